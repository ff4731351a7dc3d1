"""How the reader stops at the first thing it will not take: one problem, and nothing of the file is used."""

from __future__ import annotations

from collabctl.documents.document import Problem
from collabctl.findings import Location, Related

SYNTAX = "document/syntax"

QUOTE = "put it in quotes"
QUOTE_OR_BLOCK = "put it in quotes or write it after |"


class Refusal(Exception):
    """The one problem for which a file gives no documents."""

    def __init__(self, location: Location, message: str, help: str, related: tuple[Related, ...] = ()) -> None:
        super().__init__(message)
        self.problem = Problem(SYNTAX, location, message, help, related)
