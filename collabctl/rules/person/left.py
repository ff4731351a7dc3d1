"""Somebody who has left is still named for something that is to be done.

A meeting waits for its facilitator, a question for its answer, a tool for its owner; and nobody notices, because on
paper it is all arranged. When people leave, their agreements stay behind without anybody deciding so.

Somebody has left from `left_on` in their document on. Each place that still names them is one finding, whatever the
field. What lies behind is left as it was: signatures (`agreed_by`), wins, who was at a retrospective, actions that are
done, sessions that were held, and whatever is over: a meeting, a team, a goal, a KPI, an initiative, a rollout, a
promise, a retired tool. Somebody who signed a resolution that is in force is `resolution/signer-left`.

What to do: name whoever took over. Better still, name the role, `{role: ..., department: ...}`: that one never leaves.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from collabctl.documents import Path
from collabctl.documents.schema.annotations import references
from collabctl.findings import Related
from collabctl.organization import Item, Organization
from collabctl.organization.agreements import Resolution
from collabctl.organization.initiatives import Initiative, Retrospective, Win
from collabctl.organization.kpis import Goal, Kpi
from collabctl.organization.meetings import Meeting
from collabctl.organization.people import Team
from collabctl.rules import Details, Settings, Yielded, rule

_ENDED = {"done", "stopped", "retired", "kept", "dropped"}
_HELP = "name whoever took over, or the role: {role: ..., department: ...}"


@rule(severity="error")
def left(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    gone = {person.id: person for person in organization.people if person.has_left(settings.as_of)}
    for item in organization.items() if gone else ():
        if _is_over(item, settings.as_of):
            continue
        seen: Counter[str] = Counter()
        for path, written, kinds in references(item.document):
            name = written.removeprefix("person/")
            if "person" not in kinds or name not in gone or not _to_be_done(item, path, settings.as_of):
                continue
            person, field = gone[name], _words_of(path)
            place = f"{name} under {field}"
            seen[place] += 1
            yield (
                item.document.value(path),
                f"{item} still names {person.name} under '{field}', who left on {person.left_on}",
                Details(
                    about=(item,),
                    help=_HELP,
                    related=(Related(person.at("left_on"), f"{person.name} left on {person.left_on}"),),
                    subject=f"{place} {seen[place]}" if seen[place] > 1 else place,
                ),
            )


def _is_over(item: Item, as_of: datetime.date) -> bool:
    """Whether a document lies behind, so that nothing in it is still to be done."""
    if isinstance(item, Goal | Kpi | Team | Meeting | Initiative):
        return item.is_over(as_of)
    if isinstance(item, Resolution):
        return not item.in_force(as_of)
    return isinstance(item, Win) or getattr(item, "status", None) in _ENDED


def _to_be_done(item: Item, path: Path, as_of: datetime.date) -> bool:
    """Whether the person who is named at this place still has something to do there."""
    if "agreed_by" in path or path[0] == "alumni":
        return False
    if isinstance(item, Retrospective):
        return _is_open_action(item, path, as_of)
    if path[0] == "training" and isinstance(path[1], int):
        date = getattr(item, "training")[path[1]].date  # noqa: B009 - several kinds have sessions
        return date is None or date >= as_of
    return True


def _is_open_action(retrospective: Retrospective, path: Path, as_of: datetime.date) -> bool:
    """A retrospective itself was held; of what was agreed there, some may still be open."""
    if path[0] != "actions" or not isinstance(path[1], int):
        return path[0] == "owner"
    return retrospective.actions[path[1]].is_open(as_of)


def _words_of(path: Path) -> str:
    """The fields on the way to a place, without the numbers in lists: those change when a line is added above."""
    return ".".join(step for step in path if isinstance(step, str))
