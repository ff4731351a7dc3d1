import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabctl.drawings import gantt
from collabctl.drawings.svg.layout import WIDTH
from collabctl.drawings.svg.timeline import timeline
from collabctl.drawings.timeline import MOST_MARKS, Row, Timeline, month_starts
from tests.drawings.pictures import ATTRIBUTES, ELEMENTS, SVG, area, of_class, parsed, text_of, words
from tests.handbook.test_hostile_texts import HOSTILE

DAY = datetime.date(2026, 3, 2)
days = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31))
rows = st.builds(
    lambda name, one, other, when, done: Row(name, min(one, other), max(one, other), when, done),
    words, days, days, words, st.booleans(),
)  # fmt: skip
timelines = st.builds(
    lambda rows, marks: Timeline("t", "d", tuple(rows), tuple(marks)),
    st.lists(rows, max_size=8),
    st.lists(st.tuples(days, words), max_size=5),
)


def later(weeks):
    return DAY + datetime.timedelta(weeks=weeks)


def in_weeks(*weeks, **more):
    rows = tuple(Row(f"step {first}", later(first), later(last)) for first, last in weeks)
    return Timeline("The rollout", "The table says the same.", rows, **more)


@given(timelines)
def test_rows_follow_each_other_and_fit(subject):
    picture = parsed(timeline(subject))
    high = int(picture.get("height"))
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= ELEMENTS
    assert all(set(element.attrib) <= ATTRIBUTES for element in picture.iter())
    texts = [area(text) for text in picture.iter(SVG + "text")]
    assert all(text.left >= 0 and text.right <= WIDTH and text.top >= 0 and text.bottom <= high for text in texts)
    assert not any(one.overlaps(other) for at, one in enumerate(texts) for other in texts[:at])
    bars = [area(group[1]) for group in of_class(picture, "d-event")]
    assert all(bar.left >= 0 and bar.right <= WIDTH and bar.bottom <= high for bar in bars)
    assert not any(text.overlaps(bar) for text in texts for bar in bars)
    assert timeline(subject) == timeline(subject)


def test_what_comes_later_stands_further_right_and_what_takes_longer_is_longer():
    first, second, third = (
        area(group[1]) for group in of_class(parsed(timeline(in_weeks((0, 2), (2, 6), (6, 6)))), "d-event")
    )
    assert first.left < second.left < third.left
    assert (second.right - second.left) - 2 * (first.right - first.left) in {-1, 0, 1}
    assert first.right == second.left


def test_what_is_done_is_ticked_off():
    subject = Timeline("t", "d", (Row("the pilot", DAY, DAY, "2 March", done=True), Row("a wave", DAY, DAY)))
    picture = parsed(timeline(subject))
    assert text_of(picture) == ["✓ the pilot", "2 March", "a wave"]
    assert len(of_class(picture, "d-done")) == 1


def test_days_on_the_axis_of_which_all_have_words_or_every_second_one():
    few = tuple((later(week), f"week {week}") for week in (0, 5, 10))
    many = tuple((later(week), f"the week {week}") for week in range(0, 10, 2))
    assert text_of(parsed(timeline(in_weeks((0, 10), marks=few))))[:3] == ["week 0", "week 5", "week 10"]
    found = text_of(parsed(timeline(in_weeks((0, 10), marks=many))))
    assert found[:4] == ["the week 0", "the week 4", "the week 8", "step 0"]


def test_nothing_happens():
    assert text_of(parsed(timeline(Timeline("t", "d")))) == []
    assert gantt.lines(Timeline("t", "d"))[0] == "gantt"


@given(days, days)
def test_months_on_the_axis_are_few_and_in_between(one, other):
    first, last = sorted((one, other))
    found = month_starts(first, last)
    assert len(found) <= MOST_MARKS
    assert all(first < day <= last and day.day == 1 for day in found)


def test_each_month_of_a_short_time_is_marked():
    assert [day.month for day in month_starts(datetime.date(2026, 11, 20), datetime.date(2027, 2, 3))] == [12, 1, 2]


def test_as_mermaid():
    done = Row("Pilot: Sales", DAY, DAY + datetime.timedelta(days=4), done=True)
    lines = gantt.lines(Timeline("The rollout", "In words below.", (done, Row("Wave 1", DAY, DAY))))
    assert lines[:3] == ["gantt", "  accTitle: The rollout", "  accDescr: In words below."]
    assert lines[-2:] == [
        "  Pilot#58; Sales :done, r0, 2026-03-02, 2026-03-07",
        "  Wave 1 :milestone, r1, 2026-03-02, 0d",
    ]


def test_the_end_of_days():
    subject = Timeline("t", "d", (Row("for ever", datetime.date.min, datetime.date.max),))
    assert gantt.lines(subject)[-1].endswith("0001-01-01, 9999-12-31")
    assert len(of_class(parsed(timeline(subject)), "d-event")) == 1


@pytest.mark.parametrize("payload", HOSTILE)
def test_names_in_mermaid_stay_names(payload):
    (line,) = gantt.lines(Timeline("t", "d", (Row(payload, DAY, DAY),)))[-1:]
    assert re.fullmatch(r"  [A-Za-z0-9 #;]+ :milestone, r0, 2026-03-02, 0d", line)
