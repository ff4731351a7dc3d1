"""Random targets on random formulas, decided once by us and once by z3, which knows nothing of how we do it."""

import datetime
import random
import sys
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

import pytest

from collabctl.conflicts.arithmetic.expressions import Expression, Number, Product, Reference, Sum, parse
from collabctl.conflicts.arithmetic.feasibility import Limits, Nearest, Unknown, Unreachable, unreachable
from collabctl.conflicts.arithmetic.search import TOLERANCE
from collabctl.organization import Organization
from collabctl.organization.kpis import weight_of
from tests.conflicts.arithmetic import value_of
from tests.conflicts.organizations import goal, kpi, metric, organization

z3 = pytest.importorskip("z3", reason="z3 is not here to check the proofs: install z3-solver")

AS_OF = datetime.date(2026, 6, 1)
NO_CLOCK = float  # always at zero, so that nothing here depends on time
MILLISECONDS = 1000  # that z3 may think about a set of products


@dataclass(frozen=True)
class Kind:
    """What the formulas of an organization are like. Woven: many sums of the same few metrics, and many targets."""

    signs: str
    most_metrics: int
    woven: bool = False


SUMS = Kind("+-", 4)
WOVEN = Kind("+-", 4, woven=True)
ANY = Kind("+-*/", 3)


def formula(dice: random.Random, ids: list[str], kind: Kind) -> str:
    text = ""
    for number in range(dice.randint(3 if kind.woven else 1, kind.most_metrics)):
        one = f"[{dice.choice(ids)}]"
        if dice.random() < 0.4:
            one = f"{dice.choice(['2', '0.5', '3', '0.1'])} * {one}"
        if dice.random() < 0.15:
            one = f"({one} - {dice.choice(['1', '2.5'])})"
        text += f" {dice.choice(kind.signs)} {one}" if number else one
    return text


def interval(dice: random.Random, value: Fraction | None) -> dict:
    """A target near a value that a figure can have, so that it often only just fits, or only just does not."""
    number = dice.randint(-25, 25) if value is None else round(float(value), 1)
    way = dice.choice(["at_least", "at_most", "at_least", "at_most", "between", "exactly"])
    slack = dice.choice([0, 0, 0.1, 1, 3]) if dice.random() < 0.75 else dice.choice([-0.1, -1, -4])
    lowest, highest = round(number - slack, 1), round(number + slack, 1)
    if way == "between":
        return {way: sorted([lowest, highest])}
    return {way: {"at_least": lowest, "at_most": highest, "exactly": number}[way]}


def made_up(seed: int, kind: Kind) -> Organization:
    dice = random.Random(seed)
    items = []
    values: dict[str, Fraction | None] = {}
    ids = [f"a{number}" for number in range(dice.randint(3, 5) if kind.woven else dice.randint(2, 4))]
    for id in ids:
        low = dice.choice([None, None, None, 0] if kind.woven else [None, 0, 0, 1, -5])
        high = dice.choice([None, None, None, 10] if kind.woven else [None, 10, 20, 6])
        items.append(metric(id, low=low, high=high))
        values[id] = Fraction(dice.choice([0, 1, 2, 3, 5, 6]) if low is None or low < 1 else dice.randint(1, 6))
    for number in range(dice.randint(4, 6) if kind.woven else dice.randint(1, 3)):
        text = formula(dice, ids, kind)
        values[f"f{number}"] = value_of(parse(text), values)
        items.append(metric(f"f{number}", high=dice.choice([None, None, None, 30]), formula=text))
        if not kind.woven:
            ids.append(f"f{number}")
    for number in range(dice.randint(4, 7) if kind.woven else dice.randint(2, 6)):
        about = dice.choice(list(values))
        weight = dice.choice([None, "high", 10, "none"])
        items.append(kpi(f"k{number}", about, interval(dice, values[about]), weight=weight))
    if dice.random() < 0.3:
        about = dice.choice(list(values))
        items.append(goal("g", about, interval(dice, values[about])))
    return organization(*items)


class Oracle:
    """The organization as z3 sees it."""

    def __init__(self, organization: Organization) -> None:
        self._solver = z3.Solver()
        self._solver.set("timeout", MILLISECONDS)
        for item in organization.metrics:
            value = z3.Real(item.id)
            self._bound(value, item.range.min, item.range.max)
            if item.formula:
                self._solver.add(value == self._value(parse(item.formula)))

    def _bound(self, value, low, high) -> None:
        if low is not None:
            self._solver.add(value >= exactly(low))
        if high is not None:
            self._solver.add(value <= exactly(high))

    def _value(self, expression: Expression):
        match expression:
            case Number(value=value):
                return exactly(value)
            case Reference(metric=id):
                return z3.Real(id)
            case Sum(terms=terms):
                return z3.Sum([side * self._value(term) for side, term in terms])
            case Product(factors=factors):
                result = exactly(1)
                for side, factor in factors:
                    value = self._value(factor)
                    if side > 0:
                        result = result * value
                    else:
                        quotient = z3.FreshReal()
                        self._solver.add(z3.Implies(value != 0, quotient * value == result))
                        result = quotient
                return result
        raise AssertionError(expression)

    def says(self, members, nearest: Nearest | None = None, *, loosened: bool = True) -> str:
        """ "sat", "unsat" or "unknown": whether these targets can all be met, and this one too that was offered."""
        self._solver.push()
        if nearest is not None:
            bounds = (nearest.possible, None) if nearest.bound == "at_least" else (None, nearest.possible)
            self._bound(z3.Real(metric_of(nearest.member)), *bounds)
        for member in members:
            low, high = target(member)
            margin = TOLERANCE if loosened else 0
            self._bound(
                z3.Real(metric_of(member)),
                None if low is None else low - abs(low) * margin,
                None if high is None else high + abs(high) * margin,
            )
        answer = str(self._solver.check())
        self._solver.pop()
        return answer


def metric_of(member) -> str:
    return member.metric if hasattr(member, "metric") else member.measure.metric


def target(member) -> tuple[Fraction | None, Fraction | None]:
    asked = member.target if hasattr(member, "target") else member.measure.target
    return asked.low, asked.high


def importance(member) -> tuple[float, str]:
    """Falls from the most important on."""
    return (-weight_of(member.weight) if hasattr(member, "weight") else -1000.0), member.reference


def exactly(value):
    return z3.Q(Fraction(str(value)).numerator, Fraction(str(value)).denominator)


def examine(seed: int, kind: Kind, limits: Limits) -> Counter:
    """One organization: everything that is said about it is checked, and counted."""
    made = made_up(seed, kind)
    oracle = Oracle(made)
    if oracle.says([]) != "sat":
        return Counter(nonsense=1)
    answer = oracle.says([*made.kpis, *made.goals])
    results = list(unreachable(made, AS_OF, limits=limits))
    found = [result.members for result in results if isinstance(result, Unreachable)]
    for members in found:
        names = f"{[member.id for member in members]}, seed {seed}"
        assert oracle.says(members, loosened=False) != "sat", f"a false alarm: {names}"
        for left_out in members:
            rest = [member for member in members if member is not left_out]
            assert oracle.says(rest) != "unsat", f"not minimal: {names}"
    for result in results:
        for nearest in result.nearest if isinstance(result, Unreachable) else ():
            others = [member for member in result.members if member is not nearest.member]
            assert nearest.possible is None or oracle.says(others, nearest) != "unsat", f"not possible, seed {seed}"
    # Of each set the least important is left out; if nothing was missed, all the others can be met together.
    left_out = {max(members, key=importance) for members in found}
    rest = oracle.says([member for member in [*made.kpis, *made.goals] if member not in left_out])
    return Counter(
        {
            "missed": rest == "unsat",
            answer: 1,
            f"{answer}, found": bool(found),
            "sets": len(found),
            "left open": sum(isinstance(result, Unknown) for result in results),
            "derived in general": sum(
                "every part of their ranges" in str(result.derivation[-1])
                for result in results
                if isinstance(result, Unreachable)
            ),
        }
    )


@pytest.mark.parametrize(
    ("kind", "limits", "seeds"),
    [
        pytest.param(SUMS, Limits(clock=NO_CLOCK), range(500), id="sums"),
        pytest.param(WOVEN, Limits(clock=NO_CLOCK), range(500), id="woven sums"),
        pytest.param(ANY, Limits(clock=NO_CLOCK), range(500), id="products and quotients"),
    ],
)
def test_nothing_is_called_unreachable_that_z3_can_reach(kind: Kind, limits: Limits, seeds: range) -> None:
    seen = sum((examine(seed, kind, limits) for seed in seeds), Counter())
    sys.stdout.write(f"{dict(seen)}\n")  # pytest shows it with -rP
    assert seen["unsat"] > len(seeds) / 10 and seen["sat"] > len(seeds) / 10  # else the test tests nothing
    assert seen["sat, found"] == 0
    if kind is not ANY:
        assert seen["unsat, found"] == seen["unsat"]
        assert seen["missed"] == 0
        assert seen["left open"] == 0
    else:
        assert seen["unsat, found"] > 0.9 * seen["unsat"]
        assert seen["left open"] < len(seeds) / 50
