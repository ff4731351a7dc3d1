"""Pictures before they are drawn: boxes, lines between them and frames around them, with plain texts.

A view says what is in a picture; a format such as Mermaid says how it is written. Neither knows the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Look = Literal["", "alone", "outside", "pulled", "settled", "lever"]
"""How a box or a line stands out: nothing joins it with another one, it is not one of ours, it is pulled at, it was
before people settled it, or it is what several pull."""

Shape = Literal["box", "round", "hexagon"]

Relation = Literal["joins", "part-of", "leads-to", "raises", "lowers", "moves", "against"]
"""What a line means. One that joins has no direction; `moves` is an influence of which nobody knows the way."""


@dataclass(frozen=True, slots=True)
class Named:
    """A document in a picture: its reference, its kind and its name."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Node:
    """A box: the document it stands for, and lines that stand below its name. `items` are what these are about."""

    item: Named
    details: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    look: Look = ""
    shape: Shape = "box"

    @property
    def id(self) -> str:
        """The reference of its document, which no other box has."""
        return self.item.id


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one box to another, the words beside it, and the documents that make it."""

    source: str
    target: str
    relation: Relation
    label: tuple[str, ...] = ()
    by: tuple[Named, ...] = ()
    look: Look = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes that hang together. One that is `titled` has its frame even around a single box."""

    name: str
    nodes: tuple[str, ...]
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of the kind that `view` names.

    `title` and `description` are words of ours, never data: they are for who cannot see it. `legend` says what signs
    mean and stands beside the picture; `counts` says what figures mean, in a picture that counts. `for_all` is what
    joins everybody, and so is no line. `verbs` say beside a line what it means that something raises, lowers or
    moves.
    """

    view: str
    title: str
    description: str
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    groups: tuple[Group, ...] = ()
    for_all: tuple[Named, ...] = ()
    verbs: tuple[str, str, str] = ("raises", "lowers", "moves")
    legend: str = ""
    counts: str = ""

    def explained(self, legend: str) -> Drawing:
        """The same with a legend, which those hear too who cannot see it."""
        return replace(self, description=f"{self.description} {legend}".strip(), legend=legend)

    @property
    def frames(self) -> tuple[Group, ...]:
        """The groups that are worth a frame: those of several boxes, where there is more than one such group."""
        titled = tuple(group for group in self.groups if group.titled)
        several = tuple(group for group in self.groups if len(group.nodes) > 1)
        return titled or (several if len(several) > 1 else ())
