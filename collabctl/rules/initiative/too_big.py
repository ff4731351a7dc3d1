"""A joint project begins with more departments than it can bring together.

Where people are used to working apart, a large plan meets large doubt. Two or three departments that succeed together,
and are seen to, convince more people than ten that were told to.

A department that stands below another one in the list is not counted again, and outside partners are not counted.
Settings: `departments`, how many there may be (3).

What to do: begin with the two or three departments whose work the result depends on most, and let the others join
when there is something to show.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.presence import sides
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning", settings={"departments": 3})
def too_big(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    most = settings["departments"]
    for initiative in organization.initiatives:
        count = len([id for id in sides(organization, initiative.departments) if organization.is_own(id)])
        if count > most and not initiative.is_over(settings.as_of):
            yield (
                initiative.at("departments"),
                f"{initiative} brings {count} departments together at once, and at most {most} is a good beginning",
                Details(
                    about=(initiative,),
                    help="begin with the two or three that the result depends on most; the others join when it works",
                ),
            )
