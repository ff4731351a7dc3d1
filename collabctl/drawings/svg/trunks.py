"""Lines that are drawn as one: those from one box to several, or from several to one, share a trunk that branches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from collabctl.drawings import Drawing, Edge, Relation

Key = tuple[Relation, str, bool, str]
"""What the lines of a trunk have in common: relation, look, whether the hub is their source, and the hub."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """Lines of one relation and look between a hub and other boxes, by the places of these in the drawing."""

    relation: Relation
    look: str
    hub: int
    ends: tuple[int, ...]
    from_hub: bool
    labels: tuple[tuple[str, ...], ...]

    @property
    def boxes(self) -> tuple[int, ...]:
        """All the boxes it touches."""
        return (self.hub, *self.ends)


def trunks(drawing: Drawing) -> list[Trunk]:
    """The lines of a drawing as trunks; the largest bundles are made first.

    Lines without a direction are never bundled: nobody could see which of the boxes they join.
    """
    place = {node.id: number for number, node in enumerate(drawing.nodes)}
    rest = dict(enumerate(drawing.edges))
    found = []
    while key := _largest(rest):
        chosen = [number for number, edge in rest.items() if key in _keys(edge)]
        found.append(_trunk(place, key, [rest.pop(number) for number in chosen]))
    return found


def _largest(edges: dict[int, Edge]) -> Key | None:
    """The bundle that the most of these lines can be in; of equal ones, the first."""
    count: dict[Key, int] = defaultdict(int)
    for edge in edges.values():
        for key in _keys(edge):
            count[key] += 1
    return max(count, key=count.__getitem__, default=None)


def _keys(edge: Edge) -> list[Key]:
    """The bundles a line can be in. Its words stand at its end, so only bare lines can come together."""
    out: Key = (edge.relation, edge.look, True, edge.source)
    together: Key = (edge.relation, edge.look, False, edge.target)
    if edge.relation in {"joins", "against"}:
        return [(edge.relation, edge.look, True, f"{edge.source} {edge.target}")]
    if edge.relation == "part-of":
        return [together]
    return [out] if edge.label or edge.source == edge.target else [out, together]


def _trunk(place: dict[str, int], key: Key, edges: Sequence[Edge]) -> Trunk:
    relation, look, from_hub, _ = key
    hubs = [edge.source if from_hub else edge.target for edge in edges]
    ends: dict[str, tuple[str, ...]] = {}
    for edge in edges:
        end = edge.target if from_hub else edge.source
        ends[end] = (*ends.get(end, ()), *edge.label)
    return Trunk(relation, look, place[hubs[0]], tuple(map(place.__getitem__, ends)), from_hub, tuple(ends.values()))
