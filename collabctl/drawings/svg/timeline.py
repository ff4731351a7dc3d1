"""What happens when, as SVG: each row has its words above its bar, so that long words do not shorten the bars."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from collabctl.drawings.svg.layout import EDGE, WIDTH
from collabctl.drawings.svg.lettering import LINE, SIZE, width, wrap
from collabctl.drawings.svg.pen import element, finished, texts
from collabctl.drawings.timeline import Row, Timeline

_BAR = 14
_ROW_GAP = 14
_LEFT = EDGE + _BAR // 2
_LENGTH = WIDTH - 2 * _LEFT
_DONE = "✓ "
_MARK_GAP = 8


def timeline(picture: Timeline) -> str:
    """The picture, as wide as a phone; the same timeline gives the same bytes."""
    y = EDGE + (LINE + 6 if picture.marks else 0)
    rows: list[str] = []
    for row in picture.rows:
        parts, height = _row(picture, row, y)
        rows += parts
        y += height + _ROW_GAP
    bottom = max(y - _ROW_GAP, EDGE) + EDGE
    words = list(_words_of_marks(picture)) if picture.rows else []
    return finished(picture, WIDTH, bottom, [*words, *rows])


def _place(picture: Timeline, day: datetime.date) -> int:
    """Where a day stands from left to right; days before the first or after the last stand at the ends."""
    all_ = max((picture.last - picture.first).days, 1)
    days = min(max((day - picture.first).days, 0), all_)
    return _LEFT + days * _LENGTH // all_


def _words_of_marks(picture: Timeline) -> Iterator[str]:
    """The words for the days of the axis: for all of them, or else for every second or third, so that all fit."""
    marks = [(day, words) for day, words in picture.marks if words and picture.first <= day <= picture.last]
    placed = [(_place(picture, day), "".join(wrap(words, _LENGTH, 1))) for day, words in sorted(marks)]
    for step in range(1, len(placed) + 1):
        spans = [_span(*mark) for mark in placed[::step]]
        if all(one[1] + _MARK_GAP <= other[0] for one, other in pairwise(spans)):
            for (start, _), (_, line) in zip(spans, placed[::step], strict=True):
                yield from texts([line], start, EDGE + SIZE - 2, class_="d-when")
            return


def _span(middle: int, line: str) -> tuple[int, int]:
    """From where to where the words for a day stand: around it, but not over the edge."""
    wide = width(line)
    start = min(max(middle - wide // 2, EDGE), WIDTH - EDGE - wide)
    return start, start + wide


def _track(picture: Timeline, bar: int) -> str:
    """The line on which a bar lies, with a tick for each day of the axis."""
    days = [day for day, _ in picture.marks if picture.first <= day <= picture.last]
    ticks = "".join(f"M{_place(picture, day)} {bar}v{_BAR}" for day in days)
    way = f"M{_LEFT} {bar + _BAR // 2}h{_LENGTH}{ticks}"
    return element("path", class_="d-track", d=way, stroke="currentColor", stroke_opacity="0.35")


def _row(picture: Timeline, row: Row, y: int) -> tuple[list[str], int]:
    """The elements of a row, and its height."""
    name = wrap((_DONE if row.done else "") + row.name, WIDTH - 2 * EDGE, 3, bold=True)
    when = wrap(row.when, WIDTH - 2 * EDGE, 2)
    words = LINE * (len(name) + len(when))
    bar = y + words + 3
    start, end = _place(picture, row.first), _place(picture, row.last)
    ink = "1" if row.done else "0.15"
    look = {"class_": "d-bar", "fill": "currentColor", "fill_opacity": ink, "stroke": "currentColor"}
    if row.first == row.last:
        middle, half = bar + _BAR // 2, _BAR // 2
        way = f"M{start} {middle - half}L{start + half} {middle}L{start} {middle + half}L{start - half} {middle}Z"
        shape = element("path", d=way, **look)
    else:
        wide = max(end - start, 4)
        shape = element(
            "rect", x=min(start, WIDTH - _LEFT - 4), y=bar, width=wide, height=_BAR, rx=min(6, wide // 2), **look
        )
    parts = [
        f'<g class="d-event{" d-done" if row.done else ""}">',
        _track(picture, bar),
        shape,
        *texts(name, EDGE, y + SIZE - 1, font_weight=600),
        *texts(when, EDGE, y + LINE * len(name) + SIZE - 1, class_="d-when"),
        "</g>",
    ]
    return parts, words + 3 + _BAR
