"""One person is ambassador for more departments or rollouts than anybody can be near to.

An ambassador works because he or she is close: the same room, the same work, the same jokes. Whoever has to be that for
three departments is a help desk with a job beside it.

Each department that a person helps in a rollout that is not done or stopped counts as one, in however many rollouts
that is. Roles are not counted: several people may fill one.

Settings: `at_once` is how many are fine for one person (2).

What to do: find somebody in each of these departments who likes the tool, and let the present ambassador help them
start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.rollouts import department_helped, is_open
from collabctl.organization.sentences import listed
from collabctl.organization.tools import Rollout
from collabctl.rules import Details, Settings, Yielded, rule

Seat = tuple[Rollout, int, str]


@rule(severity="warning", settings={"at_once": 2})
def overloaded_ambassador(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for person, seats in _seats(organization).items():
        if len(seats) <= settings["at_once"]:
            continue
        rollouts = list(dict.fromkeys(rollout for rollout, _, _ in seats))
        names = listed(dict.fromkeys(organization.department_name(department) for *_, department in seats))
        where = f"in {len(rollouts)} rollouts at once" if len(rollouts) > 1 else f"of {rollouts[0]}"
        rollout, number, _ = seats[-1]
        yield (
            rollout.at("ambassadors", number),
            f"{organization.people.get(person) or person} is the ambassador for {names} {where}",
            Details(
                about=tuple(rollouts),
                help="find an ambassador in each department, near to the people who will ask",
                related=tuple(
                    Related(other.at("ambassadors", index), f"and for {organization.department_name(department)}")
                    for other, index, department in seats[:-1]
                ),
                subject=person,
            ),
        )


def _seats(organization: Organization) -> dict[str, list[Seat]]:
    """By person: for which department in which rollout they are ambassador, each once."""
    seats: dict[str, list[Seat]] = defaultdict(list)
    seen = set()
    for rollout in filter(is_open, organization.rollouts):
        for number, ambassador in enumerate(rollout.ambassadors):
            department = department_helped(organization, ambassador)
            seat = ambassador.person, rollout.id, department
            if isinstance(ambassador.person, str) and department is not None and seat not in seen:
                seen.add(seat)
                seats[ambassador.person].append((rollout, number, department))
    return seats
