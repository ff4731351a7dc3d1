"""How a figure went, as SVG: a line with a dot for each value, and what is wanted as a band between dashed lines."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from collabctl.drawings.chart import Aim, Chart, Spot
from collabctl.drawings.svg.layout import EDGE, WIDTH
from collabctl.drawings.svg.lettering import LINE, SIZE, width, wrap
from collabctl.drawings.svg.pen import element, finished, texts

_HEIGHT = 120
"""From the lowest value to the highest."""
_WORDS = LINE + 8
"""Above the highest value and below the lowest: room for the words of one."""
_LEFT = EDGE + 6
_LENGTH = WIDTH - 2 * _LEFT
_HALF = WIDTH // 2 - EDGE - 6
_DOT, _LAST_DOT = 2, 4
_SAMPLE = 26
_GAP = 8
_DASHES = "5 4"
_LOOK = {"fill": "none", "stroke": "currentColor"}


def chart(picture: Chart) -> str:
    """The picture, as wide as a phone; the same chart gives the same bytes."""
    if not picture.spots:
        return finished(picture, WIDTH, 2 * EDGE, [])
    legend = list(_legend(picture.aim)) if picture.aim else []
    top = EDGE + LINE * max(len(legend) - 1, 0) + (6 if legend else 0) + _WORDS
    plot = _Plot(picture, top)
    parts = [
        *legend,
        *(plot.aim(picture.aim) if picture.aim else ()),
        *plot.axis(),
        *plot.course(),
        *plot.words(),
    ]
    return finished(picture, WIDTH, plot.floor + LINE + 4 + EDGE, parts)


def _legend(aim: Aim) -> Iterator[str]:
    """What the band and its dashed lines mean: a sample of them, and each line of the words."""
    yield element("path", class_="d-aim", d=f"M{EDGE} {EDGE + SIZE - 5}h{_SAMPLE}", stroke_dasharray=_DASHES, **_LOOK)
    yield from texts(wrap(aim.said, WIDTH - 2 * EDGE - _SAMPLE - _GAP, 3), EDGE + _SAMPLE + _GAP, EDGE + SIZE - 1)


class _Plot:
    """Where everything stands between the legend and the days below."""

    def __init__(self, picture: Chart, top: int) -> None:
        self._picture = picture
        self._top = top
        self.floor = top + _HEIGHT + _WORDS
        self._spots = [(self._x(spot.day), self._y(spot.value), spot) for spot in picture.spots]

    def _x(self, day: datetime.date) -> int:
        """From left to right; days before the first or after the last stand at the ends, an only one at the right."""
        first, last = self._picture.first, self._picture.last
        if first == last:
            return _LEFT + _LENGTH
        return _LEFT + (min(max(day, first), last) - first).days * _LENGTH // (last - first).days

    def _y(self, value: float) -> int:
        """From the top down; in the middle where all values are the same."""
        low, high = (end / 2 for end in self._picture.range)  # the difference of two halves is never infinite
        share = (value / 2 - low) / (high - low) if high > low else 0.5
        return self._top + _HEIGHT - round(share * _HEIGHT)

    def aim(self, aim: Aim) -> Iterator[str]:
        """What is wanted, for as long as it counts here."""
        first, last = self._picture.first, self._picture.last
        begins, ends = max(aim.first or first, first), min(aim.last or last, last)
        if begins > ends or not aim.bounds:
            return
        left, right = (self._x(begins), self._x(ends)) if begins < ends else (self._x(ends) - _DOT, self._x(ends))
        upper = self._top - _WORDS if aim.high is None else self._y(aim.high)
        lower = self.floor if aim.low is None else self._y(aim.low)
        size = {"width": right - left, "height": max(lower - upper, 0)}
        yield element("rect", class_="d-wanted", x=left, y=upper, **size, fill="currentColor", fill_opacity="0.08")
        for bound in aim.bounds:
            way = f"M{left} {self._y(bound)}H{right}"
            yield element("path", class_="d-aim", d=way, stroke_dasharray=_DASHES, **_LOOK)

    def axis(self) -> Iterator[str]:
        """The line below, with a tick and words for the first day, for the last, and for those between that fit."""
        marks = sorted(mark for mark in self._picture.marks if self._picture.first <= mark[0] <= self._picture.last)
        placed: list[tuple[int, int, int, str]] = []
        for day, words in dict.fromkeys([*marks[:1], *marks[-1:], *marks]):
            line = "".join(wrap(words, _HALF, 1))
            wide, x = width(line), self._x(day)
            left = min(max(x - wide // 2, EDGE), WIDTH - EDGE - wide)
            if all(left + wide + _GAP <= other or right + _GAP <= left for _, other, right, _ in placed):
                placed.append((x, left, left + wide, line))
        ticks = "".join(f"M{x} {self.floor}v4" for x, *_ in placed)
        way = f"M{EDGE} {self.floor}H{WIDTH - EDGE}{ticks}"
        yield element("path", class_="d-track", d=way, **_LOOK, stroke_opacity="0.35")
        for _, left, _, line in placed:
            yield from texts([line], left, self.floor + SIZE + 4, class_="d-when")

    def course(self) -> Iterator[str]:
        """The line, broken where nothing was measured, and its dots."""
        yield '<g class="d-course">'
        way = "".join(
            f"{'L' if number and spot.follows else 'M'}{x} {y}" for number, (x, y, spot) in enumerate(self._spots)
        )
        yield element("path", d=way, **_LOOK, stroke_width=2)
        for number, (x, y, _) in enumerate(self._spots, 1):
            radius = _LAST_DOT if number == len(self._spots) else _DOT
            yield element("circle", cx=x, cy=y, r=radius, fill="currentColor")
        yield "</g>"

    def words(self) -> Iterator[str]:
        """The first value and, in bold, the last."""
        if len(self._spots) > 1:
            yield from self._said(self._spots[0], last=False)
        yield from self._said(self._spots[-1], last=True)

    def _said(self, placed: tuple[int, int, Spot], *, last: bool) -> Iterator[str]:
        """The words of a value, above the line that they stand along or below it, whichever is nearer to its dot."""
        x, y, spot = placed
        line = "".join(wrap(spot.said, _HALF, 1, bold=last))
        wide = width(line, bold=last)
        left, right = (x - wide, x) if last else (x, x + wide)
        along = [height for at, height in self._along(left, right)] or [y]
        above, below = min(along) - 8, max(along) + SIZE + 4
        place = above if y - above <= below - SIZE - y else below
        more = {"text_anchor": "end", "font_weight": 700} if last else {}
        yield from texts([line] if line else [], x, place, class_="d-said", **more)

    def _along(self, left: int, right: int) -> Iterator[tuple[int, int]]:
        """The spots between these two places, and the next one on either side, to which the line goes on."""
        for number, (x, y, _) in enumerate(self._spots):
            before = self._spots[number - 1][0] if number else x
            after = self._spots[number + 1][0] if number + 1 < len(self._spots) else x
            if before <= right and after >= left:
                yield x, y
