"""The command line starts quickly: what a command does not need is not imported."""

import json
import subprocess
import sys
from pathlib import Path

ORGANIZATION = "kind: organization\nformat: 1\nname: Small\nvision: We start quickly.\ntimezone: Europe/Amsterdam\n"

LOADED = """
import json, sys
from collabctl.cli import main
sys.argv[0] = "collabctl"
try:
    main()
finally:
    print("loaded:" + json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    """The modules that are there after a command that exits with 0."""
    done = subprocess.run([sys.executable, "-c", LOADED, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.rpartition("loaded:")[2]))


def test_help_needs_no_library_but_click() -> None:
    assert not loaded("--help") & {"git", "jsonschema", "jsonschema_rs", "jinja2", "babel", "markdown_it", "yaml"}


def test_version_needs_no_library_but_click() -> None:
    assert not loaded("--version") & {"git", "jsonschema", "jsonschema_rs", "jinja2", "babel", "markdown_it", "yaml"}


def test_validating_a_clean_organization_needs_nobody_to_explain(tmp_path: Path) -> None:
    (tmp_path / "organization.yaml").write_text(ORGANIZATION, "utf-8")
    modules = loaded("validate", str(tmp_path))
    assert "jsonschema_rs" in modules
    assert not modules & {"git", "jsonschema", "jinja2", "babel", "importlib.resources"}
