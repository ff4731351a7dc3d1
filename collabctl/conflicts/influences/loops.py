"""Metrics that influence each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def loops(targets: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """The largest sets of metrics, of two at least, in which each one influences each other one in some way.

    `targets` holds what each metric influences directly. A metric is in one loop at most; the ids in a loop, and
    the loops, are sorted.
    """
    return sorted(tuple(sorted(part)) for part in _strongly_connected(targets) if len(part) > 1)


def _strongly_connected(targets: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """The strongly connected parts, by Tarjan's algorithm, without recursion: a chain may be long.

    `lowest` is the earliest metric still on the `trail` that a metric is known to lead back to. One that leads back to
    nothing before itself is the first of its part, and what follows it on the trail is the remainder of the part.
    """
    reached: dict[str, int] = {}
    lowest: dict[str, int] = {}
    trail: list[str] = []
    on_trail: set[str] = set()

    def enter(metric: str) -> tuple[str, Iterator[str]]:
        reached[metric] = lowest[metric] = len(reached)
        trail.append(metric)
        on_trail.add(metric)
        return metric, iter(targets.get(metric, ()))

    for start in targets:
        entered = [enter(start)] if start not in reached else []
        while entered:
            metric, rest = entered[-1]
            following = next(rest, None)
            if following is None:
                entered.pop()
                if entered:
                    before = entered[-1][0]
                    lowest[before] = min(lowest[before], lowest[metric])
                if lowest[metric] == reached[metric]:
                    part = _cut_from(trail, metric)
                    on_trail.difference_update(part)
                    yield part
            elif following not in reached:
                entered.append(enter(following))
            elif following in on_trail:
                lowest[metric] = min(lowest[metric], reached[following])


def _cut_from(trail: list[str], metric: str) -> list[str]:
    """Takes the metric, and all that follow it, off the trail."""
    part = [trail.pop()]
    while part[-1] != metric:
        part.append(trail.pop())
    return part
