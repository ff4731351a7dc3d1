"""One more item in a list of a document that people wrote: all else in its file stays as it is."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from collabctl.documents import Document, SourceFile, read
from collabctl.edits import NotPossible
from collabctl.edits.scalars import written

_ENDS = ("---", "...")
_BYTE_ORDER_MARK = "\ufeff"


def appended(document: Document, field: str, item: Any) -> bytes:
    """The file of a document with `item` as the last in its list `field`, which may be absent so far.

    Raises NotPossible where the list is written in a way that cannot be added to safely; then nothing is lost.
    """
    text = document.source.data.decode()
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.removeprefix(mark).split(ending)
    there = document.data.get(field)
    if there is None and field not in document.data:
        at = _without_blanks(lines, _end(lines, document.key(()).line))
        lines[at:at] = [f"{field}:", *_item(item, "  ")]
    elif isinstance(there, list) and there:
        _add(lines, document, field, item)
    else:
        raise _by_hand(document, field)
    after = (mark + ending.join(lines)).encode()
    _must_read_as(document, after, field, item)
    return after


def _add(lines: list[str], document: Document, field: str, item: Any) -> None:
    """Behind the last item: on its line where the list stands in brackets, else on a line of its own."""
    first = document.key((field, 0))
    line = lines[first.line - 1]
    before = line[: first.column - 1]
    if before.strip() in ("-", "") and line.lstrip().startswith("-"):
        indent = line[: len(line) - len(line.lstrip())]
        at = _end_of_field(lines, document, field)
        lines[at:at] = _item(item, indent)
        return
    place = document.value((field,))
    closing = lines[place.line - 1].rfind("]", 0, place.end_column - 1)
    if closing < 0:
        raise _by_hand(document, field)
    line = lines[place.line - 1]
    lines[place.line - 1] = f"{line[:closing].rstrip()}, {written(item)}{line[closing:]}"


def _end(lines: list[str], start: int) -> int:
    """How many lines stand up to the end of the document that the line `start` belongs to."""
    return next((n for n in range(start, len(lines)) if lines[n].split("#")[0].rstrip() in _ENDS), len(lines))


def _end_of_field(lines: list[str], document: Document, field: str) -> int:
    own = document.key((field,)).line
    below = [document.key((name,)).line for name in document.data]
    following = min((line - 1 for line in below if line > own), default=None)
    return _without_remarks(lines, _end(lines, own) if following is None else following)


def _without_blanks(lines: list[str], at: int) -> int:
    while at and not lines[at - 1].strip():
        at -= 1
    return at


def _without_remarks(lines: list[str], at: int) -> int:
    while at and (not lines[at - 1].strip() or lines[at - 1].startswith("#")):
        at -= 1
    return at


def _item(item: Any, indent: str) -> list[str]:
    """An item of a block list; a mapping takes a line for each field."""
    if not isinstance(item, Mapping):
        return [f"{indent}- {written(item)}"]
    fields = [f"{name}: {written(value)}" for name, value in item.items()]
    return [f"{indent}{'- ' if not number else '  '}{one}" for number, one in enumerate(fields)]


def _must_read_as(document: Document, after: bytes, field: str, item: Any) -> None:
    before, _ = document.source.reading
    expected = copy.deepcopy([one.data for one in before])
    expected[document.number][field] = [*(document.data.get(field) or ()), item]
    found, _ = read(SourceFile(document.source.path, after))
    if [one.data for one in found] != expected:
        raise _by_hand(document, field)


def _by_hand(document: Document, field: str) -> NotPossible:
    place = document.key((field,)) if field in document.data else document.key(())
    return NotPossible(f"'{field}' in {place.path}:{place.line} is written in a way that cannot be added to safely")
