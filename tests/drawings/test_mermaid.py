import re

from hypothesis import given

from collabctl.drawings import Drawing
from collabctl.drawings.mermaid import LONGEST_NAME, MOST_BOXES, is_readable, lines
from collabctl.escaping import shown
from tests.drawings.pictures import drawing, drawings, edge, node


def decoded(text):
    return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), text)


@given(drawings())
def test_every_box_and_line_is_written_with_its_words(subject):
    text = "\n".join(lines(subject))
    boxes = re.findall(r'^ +(n\d+)(\["|\(\["|\{\{")([^"]*)"', text, re.MULTILINE)
    assert sorted(box for box, _, _ in boxes) == sorted(f"n{number}" for number in range(len(subject.nodes)))
    labels = {box: decoded(label.split("<br/>")[0]) for box, _, label in boxes}
    for number, each in enumerate(subject.nodes):
        name = each.item.name
        cut = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
        assert labels[f"n{number}"] == shown(cut)
    links = re.findall(r'^ +n\d+ (-->|-\.->|---|-\.-|x--x)(\|"[^"]*"\|)? n\d+$', text, re.MULTILINE)
    assert len(links) == len(subject.edges)
    assert not re.search(r"[^\w #;<>/\"\[\](){}|.,:%\n-]", re.sub(r"acc\w+: .*", "", text))


def test_shapes_and_looks():
    nodes = [node(0, "a goal", shape="round", look="pulled"), node(1, "a lever", shape="hexagon", look="lever")]
    text = lines(drawing(nodes, [edge(0, 1, "against", ("conflict 1",), "pulled")]), "1 left out")
    assert '  n0(["a goal"])' in text
    assert '  n1{{"a lever"}}' in text
    assert '  n0 x--x|"conflict 1"| n1' in text
    assert "  class n0 pulled" in text
    assert "  class n1 lever" in text
    assert "  linkStyle 0 stroke:#c0392b,stroke-width:3px" in text
    assert "  %% 1 left out" in text


def test_a_department_of_one_box_has_its_frame_where_it_is_titled():
    text = lines(drawing(range(2), [], [("Sales", [0])]))
    assert '  subgraph g0["Sales"]' in text


def test_a_drawing_with_more_boxes_than_anybody_can_read():
    assert is_readable(drawing(range(MOST_BOXES)))
    assert not is_readable(drawing(range(MOST_BOXES + 1)))


def test_nothing_to_draw():
    assert lines(Drawing("made-up", "t", "d")) == ["flowchart LR", "  accTitle: t", "  accDescr: d"]
