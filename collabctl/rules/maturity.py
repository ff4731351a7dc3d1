"""How much is asked of an organization that is only starting: the rules that ask for what is merely not written.

An organization that begins has not written most things down yet, and knows it. `checks: {maturity: starting}` hides
what can wait; `growing` is what every rule's own file says; `mature` expects it all. What is wrong is never in this
table: an error that says so stays one at every level.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from collabctl.findings import Severity

Level = Literal["starting", "growing", "mature"]

LEVELS: tuple[Level, ...] = ("starting", "growing", "mature")

DEFAULT: Level = "growing"


@dataclass(frozen=True, slots=True)
class AsksFor:
    """What a rule misses, to stand behind "lacks", and its severity at either end; between them it is the rule's own.

    None means that the rule is silent.
    """

    what: str
    starting: Severity | None
    mature: Severity | None


ASKED: Mapping[str, AsksFor] = {
    "channel/dead-end": AsksFor("what to do when no answer comes", None, "info"),
    "channel/unused": AsksFor("a message that belongs in it", None, "info"),
    "department/no-lead": AsksFor("a lead", None, "warning"),
    "department/no-shared-goal": AsksFor("a goal shared with another department", None, "warning"),
    "department/no-word": AsksFor("a message to the department that it moves", "info", "warning"),
    "document/missing-translation": AsksFor("a translation", None, "warning"),
    "goal/no-contribution": AsksFor("what a department does for it", None, "warning"),
    "goal/served-by-no-kpi": AsksFor("a KPI that helps it", None, "info"),
    "goal/unmeasured": AsksFor("a measure", "info", "warning"),
    "goal/unreviewed": AsksFor("a meeting in which its departments look at it", None, "warning"),
    "goal/weightless": AsksFor("a weight in anybody's evaluation", None, "warning"),
    "initiative/done-uncelebrated": AsksFor("a celebration", None, "warning"),
    "initiative/no-kick-off": AsksFor("a kick-off with all of its departments", "info", "warning"),
    "initiative/no-lead": AsksFor("a lead", "info", "warning"),
    "initiative/no-win-for": AsksFor("what each department gains", None, "warning"),
    "kpi/no-target": AsksFor("a target", "info", "warning"),
    "kpi/serves-no-goal": AsksFor("a shared goal that it helps", None, "info"),
    "meeting/no-agenda": AsksFor("an agenda", None, "warning"),
    "meeting/no-duration": AsksFor("a length", None, "warning"),
    "meeting/no-facilitator": AsksFor("somebody who leads it", None, "warning"),
    "meeting/no-outcome": AsksFor("an outcome", None, "warning"),
    "meeting/no-purpose": AsksFor("a purpose", "info", "warning"),
    "message/homeless": AsksFor("a channel", "info", "warning"),
    "message/unanswered": AsksFor("somebody who answers", None, "warning"),
    "metric/measurements-behind": AsksFor("its newest figures", "info", "warning"),
    "metric/unclear-total": AsksFor("how its figures make a total", "info", "warning"),
    "metric/undefined": AsksFor("a definition", None, "warning"),
    "metric/unmeasured": AsksFor("figures", None, "warning"),
    "metric/unused": AsksFor("a KPI or goal that rests on it", None, "info"),
    "organization/closed-lessons": AsksFor("an open session to learn in", None, "warning"),
    "organization/collaboration-unrewarded": AsksFor("a weight on shared goals", None, "warning"),
    "organization/island": AsksFor("anything in common with another department", None, "warning"),
    "organization/no-promise": AsksFor("a promise of management", None, "warning"),
    "organization/no-rhythm": AsksFor("a meeting in which its leads align", None, "warning"),
    "organization/no-safety-practice": AsksFor("a practice that keeps it safe to speak up", None, "warning"),
    "organization/no-vision": AsksFor("a vision", "info", "warning"),
    "organization/no-wins": AsksFor("a success that was celebrated", None, "info"),
    "organization/split": AsksFor("something that joins all of its departments", "info", "warning"),
    "organization/unmeasured": AsksFor("figures of how working together goes", None, "warning"),
    "retrospective/action-without-owner": AsksFor("an owner of an action", "warning", "error"),
    "retrospective/missing": AsksFor("a look back", None, "warning"),
    "retrospective/no-actions": AsksFor("something to do", "info", "warning"),
    "rollout/done-without-win": AsksFor("a celebration", None, "info"),
    "rollout/no-ambassador": AsksFor("an ambassador in a department", "info", "warning"),
    "rollout/no-budget": AsksFor("a promise of money and time", None, "warning"),
    "rollout/no-guide": AsksFor("a guide with dos and don'ts", None, "warning"),
    "rollout/no-problem": AsksFor("the problem that it solves", None, "warning"),
    "rollout/no-sponsor": AsksFor("a sponsor", None, "warning"),
    "rollout/no-success-criteria": AsksFor("when its pilot has succeeded", "info", "warning"),
    "rollout/no-training": AsksFor("training before a department starts", "info", "warning"),
    "rollout/no-working-group": AsksFor("a working group", "warning", "error"),
    "team/no-end": AsksFor("when it is done", None, "info"),
    "team/no-sync": AsksFor("a meeting", None, "info"),
    "team/over": AsksFor("whether it is done", None, "info"),
    "tool/no-owner": AsksFor("an owner", None, "warning"),
    "tool/no-problem": AsksFor("the problem that it solves", None, "warning"),
}
"""The one table: each rule that asks for what is merely not written."""


def severity_at(rule: str, level: str, own: Severity) -> Severity | None:
    """The severity of a rule at a level of maturity; `own` is that of its file. None where the level hides it."""
    asked = ASKED.get(rule)
    if asked is None or level not in ("starting", "mature"):
        return own
    return asked.starting if level == "starting" else asked.mature
