"""What somebody probably meant: the choice that differs from a word by a slip of the finger."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 3
"""Letters that a word must have. Nearly all shorter ones are one slip apart, so only the same word will do there."""

LONG = 10
"""Letters from which a word may have one slip more: two slips in ten letters still leave no doubt."""

SURE_BEGINNING = 4
"""Letters that a beginning must have (`dept` does not qualify, `depart` does) to stand for the whole word."""


def nearest(word: str, choices: Iterable[str], *, at_most: int = 1) -> str | None:
    """The choice that is at most so many slips away from `word`, the first in the alphabet of those equally near.

    A slip is a letter too many, too few, another one, or two neighbours swapped: `at_leats` is one from
    `at_least`. Words of LONG letters and more may have one slip more. Upper and lower case, and `-`, `_` and
    space, count as the same. A beginning that only one choice has is near too. None when no choice is near.
    """
    wanted = folded(word)
    choices = sorted(set(choices))
    if len(wanted) < SHORTEST:
        return next((choice for choice in choices if wanted and folded(choice) == wanted), None)
    allowed = at_most + (len(wanted) >= LONG)
    found: list[tuple[int, str]] = []
    beginnings: list[str] = []
    for choice in choices:
        other = folded(choice)
        if other == wanted:
            return choice
        if abs(len(other) - len(wanted)) <= allowed and (slips := _slips(wanted, other, allowed)) <= allowed:
            found.append((slips, choice))
        if len(wanted) >= SURE_BEGINNING and other.startswith(wanted):
            beginnings.append(choice)
    if found:
        return min(found)[1]
    return beginnings[0] if len(beginnings) == 1 else None


def folded(word: str) -> str:
    """A word as it is compared: upper and lower case, and `-`, `_` and space, count as the same."""
    return word.casefold().replace("_", "-").replace(" ", "-")


def _slips(left: str, right: str, enough: int) -> int:
    """How many slips turn one word into the other (optimal string alignment); over `enough` it may stop early."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
        if min(row) > enough:
            return enough + 1
    return row[-1]
