"""How the reader stops at the first thing it will not take: a problem, and nothing of the file is used."""

from __future__ import annotations

import re

from collabctl.documents.document import Problem
from collabctl.documents.positions import Lines
from collabctl.documents.shown import shown
from collabctl.findings import Location, Related

SYNTAX = "document/syntax"

DASHES = re.compile(r"(?:--|-{4,}|—|–)[ \t]*")
"""A line that was meant to be the line between two documents, and is not."""

QUOTE = "put it in quotes"
QUOTE_OR_BLOCK = "put it in quotes or write it after |"


class Refusal(Exception):
    """What a file gives no documents for: one problem, or several of one sort."""

    def __init__(self, location: Location, message: str, help: str, related: tuple[Related, ...] = ()) -> None:
        super().__init__(message)
        self.problems = [Problem(SYNTAX, location, message, help, related)]

    @classmethod
    def of_several(cls, problems: list[Problem]) -> Refusal:
        """The refusal for these problems, of which there is one at least."""
        refusal = cls(problems[0].location, problems[0].message, problems[0].help)
        refusal.problems = problems
        return refusal


def not_three_dashes(lines: Lines, line: int) -> Refusal:
    """A line of hyphens between two documents that are not three, by its number from 0."""
    written = lines.line(line).rstrip()
    message = f"this line has '{shown(written)}', and between two documents stands a line of three hyphens"
    return Refusal(lines.at(line, 0, len(written)), message, "write exactly three hyphens: ---")
