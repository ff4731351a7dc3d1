"""The JSON object of `collabctl graph --format json`; `schemas/output/graph.schema.json` describes it."""

from __future__ import annotations

from typing import Any

from collabctl.drawings import Drawing, Edge, Named, Node
from collabctl.escaping import json_text


def render(drawing: Drawing) -> str:
    """Every box and line, and the groups that lines make of them; a group of one is on its own."""
    return (
        json_text(
            {
                "version": 1,
                "view": drawing.view,
                "nodes": [_node(node) for node in drawing.nodes],
                "edges": [_edge(edge) for edge in drawing.edges],
                "groups": [list(group.nodes) for group in drawing.groups],
                "for_all": [_named(item) for item in drawing.for_all],
            }
        )
        + "\n"
    )


def _named(item: Named) -> dict[str, Any]:
    return {"id": item.id, "kind": item.kind, "name": item.name}


def _node(node: Node) -> dict[str, Any]:
    more = {"details": list(node.details), "items": list(node.items), "external": node.look == "outside"}
    return {**_named(node.item), **more}


def _edge(edge: Edge) -> dict[str, Any]:
    ends = {"from": edge.source, "to": edge.target}
    return {**ends, "relation": edge.relation, "by": [_named(item) for item in edge.by]}
