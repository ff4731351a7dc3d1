"""How long files take that were made to stall a reader, and how that grows with their size.

    python benchmarks/hostile.py

Each kind of file is read twice, once as large as a file may be and once half as large. Timed is processor time, and
the fastest of three rounds counts. `growth` is what twice the size costs: about 2 where the work is in proportion, 4
where each part is held against each other part. The tests count the work; this sees also what happens inside a search.
"""

from __future__ import annotations

import time

from collabctl.documents import SourceFile, read
from collabctl.documents.limits import MAX_BYTES

# (what the file begins with, what is repeated, what it ends with)
KINDS = (
    ("a: ", "[", ""),
    ("a: ", "{", ""),
    ("a:\n", "- ", ""),
    ("", "'", ""),
    ("", "\t", ""),
    ("a: [", '" ', ""),
    ("a: [x\n", ' "a" \'b\n', ""),
    ("a: " + "[x, " * 30, "1, ", "@"),
    ('a: "', "\\n", '\\e"'),
    ("a: ?\n", "\n", ""),
    ("a:", " ", "x"),
    ("a: b", " #", ""),
    ("a: x", "#", " #y"),
    ("a: x\n", "  y\n", ""),
)


def seconds(data: bytes) -> float:
    """The processor time of reading a file."""
    rounds = []
    for _ in range(3):
        start = time.process_time()
        documents, _problems = read(SourceFile("a.yaml", data))
        if documents:
            documents[-1].key(("a",))
        rounds.append(time.process_time() - start)
    return min(rounds)


def row(begin: str, part: str, end: str) -> str:
    """A line of the table."""
    half, whole = (
        (begin + part * ((size - len(begin) - len(end)) // len(part)) + end).encode()
        for size in (MAX_BYTES // 2, MAX_BYTES)
    )
    short, long = seconds(half), seconds(whole)
    growth = f"{long / short:>7.1f}" if short > 0.005 else f"{'-':>7}"
    return f"{(begin + part)[:12]!r:<22} {long:>8.3f} s {growth}"


if __name__ == "__main__":
    print(f"{'begins with':<22} {'1 MiB':>10} {'growth':>7}")
    for kind in KINDS:
        print(row(*kind), flush=True)
