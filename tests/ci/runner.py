"""As much of the runner of GitHub Actions as our action and our example workflows need: steps, one after the other.

Each step gets what the runner gives it: a shell without a profile, the variables, the files to which it may write its
outputs, its summary and additions to PATH. What it prints, on both streams, is the log.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent.parent
SHELLS = {"bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"], "python": ["python"]}
FILES = ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE")
STATUS = ("cancelled()", "always()", "failure()", "success()")


@dataclass
class Step:
    """A step that ran, or was left out (then its code is None)."""

    name: str
    code: int | None = None
    log: str = ""
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)

    @property
    def outcome(self) -> str:
        return "skipped" if self.code is None else "success" if self.code == 0 else "failure"


@dataclass
class Job:
    """What came of the steps."""

    steps: list[Step]
    outputs: dict[str, str]

    @property
    def failed(self) -> list[str]:
        return [step.name for step in self.steps if step.outcome == "failure"]

    @property
    def ran(self) -> list[str]:
        return [step.name for step in self.steps if step.code is not None]

    @property
    def log(self) -> str:
        return "".join(step.log for step in self.steps)

    @property
    def summary(self) -> str:
        return "".join(step.summary for step in self.steps)


class Runner:
    """A machine with a checked-out repository and a folder for temporary files."""

    def __init__(self, workspace: Path, temporary: Path, path: str, event: dict[str, Any] | None = None, **more: str):
        self.workspace, self.temporary, self.path = workspace, temporary, path
        temporary.mkdir(parents=True, exist_ok=True)
        told = temporary / "event.json"
        told.write_text(json.dumps(event or {}), "utf-8")
        self.environment = {
            "HOME": str(temporary),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_EVENT_NAME": "pull_request",
            "GITHUB_EVENT_PATH": str(told),
            "GITHUB_WORKSPACE": str(workspace),
            "RUNNER_TEMP": str(temporary),
            **more,
        }

    def action(self, action: Path = ROOT / "action.yml", *, done: tuple[str, ...] = (), **inputs: str) -> Job:
        """Run a composite action; the steps in `done` are taken to have succeeded before."""
        read = yaml.safe_load(action.read_text("utf-8"))
        unknown = inputs.keys() - {name.replace("-", "_") for name in read["inputs"]}
        assert not unknown, f"the action has no such input: {unknown}"
        given = {name: inputs.get(name.replace("-", "_"), one["default"]) for name, one in read["inputs"].items()}
        known = {f"inputs.{name}": value for name, value in given.items()}
        job = self.steps(read["runs"]["steps"], known, done=done)
        job.outputs = {name: filled(one["value"], known) for name, one in read["outputs"].items()}
        return job

    def steps(self, steps: list[dict[str, Any]], known: dict[str, str], *, done: tuple[str, ...] = ()) -> Job:
        """Run steps in order; adds what they put out to what expressions know."""
        ran = []
        for written in steps:
            id = written.get("id", "")
            step = Step(written["name"])
            if id in done:
                step.code = 0
            elif holds(written.get("if", "success()"), known, all(one.outcome != "failure" for one in ran)):
                self._run(step, written, known)
            ran.append(step)
            known[f"steps.{id}.outcome"] = step.outcome
            known |= {f"steps.{id}.outputs.{name}": value for name, value in step.outputs.items()}
        return Job(ran, {})

    def _run(self, step: Step, written: dict[str, Any], known: dict[str, str]) -> None:
        script = self.temporary / "script"
        script.write_text(filled(written["run"], known), "utf-8")
        files = {name: self.temporary / f"_{name.lower()}" for name in FILES}
        for file in files.values():
            file.write_bytes(b"")
        env = {name: filled(value, known) for name, value in written.get("env", {}).items()}
        done = subprocess.run(
            [*SHELLS[written.get("shell", "bash")], script],
            cwd=self.workspace,
            env=self.environment | {"PATH": self.path} | {name: str(file) for name, file in files.items()} | env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        step.code, step.log = done.returncode, done.stdout.decode()
        step.summary = files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
        step.outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text("utf-8").splitlines())
        assert not files["GITHUB_ENV"].read_bytes(), "no step of ours changes the environment of later ones"
        for folder in files["GITHUB_PATH"].read_text("utf-8").splitlines():
            self.path = f"{folder}{os.pathsep}{self.path}"


def filled(text: str, known: dict[str, str]) -> str:
    """The text with its expressions replaced; what is not known is empty, as with the runner."""
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda found: known.get(found[1], ""), text)


def holds(condition: str, known: dict[str, str], success: bool) -> bool:
    """Whether a step is run: `&&` between comparisons, names of inputs and steps, and `!cancelled()`."""
    terms = condition.strip().removeprefix("${{").removesuffix("}}").split("&&")
    truths = [_term(term.strip(), known, success) for term in terms]
    return all(truths) and (success or any(name in condition for name in STATUS))


def _term(term: str, known: dict[str, str], success: bool) -> bool:
    if term in ("success()", "!cancelled()"):
        return success or term == "!cancelled()"
    found = re.fullmatch(r"([\w.-]+) (==|!=) '([^']*)'", term)
    assert found, f"this runner does not know the condition {term!r}"
    return (known.get(found[1], "") == found[3]) == (found[2] == "==")
