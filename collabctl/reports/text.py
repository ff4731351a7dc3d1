"""The report for people at a terminal: each finding with its source line, a mark below it, and what to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from collabctl.conflicts.conflict import CLASSES
from collabctl.conflicts.told import SHORT
from collabctl.documents.limits import MAX_FINDINGS_OF_A_DOCUMENT, MAX_FINDINGS_OF_A_RULE
from collabctl.escaping import terminal
from collabctl.findings import SHOWN_DIGITS
from collabctl.reports.colour import BOLD, COLOURS, Paint, painter, width
from collabctl.reports.summary import NOUNS, summary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from collabctl.findings import Finding, Location
    from collabctl.reports import Report

MAX_WIDTH = 100  # characters of a source line; with the gutter it fits what most terminals show
BEFORE_THE_PLACE = 40  # of these, how many stand before the place when the line is cut

_GUTTER = "34"


def render(report: Report) -> str:
    """Every unsettled finding in full, as far as the limits go; the rest counted; a line that sums up."""
    paint = painter(report.colour)
    shown, left_out = _within_limits(report.unsettled)
    blocks = [_block(finding, report, paint) for finding in shown]
    end = [*left_out, terminal(summary(report))]
    if shown:
        end.append(f"for what a rule means and how to set it: collabctl explain {terminal(shown[0].rule)}")
    return "\n\n".join([*blocks, "\n".join(end)]) + "\n"


def _within_limits(findings: Iterable[Finding]) -> tuple[list[Finding], list[str]]:
    """The findings to show, and a line for each document and each rule of which some are left out."""
    shown = []
    of_document: Counter[str] = Counter()
    of_rule: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    for finding in findings:
        about = finding.documents[0] if finding.documents else finding.location.path
        if of_document[about] >= MAX_FINDINGS_OF_A_DOCUMENT:
            left_out[f"about '{about}'"] += 1
        elif of_rule[finding.rule] >= MAX_FINDINGS_OF_A_RULE:
            left_out[f"of the rule {finding.rule}"] += 1
        else:
            shown.append(finding)
            of_document[about] += 1
            of_rule[finding.rule] += 1
    return shown, [terminal(f"... and {number:,} more {what}") for what, number in left_out.items()]


def _block(finding: Finding, report: Report, paint: Paint) -> str:
    colour = COLOURS[finding.severity]
    place = finding.location
    margin = " " * (len(str(place.line)) + 1)
    title = paint(NOUNS[finding.severity], colour) + paint(f": {terminal(finding.message)}", BOLD)
    lines = [f"{title} [{terminal(finding.rule)}]", f"{margin}{paint('-->', _GUTTER)} {terminal(str(place))}"]
    source = report.lines.get((place.path, place.line))
    if source is not None:
        text, mark = _marked(source, place)
        bar = paint("|", _GUTTER)
        lines += [f"{margin} {bar}", f" {paint(str(place.line), _GUTTER)} {bar} {text}".rstrip()]
        lines.append(f"{margin} {bar} {' ' * (len(mark) - len(mark.lstrip()))}{paint(mark.lstrip(), colour)}")
    for related in finding.related:
        lines.append(f"{margin}= {terminal(f'{related.location.path}:{related.location.line}: {related.message}')}")
    lines += [f"{margin}= {terminal(hint)}" for hint in finding.help.split("\n") if hint]
    if finding.fingerprint and CLASSES.get(finding.rule, "notice") not in SHORT:
        lines.append(f"{margin}= once agreed, write it down: collabctl resolve {finding.fingerprint[:SHOWN_DIGITS]}")
    return "\n".join(lines)


def _marked(source: str, place: Location) -> tuple[str, str]:
    """The source line, cut around the place when it is long, and the carets that go below it."""
    start = min(max(place.column - 1, 0), len(source))
    stop = min(place.end_column - 1, len(source)) if place.end_line == place.line else len(source.rstrip())
    left = max(0, min(start - BEFORE_THE_PLACE, len(source) - MAX_WIDTH)) if len(source) > MAX_WIDTH else 0
    right = left + MAX_WIDTH
    before = ("..." if left else "") + terminal(source[left:start])
    marked = terminal(source[start : min(max(stop, start + 1), right)])
    after = terminal(source[max(stop, start + 1) : right]) + ("..." if right < len(source) else "")
    # Escaped once more as a whole: what was harmless in two pieces may not be in one.
    return terminal(before + marked + after), " " * width(before) + "^" * max(1, width(marked))
