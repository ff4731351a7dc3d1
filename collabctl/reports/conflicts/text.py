"""The conflicts for people at a terminal: who is judged on what, and how the one pulls at the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabctl.escaping import terminal
from collabctl.reports.colour import BOLD, COLOURS, Paint, painter, width
from collabctl.reports.conflicts.story import Notices, Part, Tale, place, reference, story
from collabctl.reports.filled import WIDTH, filled, underlined
from collabctl.reports.summary import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabctl.reports.conflicts import ConflictReport
    from collabctl.reports.conflicts.ways import Way


def render(report: ConflictReport) -> str:
    """One line that sums up, the conflicts by who is concerned, and in short what else is worth a look."""
    told = story(report)
    paint = painter(report.colour)
    blocks = [paint(filled(told.summary), BOLD)]
    for part in told.parts:
        blocks += _part(part, paint)
    if told.notices:
        blocks += [underlined("Also worth a look", paint), "\n".join(_notices(told.notices, paint))]
    if told.endings:
        blocks.append("\n".join(map(filled, told.endings)))
    rule = next((tale.finding.rule for part in told.parts for tale in part.tales), None)
    rule = rule or next((notices.rule for notices in told.notices), None)
    if rule:
        blocks.append(filled(f"What a rule means: collabctl explain {rule}"))
    return "\n\n".join(blocks) + "\n"


def _part(part: Part, paint: Paint) -> Iterator[str]:
    heading = underlined(part.heading, paint)
    yield heading + ("\n" + filled(part.joined) if part.joined else "")
    for tale in part.tales:
        yield "\n".join(_tale(tale, paint))


def _tale(tale: Tale, paint: Paint) -> Iterator[str]:
    finding = tale.finding
    noun = "settled" if tale.settled else NOUNS[finding.severity]
    number = f"{tale.number}. "
    margin = " " * len(number)
    colour = COLOURS["info" if tale.settled else finding.severity]
    yield filled(f"{noun}: {finding.message}", number, margin).replace(noun, paint(noun, colour), 1)
    for sentence, where in tale.judged:
        yield _beside(sentence, where, f"{margin}  ", f"{margin}    ")
    for way in tale.ways:
        yield from _way(way, margin)
    for remark in tale.remarks:
        yield filled(remark, margin)
    for way_out in tale.ways_out:
        yield filled(f"way out: {way_out}", margin, f"{margin}  ")
    if tale.settled:
        yield filled(tale.settled, margin)
    if tale.resolving:  # in one line, however long, so that it can be copied
        yield f"{margin}once agreed: {terminal(tale.resolving)}"
    yield _beside(f"[{reference(finding)}]", place(finding.location), margin, f"{margin}  ")


def _way(way: Way, margin: str) -> Iterator[str]:
    yield filled(way.opening, margin)
    for step in way.steps:
        yield _beside(step.sentence, f"{step.basis}  {step.place}".rstrip(), f"{margin}  ")
        if step.because:
            yield filled(step.because, f"{margin}    ")


def _notices(notices: tuple[Notices, ...], paint: Paint) -> Iterator[str]:
    for some in notices:
        for finding in some.findings:
            noun = NOUNS[finding.severity]
            line = _beside(f"{noun}: {finding.message} [{finding.rule}]", place(finding.location), "", "  ")
            yield line.replace(noun, paint(noun, COLOURS[finding.severity]), 1)
        if some.more:
            yield filled(f"... and {some.more:,} more: collabctl validate --select {some.rule}")


def _beside(text: str, aside: str, first: str, rest: str | None = None) -> str:
    """The text, with what few will look at at the right of its last line, or below where there is no room."""
    lines = filled(text, first, rest)
    aside = terminal(aside)
    room = WIDTH - width(lines.rpartition("\n")[2]) - width(aside)
    gap = " " * room if room > 1 else "\n" + " " * max(len(first), WIDTH - width(aside))
    return "\n".join(map(terminal, f"{lines}{gap}{aside}".split("\n")))
