"""What one department is judged on moves what another one is judged on, and no message says so in advance.

A campaign starts on Monday, and Support hears of it from the first customer who calls. Both departments may sit in the
same meetings and want the same things; what is missing is one agreement: who says what to whom, and how long before.

Only influences that somebody who knows has confirmed count (`evidence` of `expert` or better), and of two departments
the strongest one is told. Any message from the one to the other is enough, also one of a department above or below
either of them, one that anybody may send to the other, or one that names nobody it goes to and has its home in a
channel that the other reads. Two departments that nothing joins but what is for everybody are `department/no-bridge`,
and one that nothing joins with any other is `organization/island`; neither is said again here.

What to do: write down the message: what the other department has to know, how long before, in which channel, and who
answers.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.conflicts.reaches import Reach, reaches
from collabctl.organization import Organization
from collabctl.organization.channels import Message
from collabctl.organization.delivery import homes
from collabctl.organization.delivery import reaches as reaches_department
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_word(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    strongest: dict[tuple[str, str], Reach] = {}
    for reach in reaches(find(organization, settings.as_of).wants, _Silence(organization, settings.as_of).between):
        strongest[reach.departments] = min(reach, strongest.get(reach.departments, reach), key=Reach.order)
    for reach in sorted(strongest.values(), key=Reach.order):
        yield _told(organization, reach)


class _Silence:
    """Between which departments that work together no message goes, each pair looked at once."""

    def __init__(self, organization: Organization, as_of: datetime.date) -> None:
        self._organization = organization
        self._bridges = organization.bridges_on(as_of)
        self._known: dict[tuple[str, str], bool] = {}

    def between(self, one: str, other: str) -> bool:
        """Whether something joins these two departments of ours, and the first never sends the other a message."""
        if (one, other) not in self._known:
            self._known[one, other] = (
                not self._organization.stands_for(one, other)
                and all(self._organization.is_own(id) and not self._organization.perhaps(id) for id in (one, other))
                and bool(self._bridges.own(one, other))
                and not self._is_told(one, other)
            )
        return self._known[one, other]

    def _is_told(self, one: str, other: str) -> bool:
        organization = self._organization
        return any(
            (not message.from_ or organization.stands_for_any(one, message.from_)) and self._gets(other, message)
            for message in organization.messages
        )

    def _gets(self, department: str, message: Message) -> bool:
        """Whether it is sent to the department; one from anybody to nobody in particular is a word about nothing."""
        organization = self._organization
        if message.to or not message.from_:
            return organization.stands_for_any(department, message.to)
        return any(reaches_department(organization, home, department) for home in homes(organization, message))


def _told(organization: Organization, reach: Reach) -> Yielded:
    one, other = map(organization.department_name, reach.departments)
    moving, moved = (organization.metrics.get(kpi.metric) for kpi in (reach.moving, reach.moved))
    departments = map(organization.departments.get, reach.departments)
    return (
        reach.moving.at("metric"),
        f"{moving}, which {one} is judged on, moves {moved} of {other}, and no message goes from {one} to {other}",
        Details(
            about=tuple(department for department in departments if department),
            related=reach.told(organization),
            help=f"write down a message from {one} to {other}: what is coming, how long before, and who answers",
            subject=f"from {reach.departments[0]}",
        ),
    )
