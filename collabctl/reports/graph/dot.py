"""The picture in the DOT language, which Graphviz and many other programs draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from collabctl.drawings import Drawing, Edge, Node
from collabctl.escaping import dot

_LOOKS = {"": "", "alone": ', style="dashed", color="#c0392b"', "outside": ', style="dotted"'}
_LINES = {
    "joins": ("", 'dir="none"'),
    "part-of": ("", 'dir="none", style="dotted"'),
    "leads-to": ("", ""),
    "raises": ("+ raises", ""),
    "lowers": ("- lowers", 'style="dashed"'),
    "moves": ("? moves", 'style="dashed"'),
}


def render(drawing: Drawing) -> str:
    """One graph with every box and line, however many there are."""
    return "\n".join([f'digraph "{dot(drawing.view)}" {{', *(f"  {line}" for line in _body(drawing)), "}"]) + "\n"


def _body(drawing: Drawing) -> Iterator[str]:
    yield f'graph [label="{dot(drawing.title)}", labelloc="t", rankdir="LR"];'
    yield 'node [shape="box"];'
    framed = {id for group in drawing.frames for id in group.nodes}
    by_id = {node.id: node for node in drawing.nodes}
    for number, group in enumerate(drawing.frames):
        yield f'subgraph "cluster_{number}" {{'
        yield f'  label="{dot(group.name)}";'
        yield from (f"  {_node(by_id[id])}" for id in group.nodes)
        yield "}"
    yield from (_node(node) for node in drawing.nodes if node.id not in framed)
    yield from map(_edge, drawing.edges)


def _node(node: Node) -> str:
    return f'"{dot(node.id)}" [label="{_label([node.item.name, *node.details])}"{_LOOKS[node.look]}];'


def _edge(edge: Edge) -> str:
    always, style = _LINES[edge.relation]
    words = _label([*([always] if always else []), *edge.label])
    attributes = ", ".join(filter(None, [f'label="{words}"' if words else "", style]))
    return f'"{dot(edge.source)}" -> "{dot(edge.target)}"{f" [{attributes}]" if attributes else ""};'


def _label(lines: Iterable[str]) -> str:
    return "\\n".join(map(dot, lines))
