"""Drawings that hypothesis makes up, and what an SVG says when it is read back."""

import itertools
import re
from dataclasses import dataclass
from xml.etree import ElementTree

from hypothesis import strategies as st

from collabctl.drawings import Drawing, Edge, Group, Named, Node
from collabctl.drawings.svg.lettering import SIZE, width

SVG = "{http://www.w3.org/2000/svg}"
RELATIONS = ("joins", "part-of", "leads-to", "raises", "lowers", "moves", "against")
LOOKS = ("", "alone", "outside", "pulled", "settled", "lever")
ATTRIBUTES = {
    *("class", "id", "role", "aria-labelledby", "width", "height", "viewBox", "font-family", "font-size"),
    *("x", "y", "rx", "cx", "cy", "r", "d", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity"),
    *("stroke-dasharray", "color", "text-anchor", "font-weight"),
}
ELEMENTS = {"svg", "title", "desc", "g", "rect", "path", "circle", "text"}

words = st.one_of(st.text(max_size=60), st.text("abc iWm-<&\"'/#;%\n\u202e\ud800é漢🙂", max_size=90))


def node(number, name="box", **more):
    return Node(Named(f"kpi/{number}", "kpi", name), **more)


def edge(source, target, relation="leads-to", label=(), look=""):
    return Edge(f"kpi/{source}", f"kpi/{target}", relation, label, look=look)


def drawing(nodes, edges=(), groups=(), view="made-up"):
    """Boxes by number or as nodes, and lines as edges or pairs of numbers."""
    return Drawing(
        view,
        "A title",
        "A description",
        tuple(each if isinstance(each, Node) else node(each) for each in nodes),
        tuple(each if isinstance(each, Edge) else edge(*each) for each in edges),
        tuple(Group(name, tuple(f"kpi/{number}" for number in boxes), titled=True) for name, boxes in groups),
    )


@st.composite
def drawings(draw, most=9):
    size = draw(st.integers(0, most))
    lines = st.lists(words, max_size=3).map(tuple)
    nodes = [
        node(
            number,
            draw(words),
            details=draw(lines),
            look=draw(st.sampled_from(LOOKS)),
            shape=draw(st.sampled_from(("box", "round", "hexagon"))),
        )
        for number in range(size)
    ]
    place = st.integers(0, max(size - 1, 0))
    relations = draw(st.sampled_from([RELATIONS, ("leads-to",), ("raises", "lowers", "moves"), ("joins", "part-of")]))
    some = st.builds(
        edge, place, place, st.sampled_from(relations), st.just(()) | lines, st.sampled_from(("", "pulled", "settled"))
    )
    edges = draw(st.lists(some, max_size=2 * size)) if size else []
    cuts = sorted(draw(st.sets(place, max_size=3))) if size else []
    groups = [(draw(words), range(first, last)) for first, last in itertools.pairwise([*cuts, size])]
    return drawing(nodes, edges, draw(st.sampled_from([groups, groups[1:], []])))


@dataclass(frozen=True)
class Area:
    """Part of a picture, with what stands there."""

    left: int
    top: int
    right: int
    bottom: int
    what: str = ""

    def overlaps(self, other):
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other):
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


def parsed(text):
    return ElementTree.fromstring(text)


def area(element):
    if element.tag == SVG + "rect":
        x, y, wide, high = (int(element.get(name)) for name in ("x", "y", "width", "height"))
        return Area(x, y, x + wide, y + high)
    if element.tag == SVG + "circle":
        x, y, r = (int(element.get(name)) for name in ("cx", "cy", "r"))
        return Area(x - r, y - r, x + r, y + r, "sign")
    if element.tag == SVG + "text":
        x, y, text = int(element.get("x")), int(element.get("y")), element.text or ""
        wide = width(text, bold=int(element.get("font-weight", 400)) >= 600)
        left = x - {"middle": wide // 2, "end": wide}.get(element.get("text-anchor"), 0)
        return Area(left, y - SIZE + 3, left + wide, y + 3, text)
    corners = points(element.get("d"))
    return Area(*(pick(axis) for pick in (min, max) for axis in zip(*corners, strict=True)))


def points(way):
    """The corners of a path; curves are their ends."""
    found, x, y = [], 0, 0
    for command, rest in re.findall(r"([MLHVQ])([^MLHVQZ]*)", way):
        numbers = [int(number) for number in re.findall(r"-?\d+", rest)]
        x, y = {"H": (numbers[0], y), "V": (x, numbers[0])}.get(command, tuple(numbers[-2:]))
        found.append((x, y))
    return found


def of_class(picture, name):
    return [each for each in picture.iter(SVG + "g") if name in each.get("class", "").split()]


def boxes(picture):
    return [area(group[0]) for group in of_class(picture, "d-box")]


def text_of(picture):
    """All the text that somebody sees, in the order of the file."""
    return [each.text for each in picture.iter(SVG + "text")]
