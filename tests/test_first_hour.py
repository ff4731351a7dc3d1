"""The guide docs/first-hour.md, done by somebody at a terminal: what it shows is what there is to see."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pexpect

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "first-hour.md").read_text("utf-8")
PROMPT = r"(\?|\)|\]):? $"
LEFT_OUT = "..."


def commands() -> list[list[str]]:
    """Each command of the guide with the lines that it shows."""
    blocks = re.findall(r"```console\n(.*?)```", GUIDE, re.DOTALL)
    return [one.splitlines() for block in blocks for one in re.split(r"^\$ ", block, flags=re.MULTILINE) if one]


def run(command: str, lines: list[str], folder: Path) -> str:
    """Type a command of the guide and answer what it asks as the guide does; everything that was to be seen."""
    program, *arguments = command.split()
    assert program == "collabctl"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    size = (50, 400)
    process = pexpect.spawn(
        sys.executable,
        ["-m", "collabctl", *arguments],
        cwd=folder,
        env=environment,
        encoding="utf-8",
        timeout=60,
        dimensions=size,
    )
    shown = ""
    waiting = list(lines)
    while process.expect([PROMPT, pexpect.EOF]) == 0:
        shown += process.before + process.after
        asked = shown.rpartition("\n")[2]
        answered = next(line for line in waiting if f"{line} ".startswith(asked))
        waiting = waiting[waiting.index(answered) + 1 :]
        process.sendline(answered[len(asked) :])
    shown += process.before
    process.close()
    assert process.exitstatus == 0, shown
    return "\n".join(line.rstrip() for line in re.split(r"\r*\n", shown))


def test_the_guide_shows_what_there_is_to_see(tmp_path: Path) -> None:
    folder = tmp_path
    done = set()
    for command, *lines in commands():
        if command.startswith("cd "):
            folder /= command.removeprefix("cd ")
            continue
        shown = run(command, lines, folder)
        for part in re.split(rf"^{re.escape(LEFT_OUT)}$", "\n".join(lines), flags=re.MULTILINE):
            assert part.strip("\n") in shown, f"{command} shows:\n{shown}"
        done.add(command.split()[1])
    assert done == {"init", "validate", "new", "conflicts", "playbook", "handbook"}
    assert (folder / "handbook" / "README.md").is_file()
