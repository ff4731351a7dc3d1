"""What README.md says can be run, can be run, and gives what it says."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources.repository import Repository

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = (
    "init",
    "new",
    "validate",
    "conflicts",
    "graph",
    "record",
    "import",
    "status",
    "diff",
    "handbook",
    "calendar",
    "rename",
    "resolve",
    "playbook",
    "export",
    "explain",
    "schema",
)


def collabctl(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "collabctl", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_finding_is_a_real_one() -> None:
    block = re.search(r"<!-- finding:.*?-->\n```\n(.*?)```\n<!-- end of finding -->", README, re.DOTALL)
    assert block
    shown = collabctl("validate", "examples/silo", "--as-of", "2026-11-23")
    assert shown.returncode == 1
    assert block[1] in shown.stdout


def test_the_map_is_a_real_one() -> None:
    block = re.search(r"<!-- graph:.*?-->\n```mermaid\n(.*?)```\n<!-- end of graph -->", README, re.DOTALL)
    assert block
    assert collabctl("graph", "examples/silo").stdout == block[1]


def test_the_change_is_a_real_one(tmp_path: Path) -> None:
    block = re.search(r"<!-- change:.*?-->\n```\n(.*?)```\n<!-- end of change -->", README, re.DOTALL)
    assert block
    shutil.copytree(ROOT / "examples" / "org", tmp_path / "org")
    repository = Repository(tmp_path / "org")
    commit = repository.commit()
    for name, old, new in (
        ("kpis/sales.yaml", "at_least: 1150", "at_least: 1300"),
        ("meetings/everyone.yaml", 'first tuesday, at: "10:00"', 'first tuesday, at: "11:00"'),
    ):
        file = repository.folder / name
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    (repository.folder / "resolutions" / "stock.yaml").unlink()
    shown = collabctl("diff", "HEAD", "--root", repository.folder, "--as-of", "2026-11-23")
    assert shown.returncode == 0
    assert block[1] in shown.stdout.replace(commit[:7], "0123abc")


def test_the_first_organization_is_sound(tmp_path: Path) -> None:
    files = re.findall(r"```yaml\n# (\S+)\n(.*?)```", README, re.DOTALL)
    assert len(files) == 2
    for name, text in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    done = collabctl("validate", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_there_and_shows_an_example(command: str) -> None:
    assert f"`collabctl {command} " in README
    done = collabctl(command, "--help")
    assert done.returncode == 0
    assert f"collabctl {command}" in done.stdout.partition("Usage:")[2].partition("\n")[2], "its help has an example"


def test_no_command_is_kept_secret() -> None:
    offered = collabctl("--help").stdout.partition("Commands:")[2]
    assert set(re.findall(r"^  (\w+)", offered, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize(
    "page",
    ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "benchmarks/README.md", "examples/ci/README.md"],
)
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if not target.startswith("https://")]
    assert not [target for target in targets if not ((ROOT / page).parent / target).exists()]
