"""A drawing as a Mermaid flowchart, which forges, wikis and editors show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from collabctl.drawings import Drawing, Node
from collabctl.escaping import mermaid

MOST_BOXES = 40
"""A drawing with more boxes is a wall."""

LONGEST_NAME = 40
"""Characters of a line in a box."""

LINKS = {
    "joins": ("---", ""),
    "part-of": ("-.-", ""),
    "leads-to": ("-->", ""),
    "raises": ("-->", "+ {0}"),
    "lowers": ("-.->", "- {1}"),
    "moves": ("-.->", "? {2}"),
    "against": ("x--x", ""),
}
"""How a line is drawn, and the words beside it that it always has, with the verbs of the drawing."""

_STYLES = {
    "alone": "stroke:#c0392b,stroke-width:3px,stroke-dasharray:5 3",
    "outside": "stroke:#7f8c8d,stroke-dasharray:2 2",
    "pulled": "stroke:#c0392b,stroke-width:3px",
    "settled": "stroke:#7f8c8d,stroke-width:2px,stroke-dasharray:5 3",
    "lever": "stroke:#b9770e,stroke-width:2px",
}
_SHAPES = {"box": ('["', '"]'), "round": ('(["', '"])'), "hexagon": ('{{"', '"}}')}


def is_readable(drawing: Drawing) -> bool:
    """Whether it has so few boxes that a person can take it in."""
    return len(drawing.nodes) <= MOST_BOXES


def lines(drawing: Drawing, note: str = "") -> list[str]:
    """The lines of the flowchart, with a note of ours for who reads them as text."""
    first = [f"accTitle: {drawing.title}", f"accDescr: {drawing.description}", *([f"%% {note}"] if note else [])]
    return ["flowchart LR", *(f"  {line}" for line in (*first, *_body(drawing)))]


def _label(text: str) -> str:
    """A line of a box, no longer than a box is wide."""
    return mermaid(text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…")


def _body(drawing: Drawing) -> Iterator[str]:
    boxes = {node.id: f"n{number}" for number, node in enumerate(drawing.nodes)}
    framed = {id for group in drawing.frames for id in group.nodes}
    by_id = {node.id: node for node in drawing.nodes}
    for number, group in enumerate(drawing.frames):
        yield f'subgraph g{number}["{_label(group.name)}"]'
        yield from (f"  {_box(boxes, by_id[id])}" for id in group.nodes)
        yield "end"
    yield from (_box(boxes, node) for node in drawing.nodes if node.id not in framed)
    for edge in drawing.edges:
        line, always = LINKS[edge.relation]
        words = _joined([*([always.format(*drawing.verbs)] if always else []), *edge.label])
        beside = f'|"{words}"|' if words else ""
        yield f"{boxes[edge.source]} {line}{beside} {boxes[edge.target]}"
    yield from _looks(boxes, drawing.nodes)
    if pulled := [str(number) for number, edge in enumerate(drawing.edges) if edge.look == "pulled"]:
        yield f"linkStyle {','.join(pulled)} {_STYLES['pulled']}"


def _box(boxes: dict[str, str], node: Node) -> str:
    first, last = _SHAPES[node.shape]
    return f"{boxes[node.id]}{first}{_joined([node.item.name, *node.details])}{last}"


def _joined(texts: Iterable[str]) -> str:
    return "<br/>".join(map(_label, texts))


def _looks(boxes: dict[str, str], nodes: Iterable[Node]) -> Iterator[str]:
    looking: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        if node.look:
            looking[node.look].append(boxes[node.id])
    for look, members in looking.items():
        yield f"classDef {look} {_STYLES[look]}"
        yield f"class {','.join(members)} {look}"
