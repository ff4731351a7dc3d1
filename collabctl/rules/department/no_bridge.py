"""What one department is judged on moves what another one is judged on, and nothing joins the two.

They share no goal, sit in no meeting or team together, read no channel that names them both, and send each other
nothing. So when the first one does well, the second one sees its figures change and does not know why; and the first
one never hears what its success costs, or brings, next door.

Only influences that somebody who knows has confirmed count here (`evidence` of `expert` or better): an assumption is
no reason to call a meeting. Where there are four departments or more, a meeting for everybody or for all leads joins
no two of them. A department that nothing joins with any other is `organization/island`, and is not said again.

What to do: start with a message. What does the one need to know before the other moves its figures, and when? If it
happens often, a short meeting or a shared goal does more.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.conflicts.reaches import Reach, reaches
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_bridge(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    strongest: dict[frozenset[str], Reach] = {}
    for reach in reaches(find(organization, settings.as_of).wants, _Apart(organization, settings.as_of).are):
        pair = frozenset(reach.departments)
        strongest[pair] = min(reach, strongest.get(pair, reach), key=Reach.order)
    for reach in sorted(strongest.values(), key=Reach.order):
        yield _told(organization, settings.as_of, reach)


class _Apart:
    """Which departments have nothing in common, each pair looked at once."""

    def __init__(self, organization: Organization, as_of: datetime.date) -> None:
        self._organization = organization
        self._bridges = organization.bridges_on(as_of)
        self._known: dict[tuple[str, str], bool] = {}

    def are(self, one: str, other: str) -> bool:
        """Whether they are two departments of ours, neither of them an island, that nothing joins."""
        if (one, other) not in self._known:
            organization = self._organization
            self._known[one, other] = (
                not organization.stands_for(one, other)
                and self._looked_at(one)
                and self._looked_at(other)
                and not self._bridges.own(one, other)
            )
        return self._known[one, other]

    def _looked_at(self, id: str) -> bool:
        organization = self._organization
        return organization.is_own(id) and not organization.perhaps(id) and self._bridges.meets(id)


def _told(organization: Organization, as_of: datetime.date, reach: Reach) -> Yielded:
    one, other = map(organization.department_name, reach.departments)
    moving, moved = (organization.metrics.get(kpi.metric) for kpi in (reach.moving, reach.moved))
    departments = map(organization.departments.get, reach.departments)
    nothing = "nothing but what is for everybody" if organization.bridges_on(as_of).for_all() else "nothing"
    return (
        reach.moving.at("metric"),
        f"{moving}, which {one} is judged on, moves {moved} of {other}, and {nothing} joins the two departments",
        Details(
            about=tuple(department for department in departments if department),
            related=reach.told(organization),
            help=f"start with a message from {one} to {other}: what is coming, and when\n"
            f"or a short meeting of the two, or a goal that they share",
        ),
    )
