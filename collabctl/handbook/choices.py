"""The words that the format lets people choose from, as a handbook says them."""

from __future__ import annotations

from collabctl.handbook.languages import Language
from collabctl.handbook.languages import to_translate as _
from collabctl.handbook.markdown import Md, text, words

_CHOICES: dict[str, dict[str, str]] = {
    "better": {"higher": _("the higher the better"), "lower": _("the lower the better"), "steady": _("steady is best")},
    "measured_every": {
        "day": _("every day"),
        "week": _("every week"),
        "2 weeks": _("every two weeks"),
        "4 weeks": _("every four weeks"),
        "month": _("every month"),
        "quarter": _("every quarter"),
        "half year": _("every half year"),
        "year": _("every year"),
    },
    "over_time": {"sum": _("added up"), "average": _("averaged"), "latest": _("the latest value counts")},
    "effect": {"raises": _("raises it"), "lowers": _("lowers it"), "unclear": _("moves it, which way is unclear")},
    "strength": {"weak": _("weakly"), "medium": "", "strong": _("strongly")},
    "evidence": {
        "assumed": _("assumed"),
        "expert": _("people who know say so"),
        "correlation": _("seen together in the figures"),
        "experiment": _("tried out"),
        "definition": _("by the way it is worked out"),
    },
    "meeting": {
        "stand-up": _("Stand-up"),
        "project-sync": _("Project sync"),
        "alignment": _("Alignment"),
        "retrospective": _("Retrospective"),
        "lessons-learned": _("Lessons learned"),
        "kick-off": _("Kick-off"),
        "all-hands": _("All hands"),
        "office-hours": _("Office hours"),
        "training": _("Training"),
        "other": _("Other meetings"),
    },
    "medium": {
        "email": _("e-mail"),
        "chat": _("chat"),
        "project-tool": _("project tool"),
        "call": _("a call"),
        "in-person": _("in person"),
        "document": _("a document"),
        "ticket": _("a ticket"),
    },
    "sensitivity": {
        "public": _("everybody may know it"),
        "internal": _("internal"),
        "confidential": _("confidential"),
    },
    "category": {
        "communication": _("Communication"),
        "project-management": _("Project management"),
        "knowledge-base": _("Knowledge base"),
        "crm": _("Customer relations"),
        "other": _("Other tools"),
    },
    "tool": {
        "candidate": _("being considered"),
        "pilot": _("in a pilot"),
        "in-use": _("in use"),
        "retiring": _("on its way out"),
        "retired": _("no longer in use"),
    },
    "connection": {
        "live": _("works"),
        "planned": _("planned"),
        "missing": _("missing"),
        "impossible": _("not possible"),
    },
    "rollout": {
        "choosing": _("choosing a tool"),
        "planned": _("planned"),
        "pilot": _("pilot"),
        "rolling-out": _("rolling out"),
        "done": _("done"),
        "stopped": _("stopped"),
    },
    "step": {
        "problem": _("the problem, in the words of those who have it"),
        "sponsor": _("somebody in management who stands behind it"),
        "working-group": _("a working group of the people who will use it"),
        "choice": _("a tool that the working group agreed to"),
        "budget": _("money and time"),
        "pilot": _("a small pilot"),
        "success": _("what makes the pilot a success"),
        "decision": _("a decision after the pilot"),
        "ambassadors": _("ambassadors in each department"),
        "ambassadors-trained": _("ambassadors who are trained before their department starts"),
        "training": _("training before a department starts"),
        "guide": _("a guide: what to do, and what not to do"),
        "wins": _("a win, celebrated"),
    },
    "readiness": {
        "done": _("ready"),
        "missing": _("still to do"),
        "later": _("later"),
    },
    "outcome": {"go": _("go ahead"), "adjust": _("adjust and try again"), "stop": _("stop")},
    "initiative": {
        "planned": _("planned"),
        "running": _("running"),
        "done": _("done"),
        "stopped": _("stopped"),
    },
    "theme": {
        "psychological-safety": _("Safe to speak up"),
        "recognition": _("Recognition"),
        "learning": _("Learning"),
        "leadership": _("Leadership"),
        "training": _("Training"),
    },
    "commitment": {
        "joint-kpi": _("a shared KPI"),
        "budget": _("budget"),
        "barrier": _("a barrier out of the way"),
        "reward": _("a reward for working together"),
        "example": _("setting the example"),
    },
    "promise": {"open": _("open"), "kept": _("kept"), "dropped": _("dropped")},
    "decision": {
        "trade-off": _("a trade-off we choose"),
        "accepted": _("we accept it"),
        "will-change": _("we will change it"),
        "false-alarm": _("a false alarm"),
    },
    "conflict": {
        "parent": _("a target that does not fit the one it is part of"),
        "incompatible": _("two targets that cannot both be met"),
        "opposed": _("two targets that pull in opposite directions"),
        "unreachable": _("more than the figures allow"),
        "goal": _("targets that work against a shared goal"),
        "chain": _("two targets that work against each other"),
        "lever": _("two targets that ask opposite things of the same figure"),
        "unclear": _("a target that may help or harm"),
        "other": _("something that collabctl noticed"),
    },
}


def choice(language: Language, subject: str, value: str) -> Md:
    """What a chosen word means to a reader; the word itself where it is none of ours."""
    return words(word(language, subject, value)) if value in _CHOICES[subject] else text(value)


def word(language: Language, subject: str, value: str) -> str:
    """The same as data."""
    known = _CHOICES[subject].get(value, value)
    return language._(known) if known else ""


def choices(subject: str) -> tuple[str, ...]:
    """The words of a subject, in the order in which a page shows them."""
    return tuple(_CHOICES[subject])
