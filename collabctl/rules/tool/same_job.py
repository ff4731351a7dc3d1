"""Different departments use different tools for the same job, and the tools are not connected.

Tasks, customers and knowledge then live in two places. What crosses the border between the departments is typed over,
told on the phone, or forgotten.

Two tools may do the same job when both are in use, are of one category (`other` does not count), and each has a
department that does not use the other one. A category is wide, so that alone is a question. It is a warning where
something more agrees: a tag, two words of the problem that they solve, the medium of their channels, or that a
connection between them is said to be missing. Tools for communication whose channels are of different mediums, such as
a chat and a telephone, do different jobs. Connected means that data flows, or is planned to, from one to the other or
through one tool between them. Nothing is said where one of them replaces the other or is marked as `retiring`: that is
on its way.

What to do: connect them first, for the one flow that hurts most, and write it in `connects_to`. If that is not enough,
let key users of all these departments choose one together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.connections import FLOWING, Neighbours, are_connected, neighbours
from collabctl.organization.rollouts import ours
from collabctl.organization.sentences import listed
from collabctl.organization.tools import Tool
from collabctl.rules import Details, Settings, Yielded, rule

WORDS = 2
"""So many longer words in common say that two problems are one; a single one is in the problems of many tools."""

_WORD = re.compile(r"[^\W\d_]{5,}")


@rule(severity="warning")
def same_job(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    tools = [tool for tool in organization.tools if tool.status == "in-use" and tool.category != "other"]
    flowing = neighbours(organization, FLOWING)
    groups: list[set[str]] = []
    for one, other in combinations(tools, 2):
        if one.category == other.category and _do_the_same_apart(organization, flowing, one, other):
            joined = [group for group in groups if group & {one.id, other.id}]
            groups = [group for group in groups if group not in joined] + [{one.id, other.id}.union(*joined)]
    for group in groups:
        those = [tool for tool in tools if tool.id in group]
        sure = all(any(_agree(organization, one, other) for other in those if other is not one) for one in those)
        yield _told(organization, those, sure=sure)


def _do_the_same_apart(organization: Organization, flowing: Neighbours, one: Tool, other: Tool) -> bool:
    return (
        other.id not in one.replaces
        and one.id not in other.replaces
        and not are_connected(flowing, one.id, other.id)
        and _has_its_own(organization, one, other)
        and _has_its_own(organization, other, one)
        and not _are_of_different_mediums(organization, one, other)
        and not organization.perhaps(one.id)
        and not organization.perhaps(other.id)
    )


def _has_its_own(organization: Organization, one: Tool, other: Tool) -> bool:
    """Whether a department of ours uses this one and not the other."""
    return any(
        not any(organization.stands_for(id, user) for user in other.used_by) for id in ours(organization, one.used_by)
    )


def _are_of_different_mediums(organization: Organization, one: Tool, other: Tool) -> bool:
    """Whether channels say that they are different ways to reach each other, such as a chat and a telephone."""
    mediums = [
        {channel.medium for channel in organization.channels if channel.tool == tool.id} for tool in (one, other)
    ]
    return all(mediums) and not mediums[0] & mediums[1]


def _agree(organization: Organization, one: Tool, other: Tool) -> bool:
    """Whether more than their category says that they are for the same."""
    mediums = [
        {channel.medium for channel in organization.open_channels if channel.tool == tool.id} for tool in (one, other)
    ]
    words = [set(_WORD.findall(str(tool.problem or "").casefold())) for tool in (one, other)]
    return bool(
        set(one.tags) & set(other.tags)
        or mediums[0] & mediums[1]
        or len(words[0] & words[1]) >= WORDS
        or any(link.tool == other.id for link in one.connects_to)
        or any(link.tool == one.id for link in other.connects_to)
    )


def _told(organization: Organization, tools: list[Tool], *, sure: bool) -> Yielded:
    first, *others = tools
    users = listed(dict.fromkeys(organization.department_name(id) for tool in tools for id in tool.used_by))
    return (
        first.at("category"),
        f"{listed(map(str, tools))} do the same job in {users}, and nothing connects them"
        if sure
        else f"{listed(map(str, tools))} are of the same category in {users}, and nothing connects them: "
        "are they for the same job?",
        Details(
            about=tuple(tools),
            help="connect them for the flow that hurts most, and write it in 'connects_to'"
            if sure
            else "if they are, connect them for the flow that hurts most; if not, say in 'problem' what each is for",
            related=tuple(Related(tool.at("category"), f"{tool} is of the same category") for tool in others),
            severity="warning" if sure else "info",
        ),
    )
