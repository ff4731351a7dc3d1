"""A value as a message repeats it: on one line, and cut where it gets long."""

from __future__ import annotations

from collabctl.documents.limits import MAX_SHOWN_CHARACTERS


def shown(text: str) -> str:
    """At most MAX_SHOWN_CHARACTERS of a text, its line breaks as spaces."""
    line = " ".join(text[: MAX_SHOWN_CHARACTERS * 4].split())
    return line if len(line) <= MAX_SHOWN_CHARACTERS else line[: MAX_SHOWN_CHARACTERS - 1] + "…"
