"""From the plain values of a document to the typed item, as its dataclass says.

The annotations of an item's fields are the whole description: a list is allowed where one would do, nested parts are
built the same way, and what is not a day, a zone or a period that exists is said at its place. The schema has been
checked before, so shapes are known to be right here.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import operator
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from collabctl.documents import Document, Path, Problem
from collabctl.organization import quantities, schedules
from collabctl.organization.item import DepartmentOwner, Item, Owner, PersonReference, Role
from collabctl.organization.text import Text

SomeItem = TypeVar("SomeItem", bound=Item)


class Context:
    """What the parts of one document need to know while they are built, and what was wrong with them."""

    __slots__ = ("document", "language", "problems", "year_starts")

    def __init__(self, document: Document, language: str, year_starts: str) -> None:
        self.document = document
        self.language = language
        self.year_starts = year_starts
        self.problems: list[Problem] = []

    def object(self, path: Path, sentence: str) -> None:
        """Note that the value at `path` cannot be so."""
        self.problems.append(
            Problem(
                rule="document/wrong-value",
                location=self.document.value(path),
                message=sentence,
                documents=(self.document.reference,),
                subject=".".join(map(str, path)),
            )
        )


Builder = Callable[[Any, Path, Context], Any]


def construct(
    cls: type[SomeItem],
    document: Document,
    language: str,
    year_starts: str,
    only: Mapping[str, Any] | None = None,
    **defaults: Any,
) -> tuple[SomeItem | None, list[Problem]]:
    """The item that a document describes, or what is wrong with it.

    `only` is the part of it that counts, when that is not all. `defaults` fill fields that it leaves out.
    """
    context = Context(document, language, year_starts)
    fields = _fields(cast("Any", cls))
    values = dict(defaults, document=document)
    for key, value in (document.data if only is None else only).items():
        if key in fields:
            name, build = fields[key]
            values[name] = build(value, (key,), context)
    if context.problems:
        return None, context.problems
    return cls(**values), []


@functools.cache
def _fields(cls: type) -> dict[str, tuple[str, Builder]]:
    hints = typing.get_type_hints(cls)
    return {
        field.name.removesuffix("_"): (field.name, _builder(hints[field.name]))
        for field in dataclasses.fields(cls)
        if field.name != "document"
    }


@functools.cache
def _builder(hint: Any) -> Builder:
    """How a value becomes what the annotation `hint` asks for."""
    if hint in _UNIONS:
        return _UNIONS[hint]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        wanted = functools.reduce(operator.or_, [argument for argument in arguments if argument is not type(None)])
        return _builder(wanted) if wanted != hint else _as_it_is
    if origin is tuple:
        return _several(_builder(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapped(_builder(arguments[1]))
    if hint in _PARSERS:
        return _parsed(_PARSERS[hint])
    if dataclasses.is_dataclass(hint):
        return _part(hint)
    return _as_it_is


def _as_it_is(value: Any, _path: Path, _context: Context) -> Any:
    return value


def _several(build: Builder) -> Builder:
    def several(value: Any, path: Path, context: Context) -> tuple[Any, ...]:
        if not isinstance(value, list):
            return (build(value, path, context),)
        return tuple([build(part, (*path, index), context) for index, part in enumerate(value)])

    return several


def _mapped(build: Builder) -> Builder:
    def mapped(value: Any, path: Path, context: Context) -> dict[str, Any]:
        return {key: build(part, (*path, key), context) for key, part in value.items()}

    return mapped


def _parsed(parse: Callable[[Any, Context], Any]) -> Builder:
    def parsed(value: Any, path: Path, context: Context) -> Any:
        try:
            return parse(value, context)
        except quantities.InPart as error:
            context.object((*path, error.part), str(error))
            return None
        except ValueError as error:
            context.object(path, str(error))
            return None

    return parsed


def _part(cls: Any) -> Builder:
    def part(value: Any, path: Path, context: Context) -> Any:
        fields = _fields(cls)
        before = len(context.problems)
        values = {}
        for key, inner in value.items():
            name, build = fields[key]
            values[name] = build(inner, (*path, key), context)
        return cls(**values) if len(context.problems) == before else None

    return part


def _person(value: Any, _path: Path, context: Context) -> PersonReference:
    return value if isinstance(value, str) else Role(Text(value["role"], context.language), value["department"])


def _owner(value: Any, path: Path, context: Context) -> Owner:
    if isinstance(value, dict) and "role" not in value:
        return DepartmentOwner(value["department"])
    return _person(value, path, context)


_UNIONS: dict[Any, Builder] = {
    PersonReference: _person,
    Owner: _owner,
    schedules.Schedule: _parsed(lambda value, context: schedules.parse_schedule(value, context.language)),
}

_PARSERS: dict[Any, Callable[[Any, Context], Any]] = {
    Text: lambda value, context: Text(value, context.language),
    datetime.date: lambda value, _: quantities.parse_date(value),
    datetime.time: lambda value, _: quantities.parse_time(value),
    quantities.Duration: lambda value, _: quantities.Duration.parse(value),
    quantities.Period: lambda value, context: quantities.Period.parse(value, context.year_starts),
    quantities.Target: lambda value, _: quantities.Target.parse(value),
    quantities.Zone: lambda value, _: quantities.parse_zone(value),
    schedules.Days: lambda value, context: schedules.Days.parse(value, context.language),
}
