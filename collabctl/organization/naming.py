"""What a name comes down to: the same thing is often called a little differently by two people."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from collabctl.organization.text import Text

_ASIDE = frozenset({"the", "de", "het", "team", "department", "dept", "afdeling"})
"""Words that say what sort of thing it is, and not which."""

_SAME = {"ops": "operations", "&": "and", "en": "and"}
"""Short words for long ones."""


def folded(text: Text) -> set[str]:
    """A text in each of its languages, without capitals, accents and hyphens."""
    return {bare(word) for word in _written(text)} - {""}


def bare(name: str) -> str:
    """A name without capitals, accents and hyphens."""
    # Only the accents of Latin, Greek and Cyrillic: marks of other scripts make another letter.
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(letter for letter in letters if not "\u0300" <= letter <= "\u036f")
    return " ".join(kept.replace("-", " ").replace("_", " ").split())


def caseless(name: str) -> str:
    """A name without capitals and with single spaces: the same words, however they were typed."""
    return " ".join(name.casefold().split())


def of_group(text: Text) -> set[str]:
    """The same for the name of a department or a team: IT Ops is IT Operations, and the Data Team is Data."""
    found = set()
    for name in folded(text):
        words = [_SAME.get(word, word) for word in name.split()]
        kept = [word for word in words if word not in _ASIDE] or words
        found.add(" ".join(kept))
    return found


def _written(text: Text) -> Iterator[str]:
    if isinstance(text.written, str):
        yield text.written
    else:
        yield from map(str, text.written.values())
