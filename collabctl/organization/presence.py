"""Who of the departments that belong somewhere is there, and who is not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabctl.organization.item import Who
    from collabctl.organization.organization import Organization


def absent(organization: Organization, wanted: Iterable[str], present: Collection[str]) -> list[str]:
    """Our departments of `wanted` that are not in `present`: themselves, or by one above or below them.

    Nothing is said about a department that could not be read.
    """
    return [
        id
        for id in dict.fromkeys(wanted)
        if organization.is_own(id) and not organization.perhaps(id) and not organization.stands_for_any(id, present)
    ]


def is_certain(organization: Organization, who: Who) -> bool:
    """Whether it is known which departments `who` names: everybody and every team in it is written down."""
    people_known = all(person in organization.people for person in who.people if isinstance(person, str))
    return people_known and all(team in organization.teams for team in who.teams)


def sides(organization: Organization, departments: Iterable[str]) -> list[str]:
    """The departments, each once, without those that stand below another one among them."""
    named = list(dict.fromkeys(departments))
    return [id for id in named if not any(above in named for above in organization.line_above(id)[1:])]
