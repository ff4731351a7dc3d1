"""Charts of figures, as of the newest of each."""

import datetime

import pytest

from collabctl.drawings.pictures import in_mermaid
from collabctl.handbook import courses
from collabctl.handbook.book import Book
from collabctl.handbook.charts import LATEST, chart
from collabctl.handbook.languages import Language
from tests.results.samples import department, metric, months, organization

D = datetime.date
BASE = (department("sales"), department("support"))


def goal(target, more="period: 2026\n", id="nine"):
    shared = "shared_by: [{department: sales}, {department: support}]\n"
    return f"kind: goal\nid: {id}\nname: Nine\n{shared}measure: {{metric: csat, target: {{{target}}}}}\n{more}"


def drawn(figures, *documents, language="en", more="", every="month"):
    found = organization(metric("csat", more, every), *BASE, *documents, csat=figures)
    book = Book(found, Language(language))
    return chart(book, found.metrics.get("csat"), next(iter(found.goals), None))


def test_a_spot_for_each_month_and_a_gap_where_one_is_missing():
    picture = drawn("date,value\n2026-01-31,8\n2026-02-14,8.5\n2026-04-30,9\n")
    assert [(spot.day, spot.value, spot.said, spot.follows) for spot in picture.spots] == [
        (D(2026, 1, 31), 8, "8 points", False),
        (D(2026, 2, 28), 8.5, "8.5 points", True),
        (D(2026, 4, 30), 9, "9 points", False),
    ]
    assert (picture.title, picture.aim) == ("The csat", None)
    assert picture.description.startswith("From 8 points (31 January 2026) to 9 points (30 April 2026).")


def test_the_latest_two_years_of_months_measured_or_not():
    assert len(drawn(months(*range(40))).spots) == LATEST
    sparse = drawn("date,value\n2020-01-31,1\n2024-02-28,2\n2025-12-31,3\n2026-01-31,4\n")
    assert [spot.value for spot in sparse.spots] == [2, 3, 4]


@pytest.mark.parametrize(("language", "first", "last"), [("en", "November", "January"), ("nl", "november", "januari")])
def test_the_days_below_are_in_the_language_of_the_reader(language, first, last):
    picture = drawn(months(1, 2, 3, first=11, year=2025), language=language)
    assert dict(picture.marks) == {
        D(2025, 11, 30): f"{first} 2025", D(2026, 1, 1): "2026", D(2026, 1, 31): f"{last} 2026",
    }  # fmt: skip


def test_weeks_and_single_days_are_called_by_their_day():
    weekly = drawn("date,value\n2026-03-04,1\n2026-03-11,2\n", every="week")
    assert [words for _, words in weekly.marks] == ["8 March 2026", "15 March 2026"]
    at_times = drawn("date,value\n2026-03-04,1\n2026-09-11,2\n", every=None)
    assert [(spot.day, spot.follows) for spot in at_times.spots] == [(D(2026, 3, 4), False), (D(2026, 9, 11), True)]


@pytest.mark.parametrize("figures", ["date,value\n", months(8)])
def test_fewer_than_two_values_are_no_picture(figures):
    assert drawn(figures) is None


def test_what_a_goal_wants_is_drawn_for_as_long_as_it_counts():
    aim = drawn(months(7, 8, 9, first=11, year=2025), goal("at_least: 9")).aim
    assert (aim.said, aim.low, aim.high) == ("Wanted: at least 9 points", 9, None)
    assert (aim.first, aim.last) == (D(2026, 1, 1), D(2026, 12, 31))
    assert drawn(months(7, 8), goal("at_least: 9", "period: 2027\n")).aim is None
    assert drawn(months(7, 8), goal("at_least: 9", "period: 2024\n")).aim is None
    assert drawn(months(7, 8), goal("between: [7, 8.5]", "")).aim.bounds == (7, 8.5)


def test_what_adds_up_is_spread_evenly_over_the_period():
    summed = "over_time: sum\n"
    aim = drawn(months(20, 10), goal("at_most: 180"), more=summed).aim
    assert (aim.said, aim.bounds) == ("Wanted: at most 180 points (spread evenly: 15 points)", (15,))
    aim = drawn(months(20, 10), goal("between: [120, 180]", "period: 2026-H1\n"), more=summed, language="nl").aim
    assert (aim.said, aim.bounds) == (
        "Doel: tussen 120 en 180 points (gelijk verdeeld: 20 points – 30 points)",
        (20, 30),
    )
    assert drawn(months(20, 10), goal("at_most: 180", "period: {until: 2026-12-31}\n"), more=summed).aim is None
    assert drawn("date,value\n2026-01-01,1\n2026-02-01,1\n", goal("at_most: 9"), more=summed, every=None).aim is None


def test_a_direction_counts_from_where_it_stood():
    aim = drawn(months(7, 7, 8, first=11, year=2025), goal("move: up")).aim
    assert (aim.said, aim.low) == ("Wanted: up (it stood at 7 points)", 7)
    assert drawn(months(7, 8), goal("move: up")).aim is None


def test_a_private_figure_is_neither_judged_nor_drawn():
    found = organization(metric("csat", "private: true\n"), *BASE, goal("at_least: 9"), csat=months(7, 8))
    book = Book(found, Language("en"))
    nine = next(iter(found.goals))
    assert courses.standing(book, nine) is courses.verdict(book, nine) is courses.so_far(book, nine) is None


def test_a_figure_is_read_once_whatever_the_language(monkeypatch):
    asked = []
    course = courses.course
    monkeypatch.setattr(courses, "course", lambda *about: asked.append(about) or course(*about))
    found = organization(metric("csat"), *BASE, goal("at_least: 9"), csat=months(7, 8))
    for language in ("en", "nl"):
        book = Book(found, Language(language))
        assert chart(book, found.metrics.get("csat"), next(iter(found.goals)))
        assert courses.verdict(book, next(iter(found.goals)))
    assert len(asked) == 1


def test_charts_that_read_the_same_in_a_page_are_told_apart():
    pictures = [
        drawn(months(7, 8, 9), goal("at_least: 9", f"period: {period}\n", id))
        for id, period in (("year", "2026"), ("half", "2026-H1"))
    ]
    one, other = ("\n".join(in_mermaid(picture)) for picture in pictures)
    assert one != other == one.replace("csat year", "csat half")
    assert "  %% csat half" in other.split("\n")
