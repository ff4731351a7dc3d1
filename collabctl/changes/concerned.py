"""Whose people a change touches."""

from __future__ import annotations

from collections.abc import Iterable

from collabctl.changes.fields import Difference
from collabctl.organization import Item, Organization, Who
from collabctl.organization.agreements import Commitment, Practice, Resolution
from collabctl.organization.channels import Channel, Message
from collabctl.organization.initiatives import Retrospective
from collabctl.organization.kpis import Goal, Metric
from collabctl.organization.meetings import Meeting
from collabctl.organization.people import Person, Team
from collabctl.organization.settings import OrganizationSettings
from collabctl.organization.tools import Rollout, Tool

Departments = frozenset[str] | None
"""The ids of departments; None is the whole organization."""

_BY_DEPARTMENT = ("shared_by", "win_for", "contributions")


def by_difference(difference: Difference, document: Departments) -> Departments:
    """Those that a difference touches: of an item of a list only its own, where it names departments."""
    if difference.field.startswith(("who", "departments", "used_by")):
        return document
    found: set[str] = set()
    for item in difference.item:
        if item is None:
            continue
        if difference.field.startswith(_BY_DEPARTMENT):
            found.add(str(getattr(item.typed, "department", None) or item.path[1]))
        elif one := getattr(item.typed, "department", None):
            found.add(one)
        elif isinstance(several := getattr(item.typed, "departments", None), tuple):
            found |= set(several)
        elif person := getattr(item.typed, "person", None):
            found |= {own} if (own := item.side.organization.department_of(person)) else set()
    return frozenset(found) or document


def either(one: Departments, other: Departments) -> Departments:
    """Those of both; everybody where one of them is everybody."""
    return None if one is None or other is None else one | other


def by_document(organization: Organization, item: Item) -> Departments:
    """The departments that a document is about."""
    if isinstance(item, OrganizationSettings):
        return None
    if isinstance(item, Meeting | Channel | Practice | Retrospective):
        return _who(organization, item)
    if isinstance(item, Message) and not (item.from_ or item.to):
        return None
    found = set(organization.departments_about(item.reference))
    if isinstance(item, Team):
        found |= organization.departments_at(item)
    elif isinstance(item, Metric):
        found |= _judged_by(organization, item)
    elif isinstance(item, Person):
        found |= organization.departments_led_by(item.id)
    elif isinstance(item, Tool):
        found |= _connected(organization, item)
    elif isinstance(item, Rollout):
        found |= _rolled_out(organization, item)
    elif isinstance(item, Commitment):
        found |= _all_about(organization, [*item.for_]) | _owners(organization, item)
    elif isinstance(item, Resolution):
        found |= _all_about(organization, item.of)
    elif isinstance(item, Goal):
        found |= set(item.departments)
    return frozenset(found)


def _who(organization: Organization, item: Meeting | Channel | Practice | Retrospective) -> Departments:
    who = item.who or Who(everyone=True)
    if who.everyone:
        return None
    found = organization.departments_in(who)
    if isinstance(item, Retrospective) and item.of:
        found |= _all_about(organization, [item.of])
    return frozenset(found)


def _judged_by(organization: Organization, metric: Metric) -> set[str]:
    kpis = {kpi.department for kpi in organization.kpis if kpi.metric == metric.id}
    goals = [goal for goal in organization.goals if goal.measure is not None and goal.measure.metric == metric.id]
    return kpis.union(*(goal.departments for goal in goals))


def _connected(organization: Organization, tool: Tool) -> set[str]:
    return {
        id for rollout in organization.rollouts if rollout.tool == tool.id for id in _rolled_out(organization, rollout)
    }


def _rolled_out(organization: Organization, rollout: Rollout) -> set[str]:
    found = {id for wave in rollout.waves for id in wave.departments}
    found |= {id for training in rollout.training for id in training.departments}
    found |= {one.department for one in rollout.ambassadors if one.department}
    teams = [organization.teams.get(id) for id in (rollout.pilot.teams if rollout.pilot else ())]
    return found.union(*(team.departments for team in teams if team is not None))


def _owners(organization: Organization, item: Item) -> set[str]:
    return {id for owner in item.owner if (id := organization.department_of(owner)) is not None}


def _all_about(organization: Organization, references: Iterable[str]) -> set[str]:
    return {id for reference in references for id in organization.departments_about(reference)}
