"""How a value is written in YAML so that every parser reads the same, and a person likes to read it."""

from __future__ import annotations

import datetime
import json
import re
import textwrap
from collections.abc import Mapping
from typing import Any

WIDTH = 100
"""Columns of a long text that we write, its indent left out."""

# What a parser of YAML 1.1 or 1.2 takes for a number, a truth value or nothing, as far as an id can look like it.
_MEANS_SOMETHING = re.compile(
    r"[0-9]+|0b[01]+|0x[0-9a-f]+|0o?[0-7]+|[0-9]+e-?[0-9]+|y|n|yes|no|on|off|true|false|null", re.IGNORECASE
)
_WORD = re.compile(r"[a-z0-9][a-z0-9/-]*")
_WORDS = re.compile(r"[^\W\d_](?:[\w '’()./%&+-]*[\w)'’.%])?")
"""A few words that mean the same to every reader of YAML, in brackets and braces too."""


def word(text: str) -> str:
    """An id, a reference or another single word: without quotes wherever it is safe."""
    return text if _WORD.fullmatch(text) and not _MEANS_SOMETHING.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    """Any text on one line, in double quotes; what JSON escapes YAML reads alike."""
    return json.dumps(text, ensure_ascii=False)


def plain_text(words: str) -> str:
    """A short text: as people write it wherever that is safe, else in quotes."""
    return words if _WORDS.fullmatch(words) and not _MEANS_SOMETHING.fullmatch(words) else quoted(words)


def written(value: Any) -> str:
    """Any value of a document on one line: lists in brackets, mappings in braces."""
    if isinstance(value, str):
        return word(value) if _WORD.fullmatch(value) else plain_text(value)
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{written(key)}: {written(below)}' for key, below in value.items())}}}"
    return f"[{', '.join(map(written, value))}]"


def respelled(written: str, text: str, other: str) -> str:
    """What stands there as `written` and means `text`, an id or a reference, changed to mean `other`.

    Quotes stay as they are, and so does the layout of a block.
    """
    if written == text:
        return word(other)
    if written[:1] in ("'", '"') and written[1:-1] == text:
        return f"{written[0]}{other}{written[0]}"
    if written[:1] in ("|", ">") and written.count(text) == 1:
        return written.replace(text, other)
    return quoted(other) + _blanks_after(written)


def reformulated(written: str, formula: str, old: str, new: str) -> str:
    """A formula that stands there as `written`, with another id for one of its metrics."""
    naming = metric_in_formula(old)
    changed, times = naming.subn(rf"\g<1>{new}\g<2>", written)
    escaped = written.startswith('"') and "\\" in written
    if times == len(naming.findall(formula)) and not escaped:
        return changed
    return quoted(naming.sub(rf"\g<1>{new}\g<2>", formula)) + _blanks_after(written)


def metric_in_formula(id: str) -> re.Pattern[str]:
    """Finds where a formula names this metric: `[id]`, blanks beside it allowed."""
    return re.compile(rf"(\[\s*){re.escape(id)}(\s*\])")


def long_text(text: str, indent: str = "  ") -> str:
    """A text of any length as what stands behind its key: folded where it is one paragraph, else line by line."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    if len(lines) == 1:
        sign, lines = ">-", textwrap.wrap(lines[0], WIDTH, break_long_words=False, break_on_hyphens=False)
    else:
        sign = "|-"
    return "\n".join([sign, *(f"{indent}{line}".rstrip() for line in lines)])


def _blanks_after(written: str) -> str:
    return written[len(written.rstrip()) :]
