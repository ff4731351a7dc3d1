"""The report for people at a terminal: each finding with its source line, a mark below it, and what to do."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING

from collabctl.conflicts.conflict import CLASSES
from collabctl.conflicts.told import SHORT
from collabctl.documents.limits import MAX_FINDINGS_OF_A_DOCUMENT, MAX_FINDINGS_OF_A_RULE
from collabctl.escaping import terminal
from collabctl.findings import SEVERITIES, SHOWN_DIGITS
from collabctl.reports.colour import BOLD, COLOURS, Paint, painter, width
from collabctl.reports.groups import NAMED, GroupLine, alone, group_lines, of_one_rule
from collabctl.reports.summary import NOUNS, summary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from collabctl.findings import Finding, Location
    from collabctl.reports import Report

MAX_WIDTH = 100  # characters of a source line; with the gutter it fits what most terminals show
BEFORE_THE_PLACE = 40  # of these, how many stand before the place when the line is cut

ROOM = 54
"""Lines for findings on a screen of sixty; below them come what is left out and the line that sums up."""

ALWAYS_IN_FULL = 3
"""The gravest findings, which are told in full however long the report is."""

MOST_GROUPS = 8
"""Groups told where there is more to say than fits a screen."""

_GUTTER = "34"


def render(report: Report) -> str:
    """What is wrong and what pulls apart first, then what has one cause in a line each, then a line that sums up.

    A report that is longer than a screen tells in full what is gravest, and the rest in fewer lines.
    """
    paint = painter(report.colour)
    shown, left_out = _within_limits(sorted(alone(report), key=_gravest_first))
    blocks = [_block(finding, report, paint) for finding in shown]
    groups = group_lines(report)
    if sum(map(_height, blocks)) + len(groups) > ROOM:
        blocks, folded = _shortened(shown, blocks, report, paint)
        if len(groups) > MOST_GROUPS:
            left_out.append(_more("that lack something", len(groups) - MOST_GROUPS, report))
        groups = [*groups[:MOST_GROUPS], *folded]
    parts = [*blocks, "\n".join(_in_a_line(line, paint) for line in groups)]
    end = [*left_out, terminal(summary(report))]
    if first := next(iter([*shown, *report.unsettled]), None):
        end.append(f"for what a rule means and how to set it: collabctl explain {terminal(first.rule)}")
    return "\n\n".join([*filter(None, parts), "\n".join(end)]) + "\n"


def _gravest_first(finding: Finding) -> tuple[int, bool]:
    return SEVERITIES.index(finding.severity), not _is_conflict(finding)


def _is_conflict(finding: Finding) -> bool:
    return CLASSES.get(finding.rule, "notice") not in SHORT


def _height(block: str) -> int:
    """The lines that a block takes, with the empty one below it."""
    return block.count("\n") + 2


def _shortened(
    shown: list[Finding], blocks: list[str], report: Report, paint: Paint
) -> tuple[list[str], list[GroupLine]]:
    """The blocks for a screen, the gravest in full while there is room, and what is folded, a line for each rule."""
    of_rule: dict[str, list[Finding]] = {}
    for finding in shown:
        if finding.severity != "error" and not _is_conflict(finding) and finding.documents:
            of_rule.setdefault(finding.rule, []).append(finding)
    folded = {rule: findings for rule, findings in of_rule.items() if len(findings) > NAMED}
    kept = [(finding, block) for finding, block in zip(shown, blocks, strict=True) if finding.rule not in folded]
    short = [_short(finding, paint) for finding, _ in kept]
    room = ROOM - len(folded) - min(len(group_lines(report)), MOST_GROUPS) - sum(one.count("\n") + 1 for one in short)
    full = 0
    for (_, block), brief in zip(kept, short, strict=True):
        room -= _height(block) - brief.count("\n") - 1
        if room < 0 and full >= ALWAYS_IN_FULL:
            break
        full += 1
    # What is only good to know, and does not fit the screen any more, is counted.
    notes = [place for place, (finding, _) in enumerate(kept) if place >= full and finding.severity == "info"]
    told = short[full : notes[0]] if notes and room < 0 else short[full:]
    if len(told) < len(short) - full:
        told.append(_more("notes", len(short) - full - len(told), report))
    in_full = [block for _, block in kept[:full]]
    return [*in_full, "\n".join(told)], [of_one_rule(report, findings) for findings in folded.values()]


def _in_a_line(line: GroupLine, paint: Paint) -> str:
    title = paint(NOUNS[line.severity], COLOURS[line.severity])
    return f"{title}{paint(f': {terminal(line.sentence)}', BOLD)} ({terminal(line.command)})"


def _more(what: str, number: int, report: Report) -> str:
    """How much more there is, and the command that lists it."""
    root = f" {shlex.quote(report.named_root)}" if report.named_root else ""
    return terminal(f"... and {number:,} more {what}: collabctl validate --format concise{root}")


def _short(finding: Finding, paint: Paint) -> str:
    """A finding in two lines: what is wrong, where, and the first thing to do."""
    title = paint(NOUNS[finding.severity], COLOURS[finding.severity]) + paint(f": {terminal(finding.message)}", BOLD)
    place, hint = str(finding.location), finding.help.split("\n", 1)[0]
    return f"{title} [{terminal(finding.rule)}]\n  = {terminal(f'{place}: {hint}' if hint else place)}"


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
