"""The long road: a file's values, where each of them stands, and the first thing that must be refused.

A file comes here when the short road (`quick.py`) was in doubt, or when somebody asks where something stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
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
)

from collabctl.documents import merges
from collabctl.documents.limits import MAX_BYTES, MAX_DEPTH, MAX_VALUES
from collabctl.documents.positions import LIST, MAPPING, Lines, Path, Place
from collabctl.documents.yaml import characters, refused
from collabctl.documents.yaml.error import Trail
from collabctl.documents.yaml.events import parser
from collabctl.documents.yaml.explain import explain
from collabctl.documents.yaml.messages import is_nesting
from collabctl.documents.yaml.pasted import Found, Pasted
from collabctl.documents.yaml.refusal import Refusal
from collabctl.documents.yaml.scalars import NotFinite, TooLong, resolve

_BEFORE_QUESTION_MARK = ",[{-"
_QUESTION_MARK_ALONE = re.compile(r"(\s*(?:-\s+)*\?)\s*")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


@dataclass(slots=True)
class Reading:
    """A file read with care: its documents' values, and the places in each of them, in the order of the file."""

    lines: Lines
    documents: list[dict[str, Any]] = field(default_factory=list)
    places: tuple[dict[Path, Place], ...] = ()
    pasted: list[Found] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being filled."""

    path: Path
    content: dict[str, Any] | list[Any]
    start: Any
    form: str
    key: str | None = None
    left_out: list[str] = field(default_factory=list)


def examine(path: str, data: bytes) -> Reading:
    """Read a file, remembering every place. Raises Refusal at the first thing that cannot be taken."""
    if len(data) > MAX_BYTES:
        raise refused.too_large(path)
    lines = characters.decode(path, data)
    if merges.may_have_any(data) and (unfinished := merges.unfinished(path, lines.text.split("\n"))):
        raise Refusal.of_several(unfinished)
    walk = _Walk(lines)
    try:
        reading = walk.read(data)
    except YAMLError as error:
        if is_nesting(error) and (mark := getattr(error, "problem_mark", None)):
            raise _refusal_before(lines, mark, error) from None
        refusal = explain(error, lines, walk.trail())
    except Refusal as raised:
        refusal = raised
    else:
        if unseen := walk.pasted.elsewhere():
            raise unseen
        return reading
    # A character that looks like a space and is none is the cause of whatever is wrong with its line and the next.
    line = refusal.problems[0].location.line
    raise walk.pasted.elsewhere(line) or walk.pasted.elsewhere(max(line - 1, 1)) or refusal from None


def _refusal_before(lines: Lines, mark: Any, error: YAMLError) -> Refusal:
    """What is wrong with a file of which libyaml said that it nests too deep, at a mark.

    libyaml says so of the thousandth bracket, and looks up to 1,024 characters ahead of what it hands out. So what
    stands before the mark may hold the bracket that was one too many for us, unseen: it is read for itself.
    """
    walk = _Walk(lines)
    try:
        walk.read(lines.text[: mark.index].encode())
    except Refusal as refusal:
        return refusal
    except YAMLError as earlier:
        error = earlier
    return explain(error, lines, walk.trail())


class _Walk:
    """One pass over a file's events, with an explicit stack in place of recursion."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.reading = Reading(lines)
        self.places: list[dict[Path, Place]] = []
        self.stack: list[_Open] = []
        self.count = 0
        self.line_ends: dict[int, int] = {}
        self.scalar: Any = None
        self.document_start: Any = None
        self.pasted = Pasted(lines)

    def read(self, data: bytes) -> Reading:
        """The values and places in a file's bytes. Raises Refusal, or YAMLError where libyaml gives up."""
        steps: dict[type, Callable[[Any], None]] = {
            DocumentStartEvent: self._document,
            MappingStartEvent: self._open,
            SequenceStartEvent: self._open,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            ScalarEvent: self._scalar,
            AliasEvent: self._alias,
        }
        get_event = parser(data).get_event
        while (event := get_event()) is not None:
            if step := steps.get(type(event)):
                step(event)
        if not self.places:
            raise refused.nothing_here(self.lines)
        self.reading.places = tuple(self.places)
        self.reading.pasted = self.pasted.found
        return self.reading

    def trail(self) -> Trail:
        """What has been read so far, for whoever explains why it went no further."""
        flows = tuple(parent.start for parent in self.stack if parent.form in "[{")
        return Trail(self.scalar, flows)

    def _document(self, event: Any) -> None:
        if event.version or event.tags:
            raise refused.directive(self.lines, event.start_mark)
        self.document_start = event
        self.places.append({})

    def _alias(self, event: Any) -> None:
        raise refused.alias(self.lines, event.start_mark)

    def _open(self, event: Any) -> None:
        start = event.start_mark
        self._refuse_properties(event)
        is_mapping = type(event) is MappingStartEvent
        parent = self.stack[-1] if self.stack else None
        if parent is not None and parent.form in ("{", MAPPING) and parent.key is None:
            raise refused.complex_key(self.lines, start, is_mapping)
        if parent is None and not is_mapping:
            raise refused.root_is_list(self.lines, start)
        if len(self.stack) == MAX_DEPTH:
            raise refused.too_deep(self.lines, start)
        content: dict[str, Any] | list[Any] = {} if is_mapping else []
        form = ("{" if is_mapping else "[") if event.flow_style else (MAPPING if is_mapping else LIST)
        path = self._place(self.lines.rest(start), form, "", content)
        if isinstance(content, dict) and not path:
            self.reading.documents.append(content)
        self.stack.append(_Open(path, content, start, form))
        if event.flow_style:
            self.line_ends[start.line] = event.end_mark.column

    def _close(self, event: Any) -> None:
        done = self.stack.pop()
        if isinstance(done.content, dict):
            for key in done.left_out:
                del done.content[key]
        places = self.places[-1]
        start, end = done.start, event.end_mark
        if event.start_mark.index < end.index:  # a bracket closes it
            self.line_ends[end.line] = end.column
        value = self.lines.at(start.line, start.column, max(self.line_ends.get(start.line, 0) - start.column, 1))
        place = places[done.path]._replace(value=value)
        if not done.path:
            place = place._replace(key=self._first_key(places) or value)
            place = place._replace(value=place.key)
        elif type(done.path[-1]) is int:
            place = place._replace(key=value)
        places[done.path] = place

    @staticmethod
    def _first_key(places: dict[Path, Place]) -> Any:
        return next((place.key for path, place in places.items() if path), None)

    def _scalar(self, event: Any) -> None:
        self.scalar = event
        self._refuse_properties(event)
        self.line_ends[event.end_mark.line] = event.end_mark.column
        if event.start_mark.line != event.end_mark.line:
            self.line_ends[event.start_mark.line] = len(self.lines.line(event.start_mark.line).rstrip())
        if not self.stack:
            raise refused.root_is_text(self.lines, self.document_start, event)
        parent = self.stack[-1]
        if parent.form in ("{", MAPPING) and parent.key is None:
            self._key(event, parent)
        else:
            self._value(event, parent)

    def _key(self, event: Any, parent: _Open) -> None:
        key, start = event.value, event.start_mark
        where = self.lines.between(start, event.end_mark)
        if event.style in ("|", ">") or self._is_announced(start, empty=not key):
            raise refused.question_mark(self.lines, start)
        if not key:
            raise refused.empty_key(where)
        if key == "<<" and not event.style:
            raise refused.merge_key(where)
        if event.style == '"' and (character := characters.unseen(key, key=True)):
            raise refused.unseen_escape(self.lines, event, character, in_key=True)
        path = (*parent.path, key)
        places = self.places[-1]
        if path in places:
            if path == ("kind",):
                raise refused.second_kind(where, places[path].key)
            raise refused.duplicate_key(key, where, places[path].key)
        self._counted(start)
        parent.key = key
        places[path] = Place(where, where, "", "")

    def _is_announced(self, key: Any, *, empty: bool) -> bool:
        """Whether a question mark of its own stands before a key: `? key`."""
        before = self.lines.line(key.line)[: key.column].rstrip()
        if empty and before.endswith(("]", ",")):
            before = before[:-1].rstrip()  # libyaml 0.2.5 has the empty key of `[?]` behind the bracket
        if before.endswith("?"):
            before = before[:-1].rstrip()
            return not before or before[-1] in _BEFORE_QUESTION_MARK
        line_above = _QUESTION_MARK_ALONE.fullmatch(self.lines.line(key.line - 1))
        return line_above is not None and not before and line_above.end(1) <= key.column

    def _value(self, event: Any, parent: _Open) -> None:
        text, style = event.value, event.style
        start, end = event.start_mark, event.end_mark
        where = self.lines.between(start, end)
        path = (*parent.path, parent.key or len(parent.content))
        if (clean := self.pasted.read(event, len(self.places) - 1, path)) is not None:
            text = clean
        if style or clean is not None:
            value = text
            if style == '"' and (character := characters.unseen(text, key=False)):
                raise refused.unseen_escape(self.lines, event, character)
            if style in ("|", ">") and (header := _BLOCK_HEADER.match(self.lines.text, start.index)):
                where = self.lines.at(start.line, start.column, header.end() - header.start())
        else:
            try:
                value = resolve(text)
            except NotFinite:
                raise refused.not_finite(where, text) from None
            except TooLong:
                raise refused.too_long(where) from None
            if not text and parent.key is not None:
                where = self.places[-1][(*parent.path, parent.key)].key
                parent.left_out.append(parent.key)
            elif not text:
                dash = self.lines.line(start.line).rfind("-", 0, start.column + 1)
                where = self.lines.at(start.line, max(dash, 0))
        self._place(where, style or "", self.lines.text[start.index : end.index], value)

    def _place(self, where: Any, form: str, written: str, value: Any) -> Path:
        """Put a value where it belongs in what is being filled, and remember its place; its path comes back."""
        if not self.stack:
            self.places[-1][()] = Place(where, where, form, written)
            return ()
        self._counted(where)
        parent = self.stack[-1]
        if isinstance(parent.content, dict):
            key = parent.key or ""
            path: Path = (*parent.path, key)
            parent.content[key] = value
            parent.key = None
            where_key = self.places[-1][path].key
        else:
            path = (*parent.path, len(parent.content))
            parent.content.append(value)
            where_key = where
        self.places[-1][path] = Place(where_key, where, form, written)
        return path

    def _counted(self, where: Any) -> None:
        self.count += 1
        if self.count > MAX_VALUES:
            raise refused.too_many_values(self.lines, where)

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            raise refused.anchor(self.lines, event.start_mark)
        if event.tag is not None:
            raise refused.tag(self.lines, event.start_mark)
