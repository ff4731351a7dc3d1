"""SVG as text: elements, and the lines between boxes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from collabctl.drawings.pictures import Picture
from collabctl.drawings.svg.layout import HEAD, SIGN, WORDS, Layout, Port, Road, has_sign
from collabctl.drawings.svg.lettering import LINE, SIZE
from collabctl.escaping import html

_ROUND = 6
_SIGNS = {"raises": "+", "lowers": "\u2212", "moves": "?"}
_DASHES = {"lowers": "6 4", "moves": "2 4", "part-of": "2 4"}
_COLOURS = {"pulled": "#c0392b", "settled": "#7f8c8d"}
_HEADLESS = {"joins", "part-of"}


def finished(picture: Picture, width: int, height: int, parts: Sequence[str]) -> str:
    """The picture: its size, what somebody hears who does not see it, and its elements.

    Its name, to which the title belongs, is made of all that is in it: two pictures on a page are told apart.
    """
    name = "d" + hashlib.sha256(repr(picture).encode("utf-8", "surrogatepass")).hexdigest()[:10]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" aria-labelledby="{name}-t {name}-d"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' font-family="system-ui, sans-serif" font-size="{SIZE}">'
    )
    title = element("title", picture.title, id=f"{name}-t")
    return "\n".join([head, title, element("desc", picture.description, id=f"{name}-d"), *parts, "</svg>"]) + "\n"


def element(name: str, text: str | None = None, /, **attributes: object) -> str:
    """An element with its attributes; `_` in their names stands for `-`, and one at the end is left out."""
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{html(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{name}{said}/>" if text is None else f"<{name}{said}>{html(text)}</{name}>"


def texts(lines: Iterable[str], x: int, y: int, **attributes: object) -> Iterator[str]:
    """Lines of text below each other; the first stands on `y`."""
    for number, line in enumerate(lines):
        yield element("text", line, x=x, y=y + number * LINE, fill="currentColor", stroke="none", **attributes)


def road(layout: Layout, road: Road) -> Iterator[str]:
    """The lines of a trunk, with the heads, signs and words at their ends."""
    trunk = road.trunk
    look = f" d-{trunk.look}" if trunk.look else ""
    colour = f' color="{_COLOURS[trunk.look]}"' if trunk.look in _COLOURS else ""
    thick = "2.5" if trunk.look == "pulled" else "1.5"
    line = f'fill="none" stroke="currentColor" stroke-width="{thick}"{colour}'
    yield f'<g class="d-line d-{trunk.relation}{look}" {line}>'
    at_ends = trunk.from_hub
    way = _straight if road.lane is None else _beside
    dash = _DASHES.get(trunk.relation)
    for end in road.ends:
        yield element("path", d=way(road, end), stroke_dasharray=dash)
    for end in road.ends if at_ends else road.ends[:1]:
        yield from _end(layout, road, end if at_ends else road.hub, end)
    for end in road.ends:
        yield from _words(road, end)
    yield "</g>"


def _end(layout: Layout, road: Road, port: Port, other: Port) -> Iterator[str]:
    """What stands where a line arrives: the head, or a cross at both ends, and its sign."""
    across, down = _outward(road, port)
    relation = road.trunk.relation
    if relation == "against":
        for cross in (road.hub, other):
            yield element("path", d=_cross(cross, *_outward(road, cross)))
    elif relation not in _HEADLESS:
        yield element("path", d=_head(port, across, down), fill="currentColor")
    if has_sign(road.trunk):
        away = layout.mark if road.lane is not None else HEAD + 3 + SIGN
        x, y = port.x + across * away, port.y + down * away
        yield element("circle", class_="d-sign", cx=x, cy=y, r=SIGN, fill="Canvas", stroke_width=1)
        yield from texts([_SIGNS[relation]], x, y + 5, text_anchor="middle", font_weight=700)


def _outward(road: Road, port: Port) -> tuple[int, int]:
    """The direction away from the box."""
    if road.lane is not None:
        return (-1 if road.side == "left" else 1), 0
    other = road.ends[0] if port is road.hub else road.hub
    return 0, (1 if other.y > port.y else -1)


def _straight(road: Road, end: Port) -> str:
    return f"M{road.hub.x} {road.hub.y}V{end.y}"


def _beside(road: Road, end: Port) -> str:
    """From the hub out to the lane, along it, and in to the end, with rounded corners."""
    hub, lane = road.hub, road.lane or 0
    inward = 1 if road.side == "left" else -1
    down = 1 if end.y > hub.y else -1
    bend = min(_ROUND, abs(end.y - hub.y) // 2)
    return (
        f"M{hub.x} {hub.y}H{lane + inward * bend}Q{lane} {hub.y} {lane} {hub.y + down * bend}"
        f"V{end.y - down * bend}Q{lane} {end.y} {lane + inward * bend} {end.y}H{end.x}"
    )


def _head(port: Port, across: int, down: int) -> str:
    """A filled triangle with its point at the box."""
    half = HEAD // 2 + 1
    x, y = port.x + across * HEAD, port.y + down * HEAD
    one = f"{x + half * abs(down)} {y + half * abs(across)}"
    other = f"{x - half * abs(down)} {y - half * abs(across)}"
    return f"M{port.x} {port.y}L{one}L{other}Z"


def _cross(port: Port, across: int, down: int) -> str:
    half = HEAD // 2
    x, y = port.x + across * (half + 2), port.y + down * (half + 2)
    return f"M{x - half} {y - half}L{x + half} {y + half}M{x - half} {y + half}L{x + half} {y - half}"


def _words(road: Road, port: Port) -> Iterator[str]:
    """The words at a port: above its line, or to the right of a straight one."""
    if not port.label:
        return
    signed = has_sign(road.trunk)
    if road.lane is None:
        middle = (port.y + road.hub.y) // 2 - LINE * (len(port.label) - 1) // 2 + 5
        yield from texts(port.label, port.x + (SIGN + 6 if signed else 8), middle)
        return
    start = port.y - LINE * (len(port.label) - 1) - (SIGN + 4 if signed else 5)
    across, _ = _outward(road, port)
    anchor = "start" if across > 0 else "end"
    yield from texts(port.label, port.x + across * WORDS, start, text_anchor=anchor)
