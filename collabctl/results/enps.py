"""The employee net promoter score, from how many people gave each answer.

Asked is how likely somebody is to recommend something, from 0 to 10. Who answers 9 or 10 promotes it, who answers 0 to
6 does not, and those between count only among all: the score is the percentage of the first less that of the second.

F. F. Reichheld (2003), The one number you need to grow. Harvard Business Review 81(12), 46-54.
"""

from __future__ import annotations

from collections.abc import Sequence

ANSWERS = 11
"""From 0 to 10."""

_PROMOTERS_FROM = 9
_DETRACTORS_UP_TO = 6


def enps(counts: Sequence[int]) -> float:
    """The score, from -100 to 100, when so many people answered 0, 1, and so on up to 10; at least one has to."""
    promoters = sum(counts[_PROMOTERS_FROM:])
    detractors = sum(counts[: _DETRACTORS_UP_TO + 1])
    return 100 * (promoters - detractors) / sum(counts)
