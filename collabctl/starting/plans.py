"""What is to be written: new documents, and the lines that they bring along in documents that are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from collabctl.documents import Document, SourceFile, read
from collabctl.edits.appending import appended
from collabctl.starting.drafts import Draft


@dataclass(slots=True)
class Plan:
    """New files by path, and for each file that changes what it holds now and what it is to hold."""

    added: dict[str, str] = field(default_factory=dict)
    edits: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)

    def add(self, draft: Draft) -> None:
        """A new document."""
        self.added[draft.path] = draft.text

    def append(self, document: Document, name: str, item: Any) -> None:
        """One more item in a list of a document: one that is there, or one that this plan adds."""
        path = document.source.path
        if path in self.added:
            self.added[path] = appended(self._now(document, self.added[path].encode()), name, item).decode()
            return
        before, now = self.edits.get(path, (document.source.data,) * 2)
        self.edits[path] = (before, appended(self._now(document, now), name, item))

    @staticmethod
    def _now(document: Document, data: bytes) -> Document:
        return read(SourceFile(document.source.path, data))[0][document.number]

    def files(self) -> Mapping[str, bytes]:
        """Every file as it will be."""
        new = {path: text.encode() for path, text in self.added.items()}
        return new | {path: after for path, (_, after) in self.edits.items()}
