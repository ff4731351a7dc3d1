"""Two shared goals are the same goal, written down twice.

Two departments each wrote down the goal that they share, with an id, a weight and a target of its own. Each of them
sees half of who is in it, and the two drift apart.

Goals are compared while they are in play: the same name but for capitals and a word or two, or one measure and one
target with a department in common.

What to do: keep one, and put all departments under its `shared_by`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal
from collabctl.organization.naming import of_group
from collabctl.rules import Details, Settings, Yielded, rule

ALIKE = 0.8
"""The part of all their words that two names must share; four of five is one word written otherwise."""


@rule(severity="warning")
def same_goal(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    goals = [goal for goal in organization.goals if not goal.is_over(settings.as_of)]
    for first, later in combinations(sorted(goals, key=_order), 2):
        if first.period.overlaps(later.period) and (why := _why(first, later)):
            yield (
                later.at("name"),
                f"the goals {first} and {later} seem to be one: {why}",
                Details(
                    about=(first, later),
                    related=(Related(first.at("name"), f"{first} stands here"),),
                    help="keep one of them, with all departments under 'shared_by'",
                ),
            )


def _why(one: Goal, other: Goal) -> str:
    if _named_alike(one, other):
        return "they have the same name"
    mine, theirs = one.measure, other.measure
    if mine is None or theirs is None or mine.target is None or mine != theirs:
        return ""
    return "they have one measure and one target" if set(one.departments) & set(other.departments) else ""


def _named_alike(one: Goal, other: Goal) -> bool:
    """Whether a name of the one is a name of the other, but for a word of five."""
    for mine in of_group(one.name):
        for theirs in of_group(other.name):
            words = set(mine.split()), set(theirs.split())
            if mine == theirs or len(words[0] & words[1]) >= ALIKE * max(1, len(words[0] | words[1])):
                return True
    return False


def _order(goal: Goal) -> tuple[str, int]:
    return goal.document.source.path, goal.document.number
