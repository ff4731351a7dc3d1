"""What if something were written differently? A change to the documents that is tried and never saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from collabctl.documents import Document, SourceFile, read
from collabctl.documents.nearest import nearest


@dataclass(frozen=True, slots=True)
class Supposition:
    """One field of one document, and the value it would have."""

    reference: str
    path: tuple[str | int, ...]
    value: Any

    @classmethod
    def parse(cls, text: str) -> Supposition:
        """A supposition written as kpi/sales-deals-won.target.at_least=1000; `ValueError` says what makes no sense."""
        field, equals, written = text.partition("=")
        reference, dot, path = field.partition(".")
        if not (equals and dot and "/" in reference and path):
            raise ValueError(f"'{text}' is not a change; write one such as kpi/sales-deals-won.target.at_least=1000")
        documents, problems = read(SourceFile("what-if", f"value: {written}\n".encode("utf-8", "replace")))
        if problems or "value" not in documents[0].data:
            raise ValueError(
                f"'{written}' cannot be read as a value" + (f": {problems[0].message}" if problems else "")
            )
        steps = tuple(int(step) if step.isdigit() else step for step in path.split("."))
        return cls(reference, steps, documents[0].data["value"])


def suppose(documents: Sequence[Document], suppositions: Sequence[Supposition]) -> None:
    """Write the suppositions into the documents as they stand in memory."""
    by_reference = {document.reference: document for document in documents}
    for supposition in suppositions:
        document = by_reference.get(supposition.reference)
        if document is None:
            close = nearest(supposition.reference, sorted(by_reference))
            hint = f"; did you mean '{close}'?" if close else ""
            raise ValueError(f"there is no {supposition.reference}{hint}")
        _set(document.data, supposition)


def _set(data: Any, supposition: Supposition) -> None:
    *above, last = supposition.path
    holder = data
    for step in above:
        if isinstance(holder, dict) and isinstance(step, str):
            holder = holder.setdefault(step, {})
        elif isinstance(holder, list) and isinstance(step, int) and step < len(holder):
            holder = holder[step]
        else:
            raise ValueError(f"{supposition.reference} has no '{'.'.join(map(str, supposition.path))}'")
    if isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        holder[last] = supposition.value
    elif isinstance(holder, dict) and isinstance(last, str):
        if above and above[-1] == "target":
            holder.clear()  # a target is one thing: another one takes its place
        holder[last] = supposition.value
    else:
        raise ValueError(f"{supposition.reference} has no '{'.'.join(map(str, supposition.path))}'")
