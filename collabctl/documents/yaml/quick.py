"""The short road: the plain values of a file in which nothing is amiss, or None as soon as there is any doubt.

Nearly every file goes this way, so it does nothing but build values: no positions, no messages. Whatever is
odd, from a tab to a key with nothing behind it, sends the file down the long road (`careful.py`), which alone
decides what is wrong and says it. Both roads agree on every file that this one finds clean; a test holds that.
"""

from __future__ import annotations

import re
from typing import Any

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from collabctl.documents.limits import MAX_BYTES, MAX_DEPTH, MAX_VALUES
from collabctl.documents.yaml.characters import UNSEEN
from collabctl.documents.yaml.events import parser
from collabctl.documents.yaml.scalars import STARTS, WORDS, has_zero_in_front, number

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ORDINARY = bytes((0x0A, *range(0x20, 0x7F)))
_QUOTES = frozenset("'\"")
_FROM_A_WORD_PROCESSOR = re.compile(
    rb"[:,{\[-] *(?:\xe2\x80[\x98\x9a\x9c-\x9e]|\xc2\xab)|\n *(?:\xe2(?:\x80[\x90-\x95\xa2]|[\x88\x96\x97])|\xc2\xb7)"
)  # a value that begins with a quote, and a line that begins with a bullet or dash
_NO_SIGNS = bytes(set(range(256)) - set(b"\\<#!&?"))
_LOST_TO_A_COMMENT = re.compile(rb"[^\s#]#*[ \t]+#\S")
_ANCHOR_OR_TAG = re.compile(rb"(?:^|[\s,\[{])(?:!|&\S)")
_COMPLEX_KEY = re.compile(rb"(?:^|[\n,\[{-])[ \r]*\?\s")


def values(data: bytes) -> list[dict[str, Any]] | None:
    """The documents of a file as plain values, or None when the file needs the careful reader."""
    if len(data) > MAX_BYTES or not _ordinary(data) or _odd(data):
        return None
    try:
        return _build(parser(data).get_event)
    except (YAMLError, ValueError):
        return None


def _ordinary(data: bytes) -> bool:
    """Whether all characters are plain visible ones, in UTF-8, with line breaks as Linux or Windows write them."""
    data = data.removeprefix(_BYTE_ORDER_MARK)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
    rest = data.translate(None, _ORDINARY)
    if not rest:
        return True
    try:
        data.decode()
        # What is left are the characters outside ASCII alone: few, so looking at each of them costs nothing.
        text = rest.decode()
    except UnicodeDecodeError:
        return False
    if (max(text) >= "\u2010" or "\xab" in text or "\xb7" in text) and _FROM_A_WORD_PROCESSOR.search(data):
        return False
    return "\r" not in text and "\t" not in text and "\u200d" not in text and UNSEEN.search(text) is None


def _odd(data: bytes) -> bool:
    """Whether the bytes hold something that the values alone would not show."""
    signs = data.translate(None, _NO_SIGNS)
    return bool(signs) and (
        b"\\" in signs
        or b"<<" in data
        or (b"#" in signs and data.count(b" #") != data.count(b" # ") and _LOST_TO_A_COMMENT.search(data) is not None)
        or ((b"!" in signs or b"&" in signs) and _ANCHOR_OR_TAG.search(data) is not None)
        or (b"?" in signs and _COMPLEX_KEY.search(data) is not None)
    )


def _build(get_event: Any) -> list[dict[str, Any]] | None:  # noqa: C901, PLR0912, PLR0915 - see below
    """The values behind a stream of events, with an explicit stack in place of recursion. None: in doubt.

    One loop without calls on the usual path: it runs once for each value of the organization. At any time
    either `mapping` or `items` is what is being filled, and `key` is the key that awaits its value.
    """
    documents: list[dict[str, Any]] = []
    stack: list[tuple[dict[str, Any] | None, list[Any] | None]] = []
    mapping: dict[str, Any] | None = None
    items: list[Any] | None = None
    key: str | None = None
    count = 0
    value: Any
    while True:
        event = get_event()
        kind = type(event)
        if kind is ScalarEvent:
            value = event.value
            if mapping is not None and key is None:
                if value in mapping or not value:
                    return None
                key = value
                continue
            if event.style:
                if event.style in _QUOTES and event.start_mark.line != event.end_mark.line:
                    return None
            elif value in WORDS:
                if not value:
                    return None
                value = WORDS[value]
            elif "- " in value:
                return None
            elif value[0] in STARTS:
                value = number(value)
                if type(value) is float:
                    if event.value[-4:-3] == ".":
                        return None
                elif (event.value[0] == "-" and event.value[1:2].isalpha()) or (
                    value.__class__ is str and has_zero_in_front(value)
                ):
                    return None
            if mapping is not None:
                mapping[key] = value  # type: ignore[index]
                key = None
            elif items is not None:
                items.append(value)
            else:
                return None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            count += len(items) if mapping is None else 2 * len(mapping)  # type: ignore[arg-type]
            mapping, items = stack.pop()
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            value = {} if kind is MappingStartEvent else []
            if mapping is not None:
                if key is None:
                    return None
                mapping[key] = value
                key = None
            elif items is not None:
                items.append(value)
            elif kind is MappingStartEvent:
                documents.append(value)
            else:
                return None
            stack.append((mapping, items))
            if len(stack) > MAX_DEPTH:
                return None
            mapping, items = (value, None) if kind is MappingStartEvent else (None, value)
        elif kind is DocumentStartEvent:
            if event.version or event.tags:
                return None
        elif kind is StreamEndEvent:
            return documents if documents and count <= MAX_VALUES else None
        elif kind is AliasEvent:
            return None
