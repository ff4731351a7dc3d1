"""How ready a rollout is: a checklist of what makes one succeed, computed from the documents.

The rules about rollouts and the handbook's checklist both ask here, so they cannot disagree. A step is asked only once
the rollout has come to the stage that needs it; what should have happened in a stage that is over is not asked any
more. Outside departments are asked nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from collabctl.organization.item import Item
from collabctl.organization.organization import Organization
from collabctl.organization.rollouts import (
    has_reached,
    is_open,
    is_unknown,
    may_be_the_same,
    reach,
    tool_of,
    was_stopped,
)
from collabctl.organization.tools import Rollout
from collabctl.organization.waves import (
    Arranged,
    has_ambassador,
    has_trained_ambassador,
    has_training,
    in_order_of_start,
    is_asked_now,
    lacking_before_its_wave,
)

MOST_TEAMS_IN_A_PILOT = 2
"""A pilot is small: its faults are to be met by people who are open to them, not by everybody."""

State = Literal["done", "missing", "later"]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the checklist. A step that waits for one that is missing comes `later`, as one that is not due yet.

    `departments` are those for which it is missing, `wave` is the number of the wave that needs it first, from 0, and
    `rests_on` are the other documents by which it is done.
    """

    name: str
    state: State
    departments: tuple[str, ...] = ()
    wave: int | None = None
    rests_on: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """A rollout, and the day it is looked at; None where only the documents may speak."""

    organization: Organization
    rollout: Rollout
    as_of: datetime.date | None


def readiness(organization: Organization, rollout: Rollout, as_of: datetime.date | None = None) -> tuple[Step, ...]:
    """The checklist of a rollout, in the order in which things are done.

    With `as_of` it also tells what that day adds: a pilot that is over, a wave that has begun. A rollout that is
    stopped has none, and one that is done has only what came of it and what was done for it.
    """
    if was_stopped(rollout):
        return ()
    case = _Case(organization, rollout, as_of)
    return tuple(step for find in _STEPS.values() if (step := find(case)) is not None)


def missing(organization: Organization, name: str, as_of: datetime.date) -> Iterator[tuple[Rollout, Step]]:
    """The rollouts of which this step is missing on that day."""
    for rollout in organization.rollouts:
        step = _STEPS[name](_Case(organization, rollout, as_of)) if not was_stopped(rollout) else None
        if step is not None and step.state == "missing":
            yield rollout, step


def _step(case: _Case, name: str, there: bool, due: str) -> Step | None:
    """A step that is there or not; asked from the stage `due` on, and not any more when the rollout is done."""
    if there:
        return Step(name, "done")
    if has_reached(case.rollout, due) and (is_open(case.rollout) or due == "done"):
        return Step(name, "missing")
    return Step(name, "later") if is_open(case.rollout) or due == "done" else None


def _problem(case: _Case) -> Step | None:
    tool = tool_of(case.organization, case.rollout)
    return _step(case, "problem", bool(case.rollout.problem or (tool and tool.problem)), "choosing")


def _sponsor(case: _Case) -> Step | None:
    return _step(case, "sponsor", bool(case.rollout.sponsor), "planned")


def _working_group(case: _Case) -> Step | None:
    """Of several departments where it is for several: one that decides for others misses those others."""
    organization, rollout = case.organization, case.rollout
    group = rollout.working_group
    from_ = [department for person in group if (department := organization.department_of(person))]
    one_sided = (
        bool(from_)
        and not any(is_unknown(organization, person) for person in group)
        and all(organization.stands_for(from_[0], other) for other in from_)
    )
    absent = [id for id in reach(organization, rollout) if not any(organization.stands_for(id, one) for one in from_)]
    if one_sided and absent and is_open(rollout):
        return Step("working-group", "missing", tuple(absent))
    return _step(case, "working-group", bool(group), "choosing")


def _choice(case: _Case) -> Step | None:
    """Waits for the working group. A choice that is written down is looked at from the first stage on."""
    rollout, choice = case.rollout, case.rollout.choice
    if not rollout.working_group:
        return Step("choice", "later") if is_open(rollout) else None
    agreed = choice is not None and any(
        may_be_the_same(case.organization, one, other) for one in choice.agreed_by for other in rollout.working_group
    )
    return _step(case, "choice", agreed and not chosen_too_early(rollout), "choosing" if choice else "planned")


def chosen_too_early(rollout: Rollout) -> bool:
    """Whether the tool was chosen before the working group began."""
    since, chosen = rollout.working_group_since, rollout.choice.date if rollout.choice else None
    return since is not None and chosen is not None and chosen < since


def _budget(case: _Case) -> Step | None:
    organization, rollout = case.organization, case.rollout
    tool = tool_of(organization, rollout)
    subjects = {rollout.reference, *([tool.reference] if tool else [])}
    promises = tuple(
        promise
        for promise in organization.commitments
        if promise.type == "budget" and promise.status != "dropped" and subjects.intersection(promise.for_)
    )
    if promises:
        return Step("budget", "done", rests_on=promises)
    return None if organization.perhaps(rollout.id) else _step(case, "budget", False, "planned")


def _pilot(case: _Case) -> Step | None:
    """Not asked where one department uses the tool, nor once a wave is done: that one was the pilot, then."""
    rollout, pilot = case.rollout, case.rollout.pilot
    if pilot is not None and (pilot.outcome or len(pilot.teams) <= MOST_TEAMS_IN_A_PILOT):
        return Step("pilot", "done")
    needed = pilot is not None or rollout.status == "pilot" or len(reach(case.organization, rollout)) > 1
    too_late = any(wave.done_on for wave in rollout.waves)
    return _step(case, "pilot", False, "planned") if needed and not too_late else None


def _success(case: _Case) -> Step | None:
    rollout, pilot = case.rollout, case.rollout.pilot
    if pilot is None:
        return _after_the_pilot(case, "success")
    if pilot.success:
        return Step("success", "done")
    if pilot.outcome or has_reached(rollout, "rolling-out"):
        return None
    return _step(case, "success", False, "planned")


def _after_the_pilot(case: _Case, name: str) -> Step | None:
    """What comes later because there is no pilot yet; nothing where none is needed."""
    pilot = _pilot(case)
    return Step(name, "later") if pilot and pilot.state != "done" else None


def _decision(case: _Case) -> Step | None:
    """What a pilot decided, before anybody starts in a wave."""
    rollout, pilot = case.rollout, case.rollout.pilot
    if pilot is None:
        return _after_the_pilot(case, "decision")
    if not is_open(rollout):
        return Step("decision", "done") if pilot.outcome else None
    if pilot.outcome:
        day = pilot.outcome.date
        to_come = day if case.as_of and day and case.as_of < day else datetime.date.min
        early = next((number for number, wave in in_order_of_start(rollout) if wave.date and wave.date < to_come), None)
        return Step("decision", "done" if early is None else "missing", wave=early)
    if rollout.status == "choosing":
        return Step("decision", "later")
    begun = _first_wave_without_decision(case)
    over = pilot.period is not None and case.as_of is not None and pilot.period.ended_before(case.as_of)
    due = begun is not None or over or rollout.status == "rolling-out"
    return Step("decision", "missing" if due else "later", wave=begun)


def _first_wave_without_decision(case: _Case) -> int | None:
    """The first wave that starts before the pilot ends, or has begun; by the documents alone, one that is done."""
    pilot = case.rollout.pilot
    end = pilot.period.last if pilot and pilot.period else None
    for number, wave in in_order_of_start(case.rollout):
        start = wave.date or wave.done_on
        if start is not None:
            has_begun = start <= case.as_of if case.as_of else wave.done_on is not None
            if has_begun or (end is not None and start < end):
                return number
    return None


def _ambassadors(case: _Case) -> Step | None:
    return _before_the_waves(case, "ambassadors", has_ambassador)


def _ambassadors_trained(case: _Case) -> Step | None:
    """Waits for there to be ambassadors."""
    if not case.rollout.ambassadors:
        return Step("ambassadors-trained", "later") if is_open(case.rollout) else None
    return _before_the_waves(case, "ambassadors-trained", has_trained_ambassador)


def _training(case: _Case) -> Step | None:
    return _before_the_waves(case, "training", has_training)


def _before_the_waves(case: _Case, name: str, arranged: Arranged) -> Step | None:
    """A step that each department of a wave needs before it starts."""
    rollout = case.rollout
    lacking = lacking_before_its_wave(case.organization, rollout, arranged)
    if rollout.waves and not lacking:
        return Step(name, "done")
    now = {department: number for department, number in lacking.items() if is_asked_now(rollout, number)}
    if now:
        return Step(name, "missing", tuple(now), next(iter(now.values())))
    return Step(name, "later") if is_open(rollout) else None


def _guide(case: _Case) -> Step | None:
    rollout, guide = case.rollout, case.rollout.guide
    if guide is not None and (guide.do or guide.dont):
        return Step("guide", "done")
    due = rollout.status == "rolling-out" or any(is_asked_now(rollout, number) for number in range(len(rollout.waves)))
    return Step("guide", "missing" if due else "later") if is_open(rollout) else None


def _wins(case: _Case) -> Step | None:
    organization, rollout = case.organization, case.rollout
    wins = tuple(win for win in organization.wins if win.of == rollout.reference)
    if wins:
        return Step("wins", "done", rests_on=wins)
    return None if organization.perhaps(rollout.id) else _step(case, "wins", False, "done")


_STEPS: dict[str, Callable[[_Case], Step | None]] = {
    "problem": _problem,
    "sponsor": _sponsor,
    "working-group": _working_group,
    "choice": _choice,
    "budget": _budget,
    "pilot": _pilot,
    "success": _success,
    "decision": _decision,
    "ambassadors": _ambassadors,
    "ambassadors-trained": _ambassadors_trained,
    "training": _training,
    "guide": _guide,
    "wins": _wins,
}
