"""Where the whole organization stands on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from collabctl.findings import Finding
from collabctl.measurements import Measurement
from collabctl.organization import Organization
from collabctl.organization.figures import newest
from collabctl.organization.kpis import Metric
from collabctl.organization.readiness import Step, readiness
from collabctl.organization.rollouts import is_open
from collabctl.organization.tools import Rollout
from collabctl.results.arrows import Arrows, Evidence, Question
from collabctl.results.lead_times import JointProject, joint_projects
from collabctl.results.points import Point, points
from collabctl.results.promises import AgreedAction, Promise, actions, promises
from collabctl.results.silo_index import SiloIndex, silo_indexes
from collabctl.results.standing import VERDICTS, Standing, stand, trend_of
from collabctl.results.trend import Trend

SAYS = (
    "commitment/late", "measurement/duplicate-row", "measurement/outside-range", "measurement/unknown-metric",
    "measurement/unreadable", "measurement/wrong-row", "metric/measurements-behind", "metric/unclear-total",
    "metric/unmeasured", "organization/unmeasured", "retrospective/action-late",
)  # fmt: skip
"""The rules whose findings tell how far the status can be relied on, or are part of it."""

_DAYS_OF_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Course:
    """One of the figures that tell whether working together works: what was measured, and which way it goes."""

    metric: Metric
    points: tuple[Point, ...]
    trend: Trend | None
    newest: Measurement | None

    @property
    def better(self) -> int:
        """1 where it surely gets better, -1 where it surely gets worse, 0 where nobody can tell or neither is meant."""
        way = {"higher": 1, "lower": -1}.get(self.metric.better, 0)
        return way * self.trend.direction if self.trend else 0

    @property
    def by_month(self) -> float:
        """How much it rises in a month by its trend, in two digits, or falls where that is below 0; 0 without a trend.

        More digits would look surer than any trend is.
        """
        return float(f"{self.trend.slope * _DAYS_OF_A_MONTH:.2g}") if self.trend else 0.0


@dataclass(frozen=True, slots=True)
class Progress:
    """A rollout that is not over, and its checklist on that day."""

    rollout: Rollout
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Status:
    """Everything that `collabctl status` tells."""

    organization: Organization
    as_of: datetime.date
    results: tuple[Course, ...]
    goals: tuple[Standing, ...]
    kpis: tuple[Standing, ...]
    joint_projects: tuple[JointProject, ...]
    rollouts: tuple[Progress, ...]
    actions: tuple[AgreedAction, ...]
    promises: tuple[Promise, ...]
    silo: tuple[SiloIndex, ...]
    evidence: tuple[Evidence, ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]


def status(organization: Organization, findings: Sequence[Finding], as_of: datetime.date) -> Status:
    """Where everything stands; `findings` are those of all rules on that day."""
    arrows = Arrows(organization, as_of)
    return Status(
        organization=organization,
        as_of=as_of,
        results=tuple(
            course(organization, metric, as_of)
            for metric in map(organization.metrics.get, dict.fromkeys(organization.settings.results))
            if metric is not None
        ),
        goals=_by_verdict(stand(organization, goal, as_of) for goal in organization.goals),
        kpis=_by_verdict(stand(organization, kpi, as_of) for kpi in organization.kpis),
        joint_projects=tuple(joint_projects(organization, as_of)),
        rollouts=tuple(
            Progress(rollout, readiness(organization, rollout, as_of))
            for rollout in organization.rollouts
            if is_open(rollout)
        ),
        actions=tuple(actions(organization, as_of)),
        promises=tuple(promises(organization, as_of)),
        silo=silo_indexes(organization, findings, as_of),
        evidence=tuple(arrows.evidence()),
        questions=tuple(arrows.questions()),
        findings=tuple(finding for finding in findings if finding.rule in SAYS),
    )


def course(organization: Organization, metric: Metric, as_of: datetime.date = datetime.date.max) -> Course:
    """How a metric went until a day, in the whole organization."""
    found = points(organization, metric, None, as_of)
    return Course(metric, found, trend_of(found), newest(organization, metric.id, as_of))


def _by_verdict(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    return tuple(sorted(standings, key=lambda standing: VERDICTS.index(standing.verdict)))
