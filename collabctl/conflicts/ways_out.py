"""What would end a conflict, or take the worst of it away: each way is tried before it is offered.

A trial changes a copy of the organization, or of the influences, and judges this one conflict again. A way is offered
only when the conflict is gone then, or falls by a level. Nothing else is looked at: whether a way out brings another
conflict is seen by writing it down and checking, or with `--what-if`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from collabctl.conflicts.arithmetic.derivation import shown
from collabctl.conflicts.arithmetic.feasibility import Nearest
from collabctl.conflicts.arithmetic.propagation import HIGH, LOW
from collabctl.conflicts.conflict import Conflict, Leg
from collabctl.conflicts.hypotheses import judge
from collabctl.conflicts.influences.influence import EVIDENCE
from collabctl.conflicts.wants import Wants
from collabctl.findings import SEVERITIES, Severity
from collabctl.organization import Collection, Organization, Who
from collabctl.organization.kpis import Goal, Kpi, weight_of
from collabctl.organization.meetings import Meeting
from collabctl.organization.quantities import Target, number
from collabctl.organization.text import Text

MOST_TRIED = 100
"""For how many conflicts ways out are tried, the gravest first."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """Something to do, and what becomes of the conflict: its new severity, or None when it is gone.

    `what_if` is the change to one field that does it, as `--what-if` takes it; "" where it takes a new document.
    """

    text: str
    leaves: Severity | None
    what_if: str = ""

    def __str__(self) -> str:
        after = "then this is gone" if self.leaves is None else f"then this is only {_A[self.leaves]}"
        return f"{self.text}: {after}"


_A: dict[Severity, str] = {"error": "an error", "warning": "a warning", "info": "a note"}


def ways_out(wants: Wants, conflict: Conflict) -> tuple[WayOut, ...]:
    """The ways out of a conflict that hold when tried; empty where none is known, or where something is to be asked."""
    if conflict.doubts:
        tried: list[WayOut] = []
    elif conflict.rule in ("kpi/incompatible-targets", "kpi/contradicts-parent"):
        tried = _nearest_targets(wants.organization, conflict)
    elif conflict.rule == "kpi/unreachable-targets":
        tried = [
            _nearer(wants.organization, near, near.possible) for near in conflict.nearest if near.possible is not None
        ]
    elif conflict.rule == "kpi/opposed-directions":
        tried = _bands(wants.organization, conflict)
    elif conflict.rule in ("kpi/works-against", "kpi/harms-shared-goal", "kpi/competes-for-lever"):
        tried = [*_counterweights(wants, conflict), *_bridges(wants, conflict), *_tests(wants, conflict)]
    else:
        tried = []
    return tuple(way for way in tried if way.leaves is None or _milder(way.leaves, conflict.severity))


def _milder(one: Severity, other: Severity) -> bool:
    return SEVERITIES.index(one) > SEVERITIES.index(other)


def _nearest_targets(organization: Organization, conflict: Conflict) -> list[WayOut]:
    """For each side, the nearest target that the other side's leaves room for."""
    ways = []
    for kpi, other in (conflict.kpis, conflict.kpis[::-1]):
        if kpi.span is None or other.span is None or kpi.target is None or not kpi.target.has_number:
            continue
        mine, theirs = (kpi.span.low, kpi.span.high), (other.span.low, other.span.high)
        name, metric = organization.department_name(kpi.department), organization.metrics.get(kpi.metric)
        for bound, asked, possible in (("at_least", mine[0], theirs[1]), ("at_most", mine[1], theirs[0])):
            too_far = asked is not None and possible is not None and (
                asked > possible if bound == "at_least" else asked < possible
            )  # fmt: skip
            if too_far and _is_one_sided(kpi.target) and asked is not None and possible is not None:
                trial = replace(kpi, target=Target.parse({bound: _plain(possible)}))
                text = f"{name} asks for {metric or kpi} {trial.target}, not {number(_plain(asked))}"
                if trial.span is not None and trial.span.meets(other.span):
                    ways.append(WayOut(text, None, f"{kpi.reference}.target.{bound}={_plain(possible)}"))
    return ways


def _target_of(member: Kpi | Goal) -> Target | None:
    measure = member if isinstance(member, Kpi) else member.measure
    return measure.target if measure else None


def _is_one_sided(target: Target | None) -> bool:
    """Whether it is a floor or a cap; another number in place of a band or an exact one would be another kind of it."""
    return target is not None and target.has_number and (target.low is None or target.high is None)


def _nearer(organization: Organization, near: Nearest, nearest: Fraction) -> WayOut:
    """The nearest target that fits the others; the search has tried it."""
    member = near.member
    names = [member.department] if isinstance(member, Kpi) else list(member.departments)
    who = " and ".join(organization.department_name(id) for id in names)
    side = LOW if near.bound == "at_least" else HIGH
    possible, asked = (shown(figure, side) for figure in (nearest, near.asked))
    field = "target" if isinstance(member, Kpi) else "measure.target"
    return WayOut(
        f"{who} asks for {member} {near.bound.replace('_', ' ')} {possible}, not {asked}",
        None,
        f"{member.reference}.{field}.{near.bound}={possible}",
    )


def _plain(value: object) -> int | float:
    """A bound as it would be written."""
    exact = float(value)  # type: ignore[arg-type]  # a Fraction
    return int(exact) if exact.is_integer() else exact


def _bands(organization: Organization, conflict: Conflict) -> list[WayOut]:
    """The same direction for both: the one that goes against what is better turns round, else the lighter one."""
    judged = organization.metrics.get(conflict.pivot)
    better = {"higher": 1, "lower": -1}.get(judged.better, 0) if judged else 0
    one, other = sorted(conflict.kpis, key=lambda kpi: (kpi.want == better, weight_of(kpi.weight), kpi.id))
    if replace(one, target=other.target).want == -other.want:
        return []
    name, metric = organization.department_name(one.department), organization.metrics.get(one.metric)
    [(way, amount)] = other.document.data["target"].items()
    text = f"{name} is judged on {metric or one} in the same direction ({other.target})"
    return [WayOut(text, None, f"{one.reference}.target.{way}={amount}")]


def _counterweights(wants: Wants, conflict: Conflict) -> Iterator[WayOut]:
    """For each KPI that pulls, a second one of its department that watches what it damages.

    A goal that several KPIs harm falls by a level only when each of them is kept honest.
    """
    pulling = conflict.legs if conflict.goal is not None else conflict.legs[:1]
    harmed = _harmed(conflict, pulling[0])
    if harmed is None or not all(leg.path.arrows for leg in pulling):
        return
    metric, target = harmed
    guarded, watches = {}, []
    for kpi in (leg.kpi for leg in pulling):
        watch = replace(kpi, id=f"{kpi.id}-watch", metric=metric, target=target, counterweights=(), scope={})
        guarded[kpi.id] = replace(kpi, counterweights=(*kpi.counterweights, watch.id))
        watches.append(watch)
    others = [kpi for kpi in wants.organization.kpis if kpi.id not in guarded]
    trial = replace(wants.organization, kpis=Collection([*others, *guarded.values(), *watches]))
    watched = {**wants.kpis, metric: [*wants.kpis.get(metric, ()), *watches]}
    names = dict.fromkeys(wants.organization.department_name(leg.kpi.department) for leg in pulling)
    judged = wants.organization.metrics.get(metric)
    yield WayOut(
        f"give {' and '.join(names)} a KPI on {judged or metric} ({target}) "
        f"as a counterweight to {' and '.join(str(leg.kpi) for leg in pulling)}",
        _again(replace(wants, organization=trial, kpis=watched), conflict, guarded),
    )


def _harmed(conflict: Conflict, leg: Leg) -> tuple[str, Target] | None:
    """The metric that a leg damages, and the target that would watch it."""
    if conflict.goal is not None and conflict.goal.measure is not None and conflict.goal.measure.target is not None:
        return conflict.goal.measure.metric, conflict.goal.measure.target
    other = next((kpi for kpi in conflict.kpis if kpi is not leg.kpi), None)
    return (other.metric, other.target) if other is not None and other.target is not None else None


def _bridges(wants: Wants, conflict: Conflict) -> Iterator[WayOut]:
    """Something that joins the two departments, where nothing does."""
    if conflict.bridges or conflict.goal is not None:
        return
    organization = wants.organization
    proposed = Meeting(
        document=conflict.kpis[0].document,
        id="a-meeting-of-both",
        name=Text("a meeting of both"),
        who=Who(departments=conflict.departments),
    )
    trial = replace(organization, meetings=Collection([*organization.meetings, proposed]))
    names = " and ".join(organization.department_name(id) for id in conflict.departments)
    yield WayOut(
        f"join {names}: a shared goal, a meeting or a team", _again(replace(wants, organization=trial), conflict)
    )


def _tests(wants: Wants, conflict: Conflict) -> Iterator[WayOut]:
    """The arrow that rests on least: whether it is so can be found out."""
    arrows = [arrow for leg in conflict.legs[:2] for arrow in leg.path.arrows if not arrow.from_formula]
    if not arrows:
        return
    doubtful = min(arrows, key=lambda arrow: (EVIDENCE.index(arrow.evidence), arrow.strength))
    names = [str(wants.organization.metrics.get(id) or f"'{id}'") for id in (doubtful.source, doubtful.target)]
    moves = {1: "raises", -1: "lowers"}.get(doubtful.sign, "moves")
    trial = replace(wants, graph=wants.graph.without(doubtful))
    yield WayOut(
        f"find out whether {names[0]} {moves} {names[1]}, and mark it 'refuted: true' if it does not",
        _again(trial, conflict),
        f"{doubtful.metric.reference}.influences.{doubtful.index}.refuted=true",
    )


def _again(wants: Wants, conflict: Conflict, changed: dict[str, Kpi] | None = None) -> Severity | None:
    """The severity of this one conflict in a changed world; None when it is gone."""
    kpis = [(changed or {}).get(kpi.id, kpi) for kpi in conflict.kpis]
    return judge(wants, replace(conflict, kpis=tuple(kpis)))
