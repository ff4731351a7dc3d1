"""HTML in a long text: where each tag stands, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from collabctl.documents import Document, Path
from collabctl.documents.shown import shown
from collabctl.findings import Location

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(/?)([A-Za-z][A-Za-z0-9-]*)[^<>]*>|<[!?][^>]*>", re.DOTALL)
_ADDRESS = re.compile(r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_GOOD = re.compile(r"(?:https?://|mailto:)[^\s()<>]+|(?![a-z][a-z0-9+.-]*:|//)[^\s()<>]+", re.IGNORECASE)
_MOST_WORDS = 60

_AROUND: Final = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "`"),
}
_INSTEAD: Final = {
    **dict.fromkeys(("br", "p", "div", "section"), "leave an empty line instead, which begins a new paragraph"),
    **dict.fromkeys(("ul", "ol", "li"), "write each item on a line of its own, after '- '"),
    **dict.fromkeys(("table", "tr", "td", "th"), "write a list, or put the table on a page of its own in pages/"),
    **dict.fromkeys(
        ("span", "font", "u", "s", "del", "ins", "mark", "small", "big", "sub", "sup", "center", "abbr"),
        "leave the tag out, and keep the words",
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "write it as **words** on a line of their own"),
    **dict.fromkeys(("script", "style", "iframe", "object", "embed", "form", "video", "audio", "svg"), "leave it out"),
    "hr": "leave it out; an empty line begins a new paragraph",
    "blockquote": "write it as a paragraph, in quotes",
    "pre": "write each line between ` and `",
}


def tags(written: Sequence[str], document: Document, path: Path) -> Iterator[tuple[Location, str, str]]:
    """Each tag of a text: its place, itself, and what to write; `written` is what a reader of Markdown took for HTML.

    A closing tag is told with the one that it closes.
    """
    raw, start = document.written(path), document.value(path)
    after = 0
    awaited: list[str] = []
    for piece in written:
        for found in _TAG.finditer(piece):
            tag, name = found.group(), (found.group(2) or "").lower()
            index, length = _find(raw, tag, after)
            after = index + length if index >= 0 else after
            if found.group(1) and name in awaited:
                awaited.remove(name)
                continue
            awaited.append(name)
            rest = raw[index + length :] if index >= 0 else ""
            yield _at(start, raw, index, length), shown(tag), _instead(tag, name, rest)


def _find(raw: str, tag: str, after: int) -> tuple[int, int]:
    """Where a tag stands in what was typed, in which quotes and breaks of lines look otherwise; -1 for nowhere."""
    if (index := raw.find(tag, after)) >= 0:
        return index, len(tag)
    beginning = re.match(r"</?[\w!?-]*", tag)
    index = raw.find(beginning.group() if beginning else tag[:2], after)
    end = raw.find(">", index) if index >= 0 else -1
    return (index, end + 1 - index) if end >= 0 else (-1, 0)


def _at(start: Location, raw: str, index: int, length: int) -> Location:
    if index < 0:
        return start
    breaks = raw.count("\n", 0, index)
    column = index - raw.rfind("\n", 0, index) if breaks else start.column + index
    end = raw.find("\n", index, index + length)
    line = start.line + breaks
    return Location(start.path, line, column, line, column + (length if end < 0 else end - index))


def _instead(tag: str, name: str, rest: str) -> str:
    """What to write; `rest` is what stands behind the tag."""
    if tag.startswith("</"):
        return "remove it: it closes nothing that was opened"
    words = _words(name, rest)
    address = next(filter(None, found.groups()), "") if (found := _ADDRESS.search(tag)) else ""
    if name in ("a", "img"):
        if not _GOOD.fullmatch(address):
            address = "address"
        if name == "img":
            return f"leave the image out, or link to it: [words]({shown(address)})"
        return f"write [{words or 'words'}]({shown(address)})"
    if sign := _AROUND.get(name):
        return f"write {sign}{words or 'words'}{sign}"
    if tag.startswith("<!--"):
        return "remove it; a remark for those who edit the file begins with # on a line of its own"
    return (
        _INSTEAD.get(name)
        or f"write it in plain words; if the < should stand for itself, put a \\ before it: \\{shown(tag)}"
    )


def _words(name: str, rest: str) -> str:
    """What stands between a tag and the one that closes it, where that is short and plain."""
    inner, closing, _ = rest.partition(f"</{name}>")
    inner = " ".join(inner.split())
    return inner if closing and len(inner) <= _MOST_WORDS and not re.search(r"[<>\[\]`*_\\]", inner) else ""
