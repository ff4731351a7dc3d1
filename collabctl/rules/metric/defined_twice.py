"""Two metrics have the same name.

Two departments say "customer satisfaction", and one means a mark out of ten after a closed ticket, the other a share
of website visitors. Both have proof that all is well. A word that everybody uses needs one meaning, or the discussion
is about the figures instead of about the customer.

Names and `also_called` are compared, in all languages, without regard for capitals and accents. Where formula, unit,
range or the good direction differ it is an error; where nothing does, one of the two is not needed.

What to do: agree on one definition and keep one document, or give the other metric a name that says what it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from collabctl.conflicts.arithmetic.formulas import FormulaError, parse
from collabctl.findings import Location, Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Metric, Range
from collabctl.organization.naming import folded
from collabctl.organization.quantities import number
from collabctl.organization.text import Text
from collabctl.rules import Details, Settings, Yielded, rule

_BETTER = {"higher": "higher", "lower": "lower", "steady": "the same"}


@rule(severity="error")
def defined_twice(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    named: dict[str, list[Metric]] = defaultdict(list)
    for metric in sorted(organization.metrics, key=_order):
        for word in {word for _, text in _names(metric) for word in folded(text)}:
            named[word].append(metric)
    firsts: dict[Metric, Metric] = {}
    for metrics in named.values():
        for later, first in _rivals(metrics):
            firsts[later] = min(first, firsts.get(later, first), key=_order)
    for later in sorted(firsts, key=_order):
        yield _told(firsts[later], later)


def _rivals(metrics: list[Metric]) -> Iterator[tuple[Metric, Metric]]:
    """Each metric after the first of a name, with the first that is another one than it, else the first of all."""
    kinds: dict[object, Metric] = {}
    for place, metric in enumerate(metrics):
        if place:
            yield metric, next((earlier for earlier in kinds.values() if _differences(earlier, metric)), metrics[0])
        kinds.setdefault((frozenset(folded(metric.unit)), metric.range, _formula(metric), metric.better), metric)


def _told(first: Metric, later: Metric) -> Yielded:
    differences = _differences(first, later)
    place, name = _shared(later, first)
    if differences:
        message = f"{later} and {first} share the name '{name}' and mean something else: {'; '.join(differences)}"
    else:
        message = f"there are two metrics with the name '{name}', {later.id} and {first.id}"
    return (
        place,
        message,
        Details(
            about=(first, later),
            related=(Related(_shared(first, later)[0], f"the first '{name}' stands here"),),
            help="agree on one definition and keep one of the two\n"
            "or give one of them a name that says what it really is",
            severity=None if differences else "warning",
        ),
    )


def _differences(first: Metric, later: Metric) -> list[str]:
    """What is not the same in the two, in words."""
    found = []
    if not folded(first.unit) & folded(later.unit):
        found.append(f"it is counted in {later.unit} here, and in {first.unit} there")
    if first.range != later.range:
        found.append(f"its range is {_range(later.range)} here, and {_range(first.range)} there")
    if _formula(first) != _formula(later):
        words = [
            f"has the formula {metric.formula}" if metric.formula else "has no formula" for metric in (later, first)
        ]
        found.append(f"it {words[0]} here, and {words[1]} there")
    if first.better != later.better:
        found.append(f"{_BETTER[later.better]} is better here, and {_BETTER[first.better]} there")
    return found


def _shared(metric: Metric, other: Metric) -> tuple[Location, str]:
    """Where a metric bears a name that the other one has too, and that name."""
    theirs = {word for _, text in _names(other) for word in folded(text)}
    path, text = next((path, text) for path, text in _names(metric) if folded(text) & theirs)
    return metric.at(*path), str(text)


def _names(metric: Metric) -> Iterator[tuple[tuple[str | int, ...], Text]]:
    yield ("name",), metric.name
    for index, text in enumerate(metric.also_called):
        yield ("also_called", index), text


def _formula(metric: Metric) -> object:
    """The formula without regard for spaces."""
    try:
        return parse(metric.formula) if metric.formula else None
    except FormulaError:
        return metric.formula


def _range(range: Range) -> str:
    ends = (
        "" if range.min is None else f"from {number(range.min)}",
        "" if range.max is None else f"up to {number(range.max)}",
    )
    return " ".join(filter(None, ends)) or "open"


def _order(metric: Metric) -> tuple[str, int]:
    """By path and line, without looking for the line."""
    return metric.document.source.path, metric.document.number
