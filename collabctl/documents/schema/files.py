"""The JSON Schemas in `schemas/`: read from disk, and with every `$ref` put in.

The files refer to each other by relative `$ref` and carry no `$id`, so that an editor or any other checker can use
them from the folder they stand in. Nothing here follows a `$ref` that leads anywhere else, so nothing is ever fetched.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, TypeAlias

from collabctl.bundled import bundled

Schema: TypeAlias = dict[str, Any]

COLLAB = "collab"
SHARED = "#/$defs/"
SHARED_FROM_A_KIND = f"{COLLAB}.schema.json{SHARED}"

_ANNOTATIONS = frozenset(("description", "title"))


@cache
def file(name: str) -> Schema:
    """A schema as it stands on disk, by kind, or "collab" for the one that all share. Not to be changed."""
    text = (bundled("schemas") / f"{name}.schema.json").read_text(encoding="utf-8")
    schema: Schema = json.loads(text)
    return schema


@cache
def kinds() -> tuple[str, ...]:
    """All kinds of document, in the order in which the format presents them."""
    return tuple(file(COLLAB)["$defs"]["kind"]["enum"])


def shared(name: str) -> Schema:
    """What several kinds share, such as "duration" or "rule", as it stands on disk."""
    schema: Schema = file(COLLAB)["$defs"][name]
    return schema


@cache
def all_keys() -> frozenset[str]:
    """Every key that may stand anywhere in a document."""
    found: set[str] = set()
    waiting: list[Any] = [file(name) for name in (COLLAB, *kinds())]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            found.update(node["properties"] if isinstance(node.get("properties"), dict) else ())
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return frozenset(found)


@cache
def expanded(kind: str) -> Schema:
    """The schema of a kind with every `$ref` replaced by what it names. Not to be changed: parts are shared."""
    schema: Schema = _expand(file(kind))
    return schema


def name_of(ref: str) -> str:
    """The name of the shared schema that a `$ref` leads to. ValueError when it leads out of our own files."""
    for beginning in (SHARED_FROM_A_KIND, SHARED):
        if ref.startswith(beginning):
            return ref.removeprefix(beginning)
    raise ValueError(f"'{ref}' does not lead to {SHARED_FROM_A_KIND}")


@cache
def _shared_expanded(name: str) -> Any:
    return _expand(shared(name))


def _expand(node: Any) -> Any:
    if isinstance(node, list):
        return [_expand(item) for item in node]
    if not isinstance(node, dict):
        return node
    beside = {key: _expand(value) for key, value in node.items() if key != "$ref"}
    if "$ref" not in node:
        return beside
    target = _shared_expanded(name_of(node["$ref"]))
    if all(key in _ANNOTATIONS or key.startswith("x-") for key in beside.keys() & target.keys()):
        return {**target, **beside}
    return {**beside, "allOf": [*beside.get("allOf", ()), target]}
