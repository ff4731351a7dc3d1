"""All figures of an organization, by metric. A file is read when somebody first asks for its figures."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from functools import cached_property

from collabctl.documents import SourceFile
from collabctl.measurements.rows import Measurement
from collabctl.measurements.table import Table, metric_of, read


class Series:
    """The measurements of one metric, from one file or several."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self.tables = tuple(tables)

    def __len__(self) -> int:
        """How many rows there are, those that say again what another says included."""
        return sum(len(table.rows) for table in self.tables)

    def __iter__(self) -> Iterator[Measurement]:
        """The measurements by day and department; of several for the same, only the first that was written."""
        before: Measurement | None = None
        for measurement in self._all():
            if before is None or not _same(before, measurement):
                before = measurement
                yield measurement

    def again(self) -> Iterator[tuple[Measurement, Measurement]]:
        """The measurements for a day and department that already had one, each after that one."""
        first: Measurement | None = None
        for measurement in self._all():
            if first is not None and _same(first, measurement):
                yield first, measurement
            else:
                first = measurement

    def _all(self) -> Iterator[Measurement]:
        return heapq.merge(*(table.rows for table in self.tables)) if len(self.tables) > 1 else self._only()

    def _only(self) -> Iterator[Measurement]:
        return iter(self.tables[0].rows) if self.tables else iter(())


class Figures:
    """What was measured, whatever the metric."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files: dict[str, list[SourceFile]] = {}
        for file in files:
            self._files.setdefault(metric_of(file.path), []).append(file)
        self._series: dict[str, Series] = {}

    def __contains__(self, metric: object) -> bool:
        """Whether anything is written down about a metric, be it rows that cannot be read."""
        tables = self.of(metric).tables if isinstance(metric, str) else ()
        return any(len(table.rows) or table.problems for table in tables)

    def __bool__(self) -> bool:
        return bool(self._files)

    @property
    def metrics(self) -> tuple[str, ...]:
        """The ids that files are named after, whether there are such metrics or not."""
        return tuple(sorted(self._files))

    def paths(self) -> Iterator[tuple[str, str]]:
        """Every file by its path, with the id that it is named after."""
        for metric in self.metrics:
            yield from ((file.path, metric) for file in self._files[metric])

    def of(self, metric: str) -> Series:
        """The measurements of a metric; an empty series for one that nobody has measured."""
        if metric not in self._series:
            self._series[metric] = Series(map(read, self._files.get(metric, ())))
        return self._series[metric]

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every file, read, by metric and path."""
        return tuple(table for metric in self.metrics for table in self.of(metric).tables)


def _same(one: Measurement, other: Measurement) -> bool:
    return one[:2] == other[:2]
