"""A meeting has no agenda.

Without one, people come unprepared, whoever speaks first decides what it is about, and what matters to the quietest
department is never reached. The same three questions every week are an agenda too.

Office hours and trainings are not looked at, nor are retrospectives: visitors bring their own questions, a training is
its own programme, and looking back has its questions by nature. Neither is what is called together when something
happens, a talk between two people, or a meeting that has been held for the last time.

What to do: write the questions that the meeting answers under 'agenda', a line each. Three are usually enough. Where
the agenda lives elsewhere, write its address there: `agenda: https://example.org/agenda`. A link whose name or address
speaks of an agenda will do as well, and so do notes that everybody writes together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collabctl.calendar.lifetime import still_held
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule

_AGENDA = re.compile(r"agenda|(?<![^\W_])(notes|minutes|notulen|verslagen)(?![^\W_])", re.IGNORECASE)
NEEDS_NONE = ("office-hours", "training", "retrospective")


_HELP = "write the questions that it answers under 'agenda', a line each, or the link to where they stand"


@rule(severity="warning")
def no_agenda(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for meeting in still_held(organization, settings.as_of):
        elsewhere = any(_AGENDA.search(f"{link.name} {link.url}") for link in meeting.links)
        if meeting.agenda or elsewhere or meeting.type in NEEDS_NONE or meeting.between_two or not meeting.planned:
            continue
        yield (
            meeting.at(),
            f"{meeting} has no agenda",
            Details(about=(meeting,), help=_HELP),
        )
