"""What was agreed to do next, and what became of it: actions of retrospectives, and promises of management."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from collabctl.organization import Organization
from collabctl.organization.agreements import Commitment
from collabctl.organization.followed import followed
from collabctl.organization.initiatives import Action, Retrospective

State = Literal["late", "open", "done", "dropped"]
STATES: tuple[State, ...] = ("late", "open", "done", "dropped")


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """An action, the retrospective that agreed on it last, how it stood on a day, and since when it is agreed."""

    retrospective: Retrospective
    action: Action
    state: State
    since: datetime.date


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of management, and how it stood on a day."""

    commitment: Commitment
    state: State


def actions(organization: Organization, as_of: datetime.date) -> list[AgreedAction]:
    """The actions of all retrospectives held by that day: what is late first, then by the day when they are due."""
    found = []
    for one in followed(organization, as_of):
        late = one.action.due is not None and one.action.due < as_of
        state: State = "done" if not one.is_open(as_of) else "late" if late else "open"
        found.append(AgreedAction(one.retrospective, one.action, state, one.since))
    return sorted(found, key=lambda one: (STATES.index(one.state), one.action.due or datetime.date.max))


def promises(organization: Organization, as_of: datetime.date) -> list[Promise]:
    """What management promised: what is late first, then by the day when it is due."""
    found = [Promise(commitment, _state(commitment, as_of)) for commitment in organization.commitments]
    return sorted(found, key=lambda one: (STATES.index(one.state), one.commitment.due))


def _state(commitment: Commitment, as_of: datetime.date) -> State:
    if commitment.status == "open":
        return "late" if commitment.due < as_of else "open"
    return "done" if commitment.status == "kept" else "dropped"
