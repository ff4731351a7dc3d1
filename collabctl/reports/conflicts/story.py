"""What pulls against what, as a story in plain words: the same in a terminal and on a page, each in its own layout.

Every text here may hold names that anybody wrote. Whoever lays it out escapes it for the place where it goes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabctl.conflicts.explanations import joining, nothing_joins
from collabctl.conflicts.questions import listed, questions
from collabctl.conflicts.told import Chapter, Told, chapters, names_of, short
from collabctl.findings import SEVERITIES, SHOWN_DIGITS, Finding, Location
from collabctl.reports.conflicts.ways import Way, Ways
from collabctl.reports.summary import NOUNS, counted

if TYPE_CHECKING:
    from collabctl.conflicts.conflict import Conflict
    from collabctl.organization import Organization
    from collabctl.organization.agreements import Resolution
    from collabctl.organization.kpis import Goal, Kpi
    from collabctl.reports.conflicts import ConflictReport

MOST_TOLD = 100
"""How many conflicts are told; the rest are counted, and in the JSON."""

MOST_NOTICES = 3
"""How many notices of one rule are named before the rest is counted."""

MOST_NAMES = 12
"""How many departments the first line names before the rest is counted."""

REMEDY = (
    "What ends a conflict: one shared goal where it hurts, a counterweight that watches the damage, or another target. "
    "If it has to be so for a while: a resolution that somebody of each department signs."
)
CLAIM = (
    "Where a way leads through influences it is an argument, as good as its weakest step. "
    "Nothing is claimed about how large an effect is."
)


@dataclass(frozen=True, slots=True)
class Tale:
    """One conflict. `judged` says who is judged on what, each with the place where it stands.

    `resolving` is the command that writes down what was agreed on; "" where there is nothing to agree on.
    """

    number: int
    finding: Finding
    judged: tuple[tuple[str, str], ...]
    ways: tuple[Way, ...]
    remarks: tuple[str, ...]
    ways_out: tuple[str, ...]
    settled: str
    resolving: str


@dataclass(frozen=True, slots=True)
class Part:
    """The conflicts of the same departments, or about the same goal, below one heading."""

    heading: str
    joined: str
    tales: tuple[Tale, ...]


@dataclass(frozen=True, slots=True)
class Notices:
    """Notices of one rule, and how many more there are than are named."""

    rule: str
    findings: tuple[Finding, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Story:
    """The whole of it: a line that sums up, the parts, what to look at besides, and what is said at the end."""

    summary: str
    parts: tuple[Part, ...]
    notices: tuple[Notices, ...]
    endings: tuple[str, ...]


def story(report: ConflictReport) -> Story:
    """The story of a report, gravest part first."""
    told = chapters(report.told)
    teller = _Teller(report.organization, report.as_of, report.resolving)
    parts = tuple(filter(lambda part: part.tales, map(teller.part, told)))
    endings = []
    number = sum(len(chapter.conflicts) for chapter in told)
    if number > MOST_TOLD:
        endings.append(f"{number - MOST_TOLD:,} more that are less grave are in the JSON (--format json).")
    if report.more:
        endings.append(f"{counted(report.more, 'weaker one')} of the whole organization counted and not explained.")
    if any(tale.ways for part in parts for tale in part.tales):
        endings.append(CLAIM)
    if any(not tale.settled for part in parts for tale in part.tales):
        endings.append(REMEDY)
    return Story(_summary(report, told), parts, tuple(_notices(short(report.told))), tuple(endings))


def _summary(report: ConflictReport, told: Sequence[Chapter]) -> str:
    """Such as: 9 conflicts between Finance, Sales and Support: 6 errors and 1 warning; 2 are settled."""
    conflicts = [one for chapter in told for _, one, _ in chapter.conflicts]
    reached = [also for chapter in told for _, _, conflict in chapter.conflicts for also in conflict.also_reaches]
    organization = report.organization
    whose = f" in which {organization.department_name(report.department)} takes part" if report.department else ""
    if not conflicts:
        kpis = counted(len(organization.kpis), "KPI")
        return f"No conflict{whose} was found among {kpis} of {counted(len(organization.departments), 'department')}."
    concerned = {id for one in conflicts for id in one.departments} | {id for one in reached for id in one.departments}
    concerned.discard(report.department or "")
    between = f"{whose}, with" if report.department else " between"
    names = sorted(names_of(organization, sorted(concerned)))
    counts = [
        counted(number, noun)
        for severity, noun in NOUNS.items()
        if (number := sum(one.finding.severity == severity and not one.settled for one in conflicts))
    ]
    settled = sum(one.settled for one in conflicts)
    counts += [f"{settled:,} settled"] if settled else []
    return f"{counted(len(conflicts), 'conflict')}{between} {_all(names)}: {_all(counts)}."


def _notices(told: Iterable[Told]) -> Iterator[Notices]:
    by_rule: dict[str, list[Finding]] = {}
    for one in told:
        if not one.settled:
            by_rule.setdefault(one.finding.rule, []).append(one.finding)
    for rule, findings in sorted(by_rule.items(), key=lambda entry: SEVERITIES.index(entry[1][0].severity)):
        yield Notices(rule, tuple(findings[:MOST_NOTICES]), max(0, len(findings) - MOST_NOTICES))


class _Teller:
    """Tells conflict after conflict, and says only once why one thing moves another."""

    def __init__(self, organization: Organization, as_of: datetime.date, resolving: str | None) -> None:
        self._organization = organization
        self._bridges = organization.bridges_on(as_of)
        self._resolving = resolving
        self._ways = Ways(organization)

    def part(self, chapter: Chapter) -> Part:
        goal = self._organization.goals.get(chapter.goal)
        tales = tuple(self._tale(*entry) for entry in chapter.conflicts if entry[0] <= MOST_TOLD)
        if goal is not None:
            names = listed(names_of(self._organization, goal.departments))
            return Part(f"The goal {goal} that {names} share", "", tales)
        names = listed(names_of(self._organization, chapter.departments))
        return Part(names, self._joined(chapter), tales)

    def _joined(self, chapter: Chapter) -> str:
        if len(chapter.departments) != 2:
            return ""
        bridges = self._bridges.between(*chapter.departments)
        if not bridges:
            return f"{nothing_joins('them', self._bridges.for_all()).capitalize()}."
        return f"They are joined by {listed([joining(item) for item in bridges])}."

    def _tale(self, number: int, told: Told, conflict: Conflict) -> Tale:
        judged = [(self._judged(kpi), place(kpi.at("target"))) for kpi in conflict.kpis]
        if conflict.goal is not None:
            judged.append((self._shared(conflict.goal), place(conflict.goal.at("measure"))))
        return Tale(
            number=number,
            finding=told.finding,
            judged=tuple(judged),
            ways=tuple(self._ways.way(conflict, leg) for leg in conflict.legs),
            remarks=tuple(self._remarks(conflict)),
            ways_out=() if told.settled else tuple(map(str, told.ways_out or ())),
            settled=self._settled(told.finding),
            resolving=self._command(told),
        )

    def _command(self, told: Told) -> str:
        if self._resolving is None or told.settled or told.follows:
            return ""
        return f"collabctl resolve {told.finding.fingerprint[:SHOWN_DIGITS]}{self._resolving}"

    def _judged(self, kpi: Kpi) -> str:
        department = self._organization.department_name(kpi.department)
        scope = f" for {listed([f'{key} {value}' for key, value in kpi.scope.items()])}" if kpi.scope else ""
        baseline = "" if kpi.baseline is None else f" (from {kpi.baseline:,})"
        weight = "" if kpi.weight is None else f", weight {kpi.weight}"
        metric = self._organization.metrics.get(kpi.metric)
        name = "" if metric and str(metric) == str(kpi) else f", {kpi}"
        own = ", its own part," if self._organization.parts.of(kpi) == "own" else ""
        return f"{department}{name}: {self._measured(kpi.metric)}{scope}{own} {kpi.target}{baseline}{weight}"

    def _shared(self, goal: Goal) -> str:
        names = listed(names_of(self._organization, goal.departments))
        target = f": {self._measured(goal.measure.metric)} {goal.measure.target}" if goal.measure else ""
        return f"{names}, the shared goal {goal}{target}"

    def _measured(self, id: str) -> str:
        metric = self._organization.metrics.get(id)
        return f"{metric} ({metric.unit})" if metric else f"'{id}'"

    def _remarks(self, conflict: Conflict) -> Iterator[str]:
        yield from conflict.derivation
        yield from (question[0].upper() + question[1:] for question in questions(self._organization, conflict))
        further = {kpi.id: kpi for one in conflict.also_reaches for kpi in one.kpis if kpi not in conflict.kpis}
        if further:
            names = [f"{kpi} of {self._organization.department_name(kpi.department)}" for kpi in further.values()]
            yield f"The same cause also reaches {listed(names)}."

    def _settled(self, finding: Finding) -> str:
        resolution: Resolution | None = None
        if finding.resolved_by is not None:
            resolution = self._organization.resolutions.get(finding.resolved_by.removeprefix("resolution/"))
        if resolution is None:
            return ""
        how = _DECISIONS.get(resolution.decision, resolution.decision)
        return f"Settled until {resolution.review_by}: {how} in {resolution.reference}. {resolution.because}"


_DECISIONS: Mapping[str, str] = {
    "accepted": "accepted",
    "trade-off": "a trade-off, agreed on",
    "false-alarm": "called a false alarm",
}


def reference(finding: Finding) -> str:
    """What a resolution of it would name: its rule, its documents, and the way it runs."""
    way = f", path {finding.way}" if finding.way else ""
    return f"{finding.rule} of {', '.join(finding.documents)}{way}"


def place(location: Location) -> str:
    """A place without its column, which nobody needs to find the line."""
    return f"{location.path}:{location.line}"


def _all(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMES:
        names = [*names[:MOST_NAMES], f"{len(names) - MOST_NAMES:,} more"]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
