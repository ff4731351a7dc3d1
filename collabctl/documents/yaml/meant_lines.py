"""What a line was meant to be that is not written as YAML has it: a list item, a remark, a key and its value."""

from __future__ import annotations

import re
from typing import Final

from collabctl.documents.positions import Lines
from collabctl.documents.shown import shown
from collabctl.findings import Location

BULLET: Final = re.compile(r"([–—−‐‑•·●○◦▪■‣∙*])[ \t]+(\S.*)")  # noqa: RUF001 - these are the signs that are meant
"""A list item as a word processor writes it: the sign, and what stands behind it."""

_REMARK = re.compile(r"(?://+|/\*+|<!--+|--)[ \t]*(.*?)[ \t]*(?:\*/|--+>)?$")
_KEY_AND_VALUE = re.compile(r"([^\W\d_][\w-]*)(?:[ \t]*[;=][ \t]*|[ \t]+)(\S.*)")


def bullet(sign: str, item: str) -> tuple[str, str]:
    """What is wrong with a list item behind another sign than a hyphen, and what to write."""
    return f"'{sign}' does not begin an item of a list; a hyphen and a space do", f"write '- {shown(item)}'"


def remark(line: str) -> tuple[str, str] | None:
    """What is wrong with a remark behind another sign than #; None for what is no remark."""
    found = _REMARK.fullmatch(line.strip())
    if found is None:
        return None
    return "a remark for those who edit the file begins with #", f"write '# {shown(found.group(1))}'"


def meant(line: str) -> tuple[str, str] | None:
    """The message and help for a line that is not 'key: value', where it says plainly what it was to be."""
    line = line.strip()
    if found := BULLET.fullmatch(line):
        return bullet(*found.groups())
    if what := remark(line):
        return what
    if (found := _KEY_AND_VALUE.fullmatch(line)) and _is_key(found.group(1)):
        message = f"a colon and a space are missing behind '{found.group(1)}'"
        return message, f"write {found.group(1)}: {shown(found.group(2))}"
    return None


def _is_key(word: str) -> bool:
    from collabctl.documents.schema.files import all_keys
    from collabctl.documents.schema.known_words import names_of

    return word in all_keys() or bool(names_of(word))


def too_far_left(lines: Lines, number: int) -> Location | None:
    """The line above a line, by its number from 0, where that is indented less than both of its neighbours.

    So a line that lost its spaces is told, and not the one below it that is right.
    """
    here, above, before = lines.line(number), lines.line(number - 1), lines.line(number - 2)
    if not above.strip() or not before.strip() or above.lstrip().startswith(("#", "- ")):
        return None
    deep = _indentation(here)
    fits = _indentation(before) == deep or (before.rstrip().endswith(":") and _indentation(before) < deep)
    if _indentation(above) >= deep or not fits:
        return None
    return lines.at(number - 1, _indentation(above), len(above.strip()))


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
