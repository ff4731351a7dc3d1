"""What has to be known about a new document before it can be written, kind by kind, as a question to a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A field, by its path with dots, and what to ask. `of` is the kinds that it may name.

    `least` is how many have to be named where `many` may be. `default` is what counts when nothing is answered; where
    there is none, and the field is not `needed`, nothing is written.
    """

    field: str
    words: str
    of: tuple[str, ...] = ()
    many: bool = False
    least: int = 1
    needed: bool = True
    default: str | None = None


_NAME = Question("name", "What is it called?")
_TEAMWORK = Question("departments", "Which departments? (two or more)", of=("department",), many=True, least=2)
_WHY = "Which problem does it solve, in the words of those who have it?"

QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "department": (_NAME,),
    "person": (
        _NAME,
        Question("department", "In which department?", of=("department",)),
        Question("role", "What do they do there, in a few words?"),
    ),
    "team": (_NAME, _TEAMWORK),
    "metric": (
        _NAME,
        Question("unit", "What is it counted in, such as days, EUR, % or score?"),
        Question("better", "Which way is good?"),
    ),
    "kpi": (
        Question("department", "Which department is judged by it?", of=("department",)),
        Question("metric", "What is measured?", of=("metric",)),
        Question("target", "What is the target, such as: at least 95, at most 10, or up?"),
        Question("part", "Is it the department's own part, or one figure of the whole?", default="whole"),
    ),
    "goal": (
        _NAME,
        Question("shared_by", "Which departments share it? (two or more)", of=("department",), many=True, least=2),
        Question("measure.metric", "What tells that it is reached?", of=("metric",)),
        Question("measure.target", "What is the target, such as: at least 95, at most 10, or up?"),
    ),
    "meeting": (
        _NAME,
        Question("type", "What sort of meeting?", default="alignment"),
        Question("who.departments", "Which departments come?", of=("department",), many=True),
    ),
    "message": (
        _NAME,
        Question("from", "Which departments send it? (Enter: anybody)", of=("department",), many=True, needed=False),
        Question("to", "Which departments get it? (Enter: anybody)", of=("department",), many=True, needed=False),
        Question("channel", "Where is it sent? (Enter: nobody knows yet)", of=("channel",), needed=False),
    ),
    "channel": (
        _NAME,
        Question("medium", "What sort of channel?"),
        Question(
            "use_for", "Which messages belong here? (Enter: none so far)", of=("message",), many=True, needed=False
        ),
    ),
    "tool": (
        _NAME,
        Question("category", "What sort of tool?"),
        Question("problem", _WHY),
        Question("used_by", "Which departments use it?", of=("department",), many=True),
    ),
    "rollout": (
        _NAME,
        Question("tool", "Which tool is it about?", of=("tool",)),
        Question("problem", _WHY),
        Question("departments", "Which departments will use it?", of=("department",), many=True),
    ),
    "initiative": (
        _NAME,
        _TEAMWORK,
        Question("lead", "Who leads it? Best somebody of another department (a person, or role@department)"),
    ),
    "retrospective": (
        Question(
            "of",
            "What is it about? (Enter: the past months)",
            of=("team", "initiative", "rollout", "meeting"),
            needed=False,
        ),
        Question("who.departments", "Which departments were there?", of=("department",), many=True),
    ),
    "win": (
        _NAME,
        Question(
            "contributions", "Which departments did it together? (two or more)", of=("department",), many=True, least=2
        ),
    ),
    "practice": (
        _NAME,
        Question("theme", "What is it for?"),
        Question("how", "What do you do, so that somebody new can join in tomorrow?"),
    ),
    "commitment": (
        Question("owner", "Who promises it? (a person, or role@department)"),
        Question("type", "What sort of promise?"),
        Question("promise", "What is promised, so plain that everybody can tell whether it was kept?"),
    ),
}
"""For each kind that can be begun on its own. The organization begins with `init`, a resolution with its finding."""

PEOPLE = frozenset(("lead", "owner"))
"""Fields that name a person, or a role."""
