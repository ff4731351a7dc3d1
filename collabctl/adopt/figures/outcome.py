"""What reading a table gave: figures, and what is wrong with the rest, told so that somebody reads it to the end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from collabctl.adopt.figures.incoming import Incoming
from collabctl.documents.limits import MAX_BAD_ROWS


@dataclass(slots=True)
class _Problem:
    """Where a thing is wrong first, what to do about it, and in how many places more it is."""

    where: str
    hint: str
    again: int = 0


@dataclass(slots=True)
class Reading:
    """What was read, by metric; what could not be, of which the first are kept; and what to know of it."""

    figures: defaultdict[str, Incoming] = field(default_factory=lambda: defaultdict(Incoming))
    wrong: int = 0
    remarks: list[str] = field(default_factory=list)
    _problems: dict[str, _Problem] = field(default_factory=dict)

    def tell(self, where: str, message: str, hint: str) -> None:
        """Something that cannot be taken over, and what to do about it."""
        self.wrong += 1
        if message in self._problems:
            self._problems[message].again += 1
        elif len(self._problems) < MAX_BAD_ROWS:
            self._problems[message] = _Problem(where, hint)

    @property
    def problems(self) -> list[str]:
        """A sentence for each thing that is wrong, with the first place where it is; what helps is said once."""
        sentences, hints = [], {""}
        for message, problem in self._problems.items():
            again = f", and {problem.again:,} more" if problem.again else ""
            hint = "" if problem.hint in hints else f"; {problem.hint}"
            hints.add(problem.hint)
            sentences.append(f"{problem.where}{again}: {message}{hint}")
        return sentences
