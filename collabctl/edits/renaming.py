"""Another id for a document, in its own file and wherever it is named: by place, so that all else stays as it is."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from collabctl.documents import Document, Path, SourceFile, read
from collabctl.documents.schema.annotations import names_by_key, references
from collabctl.edits import NotPossible
from collabctl.edits.scalars import metric_in_formula, reformulated, respelled

_BYTE_ORDER_MARK = "\ufeff"


class Names(NamedTuple):
    """What is asked for: the document of this kind with the old id is to have the new one."""

    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """A value or a key that is to be written anew: what it means now, and what it is to mean."""

    document: Document
    path: Path
    before: str
    after: str
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a file that is written anew. `start` counts characters from 0, a byte order mark left out."""

    path: str
    line: int
    start: int
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Renaming:
    """All that changes, in the order of the files; `contents` is what each of these files held, and will hold."""

    edits: tuple[Edit, ...]
    contents: Mapping[str, tuple[bytes, bytes]]

    def along_with(self, other: Renaming) -> Renaming:
        """These edits and those of other files, which come after them."""
        return Renaming((*self.edits, *other.edits), {**self.contents, **other.contents})


def naming(documents: Iterable[Document], kind: str, id: str, other: str) -> Iterator[Change]:
    """Every place that means this document: its own id, what refers to it, and the formulas that it is in."""
    written = f"{kind}/{id}"
    formula = metric_in_formula(id)
    for document in documents:
        if document.reference == written:
            yield Change(document, ("id",), id, other)
        for path, text, kinds in references(document):
            if text == written:
                yield Change(document, path, text, f"{kind}/{other}")
            elif text == id and kind in kinds:
                yield Change(document, path, text, other, names_by_key(document, path))
        own = document.data.get("formula")
        if kind == document.kind == "metric" and isinstance(own, str) and formula.search(own):
            yield Change(document, ("formula",), own, formula.sub(rf"\g<1>{other}\g<2>", own))


def rename(documents: Sequence[Document], names: Names, others: Iterable[Change] = ()) -> Renaming:
    """The edits that give a document another id; `others` are changes that have to be made along with it.

    Raises NotPossible where a file does not read as it should after them.
    """
    changes: dict[str, list[Change]] = {}
    for change in (*naming(documents, *names), *others):
        changes.setdefault(change.document.source.path, []).append(change)
    edits: list[Edit] = []
    contents = {}
    for path, here in sorted(changes.items()):
        source = here[0].document.source
        made = sorted((_edit(change, names) for change in here), key=lambda edit: edit.start)
        after = _applied(source.data, made)
        _must_read_as(path, after, _expected([one for one in documents if one.source is source], here))
        edits += made
        contents[path] = (source.data, after)
    return Renaming(tuple(edits), contents)


def _edit(change: Change, names: Names) -> Edit:
    document, path = change.document, change.path
    text = _text(document.source.data)
    place = document.key(path) if change.is_key else document.value(path)
    start = sum(len(line) + 1 for line in text.split("\n")[: place.line - 1]) + place.column - 1
    key = text[start : start + place.end_column - place.column]
    before = key if change.is_key else document.written(path)
    if path == ("formula",):
        after = reformulated(before, change.before, names.old, names.new)
    else:
        after = respelled(before, change.before, change.after)
    fields = [step for step in path[: -1 if change.is_key else None] if isinstance(step, str)]
    return Edit(document.source.path, place.line, start, fields[-1], before, after)


def _text(data: bytes) -> str:
    return data.decode().removeprefix(_BYTE_ORDER_MARK)


def _applied(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The file with these edits, which come in the order of their places."""
    text = _text(data)
    pieces = [_BYTE_ORDER_MARK] if data.decode().startswith(_BYTE_ORDER_MARK) else []
    done = 0
    for edit in edits:
        pieces += [text[done : edit.start], edit.after]
        done = edit.start + len(edit.before)
    return "".join([*pieces, text[done:]]).encode()


def _expected(documents: Sequence[Document], changes: Iterable[Change]) -> list[dict[str, Any]]:
    """What the documents of a file are to hold."""
    expected = {id(document): copy.deepcopy(document.data) for document in documents}
    for change in changes:
        holder: Any = expected[id(change.document)]
        for step in change.path[:-1]:
            holder = holder[step]
        if change.is_key:
            holder[change.after] = holder.pop(change.before)
        else:
            holder[change.path[-1]] = change.after
    return list(expected.values())


def _must_read_as(path: str, data: bytes, expected: list[dict[str, Any]]) -> None:
    found, _ = read(SourceFile(path, data))
    if [document.data for document in found] != expected:
        raise NotPossible(f"{path} is written in a way that cannot be edited safely; change it there by hand")
