"""What reading a file gives: documents that know where everything in them stands, and problems.

A `Document` holds plain values. Where they stand is looked up only when somebody asks, by reading the file's
events once more: a clean file never pays for positions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from collabctl.documents.positions import Path, Place
from collabctl.findings import Location, Related


@dataclass(frozen=True)
class SourceFile:
    """A file of the organization, as its bytes. `path` is relative to ROOT, with "/" separators."""

    path: str
    data: bytes = field(repr=False)

    @cached_property
    def reading(self) -> tuple[list[Document], list[Problem]]:
        """Its documents, and what is wrong with it. Read when first asked for; nobody may write into them."""
        from collabctl.documents.yaml import read

        return read(self)

    @cached_property
    def starts(self) -> tuple[Location, ...] | None:
        """The first key of each document, where that is found without reading the bytes once more; else None."""
        from collabctl.documents.yaml.starts import starts

        return starts(self.path, self.data)

    @cached_property
    def places(self) -> tuple[Mapping[Path, Place], ...]:
        """Where everything stands, document by document. Read from the bytes when first asked for."""
        from collabctl.documents.yaml.careful import examine

        return examine(self.path, self.data).places


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding in the making: what is wrong and where. The rules' settings decide its severity later.

    `subject` is the dotted path of the field (`shared_by.0.weight`), "" for the document or the file.
    `help` may hold several lines: each is a hint of its own.
    """

    rule: str
    location: Location
    message: str
    help: str = ""
    related: tuple[Related, ...] = ()
    documents: tuple[str, ...] = ()
    subject: str = ""


@dataclass(slots=True, eq=False)
class Document:
    """One YAML document: plain values (str, int, float, bool, None, list, dict), and where they stand.

    `number` is its 0-based position in its file. `kind` and `id` are "" when absent or not text; the
    organization's id is "". `reference` is how others name it: `kpi/sales-deals-won`, `organization`, and ""
    when kind or id is missing. `slips` are the paths at which the reader found that it means something else than its
    author thinks.
    """

    source: SourceFile
    number: int
    data: dict[str, Any]
    slips: frozenset[Path] = frozenset()
    kind: str = field(init=False)
    id: str = field(init=False)
    reference: str = field(init=False)

    def __post_init__(self) -> None:
        self.kind, self.id, self.reference = names(self.data)

    @property
    def sound(self) -> bool:
        """Whether its values are what the author meant, as far as the reader can tell."""
        return not self.slips

    def key(self, path: Path) -> Location:
        """The place of a key, and for a list item of the item. `()` is the document's first key.

        Here as in the other questions about places, a path that does not exist gives its nearest ancestor's place.
        """
        if not path and self.source.starts:
            return self.source.starts[self.number]
        return self._place(path).key

    def value(self, path: Path) -> Location:
        """The place of a value, as far as its first line; where nothing stands behind a key, the key's place."""
        return self._place(path).value

    def plain(self, path: Path) -> bool:
        """Whether a text or number was written without quotes. False where the path holds no such value."""
        place = self.source.places[self.number].get(path)
        return place is not None and place.form == ""

    def written(self, path: Path) -> str:
        """A text or number exactly as typed, such as `1.10` or `"010"`, quotes and all. "" where there is none."""
        place = self.source.places[self.number].get(path)
        return place.written if place is not None else ""

    def form(self, path: Path) -> str:
        """How a value is written: "" for one without quotes, or what opens it, as `Place` has it."""
        place = self.source.places[self.number].get(path)
        return place.form if place is not None else ""

    def _place(self, path: Path) -> Place:
        places = self.source.places[self.number]
        while path not in places:
            path = path[:-1]
        return places[path]


def names(data: Mapping[str, Any]) -> tuple[str, str, str]:
    """The kind, the id and the reference of a document's values, each "" when it cannot be told."""
    kind, id_ = data.get("kind"), data.get("id")
    if type(kind) is not str:
        kind = ""
    if kind == "organization":
        return kind, "", kind
    if type(id_) is not str:
        id_ = ""
    return kind, id_, f"{kind}/{id_}" if kind and id_ else ""
