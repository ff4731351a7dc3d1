"""Whether a bracket was ever closed. libyaml notices an open one only where the file stops making sense."""

from __future__ import annotations

import re
from typing import Final

CLOSES: Final = {"[": "]", "{": "}"}

_TOKEN = re.compile(
    r"""
    (?<=[\s,:\[{])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')   # a quoted text, which may hold brackets
    | (?<=\s)\#[^\n]*                                    # a comment
    | [\[\]{}]
    | \n(?P<next>[ ]*(?:-[ ]|---|\.\.\.|[\w-]+:(?:\s|\Z)))  # a line that looks as if something else begins
    """,
    re.VERBOSE | re.DOTALL,
)


def is_closed(text: str, index: int) -> bool:
    """Whether the bracket at `index` has its closing bracket, before what is plainly no longer inside it.

    That is a bracket of the other kind, and a line with a key or list item that is indented no deeper than the
    line of the opening bracket. A bracket that its own line begins with may hold such lines, as in JSON.
    """
    line_start = text.rfind("\n", 0, index) + 1
    before = text[line_start:index]
    indentation = len(before) - len(before.lstrip(" ")) if before.strip() else -1
    awaited: list[str] = []
    for token in _TOKEN.finditer(text, index):
        found = token.group()
        if found in CLOSES:
            awaited.append(CLOSES[found])
        elif found in CLOSES.values():
            if awaited.pop() != found:
                return False
            if not awaited:
                return True
        elif (line := token.group("next")) is not None:
            begins = line.lstrip(" ")
            if begins in ("---", "...") or len(line) - len(begins) <= indentation:
                return False
    return False
