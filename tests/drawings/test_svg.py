import itertools
import re

import pytest
from hypothesis import HealthCheck, given, settings

from collabctl.drawings.svg import file, svg
from collabctl.drawings.svg.layout import WIDTH, layout
from collabctl.drawings.svg.staircase import is_tangled
from collabctl.escaping import shown
from tests.conftest import examples
from tests.drawings.pictures import (
    ATTRIBUTES,
    ELEMENTS,
    SVG,
    area,
    boxes,
    drawing,
    drawings,
    edge,
    node,
    of_class,
    parsed,
    points,
    text_of,
)
from tests.handbook.test_hostile_texts import HOSTILE

many = settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow], deadline=None)


def in_lines(subject):
    return not is_tangled(subject)


@many
@given(drawings())
def test_only_plain_shapes_and_text(subject):
    text = svg(subject)
    for element in parsed(text).iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
    assert not re.search("<(script|style)|href|url", re.sub(">[^<]*<", "><", text))
    assert text == svg(subject)


@many
@given(drawings().filter(in_lines))
def test_each_box_has_a_place_of_its_own_with_its_text_in_it(subject):
    picture = parsed(svg(subject))
    found = boxes(picture)
    assert len(found) == len(subject.nodes)
    assert not any(one.overlaps(other) for one, other in itertools.combinations(found, 2))
    for group, box in zip(of_class(picture, "d-box"), found, strict=True):
        assert all(box.holds(area(text)) for text in group.iter(SVG + "text"))
    whole = area(parsed(f'<rect xmlns="{SVG[1:-1]}" x="0" y="0" {size(picture)}/>'))
    assert all(whole.holds(area(text)) for text in picture.iter(SVG + "text"))
    assert all(whole.holds(box) for box in found)


def size(picture):
    return f'width="{picture.get("width")}" height="{picture.get("height")}"'


@many
@given(drawings().filter(in_lines))
def test_each_line_begins_and_ends_at_the_border_of_its_boxes(subject):
    laid = layout(subject)
    for road in laid.roads:
        for end, port in zip(road.trunk.boxes, (road.hub, *road.ends), strict=True):
            box = laid.boxes[end]
            assert port.x in {box.x, box.x + box.width} or port.y in {box.y, box.y + box.height}
            assert box.x <= port.x <= box.x + box.width and box.y <= port.y <= box.y + box.height


@many
@given(drawings().filter(in_lines))
def test_each_line_of_the_drawing_is_drawn(subject):
    place = {each.id: number for number, each in enumerate(subject.nodes)}
    drawn = set()
    for road in layout(subject).roads:
        trunk = road.trunk
        for end in trunk.ends:
            drawn.add((trunk.relation, trunk.look, *((trunk.hub, end) if trunk.from_hub else (end, trunk.hub))))
    assert drawn == {(each.relation, each.look, place[each.source], place[each.target]) for each in subject.edges}


@many
@given(drawings().filter(in_lines))
def test_no_line_runs_through_a_box_and_no_words_stand_on_others(subject):
    picture = parsed(svg(subject))
    found = boxes(picture)
    labels = []
    for group in of_class(picture, "d-line"):
        for path in group.iter(SVG + "path"):
            for (x1, y1), (x2, y2) in itertools.pairwise(points(path.get("d"))):
                line = sorted((x1, x2)), sorted((y1, y2))
                inside = [
                    box
                    for box in found
                    if (line[0][0] < box.right and box.left < line[0][1]) or box.left < x1 == x2 < box.right
                    if (line[1][0] < box.bottom and box.top < line[1][1]) or box.top < y1 == y2 < box.bottom
                ]
                assert not inside, (path.get("d"), inside)
        signs = list(group.iter(SVG + "circle"))
        labels += [*map(area, signs), *(area(text) for text in group.iter(SVG + "text") if text.text not in "+\u2212?")]
    titles = [area(text) for group in of_class(picture, "d-group") for text in group.iter(SVG + "text")]
    for one, other in itertools.combinations([*labels, *titles, *found], 2):
        assert not one.overlaps(other), (one, other)


@pytest.mark.parametrize("payload", HOSTILE)
def test_labels_stay_labels(payload):
    def build(text):
        lines = [edge(0, 1, "raises", (text,)), edge(1, 1, "lowers"), edge(2, 0, "against", (text,))]
        nodes = [node(0, text, details=(text,)), node(1, text), node(2, text)]
        return svg(drawing(nodes, lines, [(text, [0, 1])]))

    picture = parsed(build(payload))
    assert {each.tag for each in picture.iter()} == {each.tag for each in parsed(build("x")).iter()}
    seen = "".join("".join(text_of(picture)).split())
    assert "".join(shown(payload)[:12].split()) in seen or "…" in seen


def test_nothing_to_draw():
    picture = parsed(svg(drawing([])))
    assert text_of(picture) == []
    assert int(picture.get("height")) > 0


def test_who_cannot_see_it_hears_what_it_is():
    picture = parsed(svg(drawing([0])))
    title, description = picture[0], picture[1]
    assert (title.text, description.text) == ("A title", "A description")
    assert picture.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert picture.get("role") == "img"
    assert title.get("id") != parsed(svg(drawing([1])))[0].get("id")


def test_forty_boxes_are_as_wide_as_a_telephone():
    chain = [(number, number + 1) for number in range(39)] + [(0, number) for number in range(5, 40, 5)]
    picture = parsed(svg(drawing(range(40), chain)))
    assert picture.get("width") == str(WIDTH)
    assert len(boxes(picture)) == 40


def test_what_leads_to_others_stands_above_them():
    picture = layout(drawing(range(5), [(4, 2), (2, 0), (4, 3), (3, 1)]))
    tops = [box.y for box in picture.boxes]
    assert tops[4] < tops[2] < tops[0]
    assert tops[4] < tops[3] < tops[1]


def test_a_circle_and_an_arrow_to_itself():
    picture = parsed(svg(drawing(range(3), [(0, 1), (1, 2), (2, 0), (1, 1)])))
    heads = [path for path in picture.iter(SVG + "path") if path.get("d").endswith("Z")]
    assert len(heads) == 4


def test_a_department_is_a_frame_with_a_title_around_its_boxes():
    picture = parsed(svg(drawing(range(3), [(0, 1)], [("Sales", [0, 2])])))
    (group,) = of_class(picture, "d-group")
    assert group[1].text == "Sales"
    frame = area(group[0])
    assert [frame.holds(box) for box in boxes(picture)] == [True, False, True]


@pytest.mark.parametrize(("relation", "sign"), [("raises", "+"), ("lowers", "\u2212"), ("moves", "?")])
def test_signs(relation, sign):
    picture = parsed(svg(drawing(range(3), [edge(0, 2, relation), edge(1, 2, relation)])))
    (group,) = of_class(picture, f"d-{relation}")
    assert [text.text for text in group.iter(SVG + "text")] == [sign]


def test_what_pulls_apart_has_a_cross_at_both_ends():
    (group,) = of_class(parsed(svg(drawing(range(2), [edge(0, 1, "against", ("conflict 4",), "pulled")]))), "d-against")
    assert "d-pulled" in group.get("class")
    assert len(list(group.iter(SVG + "path"))) == 3
    assert [text.text for text in group.iter(SVG + "text")] == ["conflict 4"]


def test_a_file_brings_its_colours():
    text = file(drawing(range(2), [(0, 1)]))
    assert text.startswith("<svg ")
    assert parsed(text).find(SVG + "style") is not None
