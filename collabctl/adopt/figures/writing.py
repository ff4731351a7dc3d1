"""What taking figures over makes of the tables: rows below those of a table, and other values where it has others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from collabctl.adopt.figures.incoming import Incoming
from collabctl.adopt.figures.merging import Change, Merged
from collabctl.documents.limits import MAX_TABLE_BYTES
from collabctl.edits import NotPossible, tables
from collabctl.measurements import Dialect
from collabctl.organization import Organization


@dataclass(slots=True)
class Written:
    """Tables to make, and tables to change: for each path what it holds and what it is to hold."""

    added: dict[str, str] = field(default_factory=dict)
    edited: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)
    place_of: dict[str, str] = field(default_factory=dict)
    """The path that new figures of a metric go to."""


def written(organization: Organization, all_merged: Iterable[Merged]) -> Written:
    """The tables with the figures in them. Raises NotPossible where one cannot hold them."""
    result = Written()
    bytes_of = {file.path: file.data for file in organization.tables}
    for merged in all_merged:
        series = organization.figures.of(merged.metric.id)
        dialects = {table.path: table.dialect for table in series.tables}
        table = tables.own_table(series, merged.metric.id)
        target = table.path if table else f"{tables.FOLDER}/{merged.metric.id}.csv"
        result.place_of[merged.metric.id] = target
        changes = _by_path(merged.changed)
        for path in sorted({*changes, *([target] if len(merged.new) else [])}):
            dialect, added = dialects.get(path), merged.new if path == target else Incoming()
            if dialect is None:
                result.added[path] = _new(added, tables.usual_separator(organization))
                size = len(result.added[path])
            else:
                before = bytes_of[path]
                after = _edited(before, dialect, added, changes.get(path, []))
                result.edited[path] = (before, after)
                size = len(after)
            if size > MAX_TABLE_BYTES:
                most = MAX_TABLE_BYTES // 2**20
                raise NotPossible(f"nothing was added to '{path}': it would be larger than {most} MiB")
    return result


def _by_path(changes: Iterable[Change]) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(change.there.path, []).append(change)
    return found


def _new(figures: Incoming, separator: str) -> str:
    dialect = Dialect(("date", "value", *_needed(figures)), separator)
    return tables.new_table(dialect, _lines(figures, dialect))


def _needed(figures: Incoming) -> Iterator[str]:
    if figures.has_departments:
        yield "department"
    if figures.has_notes:
        yield "note"


def _edited(before: bytes, dialect: Dialect, added: Incoming, changes: list[Change]) -> bytes:
    notes = ["note"] if any(change.figure.note for change in changes) else []
    wider, dialect = tables.with_columns(before, dialect, [*_needed(added), *notes])
    if changes:
        cells = {change.there.line: _cells(change, dialect) for change in changes}
        wider = tables.with_changed_rows(wider, dialect, cells)
    return tables.with_rows(wider, _lines(added, dialect)) if len(added) else wider


def _cells(change: Change, dialect: Dialect) -> dict[str, str]:
    """What a row is to hold instead. A note that is there stays unless another was given."""
    value = {"value": tables.amount_text(change.figure.value, dialect.decimal)} if change.has_other_value else {}
    return value | ({"note": change.figure.note} if change.figure.note else {})


def _lines(figures: Incoming, dialect: Dialect) -> Iterator[str]:
    for figure in figures:
        cells = (
            ("date", figure.days.last.isoformat()),
            ("value", tables.amount_text(figure.value, dialect.decimal)),
            ("department", figure.department),
            ("note", figure.note),
        )
        yield tables.line(dialect, cells)
