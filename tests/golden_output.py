"""What collabctl makes of the example organizations: one table of what is run, and how.

`python -m tests.golden_output` (or `make golden`) writes it to tests/golden/, and tests/test_golden_output.py compares.
Everything runs in a folder with copies of the organizations, so that no path of a machine can come into it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shlex
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from click.testing import CliRunner

from tests import golden_change

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
RUNS = "runs.txt"
"""The file that holds, for each command, how it ended and what it said beside its output."""

AS_OF = ("--as-of", "2026-11-23")
ENDINGS = {
    "text": "txt", "concise": "concise.txt", "github": "github.txt", "junit": "xml", "gitlab": "gitlab.json",
    "json": "json", "sarif": "sarif", "markdown": "md", "mermaid": "mmd", "dot": "dot", "svg": "svg",
}  # fmt: skip
IN_FULL = (
    *("index.html", "conflicts.html", "results.html", "collaboration.html", "which-channel.html", "glossary.html"),
    *(
        "goals/customers-give-us-a-9.html",
        "departments/sales.html",
        "meetings/index.html",
        "rollouts/asana-rollout.html",
    ),
)
"""The pages of the site that are held in full, one or more of each sort; of all others it is their size and their hash.

The Markdown says what stands on a page, and is held in full. All HTML would be two million bytes more, of which
a reviewer reads the same change of the frame around it 181 times.
"""
SILENT = dict.fromkeys(("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "GITHUB_ACTIONS", "GITLAB_CI", "NO_COLOR"))
ENVIRONMENT = {**SILENT, "COLUMNS": "80", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


class Invocation(NamedTuple):
    """A command that is run: the file below tests/golden for what it prints, and the folder that it writes, if any."""

    file: str
    arguments: tuple[str, ...]
    folder: str = ""

    @property
    def line(self) -> str:
        """The command as one types it in a shell."""
        return f"$ {shlex.join(('collabctl', *self.arguments))} > {self.file}"


class Outcome(NamedTuple):
    """How a command ended and what it said beside its output, and the files for tests/golden that came of it."""

    run: str
    files: dict[str, bytes]


def _formats(file: str, formats: str, *arguments: str) -> list[Invocation]:
    return [Invocation(f"{file}.{ENDINGS[format_]}", (*arguments, "--format", format_)) for format_ in formats.split()]


def _of(name: str) -> list[Invocation]:
    """What is run on one of the example organizations."""
    root = f"examples/{name}"
    return [
        *_formats(f"{name}/validate", "text concise json sarif github gitlab junit markdown", "validate", root, *AS_OF),
        *_formats(f"{name}/conflicts", "text markdown json mermaid", "conflicts", root, *AS_OF),
        *_formats(
            f"{name}/conflicts-of-sales", "text markdown json mermaid",
            "conflicts", root, *AS_OF, "--department", "sales",
        ),
        *_formats(
            f"{name}/conflicts-with-library", "text markdown json mermaid",
            "conflicts", root, *AS_OF, "--with-library",
        ),
        *_formats(f"{name}/status", "text markdown json", "status", root, *AS_OF),
        *(
            invocation
            for view in ("collaboration", "goals", "influences")
            for invocation in _formats(f"{name}/graph-{view}", "mermaid dot svg json", "graph", root, "--view", view)
        ),
        Invocation(f"{name}/calendar.ics", ("calendar", root)),
        Invocation(f"{name}/calendar-of-support.ics", ("calendar", root, "--department", "support")),
        Invocation(f"{name}/codeowners.txt", ("export", "codeowners", root)),
        Invocation(f"{name}/resolve.txt", ("resolve", "--root", root, *AS_OF)),
        Invocation(f"{name}/rename.txt", ("rename", "metric", "csat", "joy", "--dry-run", "--root", root, *AS_OF)),
        Invocation(
            f"{name}/handbook.txt", ("handbook", root, "--site", "--output", f"handbook-{name}"), f"handbook-{name}"
        ),
    ]  # fmt: skip


INVOCATIONS = (
    *_of("org"),
    *_of("silo"),
    *_formats("change/diff", "text markdown json", "diff", "HEAD~1", "HEAD", "--root", "change", *AS_OF),
    Invocation("change/diff-undone.txt", ("diff", "HEAD", "HEAD~1", "--root", "change", *AS_OF)),
    Invocation("change/validate-since.txt", ("validate", "change", "--since", "HEAD~1", *AS_OF)),
    Invocation("change/status-history.txt", ("status", "change", "--history", "2", *AS_OF)),
    *(
        Invocation(f"explain/{rule.replace('/', '-')}.txt", ("explain", rule))
        for rule in ("kpi/opposed-directions", "meeting/clash", "document/unknown-key")
    ),
)


class Workspace:
    """A folder with both organizations in it, and a third, `change`, with a git history; each command runs once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("org", "silo"):
            shutil.copytree(ROOT / "examples" / name, folder / "examples" / name)
        shutil.copytree(ROOT / "examples" / "org", folder / "change")
        self._commits = golden_change.repository(folder / "change")
        self._outcomes: dict[Invocation, Outcome] = {}

    def outcome(self, invocation: Invocation) -> Outcome:
        """Run a command, unless that was done before."""
        if invocation not in self._outcomes:
            self._outcomes[invocation] = self._run(invocation)
        return self._outcomes[invocation]

    def _run(self, invocation: Invocation) -> Outcome:
        from collabctl.cli import collabctl

        with contextlib.chdir(self.folder), mock.patch("collabctl.__version__", "0.0.0"):
            done = CliRunner(env=ENVIRONMENT).invoke(collabctl, invocation.arguments, standalone_mode=False)
        if done.exception:
            raise AssertionError(f"{invocation.line} broke off") from done.exception
        code = done.return_value or 0
        run = f"{invocation.line}\nexit {code}\n{self._masked(done.stderr_bytes).decode()}".removesuffix("\n")
        files = {invocation.file: self._masked(done.stdout_bytes)}
        if invocation.folder:
            files |= _pages(self.folder / invocation.folder, Path(invocation.file).with_suffix("").as_posix())
        return Outcome(run, files)

    def _masked(self, output: bytes) -> bytes:
        """The hashes of commits change with every word in the examples, and say nothing."""
        for commit, name in zip(self._commits, (b"before", b"after"), strict=True):
            output = output.replace(commit.encode(), name).replace(commit[:7].encode(), name)
        return output


def _pages(folder: Path, below: str) -> dict[str, bytes]:
    """The Markdown of a handbook and some pages of its site in full, and a line for each other file."""
    files, others = {}, []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or path.name == ".collabctl-manifest.json":  # which has the hash of every file, as we do
            continue
        if path.suffix == ".md" or name.removeprefix("en/").removeprefix("nl/") in IN_FULL:
            files[f"{below}/{name}"] = path.read_bytes()
        else:
            others.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()[:16]} {path.stat().st_size:>7,} {name}\n")
    return {**files, f"{below}/others.txt": "".join(others).encode()}


def runs(golden: Path) -> dict[str, str]:
    """What tests/golden says of how each command ended, by the line that names it."""
    blocks = (golden / RUNS).read_text("utf-8").removesuffix("\n").split("\n\n")
    return {block.partition("\n")[0]: block for block in blocks}


def write(golden: Path) -> None:
    """Write all of it anew."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        outcomes = [workspace.outcome(invocation) for invocation in INVOCATIONS]
    shutil.rmtree(golden, ignore_errors=True)
    for outcome in outcomes:
        for name, content in outcome.files.items():
            (golden / name).parent.mkdir(parents=True, exist_ok=True)
            (golden / name).write_bytes(content)
    (golden / RUNS).write_text("\n\n".join(outcome.run for outcome in outcomes) + "\n", "utf-8")


if __name__ == "__main__":
    write(GOLDEN)
