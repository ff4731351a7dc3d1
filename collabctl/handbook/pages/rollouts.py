"""How a tool reaches its users: where a rollout stands, what happens when, and whom to ask."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice
from collabctl.handbook.markdown import Md, Page, join, text
from collabctl.handbook.pages.learning import came_of
from collabctl.handbook.pages.promises import promised
from collabctl.handbook.rollout_timeline import rollout_timeline
from collabctl.organization import addresses
from collabctl.organization.item import Training
from collabctl.organization.readiness import readiness
from collabctl.organization.rollouts import department_helped, is_open, tool_of
from collabctl.organization.tools import Ambassador, Rollout, Tool
from collabctl.wording import quantities


def pages(book: Book) -> Iterator[Page]:
    """A page for each rollout."""
    for rollout in book.shown(book.organization.rollouts):
        yield _rollout(book, rollout)


def ambassadors_for(book: Book, tool: Tool, department: str | None = None) -> Iterator[Md]:
    """The ambassadors of a tool, in its rollouts; of one department, or of all."""
    for rollout in book.shown(book.organization.rollouts):
        for ambassador in rollout.ambassadors if tool_of(book.organization, rollout) is tool else ():
            said = who(book, ambassador)
            if said and department in (None, department_helped(book.organization, ambassador)):
                yield said


def who(book: Book, ambassador: Ambassador) -> Md | None:
    """An ambassador, by name or by role."""
    return book.seat(ambassador.person, ambassador.role, ambassador.department)


def trainings(book: Book, sessions: tuple[Training, ...]) -> list[list[Md | None]]:
    """The rows of a table of training sessions."""
    return [
        [
            join([book.text(session.name), book.text(session.format)], ", "),
            text(book.language.date(session.date)) if session.date else None,
            book.all_named("department", session.departments),
            join(
                [
                    text(quantities.duration(book.language, session.duration)) if session.duration else None,
                    book.people(session.by),
                ],
                ", ",
            ),
        ]
        for session in sessions
    ]


def _rollout(book: Book, rollout: Rollout) -> Page:
    _ = book.language._
    page = Page(addresses.page_of(rollout.kind, rollout.id), book.title(rollout), rollout.reference, "tools/README.md")
    page.prose(book.prose(rollout.problem))
    page.facts(_facts(book, rollout))
    page.heading(2, _("What happens when"))
    if picture := rollout_timeline(book, rollout):
        page.picture(picture)
    page.table([_("When"), _("What"), _("Done")], _timeline(book, rollout))
    page.heading(2, _("Who to ask"))
    page.table(
        [_("Department"), _("Ambassador"), _("Trained on")],
        [
            [
                book.named("department", department_helped(book.organization, ambassador)),
                said,
                text(book.language.date(ambassador.trained_on)) if ambassador.trained_on else None,
            ]
            for ambassador in rollout.ambassadors
            if (said := who(book, ambassador))
        ],
    )
    page.heading(2, _("How to use it"))
    page.heading(3, _("Do"))
    page.bullets(book.text(rule) for rule in (rollout.guide.do if rollout.guide else ()))
    page.heading(3, _("Do not"))
    page.bullets(book.text(rule) for rule in (rollout.guide.dont if rollout.guide else ()))
    page.heading(2, _("Training"))
    page.table([_("Session"), _("When"), _("For whom"), _("How long, with whom")], trainings(book, rollout.training))
    page.heading(2, _("Are we ready?") if is_open(rollout) else _("What it took"))
    page.table([_("What it takes"), _("Where it stands"), _("Still to do for")], _checklist(book, rollout))
    page.heading(2, _("What it must do"))
    page.bullets(book.text(requirement) for requirement in rollout.requirements)
    _pilot(book, page, rollout)
    page.heading(2, _("What management promised for it"))
    page.bullets(promised(book, rollout.reference))
    page.heading(2, _("What came of it"))
    page.bullets(book.to(item) for item in came_of(book, rollout))
    page.sources.append(rollout)
    return page


def _facts(book: Book, rollout: Rollout) -> list[tuple[str, Md | None]]:
    _ = book.language._
    choice_made = rollout.choice
    return [
        (_("Tool"), book.named("tool", rollout.tool)),
        (_("Chosen from"), book.all_named("tool", rollout.candidates)),
        (_("Where it stands"), choice(book.language, "rollout", rollout.status)),
        (_("Sponsor"), book.people(rollout.sponsor)),
        (_("Working group"), book.people(rollout.working_group)),
        (_("Why this tool"), book.line(choice_made.because) if choice_made else None),
        (_("Chosen by"), book.people(choice_made.agreed_by) if choice_made else None),
        *book.common(rollout),
    ]


def _checklist(book: Book, rollout: Rollout) -> Iterator[list[Md | None]]:
    """What makes a rollout succeed, and how much of it is there; not what only private documents tell."""
    for step in readiness(book.organization, rollout):
        if not step.rests_on or any(book.may_show(item.reference) for item in step.rests_on):
            yield [
                choice(book.language, "step", step.name),
                choice(book.language, "readiness", step.state),
                book.all_named("department", step.departments),
            ]


def _timeline(book: Book, rollout: Rollout) -> list[list[Md | None]]:
    """What happens when, the earliest first; what has no date comes last."""
    spoken = book.language
    events: list[tuple[datetime.date | None, Md, Md | None]] = []
    if rollout.working_group_since:
        events.append((rollout.working_group_since, book.say("the working group starts"), None))
    if rollout.choice and (tool := book.named("tool", rollout.choice.tool)):
        events.append((rollout.choice.date, book.say("we choose {tool}", tool=tool), None))
    if rollout.pilot and rollout.pilot.period:
        events.append((rollout.pilot.period.first, book.say("the pilot starts"), None))
        events.append((rollout.pilot.period.last, book.say("the pilot ends"), None))
    if rollout.pilot and (outcome := rollout.pilot.outcome):
        decided = choice(spoken, "outcome", outcome.decision)
        events.append((outcome.date, book.say("we decide: {decision}", decision=decided), None))
    events += [
        (session.date, book.say("training: {name}", name=book.text(session.name)), None) for session in rollout.training
    ]
    for wave in rollout.waves:
        departments = book.all_named("department", wave.departments)
        starts = book.say("start for {departments}", departments=departments) if departments else None
        done = text(spoken.date(wave.done_on)) if wave.done_on else None
        events.append((wave.date, join([book.text(wave.name), starts], ": "), done))
    events.sort(key=lambda event: (event[0] is None, event[0] or datetime.date.min))
    return [[text(spoken.date(day)) if day else book.say("no date yet"), what, done] for day, what, done in events]


def _pilot(book: Book, page: Page, rollout: Rollout) -> None:
    _ = book.language._
    pilot = rollout.pilot
    if pilot is None:
        return
    page.heading(2, _("The pilot"))
    page.facts(
        [
            (_("With"), book.all_named("team", pilot.teams)),
            (_("Period"), text(quantities.period(book.language, pilot.period))),
            (_("It succeeds when"), book.listed(book.measures(pilot.success))),
            (_("Outcome"), choice(book.language, "outcome", pilot.outcome.decision) if pilot.outcome else None),
        ]
    )
    page.heading(3, _("What we learned"))
    page.bullets(book.text(lesson) for lesson in (pilot.outcome.learned if pilot.outcome else ()))
