"""What a verdict rests on, in words."""

from __future__ import annotations

from collections.abc import Iterable

from collabctl.organization.kpis import Metric
from collabctl.reports.summary import counted
from collabctl.results.outlook import LIKE_THE_LAST, Outlook
from collabctl.results.points import over_time
from collabctl.results.standing import Standing
from collabctl.wording.figures import short

_NOTHING = {
    "no-measure": "nothing says how it is measured",
    "no-metric": "its metric is not written down",
    "no-target": "there is no target",
    "no-figures": "no figure is written down",
    "no-figures-yet": "there is no figure of its period",
    "no-end": "its figures add up, and its period has no beginning or no end",
    "no-reference": "nothing says where it stood before",
}


def amount(metric: Metric | None, value: float, apart_from: Iterable[float] = ()) -> str:
    """A value with its unit, in so many digits that it differs from what it is `apart_from`."""
    unit = str(metric.unit) if metric else ""
    number = short(value, apart_from)
    return f"{number}{'' if unit == '%' else ' '}{unit}" if unit not in ("", "score") else number


def so_far(standing: Standing) -> str:
    """The value so far; "" where there is none."""
    return _near_target(standing, standing.value) if standing.value is not None else ""


def target_of(standing: Standing) -> str:
    """What it should be; with a target that only names a direction, from where. "" without a target."""
    target = standing.target
    if target is None or target.has_number or standing.start is None:
        return str(target or "")
    low, high = (short(float(bound)) if bound is not None else "" for bound in standing.bounds)
    return f"{target}: between {low} and {high}" if low and high else f"{target} from {low or high}"


def _near_target(standing: Standing, value: float) -> str:
    """A value with its unit; it looks like the edge of the target only where it is."""
    return amount(standing.metric, value, standing.edges)


def reason(standing: Standing) -> str:
    """Why the verdict is what it is."""
    item, ahead = standing.item, standing.outlook
    if standing.reason == "no-figures-yet" and item.period.last is None and standing.points:
        return f"its newest figure is of {standing.points[-1].stretch.last}: too old to tell"
    if standing.reason in _NOTHING:
        return _NOTHING[standing.reason]
    if standing.reason == "scope":
        return "it is about a part of the organization, and the figures are not split by that"
    if standing.reason == "own-part":
        return "it is about its department's own part, and the figures are only of the whole"
    if standing.reason == "not-begun":
        return f"its period begins on {item.period.first}"
    return _looking_ahead(standing, ahead) if ahead else ""


def _looking_ahead(standing: Standing, ahead: Outlook) -> str:
    """Why, where there are figures and a target."""
    if standing.reason == "endless":
        return "it has no end: this is how it stands"
    if standing.reason == "over":
        return "its period is over" + (f"; {_missing(ahead)} missing, and cannot change it" if ahead.left else "")
    if standing.reason == "incomplete":
        return f"its period is over, and {_missing(ahead)} missing"
    had = counted(ahead.had, "figure") + " so far"
    if ahead.left is not None:
        had = f"{ahead.had} of {counted(ahead.had + ahead.left, 'figure')}"
    if standing.reason == "early":
        return f"{had}: too early to tell"
    if standing.reason == "decided":
        return f"{had}; {_decided(standing, ahead)}"
    return f"{had}; {_like_what(standing, ahead)} it ends at {_near_target(standing, ahead.expected)}"


def _missing(ahead: Outlook) -> str:
    """The figures that are missing, with "is" or "are"."""
    left = ahead.left or 0
    return f"{left} of its {counted(ahead.had + left, 'figure')} {'is' if left == 1 else 'are'}"


def _decided(standing: Standing, ahead: Outlook) -> str:
    """Why nothing can change any more before the period is over."""
    if ahead.left == 0:
        return "there are no more to come"
    if standing.verdict == "met":
        return "whatever the rest is, it stays met"
    low, _ = standing.bounds
    too_low = low is not None and ahead.highest is not None and ahead.highest < low
    best = ahead.highest if too_low else ahead.lowest
    end = f": the best it can still end at is {_near_target(standing, best)}" if best is not None else ""
    return f"it cannot be reached any more{end}"


def _like_what(standing: Standing, ahead: Outlook) -> str:
    """What the rest is expected to be like."""
    how = over_time(standing.metric) if standing.metric else ""
    if ahead.left is None and how == "sum":
        return "at this pace"
    if ahead.left is not None and how == "latest" and standing.trend and standing.trend.direction:
        return "at its trend"
    if ahead.left is None or how == "latest":
        return "if it stays like this,"
    return f"if the rest is like {f'the last {LIKE_THE_LAST}' if ahead.had >= LIKE_THE_LAST else 'this'},"
