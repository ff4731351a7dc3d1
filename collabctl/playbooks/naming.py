"""What new documents are called, and where they stand: never in the place of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from collabctl.escaping import slug
from collabctl.organization import KINDS, Organization
from collabctl.organization.text import Text
from collabctl.playbooks.context import Context
from collabctl.playbooks.templates import ONCE
from collabctl.playbooks.values import Reference
from collabctl.sources.file_names import path_of

LONGEST_ID = 64
_LONGEST_WITHOUT_NUMBER = 60


def ending(context: Context) -> str:
    """What all ids of a playbook end in, so that its second use has names of its own: `sales-support`."""
    value = context.values.get(context.playbook.ids_from or "")
    if isinstance(value, Text):
        return slug(value.to("en")).encode("ascii", "ignore").decode().strip("-")
    values = value if isinstance(value, tuple) else (value,)
    return "-".join(one.written.rpartition("/")[2] for one in values if isinstance(one, Reference))


def ids(organization: Organization, templates: Sequence[Mapping[str, Any]], ending: str) -> dict[str, str]:
    """For each template the id of its document, free in its kind."""
    found: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()
    for template in templates:
        kind, own = template["kind"], template["id"]
        wanted = specific(template, ending)
        known = getattr(organization, KINDS[kind][0])
        found[own] = next(
            id
            for id in numbered(wanted)
            if id not in known and (kind, id) not in taken and not organization.perhaps(id)
        )
        taken.add((kind, found[own]))
    return found


def specific(template: Mapping[str, Any], ending: str) -> str:
    """The id that a template's document is to have: its own, with the ending where that fits."""
    own = str(template["id"])
    longer = f"{own}-{ending}" if ending and ONCE not in template else own
    return longer if len(longer) <= LONGEST_ID else own


def numbered(wanted: str) -> Iterator[str]:
    """A name, and then the same with a number from 2 on."""
    yield wanted
    yield from (f"{wanted[:_LONGEST_WITHOUT_NUMBER].rstrip('-')}-{number}" for number in count(2))


def path(organization: Organization, kind: str, id: str, taken: Collection[str]) -> str:
    """The file of a new document: where most of its kind stand, else in the folder of the kind."""
    collection = KINDS[kind][0]
    folders = Counter(item.document.source.path.rpartition("/")[0] for item in getattr(organization, collection))
    folder = folders.most_common(1)[0][0] if folders else collection
    return next(path for name in numbered(id) if (path := path_of(folder, name)).casefold() not in taken)
