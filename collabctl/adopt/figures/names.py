"""Metrics and departments by what people call them in a spreadsheet: the id, or the name in any language."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator

from collabctl.documents.nearest import folded, nearest
from collabctl.documents.shown import shown
from collabctl.measurements.cells import NotSo
from collabctl.organization import Organization
from collabctl.organization.text import Text

_UNIT = re.compile(r"\([^()]*\)\s*$")
_SHOWN = 8
"""Ids that are listed at most."""


class Names:
    """The names of one kind of document."""

    def __init__(self, organization: Organization, kind: str, called: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._organization = organization
        self._kind = kind
        self._ids: dict[str, str] = {}
        self._named: dict[str, set[str]] = {}
        for id, names in called:
            self._ids[_key(id)] = id
            for name in names:
                self._named.setdefault(_key(name), set()).add(id)

    @classmethod
    def of_metrics(cls, organization: Organization) -> Names:
        """What metrics are called, and what else they are called."""
        called = ((one.id, _words(one.name, *one.also_called)) for one in organization.metrics)
        return cls(organization, "metric", called)

    @classmethod
    def of_departments(cls, organization: Organization) -> Names:
        """What departments are called."""
        return cls(organization, "department", ((one.id, _words(one.name)) for one in organization.departments))

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and bool(self._called(text))

    def id_of(self, text: str) -> str:
        """The id of what is called so. Raises NotSo for what nothing, or more than one thing, is called."""
        found = sorted(self._called(text))
        if len(found) > 1:
            raise NotSo(
                f"'{shown(text)}' is the name of {' and '.join(found)}", "write the id of the one that is meant"
            )
        if not found:
            raise NotSo(f"there is no {self._kind} '{shown(text)}'", f"{self._hint(text)} {left_out(text)}")
        return found[0]

    def near(self, text: str) -> str | None:
        """The id of what is called nearly so."""
        close = nearest(text, self._ids.values())
        if close is None and (name := nearest(text, self._named)):
            return min(self._named[name])
        return close

    def _called(self, text: str) -> set[str]:
        """The ids of what is called so, be it with a unit behind the name: Lead time (days)."""
        for key in (_key(text), _key(_UNIT.sub("", text))):
            if key in self._ids:
                return {self._ids[key]}
            if key in self._named:
                return self._named[key]
        return set()

    def _hint(self, text: str) -> str:
        if self._organization.perhaps(text):
            return "a document that cannot be read may have it: see 'collabctl validate';"
        if close := self.near(text):
            return f"did you mean '{close}'?"
        ids = sorted(self._ids.values())
        if not ids:
            return f"no {self._kind} is written down yet;"
        if self._kind == "metric":
            return "if it is another name of one, write it there under also_called;"
        more = f" and {len(ids) - _SHOWN:,} more" if len(ids) > _SHOWN else ""
        return f"the {self._kind}s are {', '.join(ids[:_SHOWN])}{more};"


def left_out(*names: str) -> str:
    """What to type to leave out what is called so; in quotes where a shell would read more than a name in it."""
    typed = " ".join(f"--skip {shlex.quote(shown(name))}" for name in names)
    return f"{typed} leaves it out" if len(names) == 1 else f"{typed} leaves them out"


def _words(*texts: Text) -> Iterator[str]:
    for text in texts:
        yield from ([text.written] if isinstance(text.written, str) else text.written.values())


def _key(text: str) -> str:
    return folded(" ".join(text.split()))
