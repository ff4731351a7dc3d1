"""A whole document as YAML, laid out as people write it: blocks, short lists on one line, and texts in quotes.

What is written means the same to every parser; nothing in a value can become more than a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from collabctl.edits.scalars import WIDTH, long_text, quoted, word, written

_AMOUNT = re.compile(r"[0-9]+ [a-z]+(?: [a-z]+)?")
_SENTENCE = 4
"""Blanks in a text that is a sentence, and better in quotes."""

_MOST_ON_A_LINE = 120
_MOST_NESTED = 80
"""Columns of a mapping with something in it that has parts of its own: longer, and nobody sees where it ends."""


def document_text(data: Mapping[str, Any]) -> str:
    """A document, without the line that divides it from the next. Values are plain: what a reader would give."""
    return "\n".join(_block(data, "")) + "\n"


def _block(value: Any, indent: str) -> Iterator[str]:
    """The lines of a mapping or a list that stands below its key."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _entry(f"{indent}{_key(str(key))}:", inner, indent)
    else:
        for inner in value:
            yield from _item(inner, indent)


def _entry(beginning: str, value: Any, indent: str) -> Iterator[str]:
    """What stands behind a key, on its line where it fits there."""
    line = _on_one_line(value)
    if line is not None and len(beginning) + 1 + len(line) <= _MOST_ON_A_LINE:
        yield f"{beginning} {line}"
    elif isinstance(value, str):
        yield f"{beginning} {_text(value, indent)}"
    else:
        yield beginning
        yield from _block(value, f"{indent}  ")


def _item(value: Any, indent: str) -> Iterator[str]:
    line = _on_one_line(value)
    if line is not None and len(indent) + 2 + len(line) <= _MOST_ON_A_LINE:
        yield f"{indent}- {line}"
    elif isinstance(value, str):
        yield f"{indent}- {_text(value, indent)}"
    else:
        first, *others = _block(value, f"{indent}  ")
        yield f"{indent}- {first.lstrip()}"
        yield from others


def _on_one_line(value: Any) -> str | None:
    """A value that is small enough to stand behind its key; None for one that reads better in a block."""
    if isinstance(value, Mapping):
        lines = [_on_one_line(inner) for inner in value.values()]
        line = "{" + ", ".join(f"{_key(str(key))}: {inner}" for key, inner in zip(value, lines, strict=True)) + "}"
        nested = any(isinstance(inner, Mapping | list) for inner in value.values())
        return None if None in lines or (nested and len(line) > _MOST_NESTED) else line
    if isinstance(value, list):
        sentences = any(isinstance(inner, Mapping | list) or " " in str(inner) for inner in value)
        return None if sentences else "[" + ", ".join(map(_scalar, value)) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if not isinstance(value, str) or (value.count(" ") < _SENTENCE and not value.endswith((".", "!"))):
        return value if isinstance(value, str) and _AMOUNT.fullmatch(value) else written(value)
    return quoted(value)


def _text(text: str, indent: str) -> str:
    """A text that is too long for the line of its key. It is folded where every blank of it survives that."""
    if text.isprintable() and text == " ".join(text.split()) and max(map(len, text.split())) < WIDTH:
        return long_text(text, f"{indent}  ")
    return quoted(text)


def _key(text: str) -> str:
    return text if re.fullmatch(r"[a-z]+(?:_[a-z]+)*", text) and word(text.replace("_", "-"))[0] != '"' else word(text)


def joined(documents: Sequence[Mapping[str, Any]]) -> str:
    """Several documents for one file."""
    return "---\n".join(map(document_text, documents))
