"""Figures as small drawings of letters, and as short numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_HEIGHTS = "▁▂▃▄▅▆▇█"
_FULL, _EMPTY = "█", "░"
BAR = 10
"""Letters of a bar."""

SPARKS = 12
"""Figures in a spark line, the latest: a year of months."""

_SMALL, _LARGE = 100, 10_000
_MOST_DIGITS = 9


def spark(values: Sequence[float], most: int = SPARKS) -> str:
    """The latest values as a line of small columns, the lowest at the bottom and the highest at the top."""
    latest = values[-most:]
    if not latest:
        return ""
    lowest, height = min(latest), max(latest) - min(latest)
    top = len(_HEIGHTS) - 1
    return "".join(_HEIGHTS[round((value - lowest) / height * top) if height else top // 2] for value in latest)


def bar(share: float) -> str:
    """A share between 0 and 1 as a bar. It is full only where nothing is lacking."""
    full = BAR if share >= 1 else min(round(share * BAR), BAR - 1)
    return _FULL * full + _EMPTY * (BAR - full)


def digits(value: float, apart_from: Iterable[float] = ()) -> int:
    """How many decimals people read: two of a small number, none of a large one.

    There are more where it would look the same as one that it is `apart_from`: 8.9996 is no 9.
    """
    found = 2 if abs(value) < _SMALL else 1 if abs(value) < _LARGE else 0
    others = [other for other in apart_from if other != value]
    while found < _MOST_DIGITS and any(f"{value:.{found}f}" == f"{other:.{found}f}" for other in others):
        found += 1
    return found


def short(value: float, apart_from: Iterable[float] = ()) -> str:
    """A number in as many digits as people read, as `digits` says, and without zeros at their end."""
    text = f"{value:,.{digits(value, apart_from)}f}"
    bare = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if bare == "-0" else bare
