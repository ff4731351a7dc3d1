"""Days and numbers as spreadsheets write them: read for sure, or not at all."""

from __future__ import annotations

import datetime
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabctl.adopt.figures.amounts import amount_of, decimal_of
from collabctl.adopt.figures.days import order_of, stretch_of
from collabctl.measurements.cells import NotSo

D = datetime.date


def days(text, order=None, year_starts="jan"):
    return stretch_of(text, year_starts, order, "nothing tells")


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-31", "2026/3/31", "2026-03-31T00:00:00", "2026-03-31 14:05", "31-03-2026", "31/3/2026", "3/31/2026"),
        *("31.03.2026", "31 mrt 2026", "31-Mar-2026", "31 maart 2026", "Mar 31, 2026", "March 31 2026", "31 mrt. 2026"),
    ],
)
def test_a_day_in_many_hands(text):
    assert days(text) == (D(2026, 3, 31), D(2026, 3, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        *((text, D(2026, 2, 1), D(2026, 2, 28)) for text in ("2026-02", "02/2026", "feb 2026", "Februari 2026")),
        *((text, D(2026, 5, 1), D(2026, 5, 31)) for text in ("mei 2026", "May 2026", "2026 mei", "mei-26", "mei '26")),
        *((text, D(2026, 4, 1), D(2026, 6, 30)) for text in ("2026-Q2", "Q2 2026", "k2 2026", "Q2-2026")),
        ("2026-H2", D(2026, 7, 1), D(2026, 12, 31)),
        ("2026", D(2026, 1, 1), D(2026, 12, 31)),
        *((text, D(2025, 12, 29), D(2026, 1, 4)) for text in ("2026-W01", "week 1 2026", "wk 1, 2026")),
    ],
)
def test_a_period(text, first, last):
    assert days(text) == (first, last)


def test_quarters_begin_where_the_year_of_the_organization_does():
    assert days("Q1 2026", year_starts="apr") == (D(2026, 4, 1), D(2026, 6, 30))


def test_what_can_be_two_days_is_not_guessed():
    with pytest.raises(NotSo, match="'01/02/2026' is 1 February or 2 January, and nothing tells"):
        days("01/02/2026")
    assert days("01/02/2026", "day-first").last == D(2026, 2, 1)
    assert days("01/02/2026", "month-first").last == D(2026, 1, 2)
    assert days("02/02/2026").last == D(2026, 2, 2)
    with pytest.raises(NotSo, match="not a day that exists when read month first"):
        days("31/01/2026", "month-first")
    assert (order_of("31/01/2026"), order_of("01-31-2026")) == (("day-first", False), ("month-first", False))
    assert (order_of("01/02/2026"), order_of("02/02/2026")) == ((None, True), (None, False))


@pytest.mark.parametrize(
    "text",
    [
        *("31-02-2026", "2026-02-31", "2026-13", "31-01-26", "jan 26", "46053", "jan", "total", "2026-W54", "H3 2026"),
        *("31-01/2026", "0/0/2026", "", "2026-01-31T10:00+01:00", "x" * 10_000),
    ],
)
def test_what_is_no_day(text):
    with pytest.raises(NotSo):
        days(text)


@pytest.mark.parametrize(
    ("text", "value", "sign"),
    [
        *(
            ("8,5", 8.5, ""),
            ("8.5", 8.5, ""),
            ("-8,25", -8.25, ""),
            ("+3", 3, ""),
            ("−3", -3, ""),
            ("0,125", 0.125, ""),
        ),
        *(("1.234,5", 1234.5, ""), ("1,234.5", 1234.5, ""), ("1 234,5", 1234.5, ""), ("1'234.50", 1234.5, "")),
        *(("1.234.567", 1234567, ""), ("1,234,567", 1234567, ""), ("1.234.567,8", 1234567.8, ""), ("1 234", 1234, "")),
        *(("12%", 12, "%"), ("12,5 %", 12.5, "%"), ("€ 12,50", 12.5, "€"), ("-€ 5", -5, "€"), ("5 $", 5, "$")),
        ("1.2345", 1.2345, ""),
    ],
)
def test_a_number_in_many_hands(text, value, sign):
    assert amount_of(text, None, "") == (value, sign)


def test_what_can_be_two_numbers_is_not_guessed():
    for text in ("1.234", "1,234", "-12,345", "€ 1.200"):
        assert decimal_of(text) == (None, True)
        with pytest.raises(NotSo, match=r"may mean .*, and nothing tells"):
            amount_of(text, None, "nothing tells")
    assert amount_of("1.234", "comma", "")[0] == 1234
    assert amount_of("1.234", "point", "")[0] == 1.234
    with pytest.raises(NotSo, match="has a point before its decimals"):
        amount_of("8.5", "comma", "")


@pytest.mark.parametrize(
    "text",
    [
        *("ten", "-", "n/a", "", "1e5", "(5)", "1.2.3", "1,234,5", "1.234,567.8", "12..3", "#DIV/0!", "0x10", "٣"),
        *("€5%", "8,5 days", "1234567890123456789", "--3", "1.", ".5", "9" * 10_000),
    ],
)
def test_what_is_no_number(text):
    with pytest.raises(NotSo):
        amount_of(text, None, "")


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from([",", "."]))
def test_every_way_to_write_thousands_comes_back(value, sign):
    written = f"{value:,.2f}" if sign == "." else f"{value:,.2f}".translate(str.maketrans(".,", ",."))
    assert amount_of(written, None, "")[0] == float(value)


@given(st.dates(D(1900, 1, 1), D(2199, 12, 31)))
def test_every_way_to_write_a_day_comes_back(day):
    for form, order in (("%d-%m-%Y", "day-first"), ("%m/%d/%Y", "month-first"), ("%Y-%m-%d", None), ("%d %b %Y", None)):
        assert days(day.strftime(form), order) == (day, day)


@given(st.text(max_size=30))
def test_any_text_is_something_or_a_sentence(text):
    for read in (lambda: days(text), lambda: amount_of(text, None, "")):
        with suppress(NotSo):
            read()
