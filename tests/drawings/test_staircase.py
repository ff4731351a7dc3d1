import itertools
from dataclasses import replace

from collabctl.drawings import Drawing, Edge, Named, Node
from collabctl.drawings.svg import svg
from collabctl.drawings.svg.layout import WIDTH
from tests.drawings.pictures import SVG, area, of_class, parsed, text_of


def department(name, look=""):
    return Node(Named(f"department/{name}", "department", name), look=look)


def join(one, other, much=1):
    by = tuple(Named(f"goal/{number}", "goal", str(number)) for number in range(much))
    return Edge(f"department/{one}", f"department/{other}", "joins", (), by)


def everybody(names, *more):
    lines = [join(one, other, number + 1) for number, (one, other) in enumerate(itertools.combinations(names, 2))]
    return Drawing(
        "collaboration", "Who works with whom", "In words below", tuple(map(department, names)), (*lines, *more)
    )


def test_a_tangle_of_lines_becomes_a_staircase():
    picture = parsed(svg(everybody("ABCD")))
    assert not of_class(picture, "d-line")
    assert text_of(picture) == ["A", "1", "B", "2", "4", "C", "3", "5", "6", "D"]


def test_few_lines_stay_lines():
    names = "ABCD"
    lines = (join("A", "B"), join("C", "D"))
    drawing = Drawing("collaboration", "t", "d", tuple(map(department, names)), lines)
    assert len(of_class(parsed(svg(drawing)), "d-joins")) == 2


def test_who_has_nothing_in_common_leaves_a_gap():
    drawing = everybody("ABCD")
    alone = Drawing("collaboration", "t", "d", (*drawing.nodes, department("E", "alone")), drawing.edges)
    picture = parsed(svg(alone))
    gaps = [each for each in picture.iter(SVG + "rect") if each.get("class") == "d-gap"]
    assert len(gaps) == 4
    assert len(of_class(picture, "d-alone")) == 1


def test_what_is_part_of_another_says_so():
    below = Edge("department/D", "department/A", "part-of", ("part of",))
    assert "part of A" in text_of(parsed(svg(everybody("ABCD", below))))


def test_squares_and_names_stand_apart():
    names = [f"Department with a long name {number}" for number in range(12)]
    picture = parsed(svg(everybody(names)))
    squares = [area(each) for each in picture.iter(SVG + "rect")]
    texts = [area(each) for each in picture.iter(SVG + "text") if not each.text.isdigit()]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(squares, 2))
    assert not any(one.overlaps(other) for one, other in itertools.combinations(texts, 2))
    assert not any(square.overlaps(text) for square in squares for text in texts)
    assert int(picture.get("width")) < WIDTH + 130


def test_what_a_figure_means_stands_below():
    told = replace(
        everybody("ABCD"), counts="A figure is how many things join the two; an empty square is nothing yet."
    )
    picture, bare = parsed(svg(told)), parsed(svg(everybody("ABCD")))
    said = text_of(picture)[len(text_of(bare)) :]
    assert " ".join(said) == told.counts
    below = [area(each) for each in picture.iter(SVG + "text")][-len(said) :]
    rows = [area(each) for each in picture.iter(SVG + "rect")]
    assert min(one.top for one in below) >= max(row.bottom for row in rows)
    assert max(one.bottom for one in below) <= int(picture.get("height"))
    assert max(one.right for one in below) <= int(picture.get("width"))


def test_who_is_outside_is_told_in_words():
    drawing = everybody("ABCD")
    outside = replace(drawing.nodes[1], details=("outside",), look="outside")
    assert "outside" in text_of(parsed(svg(replace(drawing, nodes=(drawing.nodes[0], outside, *drawing.nodes[2:])))))
