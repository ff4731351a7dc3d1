"""Where things stand, for people at a terminal: small bars, spark lines, and the reason of each verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from collabctl.escaping import terminal
from collabctl.organization import Organization
from collabctl.reports.colour import BOLD, Paint, painter, width
from collabctl.reports.filled import filled, underlined
from collabctl.reports.status import StatusReport
from collabctl.reports.status.reasons import reason, so_far, target_of
from collabctl.reports.status.sentences import (
    HOW_THE_INDEX_IS_MADE,
    NO_PROOF,
    asked,
    borne_out,
    by_bearing,
    checklist,
    counted_part,
    doubts,
    few_of,
    history_of,
    named,
    newest_of,
    projects_of,
    silent_about,
    summed_up,
    told_of,
    trend_of,
    unknown,
)
from collabctl.reports.summary import NOUNS, counted
from collabctl.results.promises import AgreedAction, Promise
from collabctl.results.silo_index import PARTS, of_all
from collabctl.results.standing import Standing
from collabctl.results.status import Course, Status
from collabctl.wording.figures import BAR, SPARKS, bar, spark

_COLOURS = {"met": "1;32", "on track": "32", "at risk": "1;33", "missed": "1;31", "late": "1;31", "unknown": "2"}
_VERDICT = 9
_NAME = 34
_LEGEND = (
    "Bars: how far it has come from where it stood before to its target; of a sum, how much of the target it is. "
    f"Columns: the last {SPARKS} figures, from their lowest to their highest."
)
_DEPARTMENT, _PART = 15, 13
_MOST_FINDINGS = 10
_MARGIN = " " * (_VERDICT + 1)


def render(report: StatusReport) -> str:
    """A line that sums up, and a part for each thing that can be followed."""
    status, paint = report.status, painter(report.colour)
    organization = status.organization
    blocks = [paint(filled(summed_up(status)), BOLD)]
    parts = [
        ("Is working together getting better?", _courses(status.results)),
        ("Shared goals", _standings(organization, status.goals, paint)),
        ("KPIs", _standings(organization, status.kpis, paint)),
        (
            "Joint projects, from their first day until they are done",
            [filled(one, "", "  ") for one in projects_of(status)],
        ),
        ("Rollouts", [filled(f"{one.rollout.title}: {checklist(one)}", "", "  ") for one in status.rollouts]),
        ("What we agreed to do", _agreed(status.actions, paint)),
        ("What management promised", _agreed(status.promises, paint)),
        ("Silo index: 0 works with everybody, 100 is an island", _silo(report)),
        ("Do the figures bear out the arrows?", _evidence(status)),
        ("How far this can be relied on", _findings(status)),
    ]
    for heading, lines in parts:
        if lines := list(lines):
            blocks.append("\n".join([underlined(heading, paint), *lines]))
        if heading == "KPIs" and any(one.way is not None for one in (*status.goals, *status.kpis)):
            blocks.append(filled(_LEGEND))
    return "\n\n".join(blocks) + "\n"


def _courses(courses: Iterable[Course]) -> Iterator[str]:
    for course in courses:
        line = spark([point.value for point in course.points])
        told = f"{course.metric.title}: {newest_of(course)}"
        yield filled(f"{told}; {trend_of(course)}" if course.points else told, "", "  ")
        if line:
            yield f"  {line}"


def _standings(organization: Organization, standings: Iterable[Standing], paint: Paint) -> Iterator[str]:
    standings = list(standings)
    for standing in standings:
        if standing.verdict == "unknown":
            continue
        drawn = bar(standing.way) if standing.way is not None else " " * BAR
        line = spark([point.value for point in standing.points])
        head = paint(standing.verdict.ljust(_VERDICT), _COLOURS[standing.verdict])
        yield f"{head} {_cut(named(organization, standing), _NAME)} {drawn} {line}".rstrip()
        yield filled(f"{so_far(standing)} ({target_of(standing)}): {reason(standing)}", _MARGIN)
    for why, some in unknown(standings).items():
        names = few_of(organization, some)
        head = "unknown".ljust(_VERDICT)
        yield filled(f"{why}: {names}", f"{head} ", _MARGIN).replace(head, paint(head, _COLOURS["unknown"]), 1)


def _cut(name: str, columns: int) -> str:
    """A name in its column: cut where it is longer, filled up where it is shorter."""
    name = terminal(" ".join(name.split()))
    if width(name) > columns:
        end = 0
        while width(name[: end + 1]) < columns:
            end += 1
        name = f"{name[:end]}…"
    return name + " " * (columns - width(name))


def _agreed(agreed: Iterable[AgreedAction | Promise], paint: Paint) -> Iterator[str]:
    for state, what in told_of(agreed):
        text = filled(what, f"{state}  ", "      ")
        yield text.replace("late", paint("late", _COLOURS["late"]), 1) if state == "late" else text


def _silo(report: StatusReport) -> Iterator[str]:
    known = [one for one in report.status.silo if one.index is not None]
    if not known:
        return
    yield f"{'':{_DEPARTMENT}} index  {'  '.join(name.ljust(_PART) for name in PARTS)}".rstrip()
    for one in known:
        parts = "  ".join(counted_part(part).ljust(_PART) for part in one.parts)
        yield f"{_cut(str(one.department.title), _DEPARTMENT)} {one.index or 0:5.0f}  {parts}".rstrip()
    yield f"{_cut('all together', _DEPARTMENT)} {of_all(known) or 0:5.0f}"
    yield from map(filled, (HOW_THE_INDEX_IS_MADE, *filter(None, [history_of(report.history)])))


def _evidence(status: Status) -> Iterator[str]:
    told = [one for one in status.evidence if one.bearing != "cannot tell"]
    for one in sorted(told, key=by_bearing):
        other = status.organization.metrics.get(one.influence.metric)
        yield filled(f"{one.bearing}: {one.metric} {one.influence.effect} {other}; {borne_out(one)}", "", "  ")
    if silent := silent_about(status.evidence):
        yield filled(f"{silent}; --format markdown tells each", "", "  ")
    yield from (filled(asked(question), "", "  ") for question in status.questions)
    if told or status.questions:
        yield filled(NO_PROOF)


def _findings(status: Status) -> Iterator[str]:
    found = doubts(status)
    for finding in found[:_MOST_FINDINGS]:
        place = f"{finding.location.path}:{finding.location.line}"
        yield filled(f"{NOUNS[finding.severity]}: {finding.message} [{finding.rule}] {place}", "", "  ")
    if len(found) > _MOST_FINDINGS:
        yield f"... and {counted(len(found) - _MOST_FINDINGS, 'more finding')}: collabctl validate"
