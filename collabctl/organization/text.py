"""Texts that may be written in several languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text as the organization wrote it: once for everybody, or in several languages.

    `first` is the organization's first language, which stands in where a translation is missing.
    """

    written: str | Mapping[str, str]
    first: str = "en"

    def to(self, language: str) -> str:
        """The text in `language`; where it is missing in the first language, and else in the one written first."""
        if isinstance(self.written, str):
            return self.written
        for choice in (language, self.first):
            if choice in self.written:
                return self.written[choice]
        return next(iter(self.written.values()), "")

    def __hash__(self) -> int:
        return hash(self.written if isinstance(self.written, str) else frozenset(self.written.items()))

    def __str__(self) -> str:
        """The text for findings and the command line, which speak English."""
        return self.to("en")
