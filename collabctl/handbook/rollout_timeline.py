"""The timeline of a rollout as a picture: its choice, pilot, training and waves, as far as these have days."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator

from collabctl.drawings.timeline import Row, Timeline, month_starts
from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice
from collabctl.organization.quantities import Period
from collabctl.organization.tools import Rollout, Wave
from collabctl.wording import quantities

FEWEST = 2
"""A picture of a single day shows nothing that the table does not."""


def rollout_timeline(book: Book, rollout: Rollout) -> Timeline | None:
    """What happens when, the earliest first; None where too little has a day.

    There is no clock here: done is what is written down as done or decided.
    """
    _ = book.language._
    rows = sorted(_rows(book, rollout), key=lambda row: (row.first, row.last))
    if len({row.first for row in rows}) < FEWEST:
        return None
    picture = Timeline(_("What happens when"), _("The table below says the same."), tuple(rows))
    return dataclasses.replace(picture, marks=tuple(_marks(book, picture)))


def _marks(book: Book, picture: Timeline) -> Iterator[tuple[datetime.date, str]]:
    """Months, with the year where it is another one than before."""
    year = 0
    for day in month_starts(picture.first, picture.last):
        month = book.language.month(day.month)
        yield day, month if day.year == year else f"{month} {day.year}"
        year = day.year


def _rows(book: Book, rollout: Rollout) -> Iterator[Row]:
    _ = book.language._
    if rollout.working_group_since:
        yield _row(book, _("Working group"), rollout.working_group_since, done=rollout.choice is not None)
    made = rollout.choice
    if made and made.date and book.may_show(f"tool/{made.tool}"):
        tool = book.organization.tools.get(made.tool)
        named = book.title(tool) if tool else made.tool
        yield _row(book, _("we choose {tool}", tool=named), made.date, done=True)
    pilot = rollout.pilot
    if pilot and pilot.period and (first := pilot.period.first or pilot.period.last):
        yield _row(book, _("The pilot"), first, pilot.period.last, done=pilot.outcome is not None)
    if pilot and pilot.outcome and pilot.outcome.date:
        decision = choice(book.language, "outcome", pilot.outcome.decision)
        yield _row(book, _("we decide: {decision}", decision=decision), pilot.outcome.date, done=True)
    for session in rollout.training:
        if session.date:
            yield _row(book, _("training: {name}", name=book.plain(session.name)), session.date)
    for wave in rollout.waves:
        if start := wave.date or wave.done_on:
            yield _row(book, _wave(book, wave), start, wave.done_on, done=wave.done_on is not None)


def _wave(book: Book, wave: Wave) -> str:
    """The name of a wave, or else for whom it starts."""
    if name := book.plain(wave.name):
        return name
    departments = (book.get(book.organization.departments, id) for id in wave.departments)
    names = book.language.list([book.title(department) for department in departments if department])
    return book.language._("start for {departments}", departments=names)


def _row(book: Book, name: str, first: datetime.date, last: datetime.date | None = None, *, done: bool = False) -> Row:
    """A row until its last day, where that is known and not before its first."""
    end = max(first, last or first)
    when = book.language.date(first) if end == first else quantities.period(book.language, Period(first, end, ""))
    return Row(name, first, end, when, done)
