"""A machine that has collabctl, installed by the first step of our action; and a repository with a pull request."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.ci.runner import Runner
from tests.sources.repository import Repository

ORGANIZATION = "kind: organization\nformat: 1\nname: Lantern\n"
SALES = "kind: department\nid: sales\nname: Sales\n"
SUPPORT = "kind: department\nid: support\nname: Support\nmision: Help at once.\n"
"""With a finding: a typo in a key."""

# Nothing may be fetched, so the new environment borrows the libraries of this one.
BORROWING = """#!{python} -I
import os, subprocess, sys
subprocess.run([{python!r}, *sys.argv[1:]], check=True)
if sys.argv[1:4] == ["-I", "-m", "venv"]:
    version = f"python{{sys.version_info[0]}}.{{sys.version_info[1]}}"
    with open(os.path.join(sys.argv[4], "lib", version, "site-packages", "borrowed.pth"), "w") as file:
        file.write({libraries!r} + "\\n")
"""
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A runner on which the step that installs collabctl ran, in a repository full of files that Python would like."""
    folder = tmp_path_factory.mktemp("machine")
    tools = folder / "tools"
    tools.mkdir()
    python = tools / "python3"
    python.write_text(BORROWING.format(python=sys.executable, libraries=sysconfig.get_path("purelib")), "utf-8")
    python.chmod(0o755)
    workspace = folder / "workspace"
    trap = f"open({str(folder / 'sprung')!r}, 'w').close()\n"
    for name in ("pip", "venv", "collabctl", "site", "json", "click"):
        for module in (f"{name}.py", f"{name}/__init__.py", f"{name}/__main__.py"):
            (workspace / module).parent.mkdir(parents=True, exist_ok=True)
            (workspace / module).write_text(trap, "utf-8")
    (workspace / "sitecustomize.py").write_text(trap, "utf-8")
    (workspace / "organization.yaml").write_text(ORGANIZATION, "utf-8")
    runner = Runner(workspace, folder / "temporary", f"{tools}{os.pathsep}{os.environ['PATH']}", **OFFLINE)
    runner.first = runner.action()
    runner.sprung = folder / "sprung"
    return runner


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A sound organization in the folder `org`, with one old finding, committed."""
    made = Repository(tmp_path / "workspace")
    made.commit(org__organization=ORGANIZATION, org__sales=SALES, org__support=SUPPORT)
    return made


@pytest.fixture
def runner(installed: Runner, repository: Repository, tmp_path: Path) -> Runner:
    """A runner in that repository, with collabctl installed."""
    return Runner(repository.folder, tmp_path / "temporary", installed.path)
