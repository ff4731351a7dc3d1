"""The short road to where documents begin, for whoever asks nothing else: the handbook, of every document it shows.

`---` at the beginning of a line always begins a document, whatever stands around it, so looking at lines is enough,
as long as each document begins with a plain key. Otherwise the long road (`careful.py`) knows.
"""

from __future__ import annotations

import re

from collabctl.findings import Location

_MARK = re.compile(r"---(?:[ \r]|\Z)")
_KEY = re.compile(r"( *)([A-Za-z][\w-]*):(?:[ \r]|\Z)", re.ASCII)
_ODD_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
_NOTHING = re.compile(r"\s*(?:#|\Z)")


def starts(path: str, data: bytes) -> tuple[Location, ...] | None:
    """The place of the first key of each document of a file that was read without a problem; None when in doubt."""
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    if _ODD_BREAK.search(text):
        return None
    found: list[Location] = []
    waiting = True
    for number, row in enumerate(text.split("\n"), 1):
        if _MARK.match(row):
            if row[3:].strip() or (waiting and found):
                return None
            waiting = True
        elif row.startswith(("...", "%")):
            return None
        elif waiting and not _NOTHING.match(row):
            key = _KEY.match(row)
            if key is None:
                return None
            found.append(Location(path, number, key.start(2) + 1, number, key.end(2) + 1))
            waiting = False
    return tuple(found)
