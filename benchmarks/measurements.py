"""How long a million measurements take to read, and how much memory, beside Python's csv module with float and date.

.venv/bin/python benchmarks/measurements.py --rows 1000000
"""

from __future__ import annotations

import argparse
import csv
import datetime
import io
import time
import tracemalloc
from collections.abc import Callable

from collabctl.documents import SourceFile
from collabctl.measurements import Series, read

DEPARTMENTS = 500


def main() -> None:
    """Read a made-up table in both ways."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    data = made(parser.parse_args().rows)
    rows = data.count(b"\n") - 1
    print(f"{rows:,} rows, {len(data) / 2**20:.1f} MiB")
    for name, work in (("collabctl", ours), ("csv module", plain)):
        started = time.process_time()
        work(data)
        seconds = time.process_time() - started
        most = peak(work, data)
        memory = f"{most / 2**20:7.1f} MiB at most ({most / rows:.0f} bytes a row), the file not counted"
        print(f"{name:12} {seconds:6.2f} s of the processor, {memory}")


def made(rows: int) -> bytes:
    """A table with a row for each department and day."""
    first = datetime.date(2020, 1, 1).toordinal()
    lines = [
        f"{datetime.date.fromordinal(first + row // DEPARTMENTS)},{row % 1000 / 10},department-{row % DEPARTMENTS}"
        for row in range(rows)
    ]
    return "\n".join(["date,value,department", *lines, ""]).encode()


def ours(data: bytes) -> float:
    """Read every row, and add up the values."""
    return sum(row.value for row in Series([read(SourceFile("measurements/x.csv", data))]))


def plain(data: bytes) -> float:
    """The same with the csv module."""
    rows = [
        (datetime.date.fromisoformat(row["date"]), float(row["value"]), row["department"])
        for row in csv.DictReader(io.StringIO(data.decode()))
    ]
    return sum(row[1] for row in rows)


def peak(work: Callable[[bytes], float], data: bytes) -> int:
    """The bytes that this work holds at most."""
    tracemalloc.start()
    work(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


if __name__ == "__main__":
    main()
