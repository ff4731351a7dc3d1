"""Some departments work together, and nothing joins them with the others.

They share goals, meetings, teams, channels or messages with each other, and none with the rest. From the inside that
looks like working together. From the outside it is a larger island: a question that has to cross the gap has nowhere
to go.

What joins by way of a third department counts. A meeting for everybody or for all leads does so only where there are
no more than three departments: a larger organization nearly always has one, and falls apart all the same. A single
department is `organization/island`, and a group of fewer than two departments of ours is not looked at. The largest
group is taken for the mainland, and each other one is told.

What to do: find the two departments on either side that need each other most, and give them one shared goal, one
message that they owe each other, or one short meeting.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.questions import listed
from collabctl.organization import Organization
from collabctl.organization.presence import sides
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def split(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    groups = [[id for id in group if organization.is_own(id)] for group in organization.bridges.groups()]
    groups = [group for group in groups if len(sides(organization, group)) > 1]
    nothing = "nothing but what is for everybody" if organization.bridges.for_all() else "nothing"
    for group in groups[1:]:
        if any(map(organization.perhaps, group)) or all(map(organization.perhaps, groups[0])):
            continue
        names = listed([organization.department_name(id) for id in group])
        departments = tuple(department for id in group if (department := organization.departments.get(id)))
        yield (
            departments[0].at(),
            f"{names} work with each other, and {nothing} joins them with {_others(organization, groups, group)}",
            Details(
                about=departments,
                help="begin with the two departments on either side that need each other most: a shared goal, "
                "a message that they owe each other, or a short meeting",
            ),
        )


def _others(organization: Organization, groups: list[list[str]], group: list[str]) -> str:
    others = [organization.department_name(id) for other in groups for id in other if other is not group]
    return listed(others)
