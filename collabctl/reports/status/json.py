"""The JSON object of `collabctl status --format json`; `schemas/output/status.schema.json` describes it."""

from __future__ import annotations

from typing import Any

from collabctl.escaping import json_text
from collabctl.reports.json import finding_object
from collabctl.reports.status import StatusReport
from collabctl.reports.status.reasons import reason
from collabctl.results.arrows import Evidence, Question
from collabctl.results.lead_times import JointProject
from collabctl.results.points import Point
from collabctl.results.promises import AgreedAction, Promise
from collabctl.results.silo_index import SiloIndex, of_all
from collabctl.results.standing import Standing
from collabctl.results.status import Course, Progress
from collabctl.results.trend import Trend


def render(report: StatusReport) -> str:
    """Everything that is followed, numbers as they are."""
    status = report.status
    found = {
        "version": 1,
        "as_of": status.as_of.isoformat(),
        "results": [_course(one) for one in status.results],
        "goals": [_standing(one) for one in status.goals],
        "kpis": [_standing(one) for one in status.kpis],
        "joint_projects": [_joint_project(one) for one in status.joint_projects],
        "rollouts": [_rollout(one) for one in status.rollouts],
        "actions": [_action(one) for one in status.actions],
        "promises": [_promise(one) for one in status.promises],
        "silo": {"index": of_all(status.silo), "departments": [_silo(one) for one in status.silo]},
        "history": [{"as_of": day.isoformat(), "index": index} for day, index in report.history],
        "evidence": [_evidence(one) for one in status.evidence],
        "questions": [_question(one) for one in status.questions],
        "findings": [finding_object(finding) for finding in status.findings],
    }
    return json_text(found) + "\n"


def _course(course: Course) -> dict[str, Any]:
    return {
        "metric": course.metric.id,
        "points": [_point(point) for point in course.points],
        "trend": _trend(course.trend),
        "better": course.better,
    }


def _joint_project(project: JointProject) -> dict[str, Any]:
    return {
        "document": project.item.reference,
        "from": project.first.isoformat(),
        "done_on": project.done_on.isoformat() if project.done_on else None,
        "days": project.days,
    }


def _standing(standing: Standing) -> dict[str, Any]:
    ahead = standing.outlook
    return {
        "document": standing.item.reference,
        "metric": standing.metric.id if standing.metric else None,
        "target": str(standing.target) if standing.target else None,
        "verdict": standing.verdict,
        "reason": standing.reason,
        "sentence": reason(standing),
        "value": standing.value,
        "expected": ahead.expected if ahead else None,
        "lowest": ahead.lowest if ahead else None,
        "highest": ahead.highest if ahead else None,
        "figures": len(standing.counted),
        "left": ahead.left if ahead else None,
        "start": standing.start,
        "points": [_point(point) for point in standing.points],
        "trend": _trend(standing.trend),
    }


def _point(point: Point) -> dict[str, Any]:
    return {"from": point.stretch.first.isoformat(), "until": point.stretch.last.isoformat(), "value": point.value}


def _trend(trend: Trend | None) -> dict[str, Any] | None:
    if trend is None:
        return None
    return {
        "slope_per_day": trend.slope,
        "low": trend.low,
        "high": trend.high,
        "points": trend.points,
        "direction": trend.direction,
    }


def _rollout(progress: Progress) -> dict[str, Any]:
    steps = [{"step": step.name, "state": step.state, "departments": list(step.departments)} for step in progress.steps]
    return {"document": progress.rollout.reference, "steps": steps}


def _action(one: AgreedAction) -> dict[str, Any]:
    return {
        "document": one.retrospective.reference,
        "what": str(one.action.what),
        "due": one.action.due.isoformat() if one.action.due else None,
        "state": one.state,
    }


def _promise(one: Promise) -> dict[str, Any]:
    return {"document": one.commitment.reference, "due": one.commitment.due.isoformat(), "state": one.state}


def _silo(one: SiloIndex) -> dict[str, Any]:
    parts = [{"part": part.name, "share": part.share, "counted": part.counted, "of": part.of} for part in one.parts]
    return {"department": one.department.id, "index": one.index, "parts": parts}


def _evidence(one: Evidence) -> dict[str, Any]:
    return {
        "metric": one.metric.id,
        "effect": one.influence.effect,
        "influences": one.influence.metric,
        "bearing": one.bearing,
        "pairs": one.pairs,
        "correlation": one.correlation,
        "low": one.low,
        "high": one.high,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "metrics": [question.one.id, question.other.id],
        "correlation": question.correlation,
        "pairs": question.pairs,
    }
