"""Where things stand as Markdown, for a wiki, a comment or the summary of a CI job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from collabctl.escaping import markdown
from collabctl.organization import Organization
from collabctl.reports.markdown import MAX_CHARACTERS
from collabctl.reports.page import Page
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
    summed_up,
    told_of,
    trend_of,
    unknown,
)
from collabctl.reports.summary import NOUNS, counted
from collabctl.results.silo_index import PARTS, of_all
from collabctl.results.standing import Standing
from collabctl.results.status import Status
from collabctl.wording.figures import short, spark

_ROOM_FOR_THE_REST = 2_000  # the summary, and the line that says how much more there is


def render(report: StatusReport) -> str:
    """A line that sums up, tables of figures and targets, and lists of what was agreed."""
    status = report.status
    organization = status.organization
    page = Page(MAX_CHARACTERS - _ROOM_FOR_THE_REST)
    page.block("## Where we stand")
    page.block(markdown(summed_up(status)))
    courses = [
        [
            str(course.metric.title),
            newest_of(course),
            spark([point.value for point in course.points]),
            trend_of(course),
        ]
        for course in status.results
    ]
    _part(page, "Is working together getting better?", _table(["Figure", "Newest", "Course", "Trend"], courses))
    for heading, standings in (("Shared goals", status.goals), ("KPIs", status.kpis)):
        _part(page, heading, _standings(organization, standings))
    _part(page, "Joint projects, from their first day until they are done", _list(projects_of(status)))
    rollouts = [f"{one.rollout.title}: {checklist(one)}" for one in status.rollouts]
    _part(page, "Rollouts", _list(rollouts))
    _part(page, "What we agreed to do", _list(map(": ".join, told_of(status.actions))))
    _part(page, "What management promised", _list(map(": ".join, told_of(status.promises))))
    _part(page, "Silo index: 0 works with everybody, 100 is an island", _silo(status))
    if any(one.index is not None for one in status.silo):
        page.block(HOW_THE_INDEX_IS_MADE)
    page.block(history_of(report.history))
    _part(page, "Do the figures bear out the arrows?", _list(_evidence(status)))
    if status.evidence or status.questions:
        page.block(NO_PROOF)
    found = [
        f"{NOUNS[one.severity]}: {one.message} ({one.location.path}:{one.location.line})" for one in doubts(status)
    ]
    _part(page, "How far this can be relied on", _list(found))
    if page.left_out:
        page.blocks.append(f"For {counted(page.left_out, 'more line')} there is no room here.")
    return "\n\n".join(page.blocks) + "\n"


def _part(page: Page, heading: str, lines: Sequence[str]) -> None:
    if lines:
        page.block(f"### {markdown(heading)}")
        for line in lines:
            page.line(line)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table, a line of text for each row; none without rows."""
    lines = [f"| {' | '.join(map(_inline, row))} |" for row in rows]
    return [f"| {' | '.join(heads)} |\n| {' | '.join('---' for _ in heads)} |", *lines] if lines else []


def _list(texts: Iterable[str]) -> list[str]:
    return [f"- {_inline(text)}" for text in texts]


def _inline(text: str) -> str:
    return markdown(" ".join(text.split()))


def _standings(organization: Organization, standings: Sequence[Standing]) -> list[str]:
    rows = [
        [
            named(organization, standing),
            standing.verdict,
            so_far(standing),
            target_of(standing),
            spark([point.value for point in standing.points]),
            reason(standing),
        ]
        for standing in standings
        if standing.verdict != "unknown"
    ]
    rows += [[few_of(organization, some), "unknown", "", "", "", why] for why, some in unknown(standings).items()]
    return _table(["", "Verdict", "So far", "Target", "Course", "Why"], rows)


def _silo(status: Status) -> list[str]:
    known = [one for one in status.silo if one.index is not None]
    rows = [[str(one.department.title), short(round(one.index or 0)), *map(counted_part, one.parts)] for one in known]
    if rows:
        rows.append(["all together", short(round(of_all(known) or 0)), *("" for _ in PARTS)])
    return _table(["Department", "Index", *(name.capitalize() for name in PARTS)], rows)


def _evidence(status: Status) -> Iterator[str]:
    for one in sorted(status.evidence, key=by_bearing):
        other = status.organization.metrics.get(one.influence.metric)
        yield f"{one.bearing}: {one.metric} {one.influence.effect} {other}; {borne_out(one)}"
    yield from map(asked, status.questions)
