"""A measurement more, in the table's own manner, and nothing else in it touched."""

from __future__ import annotations

import datetime

import pytest

from collabctl.documents import SourceFile
from collabctl.edits import NotPossible
from collabctl.edits.recording import Row, from_answers, recorded
from collabctl.measurements import read
from collabctl.organization import build

DAY = datetime.date(2026, 10, 31)
FILES = [
    SourceFile(
        "organization.yaml",
        b"kind: organization\nformat: 1\nname: Lantern\n---\nkind: department\nid: sales\nname: Sales\n---\n"
        b"kind: metric\nid: csat\nname: Satisfaction\nunit: score\nbetter: higher\nrange: {min: -10, max: 10}\n",
    )
]


def add(row, **tables):
    """What comes of a row; the tables by name, `__` for a slash."""
    figures = [SourceFile(f"measurements/{name.replace('__', '/')}.csv", data) for name, data in tables.items()]
    built = build(FILES, tables=figures)
    assert not built.problems
    return recorded(built, built.metrics.get("csat"), row)


@pytest.mark.parametrize(
    ("before", "row", "after"),
    [
        (b"date,value\n", Row(DAY, "8.5"), b"date,value\n2026-10-31,8.5\n"),
        (b"date,value\n2026-09-30,8", Row(DAY, "-8,5"), b"date,value\n2026-09-30,8\n2026-10-31,-8.5\n"),
        (b"value;date\r\n8,1;2026-09-30\r\n", Row(DAY, "8.5"), b"value;date\r\n8,1;2026-09-30\r\n8,5;2026-10-31\r\n"),
        (
            b"\xef\xbb\xbfDate;Value\r\n2026-09-30;8,1\r\n",
            Row(DAY, "9", "sales", 'a; "b"'),
            b'\xef\xbb\xbfDate;Value;department;note\r\n2026-09-30;8,1\r\n2026-10-31;9;sales;"a; ""b"""\r\n',
        ),
        (b"date,value,note,,\n", Row(DAY, "9", "sales"), b"date,value,note,department\n2026-10-31,9,,sales\n"),
        (b"date,value,note\n", Row(DAY, "9"), b"date,value,note\n2026-10-31,9,\n"),
        (
            b"date,value\n2026-10-31,8\n",
            Row(DAY, "9", "sales"),
            b"date,value,department\n2026-10-31,8\n2026-10-31,9,sales\n",
        ),
    ],
)
def test_a_row_is_written_as_the_table_is(before, row, after):
    found = add(row, csat=before)
    assert (found.path, found.before, found.after) == ("measurements/csat.csv", before, after)
    rows = list(read(SourceFile(found.path, after)).rows)
    assert not read(SourceFile(found.path, after)).problems
    expected = (row.date, row.department, float(row.value.replace(",", ".")), row.note)
    assert expected in [(one.date, one.department, one.value, one.note) for one in rows]


def test_a_table_that_is_not_there_is_made_like_the_others():
    assert add(Row(DAY, "8.5")).after == b"date,value\n2026-10-31,8.5\n"
    assert add(Row(DAY, "8.5", note="first"), other=b"date;value\n").after == b"date;value;note\n2026-10-31;8,5;first\n"
    assert add(Row(DAY, "8.5"), other=b"date;value\n", more=b"date,value\n").after.startswith(b"date,value\n")


def test_the_only_table_of_a_metric_takes_it_wherever_it_is():
    assert add(Row(DAY, "8"), **{"2026__csat": b"date,value\n"}).path == "measurements/2026/csat.csv"
    both = {"2026__csat": b"date,value\n", "csat": b"date,value\n"}
    assert add(Row(DAY, "8"), **both).path == "measurements/csat.csv"
    several = {"2025__csat": b"date,value\n", "2026__csat": b"date,value\n"}
    assert (add(Row(DAY, "8"), **several).path, add(Row(DAY, "8"), **several).before) == ("measurements/csat.csv", None)


@pytest.mark.parametrize(
    ("row", "table", "sentence"),
    [
        (Row(DAY, "ten"), b"date,value\n", "'ten' is not a number; write a number alone"),
        (Row(DAY, ""), b"date,value\n", "has no value"),
        (Row(DAY, "1,234"), b"date,value\n", "'1,234' may mean two numbers; write 1234 or 1.234"),
        (Row(DAY, "11"), b"date,value\n", "'Satisfaction' is at most 10, and this is 11"),
        (Row(DAY, "-11"), b"date,value\n", "'Satisfaction' is at least -10, and this is -11"),
        (
            Row(DAY, "8"),
            b"date,value\n2026-10-31,7\n",
            "2026-10-31 has the value 7 already, at measurements/csat.csv:2",
        ),
        (Row(DAY, "8"), b"nothing\n", "nothing was added to 'measurements/csat.csv': the first row should name"),
        (Row(DAY, "8"), "date,value,note\n2026-09-30,7,é\n".encode("latin-1"), "not written in UTF-8"),
        (Row(DAY, "8", note="a\x1bb"), b"date,value\n", "signs in the note that cannot be seen"),
    ],
)
def test_what_cannot_be_recorded_is_refused_in_one_line(row, table, sentence):
    with pytest.raises(NotPossible) as error:
        add(row, csat=table)
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("counts", "value", "note"),
    [
        ("0,0,0,0,0,0,0,0,0,0,5", "100", "5 answers"),
        ("5,0,0,0,0,0,0,0,0,0,0", "-100", "5 answers"),
        ("0,0,0,0,0,0,1,5,5,1,0", "0", "12 answers"),
        ("0, 0, 1, 0, 1, 3, 4, 9, 14, 12, 6", "18", "50 answers"),  # 18 promote, 9 do not: 36 % less 18 %
        ("0,0,0,0,0,0,1,1,0,1,0", "0", "3 answers"),
        ("0,0,0,0,0,0,0,2,0,1,0", "33.3", "3 answers"),
    ],
)
def test_enps_from_answers(counts, value, note):
    assert from_answers(counts) == (value, note)


@pytest.mark.parametrize("counts", ["", "1,2,3", "0,0,0,0,0,0,0,0,0,0,0", "a" * 300, "1,1,1,1,1,1,1,1,1,1,-1", "1;2"])
def test_answers_that_are_none(counts):
    with pytest.raises(NotPossible, match="is not how often each answer from 0 to 10 was given"):
        from_answers(counts)
