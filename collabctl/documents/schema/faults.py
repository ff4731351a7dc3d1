"""What in a document does not fit its schema: the explaining validator's errors, sorted out and without its words.

This module brings in `jsonschema`, which takes as long to load as a hundred files to read; only a document that
`verdict.py` has refused may lead here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend
from referencing import Registry

from collabctl.documents.positions import Path
from collabctl.documents.schema.files import Schema, expanded

_NAMES = "propertyNames"
_BESIDE_THE_VALUE = frozenset(("items", "additionalProperties", _NAMES))
_AMONG_SEVERAL = frozenset(("allOf", "anyOf"))


@dataclass(frozen=True)
class Fault:
    """One thing that does not fit. `what` is the keyword of JSON Schema that says so.

    `path` leads to the value. `around` are all schemas that speak about the value, the innermost first; `whole` are
    those of them that are not a part of another. Where `on_key` is set, the fault is in that key of the mapping at
    `path`, and `holder` are the schemas of the mapping. `mapping` are the whole schemas of the mapping that the value
    stands in, if it stands in one.
    """

    what: str
    path: Path
    value: Any
    schema: Schema
    around: tuple[Schema, ...]
    whole: tuple[Schema, ...]
    depth: int
    on_key: str | None = None
    holder: tuple[Schema, ...] = ()
    mapping: tuple[Schema, ...] = ()

    def says(self, annotation: str) -> Any:
        """What the nearest schema around the value says under one of our own keywords, or None."""
        return next((schema[annotation] for schema in self.around if annotation in schema), None)

    @cached_property
    def instead(self) -> Mapping[str, str]:
        """Words that people try here, and what to write instead."""
        words: dict[str, str] = {}
        for schema in reversed(self.around):
            words.update(schema.get("x-instead", {}))
        return words

    def would_fit(self, value: Any) -> bool:
        """Whether another value in this place would be fine."""
        return all(fits(schema, value) for schema in self.whole)

    def is_needed(self, mapping: Mapping[str, Any]) -> bool:
        """Whether the mapping that the value stands in cannot do without it."""
        key = str(self.path[-1]) if self.path else ""
        without = {name: value for name, value in mapping.items() if name != key}
        return any(_lacks(schema, without, key) for schema in self.mapping)


def faults(kind: str, data: dict[str, Any]) -> Iterator[Fault]:
    """All faults of a document, in the order of its schema."""
    schema = expanded(kind)
    for error in _validator(kind).iter_errors(data):
        yield _fault(schema, error)


def fits(schema: Schema, value: Any) -> bool:
    """Whether a value fits a schema that has no `$ref`."""
    return bool(_Explainer(schema, registry=Registry()).is_valid(value))


def _lacks(schema: Schema, mapping: Mapping[str, Any], key: str) -> bool:
    errors = _Explainer(schema, registry=Registry()).iter_errors(mapping)
    return any(
        error.validator == "required" and not error.absolute_path and key in error.schema["required"]
        for error in errors
        if isinstance(error.schema, dict)
    )


def _fault(schema: Schema, error: ValidationError) -> Fault:
    path = tuple(error.absolute_path)
    steps = list(error.absolute_schema_path)
    on_key = error.instance if _NAMES in steps and isinstance(error.instance, str) else None
    around, whole = _around(schema, steps[:-1])
    return Fault(
        what=str(error.validator),
        path=path,
        value=error.instance,
        schema=error.schema if isinstance(error.schema, dict) else {},
        around=around,
        whole=whole,
        depth=len(steps),
        on_key=on_key,
        mapping=_around(schema, steps[: _last_property(steps)])[1] if path and isinstance(path[-1], str) else (),
        holder=_around(schema, steps[: steps.index(_NAMES)])[0] if on_key is not None else (),
    )


def _last_property(steps: Sequence[str | int]) -> int:
    """Where among the steps the last one into a key of a mapping begins."""
    names = [number for number, step in enumerate(steps[:-1]) if step in ("properties", "additionalProperties")]
    return names[-1] if names else 0


def _around(schema: Schema, steps: Sequence[str | int]) -> tuple[tuple[Schema, ...], tuple[Schema, ...]]:
    """The schemas that speak about the value at the end of these steps, the innermost first, and the whole ones.

    A part (`then`, one of `allOf`) says only half of what holds: its whole knows when it applies.
    """
    nodes: list[Any] = [schema]
    whole = nodes
    left = iter(steps)
    for step in left:
        if step == "properties":
            name = next(left)
            nodes = whole = [node["properties"][name] for node in nodes if name in node.get("properties", ())]
        elif step in _BESIDE_THE_VALUE:
            nodes = whole = [node[step] for node in nodes if isinstance(node.get(step), dict)]
        elif step in _AMONG_SEVERAL:
            nodes = [*nodes, nodes[-1][step][next(left)]]
        else:
            nodes = [*nodes, nodes[-1][step]]
    return tuple(reversed(nodes)), tuple(whole)


def _pattern(validator: Any, pattern: str, instance: Any, _schema: Schema) -> Iterator[ValidationError]:
    """`pattern` where `$` is the very end, as in every other language: Python's also matches before a line break."""
    if validator.is_type(instance, "string") and not _compiled(pattern)(instance):
        yield ValidationError("does not match")


@cache
def _compiled(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern.replace("$", r"\Z")).search


def _unique(_validator: Any, _unique: bool, instance: Any, _schema: Schema) -> Iterator[ValidationError]:
    """`uniqueItems` with each repeated text a fault of its own, at its place, in one pass over the list."""
    seen = set()
    for number, item in enumerate(instance if isinstance(instance, list) else ()):
        if isinstance(item, str):
            if item in seen:
                yield ValidationError("stands there twice", path=[number], instance=item)
            seen.add(item)


_Explainer: Any = extend(Draft202012Validator, {"pattern": _pattern, "uniqueItems": _unique})  # type: ignore[no-untyped-call]


@cache
def _validator(kind: str) -> Any:
    """The schema has no `$ref`, and this registry knows no others and fetches none."""
    return _Explainer(expanded(kind), registry=Registry())
