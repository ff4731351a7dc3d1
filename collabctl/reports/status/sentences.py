"""What a verdict rests on, in words."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from collabctl.findings import Finding
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi, Metric
from collabctl.organization.sentences import listed
from collabctl.reports.summary import counted
from collabctl.results.arrows import MIN_PAIRS, Evidence, Question
from collabctl.results.outlook import LIKE_THE_LAST
from collabctl.results.promises import AgreedAction, Promise
from collabctl.results.silo_index import Part, of_all
from collabctl.results.standing import VERDICTS, Standing
from collabctl.results.status import Course, Progress, Status
from collabctl.results.trend import MIN_POINTS
from collabctl.wording.figures import short, spark

_NOTHING = {
    "no-measure": "nothing says how it is measured",
    "no-metric": "its metric is not written down",
    "no-target": "there is no target",
    "no-figures": "no figure is written down",
    "no-figures-yet": "there is no figure of its period",
    "no-end": "its figures add up, and its period has no end",
    "no-reference": "nothing says where it stood before",
}
_YEAR = 365.25


def summed_up(status: Status) -> str:
    """Everything in a line."""
    verdicts = Counter(standing.verdict for standing in (*status.goals, *status.kpis))
    found = [f"{verdicts[verdict]:,} {verdict}" for verdict in reversed(VERDICTS) if verdicts[verdict]]
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


def amount(metric: Metric | None, value: float) -> str:
    """A value with its unit."""
    unit = str(metric.unit) if metric else ""
    return f"{short(value)}{'' if unit == '%' else ' '}{unit}" if unit not in ("", "score") else short(value)


def named(organization: Organization, standing: Standing) -> str:
    """A goal by its name; a KPI with the name of its department before it."""
    item = standing.item
    return (
        f"{organization.department_name(item.department)}: {item.title}" if isinstance(item, Kpi) else f"{item.title}"
    )


def reason(standing: Standing) -> str:
    """Why the verdict is what it is."""
    item, ahead = standing.item, standing.outlook
    if standing.reason in _NOTHING:
        return _NOTHING[standing.reason]
    if standing.reason == "scope":
        return "it is about a part of the organization, and the figures are not split by that"
    if standing.reason == "not-begun":
        return f"its period begins on {item.period.first}"
    if ahead is None:
        return ""
    all_figures = ahead.had + (ahead.left or 0)
    had = f"{ahead.had} of {counted(all_figures, 'figure')}" if ahead.left is not None else "so far"
    if standing.reason == "incomplete":
        missing = (
            "some figures of its period are" if not ahead.left else f"{ahead.left} of its {all_figures} figures are"
        )
        return f"its period is over, and {missing} missing"
    if standing.reason == "early":
        return f"{had}: too early to tell"
    if standing.reason == "over":
        return "its period is over"
    if standing.reason == "decided":
        return _decided(standing, had)
    if standing.reason == "endless":
        return "it has no end: this is how it stands"
    like = "at its trend" if standing.metric and standing.metric.over_time in (None, "latest") else _like_the_last()
    return f"{had}; {like} it ends at {amount(standing.metric, ahead.expected)}"


def unknown(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    """Those about which nothing is known, together with the others of the same reason."""
    found: dict[str, list[Standing]] = {}
    for standing in standings:
        if standing.verdict == "unknown":
            found.setdefault(reason(standing), []).append(standing)
    return found


def doubts(status: Status) -> list[Finding]:
    """What keeps the figures from being relied on; what is late is told where it belongs."""
    return [one for one in status.findings if one.resolved_by is None and not one.rule.endswith("late")]


def _like_the_last() -> str:
    return f"if the rest is like the last {LIKE_THE_LAST},"


def _decided(standing: Standing, had: str) -> str:
    ahead = standing.outlook
    if standing.verdict == "met":
        return f"{had}; whatever the rest is, it stays so"
    best = None
    if ahead is not None:
        low, high = standing.bounds
        best = ahead.highest if low is not None and ahead.highest is not None and ahead.highest < low else ahead.lowest
        if low is None and high is not None:
            best = ahead.lowest
    end = f": the best it can still end at is {amount(standing.metric, best)}" if best is not None else ""
    return f"{had}; it cannot be reached any more{end}"


def trend_of(course: Course) -> str:
    """Which way a figure goes, and whether that is good."""
    if course.trend is None:
        return f"{counted(len(course.points), 'figure')}: a trend takes {MIN_POINTS}"
    if not course.trend.direction:
        return "no clear trend"
    way = "rises" if course.trend.direction > 0 else "falls"
    judged = {1: ", which is better", -1: ", which is worse", 0: ""}[course.better]
    return f"{way} by {amount(course.metric, abs(course.trend.slope) * _YEAR / 12)} a month{judged}"


def borne_out(evidence: Evidence) -> str:
    """What the figures say about an arrow."""
    if evidence.correlation is None:
        few = evidence.pairs < MIN_PAIRS
        return f"{counted(evidence.pairs, 'pair')} of changes, and it takes {MIN_PAIRS}" if few else "one never changes"
    low, high = (f"{end:+.2f}" for end in (evidence.low, evidence.high))
    return f"rank correlation {evidence.correlation:+.2f} ({low} to {high}) in {evidence.pairs} pairs of changes"


def asked(question: Question) -> str:
    """A relation that nobody wrote down, as a question."""
    way = "together" if question.correlation > 0 else "against each other"
    seen = f"rank correlation {question.correlation:+.2f} in {question.pairs} pairs of changes"
    return f"{question.one} and {question.other} move {way} ({seen}): does one move the other, or something else both?"


def checklist(progress: Progress) -> str:
    """How far the checklist of a rollout is, and what is missing."""
    due = [step for step in progress.steps if step.state != "later"]
    missing = [step.name.replace("-", " ") for step in due if step.state == "missing"]
    done = f"{len(due) - len(missing)} of {len(due)} steps that are due"
    return f"{done}; missing: {', '.join(missing)}" if missing else done


def said_of(one: AgreedAction | Promise) -> str:
    """An action or a promise on one line, with where it stands and the day by which it is due."""
    if isinstance(one, Promise):
        return f"{' '.join(str(one.commitment.promise).split())} ({one.commitment.id}, due {one.commitment.due})"
    due = f", due {one.action.due}" if one.action.due else ""
    return f"{one.action.what} ({one.retrospective.id}{due})"


def counted_part(part: Part) -> str:
    """A part of the silo index as it was counted."""
    if part.name == "peace":
        return counted(round(part.counted), "open conflict")
    if part.share is None:
        return "none to count"
    if part.name == "shared weight":
        return f"{part.share:.0%}"
    return f"{part.counted:.0f} of {part.of:.0f}"


def history_of(history: Sequence[tuple[datetime.date, float | None]]) -> str:
    """The course of the silo index, as a line of columns and in words; "" for less than two days."""
    known = [(day, index) for day, index in history if index is not None]
    if len(known) < 2:
        return ""
    (first, before), (last, now) = known[0], known[-1]
    return f"{spark([index for _, index in known])} from {before:.0f} on {first} to {now:.0f} on {last}"


def of_state(states: Iterable[AgreedAction | Promise]) -> str:
    """How many are done, for a line below those that are not."""
    done = Counter(one.state for one in states)
    return ", ".join(f"{done[state]:,} {state}" for state in ("done", "dropped") if done[state])
