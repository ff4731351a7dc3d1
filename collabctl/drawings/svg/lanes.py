"""The roads beside the boxes: which lines run straight down, and which beside them, on which side and how far out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from collabctl.drawings.svg.trunks import Trunk

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Lane:
    """A trunk beside the boxes: on which side, and in the how manieth lane from them."""

    trunk: Trunk
    side: Side
    number: int


@dataclass(frozen=True, slots=True)
class Roads:
    """All the roads of a picture. `straight` is by the place of the upper box."""

    straight: dict[int, Trunk]
    lanes: tuple[Lane, ...]

    def count(self, side: Side) -> int:
        """How many lanes there are on a side."""
        return max((lane.number + 1 for lane in self.lanes if lane.side == side), default=0)


def roads(trunks: Sequence[Trunk], place: dict[int, int], titled: set[int]) -> Roads:
    """The roads of trunks between boxes that stand at these places; above boxes of `titled` stands a title.

    A line between two boxes that follow each other runs straight, unless a title is in its way. All others run
    beside the boxes, short ones close by, so that they go around each other like the lines of an onion.
    """
    straight: dict[int, Trunk] = {}
    beside = []
    for trunk in trunks:
        upper, lower = min(trunk.boxes, key=place.__getitem__), max(trunk.boxes, key=place.__getitem__)
        near = len(trunk.ends) == 1 and place[lower] - place[upper] == 1
        if near and lower not in titled and place[upper] not in straight:
            straight[place[upper]] = trunk
        else:
            beside.append((place[upper], place[lower], trunk))
    beside.sort(key=lambda road: road[1] - road[0])
    taken: dict[Side, list[list[tuple[int, int]]]] = {"left": [], "right": []}
    lanes = []
    for first, last, trunk in beside:
        sides: tuple[Side, ...] = ("right",) if any(trunk.labels) else ("left", "right")
        number, side = min((_free(taken[side], first, last), side) for side in sides)
        if number == len(taken[side]):
            taken[side].append([])
        taken[side][number].append((first, last))
        lanes.append(Lane(trunk, side, number))
    return Roads(straight, tuple(lanes))


def _free(lanes: Sequence[Sequence[tuple[int, int]]], first: int, last: int) -> int:
    """The nearest lane with nothing between these places."""
    for number, lane in enumerate(lanes):
        if all(last < start or end < first for start, end in lane):
            return number
    return len(lanes)
