"""What the status tells, in words."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from collabctl.findings import Finding
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi
from collabctl.organization.sentences import listed
from collabctl.reports.status.reasons import amount, reason
from collabctl.reports.summary import counted
from collabctl.results.arrows import MIN_PAIRS, Evidence, Question
from collabctl.results.lead_times import YEAR, LeadTime, lead_time
from collabctl.results.promises import AgreedAction, Promise
from collabctl.results.silo_index import Part, of_all
from collabctl.results.standing import VERDICTS, Standing
from collabctl.results.status import Course, Progress, Status
from collabctl.results.trend import MIN_POINTS
from collabctl.wording.figures import short, spark

HOW_THE_INDEX_IS_MADE = (
    "The index is 100 less the mean of the four as percentages, a dash left out; for peace, no open conflict is 100%, "
    "one 50%, two 33%. Follow a department over time; to compare two, look at the parts."
)
NO_PROOF = (
    "Moving together is no proof that one moves the other, and of twenty arrows without meaning one seems borne out or "
    "contradicted by chance."
)
_TOO_FEW = f"with fewer than {MIN_PAIRS} pairs of changes"
_NEVER_CHANGES = "where one figure never changes"
_CHANCE = "where it may be chance"
_NO_DIRECTION = "without a direction"
_BEARINGS = ("contradicts", "supports", "cannot tell")
_MOST_COLUMNS = 40


MOST_UNKNOWN = 5
"""So many of those of which nothing is known are named; the rest is counted."""


def summed_up(status: Status) -> str:
    """Everything in a line."""
    verdicts = Counter(standing.verdict for standing in (*status.goals, *status.kpis))
    found = [f"{verdicts[verdict]:,} {verdict}" for verdict in VERDICTS if verdicts[verdict]]
    late = [
        counted(number, noun)
        for noun, states in (("action", status.actions), ("promise", status.promises))
        if (number := sum(one.state == "late" for one in states))
    ]
    index = of_all(status.silo)
    parts = [
        f"of {counted(len(status.goals) + len(status.kpis), 'target')}: {', '.join(found)}" if found else "",
        f"{listed(late)} late" if late else "",
        f"silo index {index:.0f} of 100" if index is not None else "",
    ]
    return f"on {status.as_of}: {'; '.join(filter(None, parts)) or 'nothing is written down that can be followed'}"


def named(organization: Organization, standing: Standing) -> str:
    """A goal by its name; a KPI with the name of its department before it."""
    item = standing.item
    return (
        f"{organization.department_name(item.department)}: {item.title}" if isinstance(item, Kpi) else f"{item.title}"
    )


def unknown(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    """Those about which nothing is known, together with the others of the same reason."""
    found: dict[str, list[Standing]] = {}
    for standing in standings:
        if standing.verdict == "unknown":
            found.setdefault(reason(standing), []).append(standing)
    return found


def few_of(organization: Organization, some: Sequence[Standing]) -> str:
    """The names of those of which nothing is known: a list of two hundred says nothing more than its number."""
    names = [named(organization, standing) for standing in some[:MOST_UNKNOWN]]
    more = len(some) - MOST_UNKNOWN
    return "; ".join([*names, f"{more} more"] if more > 0 else names)


def doubts(status: Status) -> list[Finding]:
    """What keeps the figures from being relied on; what is late is told where it belongs."""
    return [one for one in status.findings if one.resolved_by is None and not one.rule.endswith("late")]


def newest_of(course: Course) -> str:
    """The value of the newest stretch, and the day of its newest measurement."""
    if course.newest is None:
        return "no figure yet"
    return f"{amount(course.metric, course.points[-1].value)} on {course.newest.date}"


def trend_of(course: Course) -> str:
    """Which way a figure goes, and whether that is good."""
    if course.trend is None:
        return f"{counted(len(course.points), 'figure')}: a trend takes {MIN_POINTS}"
    if not course.trend.direction:
        return "no clear trend"
    way = "rises" if course.trend.direction > 0 else "falls"
    judged = {1: ", which is better", -1: ", which is worse", 0: ""}[course.better]
    return f"{way} by {amount(course.metric, abs(course.by_month), [0.0])} a month{judged}"


def by_bearing(evidence: Evidence) -> tuple[int, float]:
    """The order in which to tell of arrows: what contradicts one first, and the clearest first."""
    return _BEARINGS.index(evidence.bearing), -abs(evidence.correlation or 0)


def borne_out(evidence: Evidence) -> str:
    """What the figures say about an arrow."""
    why, pairs = _why_silent(evidence), f"{counted(evidence.pairs, 'pair')} of changes{_apart(evidence)}"
    if why == _TOO_FEW:
        return f"{pairs}, and it takes {MIN_PAIRS}"
    if evidence.correlation is None:
        return "one figure never changes"
    low, high = (f"{end:+.2f}" for end in (evidence.low, evidence.high))
    doubt = {_CHANCE: ", which may be chance", _NO_DIRECTION: ", and the arrow has no direction"}.get(why, "")
    return f"rank correlation {evidence.correlation:+.2f} ({low} to {high}) in {pairs}{doubt}"


def _apart(evidence: Evidence) -> str:
    """How far apart the changes are that were held against each other, where a lag is written down."""
    if not evidence.influence.lag:
        return ""
    every, later = evidence.cadence.every, evidence.later
    if not later:
        return f" in the same {every}"
    weeks = every.removesuffix(" weeks")
    return f" {counted(later * int(weeks), 'week') if weeks.isdigit() else counted(later, every)} apart"


def silent_about(evidence: Iterable[Evidence]) -> str:
    """About how many arrows nothing can be told, and why; "" where there are none."""
    why = Counter(_why_silent(one) for one in evidence if one.bearing == "cannot tell")
    return (
        f"cannot tell about {listed([counted(why[reason], 'arrow') + f' {reason}' for reason in why])}" if why else ""
    )


def _why_silent(evidence: Evidence) -> str:
    """Why nothing can be told about an arrow; "" where something can."""
    if evidence.bearing != "cannot tell":
        return ""
    if evidence.pairs < MIN_PAIRS:
        return _TOO_FEW
    if evidence.correlation is None:
        return _NEVER_CHANGES
    return _CHANCE if evidence.low <= 0 <= evidence.high else _NO_DIRECTION


def asked(question: Question) -> str:
    """A relation that nobody wrote down, as a question."""
    way = "together" if question.correlation > 0 else "against each other"
    seen = f"rank correlation {question.correlation:+.2f} in {question.pairs} pairs of changes"
    return f"{question.one} and {question.other} move {way} ({seen}): does one move the other, or something else both?"


def checklist(progress: Progress) -> str:
    """How far the checklist of a rollout is, and what is missing."""
    due = [step for step in progress.steps if step.state != "later"]
    missing = [step.name.replace("-", " ") for step in due if step.state == "missing"]
    if not due:
        return "no step is due yet"
    done = f"{len(due) - len(missing)} of {counted(len(due), 'step')} done that should be by now"
    return f"{done}; missing: {', '.join(missing)}" if missing else done


def said_of(one: AgreedAction | Promise) -> str:
    """An action or a promise on one line, with where it stands and the day by which it is due."""
    if isinstance(one, Promise):
        return f"{' '.join(str(one.commitment.promise).split())} ({one.commitment.id}, due {one.commitment.due})"
    due = f", due {one.action.due}" if one.action.due else ""
    since = f", first agreed on {one.since}" if one.since != one.retrospective.date else ""
    return f"{one.action.what} ({one.retrospective.id}{due}{since})"


def counted_part(part: Part) -> str:
    """A part of the silo index as it was counted."""
    if part.share is None:
        return "-"
    if part.name == "peace":
        return counted(round(part.counted), "conflict")
    if part.name == "shared weight":
        return f"{part.share:.0%}"
    return f"{part.counted:.0f} of {part.of:.0f}"


def history_of(history: Sequence[tuple[datetime.date, float | None]]) -> str:
    """The course of the silo index, as a line of columns and in words; "" for less than two days.

    Of a longer history than fits on a line, every second day is drawn, or every third, always with the last.
    """
    known = [(day, index) for day, index in history if index is not None]
    if len(known) < 2:
        return ""
    known = known[:: -len(known) // _MOST_COLUMNS][::-1]
    (first, before), (last, now) = known[0], known[-1]
    drawn = spark([index for _, index in known], _MOST_COLUMNS)
    return f"{drawn} silo index from {before:.0f} on {first} to {now:.0f} on {last}"


def projects_of(status: Status) -> Iterator[str]:
    """How long joint projects took in the last year and the one before, then those under way and those just done."""
    lately, before = (lead_time(status.joint_projects, until) for until in (status.as_of, status.as_of - YEAR))
    if lately.number or before.number:
        earlier = f"; {_taken(before)} in the year before{_days_of(before)}" if before.number else ""
        yield f"{_taken(lately)} done in the last year{_days_of(lately)}{earlier}"
    for one in status.joint_projects:
        if one.done_on is None:
            yield f"{one.item.title}: {counted(one.days, 'day')} so far, since {one.first}"
        elif one.done_on > status.as_of - YEAR:
            yield f"{one.item.title}: {counted(one.days, 'day')}, done on {one.done_on}"


def _taken(found: LeadTime) -> str:
    return f"{found.number:,}" if found.number else "none"


def _days_of(found: LeadTime) -> str:
    if found.median is None:
        return ""
    days = f"{short(found.median)} day{'s' * (found.median != 1)}"
    return f", half of them within {days}" if found.number > 1 else f", in {days}"


def told_of(agreed: Iterable[AgreedAction | Promise]) -> Iterator[tuple[str, str]]:
    """How each stands, in a word, and what it is. Of actions that are done only the number is told, last."""
    done = 0
    for one in agreed:
        kept = one.state == "done"
        if kept and isinstance(one, AgreedAction):
            done += 1
        else:
            yield "kept" if kept else one.state, said_of(one)
    if done:
        yield "done", counted(done, "action")
