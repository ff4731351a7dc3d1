import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabctl.drawings import xychart
from collabctl.drawings.chart import Aim, Chart, Spot
from collabctl.drawings.svg import file
from collabctl.drawings.svg.chart import chart
from collabctl.drawings.svg.layout import WIDTH
from tests.drawings.pictures import ATTRIBUTES, ELEMENTS, SVG, area, of_class, parsed, points, text_of, words
from tests.handbook.test_hostile_texts import HOSTILE

D = datetime.date
days = st.dates(D(2020, 1, 1), D(2030, 12, 31))
values = st.floats(allow_nan=False, allow_infinity=False)
aims = st.builds(
    Aim, words, st.none() | values, st.none() | values, first=st.none() | days, last=st.none() | days
)  # fmt: skip
charts = st.builds(
    lambda spots, aim, marks: Chart("t", "d", tuple(sorted(spots, key=lambda spot: spot.day)), aim, tuple(marks)),
    st.lists(st.builds(Spot, days, values, words, st.booleans()), max_size=24, unique_by=lambda spot: spot.day),
    st.none() | aims,
    st.lists(st.tuples(days, words), max_size=5),
)


def monthly(*values, **more):
    """A value for each month of 2026; None where nothing was measured."""
    spots = [
        Spot(D(2026, month, 28), value, f"{value} days", follows=month > 1 and values[month - 2] is not None)
        for month, value in enumerate(values, 1)
        if value is not None
    ]
    return Chart("Lead time", "The table says the same.", tuple(spots), **more)


def course(picture):
    """The way of the line, and its dots from left to right."""
    (group,) = of_class(parsed(picture), "d-course")
    return group[0].get("d"), [area(dot) for dot in group[1:]]


def of(picture, name):
    return [element for element in parsed(picture).iter() if element.get("class") == name]


@given(charts)
def test_everything_fits_on_a_phone_and_no_text_stands_on_another(subject):
    picture = parsed(chart(subject))
    high = int(picture.get("height"))
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= ELEMENTS
    assert all(set(element.attrib) <= ATTRIBUTES for element in picture.iter())
    texts = [area(text) for text in picture.iter(SVG + "text")]
    shapes = [area(shape) for tag in ("rect", "circle", "path") for shape in picture.iter(SVG + tag)]
    assert all(one.left >= 0 and one.right <= WIDTH and one.top >= 0 and one.bottom <= high for one in texts + shapes)
    assert not any(one.overlaps(other) for at, one in enumerate(texts) for other in texts[:at])
    assert chart(subject) == chart(subject)


@given(st.lists(st.floats(0, 100), min_size=2, max_size=24))
def test_the_words_of_a_value_stand_on_no_dot(figures):
    spots = tuple(Spot(D(2026, 1, 1) + datetime.timedelta(weeks=4 * at), one, "12.3") for at, one in enumerate(figures))
    picture = chart(Chart("t", "d", spots))
    dots = course(picture)[1]
    assert not any(area(said).overlaps(dot) for said in of(picture, "d-said") for dot in dots)


def test_a_higher_value_stands_higher_and_a_later_one_further_right():
    way, dots = course(chart(monthly(10, 30, 20)))
    assert dots[1].top < dots[2].top < dots[0].top
    assert dots[0].right < dots[1].left < dots[1].right < dots[2].left
    assert re.fullmatch(r"M\d+ \d+L\d+ \d+L\d+ \d+", way)


def test_the_first_and_the_last_value_are_said_the_last_in_bold():
    picture = chart(monthly(10, 30, 20))
    first, last = of(picture, "d-said")
    assert (first.text, first.get("font-weight"), last.text, last.get("font-weight")) == (
        "10 days", None, "20 days", "700",
    )  # fmt: skip
    assert [said.text for said in of(chart(monthly(7)), "d-said")] == ["7 days"]


def test_where_nothing_was_measured_the_line_has_a_gap():
    way, dots = course(chart(monthly(10, 11, None, 12, None, 13)))
    assert re.sub(r"[\d ]+", "", way) == "MLMM"
    assert len(dots) == 4
    assert dots[2].left - dots[1].right > 1.5 * (dots[1].left - dots[0].right)


def test_what_is_wanted_is_a_band_with_a_dashed_edge_for_as_long_as_it_counts():
    half = Aim("at most 15", high=15, first=D(2026, 3, 28))
    picture = chart(monthly(20, 18, 16, 14, 10, aim=half))
    (wanted,) = (area(band) for band in of(picture, "d-wanted"))
    sample, edge = of(picture, "d-aim")
    dots = course(picture)[1]
    assert text_of(parsed(picture))[0] == "at most 15"
    assert sample.get("stroke-dasharray") == edge.get("stroke-dasharray") == "5 4"
    assert wanted.left == points(edge.get("d"))[0][0] == (dots[2].left + dots[2].right) // 2
    assert [dot.bottom > wanted.top for dot in dots] == [False, False, False, True, True]
    between = chart(monthly(20, 10, aim=Aim("between 12 and 15", 12, 15)))
    assert len(of(between, "d-aim")) == 3


def test_a_target_that_is_over_before_the_first_value_is_not_drawn():
    picture = chart(monthly(20, 18, aim=Aim("at most 15", high=15, last=D(2025, 12, 31))))
    assert not of(picture, "d-wanted")


def test_days_below_are_the_first_the_last_and_those_that_fit_between():
    ends = (D(2026, 1, 28), "January 2026"), (D(2026, 6, 28), "June 2026")
    between = (D(2026, 2, 1), "next to the first"), (D(2026, 4, 10), "in April")
    picture = chart(monthly(1, 2, 3, 4, 5, 6, marks=(*ends, *between, (D(2027, 1, 1), "afterwards"))))
    assert [day.text for day in of(picture, "d-when")] == ["January 2026", "June 2026", "in April"]


def test_values_that_are_all_the_same_and_the_largest_there_are():
    _, dots = course(chart(monthly(5, 5, 5)))
    assert len({dot.top for dot in dots[:-1]}) == 1
    _, (low, high) = course(chart(monthly(-1.7e308, 1.7e308)))
    assert low.top - high.top > 100


def test_nothing_was_measured():
    assert text_of(parsed(chart(Chart("t", "d")))) == []


def test_as_a_file_it_has_its_colours_and_says_what_it_is():
    picture = parsed(file(monthly(1, 2)))
    assert [picture.find(SVG + tag).text for tag in ("title", "desc")] == ["Lead time", "The table says the same."]
    assert ".d-course" in picture.find(SVG + "style").text


def test_as_mermaid():
    lines = xychart.lines(monthly(10, None, 1e-7, aim=Aim("between 1 and 2.5", 1, 2.5)))
    assert lines[1:] == [
        "xychart-beta",
        "  accTitle: Lead time",
        "  accDescr: The table says the same#46;",
        '  title "between 1 and 2#46;5"',
        '  x-axis ["2026-01", "2026-03"]',
        "  line [10, 0.0000001]",
        "  line [1, 1]",
        "  line [2.5, 2.5]",
    ]


def test_as_mermaid_a_year_of_months_or_of_weeks():
    weeks = [Spot(D(2026, 1, 4) + datetime.timedelta(weeks=number), number) for number in range(20)]
    lines = xychart.lines(Chart("t", "d", tuple(weeks)))
    assert lines[-1] == "  line [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]"
    assert lines[-2].startswith('  x-axis ["2026-03-01", "2026-03-08"')


@pytest.mark.parametrize("payload", HOSTILE)
def test_names_in_mermaid_stay_names(payload):
    lines = xychart.lines(Chart(payload, payload, (Spot(D(2026, 3, 2), 1),), Aim(payload, high=1)))
    assert len(lines) == 8
    assert all(re.fullmatch(r"  (accTitle: |accDescr: |title \")[A-Za-z0-9 #;]*\"?", line) for line in lines[2:5])
