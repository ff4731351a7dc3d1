"""The anchors of the headings on one page, counted as GitHub counts them."""

from __future__ import annotations

from collections import Counter

from collabctl import escaping


class Anchors:
    """Gives each heading of a page its anchor, from the top of the page down."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def of(self, title: str) -> str:
        """The anchor of the next heading; one whose text came before gets a number behind it."""
        plain = anchor = escaping.slug(title)
        while anchor in self._given:
            self._given[plain] += 1
            anchor = f"{plain}-{self._given[plain]}"
        self._given[anchor] = 0
        return anchor
