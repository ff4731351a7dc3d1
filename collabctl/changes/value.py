"""A value of a document in one of the two organizations: as it is typed, as it is written, and what it means."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from collabctl.documents import Path
from collabctl.documents.schema.annotations import references
from collabctl.organization import Item, Organization
from collabctl.organization.quantities import Duration, Period, Target
from collabctl.organization.text import Text

Renames = Mapping[str, str]
"""The references of documents that got another id, and the new reference of each."""

_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*(?!\n|[-*+] |[0-9]+[.)] )")


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A document in one of the two organizations.

    `names` tells which document each reference in it means. `known_as` tells what the other organization writes in
    the places where it names a document that got a new id. `languages` are those of both organizations.
    """

    organization: Organization
    item: Item
    languages: Sequence[str]
    names: Mapping[Path, str] = field(default_factory=dict)
    known_as: Mapping[Path, str] = field(default_factory=dict)

    @classmethod
    def of(cls, organization: Organization, item: Item, languages: Sequence[str], renames: Renames) -> Side:
        """The document with everything that it names; `renames` leads to the other organization."""
        names, known_as = {}, {}
        for path, written, kinds in references(item.document):
            reference = _reference(organization, written, kinds)
            names[path] = reference
            new = renames.get(reference)
            if new is not None:
                known_as[path] = new if "/" in written else new.partition("/")[2]
        return cls(organization, item, languages, names, known_as)

    def value(self, key: str) -> Value:
        """What stands behind a key of the document."""
        name = key if hasattr(self.item, key) else f"{key}_"
        return Value(self, getattr(self.item, name, None), self.item.document.data.get(key), (key,), self.item)


def _reference(organization: Organization, written: str, kinds: tuple[str, ...]) -> str:
    if "/" in written or written == "organization":
        return written
    return next(
        (f"{kind}/{written}" for kind in kinds if organization.find(f"{kind}/{written}")), f"{kinds[0]}/{written}"
    )


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """A value, typed and as written, its place in the document, and what it is a part of."""

    side: Side
    typed: Any
    written: Any
    path: Path
    within: Any

    @property
    def is_there(self) -> bool:
        """Whether anything is said here: not left out, no empty list, no part without a word."""
        if self.typed is None or self.typed in ((), {}):
            return False
        if isinstance(self.typed, Period):
            return (self.typed.first, self.typed.last) != (None, None)
        return not dataclasses.is_dataclass(self.typed) or any(
            not (one is None or one is False or one == ())
            for one in (getattr(self.typed, part.name) for part in dataclasses.fields(self.typed))
        )

    def part(self, name: str) -> Value:
        """A field of a part, by its name in the model."""
        key = name.removesuffix("_")
        written = self.written.get(key) if isinstance(self.written, Mapping) else None
        return Value(self.side, getattr(self.typed, name), written, (*self.path, key), self.typed)

    def parts(self) -> Iterator[tuple[str, Value]]:
        """All fields of a part, with the keys of the format."""
        for one in dataclasses.fields(self.typed):
            yield one.name.removesuffix("_"), self.part(one.name)

    def items(self) -> list[Value]:
        """The items of a list; one alone may be written without the list."""
        listed = isinstance(self.written, list)
        return [
            Value(
                self.side,
                one,
                self.written[number] if listed else self.written,
                (*self.path, number) if listed else self.path,
                self.typed,
            )
            for number, one in enumerate(self.typed)
        ]

    def entries(self) -> dict[str, Value]:
        """The values of a mapping by their keys, where names of documents are those of the other organization."""
        return {
            self.side.known_as.get((*self.path, key), key): Value(
                self.side, one, self.written.get(key), (*self.path, key), self.typed
            )
            for key, one in self.typed.items()
        }

    def meaning(self) -> Any:
        """Something hashable that is equal for what means the same.

        The order of lists and the form of a duration, a period or a text do not count; nor does a translation
        into a language that neither organization has.
        """
        typed = self.typed
        if isinstance(typed, str):
            return self.side.known_as.get(self.path, typed)
        if isinstance(typed, Text):
            return ("text", *(_words(typed.to(language)) for language in self.side.languages))
        if isinstance(typed, Duration):
            return ("duration", typed.minutes, typed.working)
        if isinstance(typed, Period):
            return ("period", typed.first, typed.last)
        if isinstance(typed, Target):
            ends = typed.low, typed.high, typed.above, typed.below
            return ("target", *ends, typed.move, typed.change, typed.kept)
        if isinstance(typed, tuple):
            return ("list", frozenset(Counter(item.meaning() for item in self.items()).items()))
        if isinstance(typed, Mapping):
            return ("mapping", frozenset((key, one.meaning()) for key, one in self.entries().items()))
        if dataclasses.is_dataclass(typed):
            return (type(typed).__name__, *(part.meaning() for _, part in self.parts()))
        return plain_meaning(typed)


def plain_meaning(value: Any) -> Any:
    """The same for a value that is not typed, as in the settings of a rule."""
    if isinstance(value, list):
        return ("list", frozenset(Counter(map(plain_meaning, value)).items()))
    if isinstance(value, Mapping):
        return ("mapping", frozenset((key, plain_meaning(one)) for key, one in value.items()))
    return ("switch", value) if isinstance(value, bool) else value


def _words(text: str) -> str:
    """The text without what only lays it out: a line that goes on, blanks at its ends."""
    return re.sub(r"[ \t]+", " ", _LINE_BREAK.sub(" ", text.replace("\r\n", "\n").strip()))


def content(side: Side) -> Any:
    """What a document says, all but its id; where it names itself, that is what counts, not the name."""
    own = {path: "" for path, reference in side.names.items() if reference == side.item.reference}
    alike = dataclasses.replace(side, known_as={**side.known_as, **own})
    keys = [one.name.removesuffix("_") for one in dataclasses.fields(side.item) if one.name not in ("document", "id")]
    return (side.item.kind, *(alike.value(key).meaning() for key in keys))
