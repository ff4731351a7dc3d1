"""Files of measurements as people make them: every row counts, or is told of at its line."""

from __future__ import annotations

import datetime
import random
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabctl.documents import SourceFile, limits
from collabctl.measurements import Series, read
from collabctl.measurements.table import UNREADABLE, WRONG_ROW

JANUARY, FEBRUARY = datetime.date(2026, 1, 31), datetime.date(2026, 2, 28)


def table(data: bytes | str, path="measurements/csat.csv"):
    return read(SourceFile(path, data.encode() if isinstance(data, str) else data))


def figures(data: bytes | str):
    found = table(data)
    assert found.problems == ()
    return [(row.date, row.value, row.department, row.note) for row in found.rows]


def one_problem(data: bytes | str):
    [problem] = table(data).problems
    return problem


BOTH = [(JANUARY, 8.1, "", ""), (FEBRUARY, -8.25, "", "")]


@pytest.mark.parametrize(
    "data",
    [
        "date,value\n2026-01-31,8.1\n2026-02-28,-8.25\n",
        "date,value\n2026-01-31,8.1\n2026-02-28,-8.25",
        "date;value\n2026-01-31;8,1\n2026-02-28;-8,25\n",
        "Value,Date\r\n8.1,2026-01-31\r\n-8.25,2026-02-28\r\n",
        b"\xef\xbb\xbfdate;value\r\n2026-01-31;8,1\r\n2026-02-28;-8,25\r\n",
        'date,value,note\n"2026-01-31","8.1",\n2026-02-28,-8.25\n',
        " date , value \n 2026-01-31 , 8.1 \n\n\n2026-02-28,-8.25,,\n,,\n",
        "date,value,,\n2026-01-31,8.1,,\n2026-02-28,-8.25,,\n",
        "date;value\n2026-02-28;-8,25\n2026-01-31;8,1\n",
    ],
)
def test_one_table_in_many_hands(data):
    assert figures(data) == BOTH


def test_departments_and_notes():
    text = 'date;value;note;department\n2026-01-31;1;"a; b ""c""";sales\n2026-01-31;2;;\n'
    assert figures(text) == [(JANUARY, 2, "", ""), (JANUARY, 1, "sales", 'a; b "c"')]


@pytest.mark.parametrize(
    ("data", "part", "line"),
    [
        ("", "the first row of this file is empty", 1),
        ("\n\ndate,value\n", "the first row of this file is empty", 1),
        ("date\tvalue\n2026-01-31\t8\n", "kept apart by tabs", 1),
        ("date,value,value\n", "names the column value twice", 1),
        ("value,note\n", "there is no column date", 1),
        ("date,valeu\n", "'valeu' is none of them", 1),
        ("date,value\n2026-01-31,8\n".encode("utf-16"), "UTF-16", 1),
        ("date,value\r2026-01-31,8\r", "nobody uses any more", 1),
        ("date,value,note\n2026-01-31,8,ok\n2026-02-28,8,één\n".encode("latin-1"), "not written in UTF-8", 3),
    ],
)
def test_what_is_no_table_says_so_once(data, part, line):
    problem = one_problem(data)
    assert (problem.rule, problem.location.line) == (UNREADABLE, line)
    assert part in problem.message
    assert problem.help


def test_a_file_in_latin_1_keeps_its_figures_and_points_at_the_first_letter():
    found = table("date;value;note\n2026-01-31;8,1;café\n2026-02-28;-8,25;één\n".encode("latin-1"))
    assert [(row.date, row.value) for row in found.rows] == [row[:2] for row in BOTH]
    [problem] = found.problems
    assert (problem.location.line, problem.location.column) == (2, 19)
    assert "UTF-8" in problem.help


def test_a_file_that_is_too_large_is_not_read():
    found = table(b"date,value\n" + b"#" * limits.MAX_TABLE_BYTES)
    assert len(found.rows) == 0
    assert "larger than 64 MiB" in found.problems[0].message


@pytest.mark.parametrize(
    ("header", "row", "message", "help"),
    [
        ("date,value", "2026-02-31,1", "'2026-02-31' is not a day that exists", "year, month and day"),
        ("date,value", "31-01-2026,1", "'31-01-2026' is not a day", "such as 2026-01-31"),
        ("date,value", "24/12/2025,1", "is not a day", "such as 2025-12-24"),
        ("date,value", "01-02-2026,1", "is not a day", "such as 2026-01-31"),
        ("date,value", "2026-02,1", "'2026-02' is not a day", "such as 2026-02-28"),
        ("date,value", "20260131,1", "is not a day", "year, month and day"),
        ("date,value", "2026-W05-1,1", "is not a day", "year, month and day"),
        ("date,value", "46053,1", "is not a day", "year, month and day"),
        ("date,value", "2026-01-31,ten", "'ten' is not a number", "such as 8.5"),
        ("date;value", "2026-01-31;ten", "'ten' is not a number", "such as 8,5"),
        ("date,value", "2026-01-31,NaN", "'NaN' is not a number", ""),
        ("date,value", "2026-01-31,inf", "'inf' is not a number", ""),
        ("date,value", "2026-01-31,1e5", "'1e5' is not a number", ""),
        ("date,value", "2026-01-31,0x10", "'0x10' is not a number", ""),
        ("date,value", "2026-01-31,٣", "is not a number", ""),
        ("date,value", "2026-01-31,45%", "'45%' is not a number", "write the number alone: 45"),
        ("date;value", "2026-01-31;1.234,5", "'1.234,5' is not a number", "such as 8,5"),
        (
            "date;value",
            "2026-01-31;1.234",
            "its decimals follow a comma",
            "write 1234, or 1,234 if that is what it means",
        ),
        ("date,value", f"2026-01-31,-{'9' * 18}", "is too long for a figure", "write at most 18 characters"),
        ("date;value", "2026-01-31;8.5", "its decimals follow a comma", "write 8,5"),
        ("date,value", '2026-01-31,"1,234"', "its decimals follow a point", "write 1234, or 1.234"),
        ("date,value", '2026-01-31,"12,345,678"', "is not a number", "write 12345678"),
        ("date,value", "2026-01-31,1 234", "'1 234' is not a number", "write 1234"),
        ("date,value", "2026-01-31,1234567890123456789", "is too long for a figure", "at most 18 characters"),
        ("date,value", "2026-01-31,8,5", "this row has 3 cells, and the first row names 2 columns", "decimal point"),
        ("date,value", "2026-01-31", "this row has no value", "leave the row out"),
        ("date,value", ",5", "this row has no date", ""),
        ("date,value,note", '2026-01-31,8,"open', "the quotes in this row do not match", "on one line"),
        ("date,value", "# a comment", "is not a day", ""),
    ],
)
def test_a_row_that_is_none_is_told_at_its_line_and_stops_no_other(header, row, message, help):
    separator = header[4]
    found = table(f"{header}\n2026-01-01{separator}1\n{row}\n2026-03-31{separator}3\n")
    [problem] = found.problems
    assert (problem.rule, problem.location.line) == (WRONG_ROW, 3)
    assert message in problem.message
    assert help in problem.help
    assert [row.value for row in found.rows] == [1, 3]


@pytest.mark.parametrize(
    ("row", "pointed_at"),
    [
        ("2026-02-31,8,", "2026-02-31"),
        ("2026-01-31, ten ,", "ten"),
        ('"2026-01-31","1,234","a, b"', '"1,234"'),
        ("2026-01-31,,no value", ""),
        ("2026-01-31", "2026-01-31"),
        ("2026-01-31,8,a,b", "2026-01-31,8,a,b"),
        ('2026-01-31,8,"open', '2026-01-31,8,"open'),
    ],
)
def test_a_cell_that_is_wrong_is_pointed_at(row, pointed_at):
    place = one_problem(f"date,value,note\n{row}\n").location
    assert (place.line, place.end_line) == (2, 2)
    assert row[place.column - 1 : place.end_column - 1] == pointed_at


def test_very_many_wrong_rows_are_counted():
    found = table("date,value\n" + "x,y\n" * 5_000 + "2026-01-31,8\n")
    assert len(found.problems) == limits.MAX_BAD_ROWS + 1
    assert found.problems[-1].message == "below this row, 4,000 more rows of this file cannot be read"
    assert found.problems[-1].location.line == limits.MAX_BAD_ROWS + 1
    assert len(found.rows) == 1


@given(st.binary(max_size=300))
def test_any_bytes_at_all_give_rows_or_problems(data):
    found = table(data)
    assert found.problems or found.dialect


@given(
    st.lists(st.tuples(st.dates(), st.decimals(-(10**6), 10**6, places=3), st.sampled_from(["", "a", "b"]))),
    st.booleans(),
)
def test_every_row_comes_back(rows, comma):
    separator, decimal = (";", ",") if comma else (",", ".")
    lines = [separator.join([f"{day}", f"{value}".replace(".", decimal), of]) for day, value, of in rows]
    found = table("\n".join([separator.join(["date", "value", "department"]), *lines]))
    assert found.problems == ()
    expected = sorted((day, of, line, float(value)) for line, (day, value, of) in enumerate(rows, 2))
    assert [(row.date, row.department, row.line, row.value) for row in found.rows] == expected


def test_figures_of_one_metric_may_stand_in_several_files():
    old = table("date,value\n2025-12-31,7\n2026-01-31,8\n", "measurements/2025/csat.csv")
    new = table("date;value\n2026-02-28;8,5\n2026-01-31;9\n", "measurements/csat.csv")
    series = Series([old, new])
    assert [(row.date.month, row.value) for row in series] == [(12, 7), (1, 8), (2, 8.5)]
    assert [(first.path, again.path, again.line) for first, again in series.again()] == [(old.path, new.path, 3)]
    assert len(series) == 4


def test_a_million_rows_take_little_memory():
    days = [datetime.date.fromordinal(733_000 + number).isoformat() for number in range(1_000)]
    random.Random(7).shuffle(days)
    data = ("date,value,department\n" + "".join(f"{day},8.1,d{of}\n" for of in range(200) for day in days)).encode()
    tracemalloc.start()
    found = table(data)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found.rows) == 200_000
    assert kept < 200_000 * 30  # bytes; twenty for a row, and room to grow
    assert peak < 200_000 * 40
