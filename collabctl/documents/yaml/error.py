"""What libyaml says when it gives up, with what there is to judge it by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from collabctl.documents.positions import Lines
from collabctl.documents.yaml.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Trail:
    """What had been read when libyaml gave up: the last scalar, and where the flow brackets still open began."""

    scalar: Any
    flows: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Error:
    """A libyaml error, with what there is to judge it by."""

    lines: Lines
    trail: Trail
    problem: str
    context: str
    mark: Any
    origin: Any

    @property
    def index(self) -> int:
        """How many characters stand before it."""
        return min(int(self.mark.index), len(self.lines.text))

    @property
    def character(self) -> str:
        """What stands where reading stopped; "" at the end of the file."""
        return self.lines.text[self.index : self.index + 1]

    @property
    def line(self) -> str:
        """The line on which reading stopped."""
        return self.lines.line(self.mark.line)

    @property
    def before(self) -> str:
        """What stands before it on its line, blanks at the end left off."""
        return self.line[: self.mark.column].rstrip()

    def refusal(self, mark: Any, message: str, help: str, length: int = 0) -> Refusal:
        """A refusal at a mark: of so many characters, or to the end of the line."""
        where = self.lines.at(mark.line, mark.column, length) if length else self.lines.rest(mark)
        return Refusal(where, message, help)
