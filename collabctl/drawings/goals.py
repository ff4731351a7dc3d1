"""The tree of goals: from the organization to what it aims for, and to whoever carries that."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from collabctl.drawings import Drawing, Edge, Node
from collabctl.drawings.collaboration import Title, named
from collabctl.organization import Item, Organization
from collabctl.organization.kpis import Goal


def goal_tree(
    organization: Organization,
    hidden: Container[str],
    title: Title,
    words: tuple[str, str],
    details: Callable[[Item], tuple[str, ...]] | None = None,
) -> Drawing:
    """The organization, its shared goals, and under each its departments; without what `hidden` refers to.

    With `details`, which gives the lines below a name, the KPIs that support a goal are drawn too. `words` are the
    picture's title and its description.
    """
    top = organization.settings
    nodes = {top.reference: _node(top, title, details)}
    edges = []
    for goal in organization.goals:
        if goal.reference in hidden:
            continue
        nodes[goal.reference] = _node(goal, title, details)
        edges.append(Edge(top.reference, goal.reference, "leads-to"))
        carriers = [*_departments(organization, goal.departments), *(_kpis(organization, goal.id) if details else ())]
        for carrier in carriers:
            if carrier.reference not in hidden:
                nodes.setdefault(carrier.reference, _node(carrier, title, details))
                edges.append(Edge(goal.reference, carrier.reference, "leads-to"))
    return Drawing("goals", *words, nodes=tuple(nodes.values()), edges=tuple(edges))


def goal_tops(organization: Organization, hidden: Container[str], title: Title, words: tuple[str, str]) -> Drawing:
    """The organization and its shared goals, without who carries them."""
    top = organization.settings
    goals = [goal for goal in organization.goals if goal.reference not in hidden]
    edges = tuple(Edge(top.reference, goal.reference, "leads-to") for goal in goals)
    return Drawing("goals", *words, nodes=tuple(Node(named(item, title)) for item in (top, *goals)), edges=edges)


def goal_branch(
    organization: Organization, goal: Goal, hidden: Container[str], title: Title, words: tuple[str, str]
) -> Drawing:
    """One goal and its departments."""
    found = [item for item in _departments(organization, goal.departments) if item.reference not in hidden]
    edges = tuple(Edge(goal.reference, department.reference, "leads-to") for department in found)
    return Drawing("goals", *words, nodes=tuple(Node(named(item, title)) for item in (goal, *found)), edges=edges)


def _node(item: Item, title: Title, details: Callable[[Item], tuple[str, ...]] | None) -> Node:
    return Node(named(item, title), details(item) if details else ())


def _departments(organization: Organization, ids: tuple[str, ...]) -> Iterator[Item]:
    return (department for id in ids if (department := organization.departments.get(id)))


def _kpis(organization: Organization, goal: str) -> Iterator[Item]:
    return (kpi for kpi in organization.kpis if goal in kpi.supports)
