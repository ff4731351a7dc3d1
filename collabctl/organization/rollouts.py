"""What several rules, the checklist and the handbook ask about a rollout."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from collabctl.organization.item import PersonReference, Role
from collabctl.organization.tools import Ambassador, Rollout, Tool

if TYPE_CHECKING:
    from collabctl.organization.organization import Organization

STAGES = ("choosing", "planned", "pilot", "rolling-out", "done")
"""The stages of a rollout in order; one that is stopped is in none of them."""


def was_stopped(rollout: Rollout) -> bool:
    """Whether it was stopped, by its status or by what its pilot decided."""
    outcome = rollout.pilot.outcome if rollout.pilot else None
    return rollout.status == "stopped" or (outcome is not None and outcome.decision == "stop")


def is_open(rollout: Rollout) -> bool:
    """Whether something is still to come: it is neither done nor stopped."""
    return rollout.status in STAGES[:-1] and not was_stopped(rollout)


def has_reached(rollout: Rollout, stage: str) -> bool:
    """Whether it stands at that stage or beyond."""
    return rollout.status in STAGES[STAGES.index(stage) :]


def tool_of(organization: Organization, rollout: Rollout) -> Tool | None:
    """The tool that is rolled out, once there is one."""
    return organization.tools.get(rollout.tool or (rollout.choice.tool if rollout.choice else None))


def ours(organization: Organization, departments: Iterable[str]) -> list[str]:
    """The departments that are our own and could be read, each once; nothing is asked of the others."""
    return [
        id
        for id in dict.fromkeys(departments)
        if (department := organization.departments.get(id)) is not None
        and not department.external
        and not organization.perhaps(id)
    ]


def reach(organization: Organization, rollout: Rollout) -> list[str]:
    """Our departments that it is for: those of its waves, or where it has none, those that use its tool."""
    in_waves = [department for wave in rollout.waves for department in wave.departments]
    tool = tool_of(organization, rollout)
    return ours(organization, in_waves or (tool.used_by if tool else ()))


def department_helped(organization: Organization, ambassador: Ambassador) -> str | None:
    """The department whose people an ambassador helps; their own where none is written."""
    if ambassador.department or ambassador.person is None:
        return ambassador.department
    return organization.department_of(ambassador.person)


def ambassadors_of(organization: Organization, rollout: Rollout, department: str) -> list[Ambassador]:
    """Who helps the people of a department, one above it or one below it.

    Whoever's department nobody can tell, because no document of theirs could be read, may be one of them.
    """
    found = []
    for ambassador in rollout.ambassadors:
        helped = department_helped(organization, ambassador)
        if organization.stands_for(helped, department) if helped else is_unknown(organization, ambassador.person):
            found.append(ambassador)
    return found


def is_unknown(organization: Organization, person: PersonReference | None) -> bool:
    """Whether this names somebody of whom there is no document."""
    return isinstance(person, str) and person not in organization.people


def may_be_the_same(organization: Organization, one: PersonReference, other: PersonReference) -> bool:
    """Whether two references may mean one person: a role is whoever fills it in its department."""
    if isinstance(one, Role) or isinstance(other, Role):
        return organization.department_of(one) == organization.department_of(other)
    return one == other or is_unknown(organization, one) or is_unknown(organization, other)
