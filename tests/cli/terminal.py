"""Somebody at a terminal, who answers what a command asks."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pexpect

REPOSITORY = str(Path(__file__).parent.parent.parent)
QUESTION = r"(\?|\)|\]):? $"
"""How every question ends, with or without the answer that Enter alone gives."""


class Terminal:
    """A command with somebody in front of it."""

    def __init__(self, *arguments: object, cwd: Path | None = None) -> None:
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "collabctl", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": REPOSITORY, "NO_COLOR": "1"},
            encoding="utf-8",
            timeout=60,
            dimensions=(50, 200),
            echo=False,
        )
        self.shown = ""

    def answer(self, expected: str, text: str) -> None:
        """Wait for the question that has these words in it, and answer it."""
        self.process.expect(QUESTION)
        asked = self.process.before + self.process.after
        self.shown += asked
        assert expected in asked.rpartition("\n")[2], self.shown
        self.process.sendline(text)

    def interrupt(self) -> int:
        """Press Ctrl-C at the next question."""
        self.process.expect(QUESTION)
        self.process.sendintr()
        return self.end()

    def end(self) -> int:
        """Read what is left; the exit code."""
        self.process.expect(pexpect.EOF)
        self.shown += self.process.before
        self.process.close()
        return int(self.process.exitstatus)

    @property
    def lines(self) -> list[str]:
        """Everything shown, without blanks at the ends."""
        return [line.rstrip() for line in re.split(r"\r*\n", self.shown)]
