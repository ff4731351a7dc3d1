"""How grave a hypothesis is, and what comes first.

The numbers are those of the design: they order what people should look at and claim nothing about the size of an
effect. What nobody has looked into never fails a build: assumptions end as notes, opinions as warnings.
"""

from __future__ import annotations

import math

from collabctl.findings import SEVERITIES, Severity

STRONG = 0.5
"""From this strength on, with figures behind it, a hypothesis is an error."""
NOTABLE = 0.35
"""From this strength on it is a warning."""

_NOTE, _WARNING, _ERROR = 0, 1, 2
_CAPS = {"assumed": _NOTE, "expert": _WARNING}
_FIGURES = ("correlation", "experiment", "definition")
_TRUST = {"assumed": 0.5, "expert": 0.7, "correlation": 0.8, "experiment": 1.0, "definition": 1.0}


def severity(  # noqa: PLR0913 - each is a fact of its own
    strength: float, evidence: str, *, both_weigh: bool, bridged: bool, late: bool, countered: bool
) -> Severity:
    """The severity of a hypothesis.

    `both_weigh`: both targets count in an evaluation. `bridged`: something joins the two departments. `late`: the harm
    shows after the reward. `countered`: a counterweight is in place. Evidence caps it whatever else is so.
    """
    level = _NOTE
    if strength >= STRONG and evidence in _FIGURES and both_weigh:
        level = _ERROR
    elif strength >= NOTABLE:
        level = _WARNING
    if late or not bridged:
        level += 1
    level = min(level, _CAPS.get(evidence, _ERROR)) - countered
    return SEVERITIES[_ERROR - max(_NOTE, level)]


def promise(strength: float, evidence: str) -> tuple[int, float]:
    """The most that can come of a hypothesis between weights of 1: its level and its rank, larger for what is graver.

    What joins the departments, when the harm shows and what keeps it in check can only take a level off this.
    """
    level = _ERROR if strength >= NOTABLE else _WARNING
    return min(level, _CAPS.get(evidence, _ERROR)), rank(strength, evidence, (1, 1), harms_goal=False)


def rank(strength: float, evidence: str, weights: tuple[float, float], *, harms_goal: bool) -> float:
    """What is sorted by inside a severity, larger first."""
    return strength * _TRUST[evidence] * math.sqrt(weights[0] * weights[1]) * (1.5 if harms_goal else 1.0)
