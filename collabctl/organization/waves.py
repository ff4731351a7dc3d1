"""What each department needs before the wave of a rollout in which it starts."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from collabctl.organization.organization import Organization
from collabctl.organization.rollouts import ambassadors_of, department_helped, has_reached, is_open, ours
from collabctl.organization.tools import Rollout, Wave

Arranged = Callable[[Organization, Rollout, str, Wave], bool]
"""Whether something is arranged for a department before a wave."""


def in_order_of_start(rollout: Rollout) -> list[tuple[int, Wave]]:
    """The waves with their numbers from 0, the earliest first; those without a date come last."""
    waves = list(enumerate(rollout.waves))
    return sorted(waves, key=lambda entry: (entry[1].date is None, entry[1].date or datetime.date.min, entry[0]))


def is_asked_now(rollout: Rollout, number: int) -> bool:
    """Whether a wave is what comes next, or is going on: it has a day, and no pilot stands before it any more."""
    wave = rollout.waves[number]
    if not is_open(rollout) or (wave.date is None and wave.done_on is None):
        return False
    return has_reached(rollout, "pilot") or (rollout.status == "planned" and rollout.pilot is None)


def lacking_before_its_wave(organization: Organization, rollout: Rollout, arranged: Arranged) -> dict[str, int]:
    """Our departments for which something is not arranged, each with the number of the first wave that lacks it."""
    lacking: dict[str, int] = {}
    for number, wave in in_order_of_start(rollout):
        for department in ours(organization, wave.departments):
            if department not in lacking and not arranged(organization, rollout, department, wave):
                lacking[department] = number
    return lacking


def has_ambassador(organization: Organization, rollout: Rollout, department: str, _wave: Wave) -> bool:
    """Whether somebody helps the people of the department."""
    return bool(ambassadors_of(organization, rollout, department))


def has_trained_ambassador(organization: Organization, rollout: Rollout, department: str, wave: Wave) -> bool:
    """Whether one of those who help the department was trained in time; true as well where nobody helps it."""
    helpers = ambassadors_of(organization, rollout, department)
    return not helpers or any(
        _is_in_time(one.trained_on, wave) if one.trained_on else department_helped(organization, one) is None
        for one in helpers
    )


def has_training(organization: Organization, rollout: Rollout, department: str, wave: Wave) -> bool:
    """Whether the department is trained in time.

    A session without departments is for all of them; one without a date is still being planned.
    """
    return any(
        (session.date is None or _is_in_time(session.date, wave))
        and (
            not session.departments
            or any(organization.stands_for(invited, department) for invited in session.departments)
        )
        for session in rollout.training
    )


def _is_in_time(day: datetime.date, wave: Wave) -> bool:
    """Up to the day of the start. What was late for a wave that is done is water under the bridge."""
    return wave.done_on is not None or wave.date is None or day <= wave.date
