"""Tables from spreadsheets as people make them, taken over whole or refused with the place."""

from __future__ import annotations

import csv
import datetime
import io
import re
import tracemalloc
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collabctl.adopt.figures.columns import Terms, skip_key
from collabctl.adopt.figures.grid import NotATable
from collabctl.adopt.figures.habits import Habit
from collabctl.adopt.figures.merging import merged
from collabctl.adopt.figures.names import Names
from collabctl.adopt.figures.reading import read
from collabctl.adopt.figures.text import TextGrid
from collabctl.adopt.figures.workbook import SheetGrid
from collabctl.adopt.figures.writing import written
from collabctl.documents import SourceFile, limits
from collabctl.organization import build
from tests.conftest import examples
from tests.results.samples import department, metric, organization

D = datetime.date
SALES = "kind: department\nid: sales\nname: {en: Sales, nl: Verkoop}\n"
CSAT = (
    "kind: metric\nid: csat\nname: {en: Customer satisfaction, nl: Klanttevredenheid}\nalso_called: [NPS-light]\n"
    "unit: score\nbetter: higher\nrange: {min: -10, max: 10000}\n"
)
SHARE = "kind: metric\nid: on-time\nname: On time\nunit: '%'\nbetter: higher\n"
PARTS = (CSAT, SHARE, SALES, department("support"))


def taken(grid, *parts, tables=None, metric=None, department="", skip=(), dates=None, decimal=None):
    """What is read: by metric the day, department, value and note of each figure; and what was said."""
    built = organization(*(parts or PARTS), **(tables or {}))
    reading = reading_of(grid, built, metric, department, skip, dates, decimal)
    figures = {
        id: [(one.days.last, one.department, one.value, one.note) for one in incoming]
        for id, incoming in reading.figures.items()
    }
    return figures, reading.problems, reading.remarks


def reading_of(grid, built, metric=None, department="", skip=(), dates=None, decimal=None):
    terms = Terms(
        Names.of_metrics(built),
        Names.of_departments(built),
        built.settings.year_starts,
        metric,
        department,
        frozenset(map(skip_key, skip)),
    )
    grid = grid if hasattr(grid, "remarks") else TextGrid(grid.encode() if isinstance(grid, str) else grid)
    return read(grid, built, terms, Habit(dates), Habit(decimal))


def sheet(*rows, formats=(), name="Blad1"):
    """The bytes of a workbook with these rows; `formats` has the number format of cells by their name."""
    book = openpyxl.Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    for cell, form in formats:
        book.active[cell].number_format = form
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


JANUARY, FEBRUARY = D(2026, 1, 31), D(2026, 2, 28)
BOTH = {"csat": [(JANUARY, "", 8.5, ""), (FEBRUARY, "", 9, "")]}


@pytest.mark.parametrize(
    ("table", "more"),
    [
        ("date,metric,value\n2026-01-31,csat,8.5\n2026-02-28,csat,9\n", {}),
        ("Waarde;Datum;KPI\r\n8,5;31-01-2026;Klanttevredenheid\r\n9;28-02-2026;CSAT\r\n", {}),
        ("date\tvalue\n31/01/2026\t8.5\n28/02/2026\t9\n", {"metric": "csat"}),
        ("Maand;Customer satisfaction (score)\njan 2026;8,5\nfeb 2026;9\n", {}),
        ("Kengetallen\n\n;jan 2026;feb 2026\ncsat;8,5;9\n", {}),
        ('"KPI / maand";"2026-01";"2026-02"\nnps-light;"8,5";9\n', {}),
        ("Maand;jan-26;feb-26\nCSAT;8,5;9\n", {}),
        ("period,value\n2026-02,9\n2026-01,8.5\n", {"metric": "csat"}),
        ("sep=;\ndate;csat\n2026-01-31;8,5\n;\n2026-02-28;9\n;;\n", {}),
        ("Dashboard;versie 3\n\nKPI;jan-26;feb-26\ncsat;8,5;9\n", {}),
        ("Afdeling:;support\nPeriode:;2026\nMaand;csat;eigenaar\njan-26;8,5;\nfeb-26;9;\n", {"skip": ["eigenaar"]}),
        ("Tijdstempel;Omzet\n2026-01-31;8,5\n2026-02-28;9\n", {"metric": "csat"}),
        ("Datum;KPI;Stand\n2026-01-31;csat;8,5\n2026-02-28;csat;9\n", {}),
        ("Maand;csat\njan-26;8,5\nfeb-26;9\nGemiddeld;8,75\n", {"skip": ["gemiddeld"]}),
        ("date;csat;Totaal\n2026-01-31;8,5;1\n2026-02-28;9;1\n", {"skip": ["totaal"]}),
        ("date;metric;value\n2026-01-31;csat;8,5\n2026-02-28;csat;9\n2026-02-28;omzet;9\n", {"skip": ["Omzet"]}),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_one_table_in_many_hands(table, more, encoding):
    assert taken(table.encode(encoding), **more) == (BOTH, [], [])


def test_departments_and_notes():
    rows = 'Verkoop;"nieuwe\nenquête";8,5', "support;;7", ";;8"
    table = "datum;afdeling;opmerking;csat\n" + "".join(f"2026-01-31;{row}\n" for row in rows)
    expected = [(JANUARY, "", 8, ""), (JANUARY, "sales", 8.5, "nieuwe enquête"), (JANUARY, "support", 7, "")]
    assert taken(table) == ({"csat": expected}, [], [])
    across = "date,Sales,support\n2026-01-31,8.5,7\n"
    assert taken(across, metric="csat")[0] == {"csat": [row[:3] + ("",) for row in expected[1:]]}
    rows = ",2026-01\nsales,8.5\nsupport,7\n"
    assert taken(rows, metric="csat")[0] == taken(across, metric="csat")[0]
    assert taken("date,csat\n2026-01-31,7\n", department="support")[0] == {"csat": [(JANUARY, "support", 7, "")]}


def test_a_workbook_knows_its_days_and_numbers():
    data = sheet(
        ["Overzicht"],
        [None, D(2026, 1, 1), "feb 2026"],
        ["csat", 8.5, "9"],
        ["on-time", 0.07, 12],
        formats=[("B2", "mmm-yy"), ("B4", "0%")],
    )
    figures, problems, _ = taken(SheetGrid(data))
    assert not problems
    assert figures == {**BOTH, "on-time": [(JANUARY, "", 7, ""), (FEBRUARY, "", 12, "")]}
    long = sheet(["date", "csat"], [D(2026, 1, 31), 0.1 + 0.2], formats=[("A2", "dd-mm-yyyy")])
    assert taken(SheetGrid(long))[0] == {"csat": [(JANUARY, "", 0.3, "")]}


def test_sheets_by_name():
    book = openpyxl.load_workbook(io.BytesIO(sheet(["date", "csat"], ["2026-01-31", 8.5])))
    book.create_sheet("2025").append(["x"])
    out = io.BytesIO()
    book.save(out)
    grid = SheetGrid(out.getvalue())
    assert "for another say --sheet: 2025" in grid.remarks[0]
    assert SheetGrid(out.getvalue(), "blad1").remarks == ()
    with pytest.raises(NotATable, match="there is no sheet 'Blad2'; did you mean 'Blad1'"):
        SheetGrid(out.getvalue(), "Blad2")


@pytest.mark.parametrize(
    ("rows", "formats", "sentence"),
    [
        ([["date", "csat"], [46053, 8]], (), "row 2, column A: '46053' is not a day"),
        ([["date", "csat"], ["2026-01-31", True]], (), "row 2, column B: 'True' is not a number"),
        ([["date", "csat"], ["2026-01-31", "#DIV/0!"]], (), "row 2, column B: '#DIV/0!' is not a number"),
        ([["date", "csat"], ["2026-01-31", D(2026, 1, 1)]], (), "row 2, column B: '2026-01-01' is a day"),
        ([["date", "csat"], ["2026-01-31", 0.5]], [("B2", "0.0%")], "row 2, column B: '50%' is in %, and"),
        ([["date", "on-time"], ["2026-01-31", 1e300]], (), "has more digits than a table of measurements holds"),
    ],
)
def test_cells_of_a_workbook_that_are_not_what_they_should_be(rows, formats, sentence):
    figures, [problem], _ = taken(SheetGrid(sheet(*rows, formats=formats)))
    assert sentence in problem
    assert not figures


def test_a_formula_that_was_never_worked_out_is_not_lost():
    with pytest.raises(NotATable, match="the formula in row 2, column B was never worked out"):
        taken(SheetGrid(sheet(["date", "csat"], ["2026-01-31", "=4+4"])))


@pytest.mark.parametrize(
    ("table", "more", "problem"),
    [
        ("date,csat\n2026-01-31,ten\n", {}, "row 2, column B: 'ten' is not a number; leave a cell empty"),
        ("date,csat\n2026-02-31,8\n", {}, "row 2, column A: '2026-02-31' is not a day that exists"),
        ("date,csat\n,8\n", {}, "row 2, column A: this row has a figure and no day"),
        ("date,csat\n2026-01-31,20000\n", {}, "'Customer satisfaction' is at most 10,000, and this is 20,000"),
        ("date;csat\n2026-01-31;12%\n", {}, "'12%' is in %, and 'Customer satisfaction' in score"),
        ("date,metric,value\n2026-01-31,cast,8\n", {}, "column B: there is no metric 'cast'; did you mean 'csat'?"),
        ("date,metric,value\n2026-01-31,klanttevredenhied,8\n", {}, "did you mean 'csat'?"),
        ("date,metric,value\n2026-01-31,,8\n", {}, "this row has a figure and no metric"),
        ("date,csat\nweek 7,8\n", {}, "'week 7' has no year of four digits; write it along, as in"),
        ("date,csat\n31-1-26,8\n", {}, "'31-1-26' has no year of four digits"),
        ("date,csat\nTotaal,8\n", {}, "row 2, column A: 'Totaal' is not a day; --skip Totaal leaves it out"),
        ("date,csat\nx1,8\nx1,9\n", {}, "row 2, column A, and 1 more: 'x1' is not a day; write year"),
        ("date,csat,department\n2026-01-31,8,slaes\n", {}, "there is no department 'slaes'; did you mean 'sales'?"),
        ("date,csat\n2026-01-31,8\n31-01-2026,8\n", {}, "row 3, column B: .* for 2026-01-31 in row 2, column B too"),
        ("date,csat\n2026-01-31,8\n2026-01,8\n", {}, "for 2026-01-01 to 2026-01-31 in row 2, column B too"),
        ("date,csat\n01/02/2026,8\n", {}, "is 1 February or 2 January, and nothing else in this table tells which"),
        ("date,csat\n01/02/2026,8\n31/01/2026,7\n01/30/2026,7\n", {}, "this table has both '31/01/2026' .* and '01/30"),
        ("date;csat\n2026-01-31;1.234\n", {}, "may mean 1234 or 1.234, and nothing else"),
        ("date,csat\n2026-01-31,8,5\n", {}, "row 2, column C: the column has no name in row 1"),
        ("date,csat,note\n2026-01-31,8,a\u200bb\n", {}, "row 2, column C: there are signs in the note"),
        ("date,csat\n2026-01-31,8.5\n", {"decimal": "comma"}, "has a point before its decimals"),
    ],
)
def test_a_cell_that_cannot_be_is_told_with_its_place(table, more, problem):
    built = organization(*PARTS)
    reading = reading_of(table, built, **more)
    merged(built, reading)
    [found] = reading.problems
    assert re.search(problem, found), found


@pytest.mark.parametrize(
    ("table", "more", "sentence"),
    [
        ("", {}, "one column at most"),
        ("date\n2026-01-31\n", {}, "one column at most"),
        ("date,value\n2026-01-31,8\n", {}, "does not say of which metric the figures are; say --metric ID"),
        ("metric,value\ncsat,8\n", {}, "no column for days"),
        ("metric,datm,value\ncsat,2026-01-31,8\n", {}, "no column for days; call that one date; is that 'datm'?"),
        ("date,cast\n2026-01-31,8\n", {}, "row 1, column B: there is no metric 'cast'; did you mean 'csat'?"),
        (
            "date,csat,omzet\n2026-01-31,8,9\n",
            {},
            "no metric 'omzet'; if it is another name of .*; --skip omzet",
        ),
        (
            "date,csat,omzet,kosten\n1,2,3,4\n",
            {},
            "'omzet' .column C., 'kosten' .column D.; .* --skip omzet --skip kosten",
        ),
        ("csat,date" + ",x" * 9 + "\n1,2\n", {}, "'x' .column J., 1 more; if one is"),
        (",2026-01,Doel,Norm\ncsat,8,9,1\n", {}, "no month and no day: 'Doel' .column C., 'Norm' .column D.; --skip"),
        ("kpi,januari,feb\ncsat,8,9\n", {}, "column B: 'januari' has no year of four digits; write it along"),
        ("date,omzet\n2026-01-31,8\n", {}, "there is no metric 'omzet'; say with --metric ID which it is"),
        ("Close date,Deals\n2026-01-31,8\n", {}, "row 1 names no column for days; .* is that 'Close date'"),
        ("Close date,csat\nfeb 2026,n/a\ndate,csat\n2026-01-31,8\n", {}, "row 1 names no column for days"),
        ("date,kpi,a,b\n2026-01-31,csat,8,9\n", {}, "row 1 names no column with figures; call one value"),
        ("date,csat,a 'b'\n2026-01-31,8,9\n", {}, """; --skip 'a '"'"'b'"'"'' leaves"""),
        (",jan 2026,jna 2026\ncsat,8,9\n", {}, "row 1, column C: 'jna 2026' is no month and no day; --skip"),
        ("date,csat,jan 2026\n2026-01-31,8,9\n", {}, "names a metric \\('csat'\\) and a period \\('jan 2026'\\)"),
        ("date,month,csat\n2026-01-31,2026-01,9\n", {}, "'date' and 'month' are both columns for days"),
        ("kpi,date,jan 2026\ncsat,2026-01-31,9\n", {}, "'date' and 'jan 2026' are both for days"),
        ("date,value,score\n2026-01-31,8,9\n", {"metric": "csat"}, "'value' and 'score' are both columns for figures"),
        ("date,metric,value\n2026-01-31,csat,9\n", {"metric": "csat"}, "leave --metric out"),
        ("date,department\n2026-01-31,sales\n", {}, "names no column with figures"),
        (",01/02/2026,02/03/2026\ncsat,8,9\n", {}, "is 1 February or 2 January"),
        ("date,csat\n2026-01-31,8\n", {"skip": ["total"]}, "it has no 'total' to skip"),
        ('date,csat\n"2026-01-31,8\n2026-02-28,9\n', {}, "the quotes in row 2 do not match"),
        ("date,csat,één\n2026-01-31,8,1\n".encode("cp850"), {}, "letters cannot be told for sure"),
        (b"date,csat\n2026-01-31,\x81\n", {}, "letters cannot be read"),
        (b"PK\x03\x04", {}, "it is a workbook and no text; write 'import xlsx'"),
        ("date," + "," * 1_500 + "csat\n", {}, "more than 1,000 columns"),
        ("date,csat\n" + "x" * (limits.MAX_BYTES + 1), {}, "a line that is too long"),
        (b"d,c\n" + b" " * limits.MAX_TABLE_BYTES, {}, "larger than 64 MiB"),
    ],
)
def test_what_is_no_table_says_why(table, more, sentence):
    with pytest.raises(NotATable, match=sentence):
        taken(table, **more)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"date,csat\n2026-01-31,8\n", "no .xlsx workbook; for a table in text write 'import csv'"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "an old workbook, or one with a password"),
        (b"PK\x03\x04" + bytes(100), "damaged, or no workbook"),
        (b"PK\x03\x04" + b" " * limits.MAX_TABLE_BYTES, "larger than 64 MiB"),
    ],
)
def test_what_is_no_workbook_says_why(data, sentence):
    with pytest.raises(NotATable, match=sentence):
        taken(SheetGrid(data))


def test_a_workbook_that_unpacks_to_very_much_is_not_unpacked(monkeypatch):
    monkeypatch.setattr("collabctl.adopt.figures.workbook.MAX_WORKBOOK_BYTES", 1_000)
    with pytest.raises(NotATable, match="unpacked it is larger"):
        SheetGrid(sheet(["date", "csat"]))


def test_without_openpyxl_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr("collabctl.adopt.figures.workbook.find_spec", lambda name: None)
    with pytest.raises(NotATable, match=r"pip install 'collabctl\[xlsx\]'"):
        SheetGrid(sheet(["date", "csat"]))


@settings(max_examples=examples(60))
@given(st.data())
def test_a_damaged_workbook_gives_a_sentence(data):
    whole = sheet(["date", "csat"], ["2026-01-31", 8.5])
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        parts = {name: bytearray(packed.read(name)) for name in packed.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    for _ in range(data.draw(st.integers(1, 5))):
        at, now = data.draw(st.integers(0, len(parts[name]) - 1)), data.draw(st.binary(max_size=3))
        parts[name][at : at + len(now)] = now
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for part, content in parts.items():
            packed.writestr(part, bytes(content))
    cut = data.draw(st.none() | st.integers(4, 500))
    with suppress(NotATable):
        taken(SheetGrid(out.getvalue()[:cut]))


def test_a_sheet_that_says_it_is_endless_is_not_believed(monkeypatch):
    monkeypatch.setattr("collabctl.adopt.figures.workbook._MOST_ROWS", 1_000)
    whole = sheet(["date", "csat"], ["2026-01-31", 8.5])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as packed, zipfile.ZipFile(out, "w") as changed:
        for name in packed.namelist():
            content = packed.read(name).replace(b"A1:B2", b"A1:XFD1048576").replace(b'r="2"', b'r="99999999999"')
            changed.writestr(name, content.replace(b'r="A2"', b'r="A99999999999"'))
    with pytest.raises(NotATable, match=r"more than 1,000 rows"):
        taken(SheetGrid(out.getvalue()))


@given(st.one_of(st.binary(max_size=200), st.text('date,csat;1.2-/\n"\t€%', max_size=80).map(str.encode)))
def test_any_bytes_give_figures_or_a_sentence(data):
    with suppress(NotATable):
        taken(data)


def test_letters_of_windows_are_read_and_said():
    table = "datum;opmerking;csat\n2026-01-31;één enquête;8,5\n".encode("cp1252")
    figures, problems, remarks = taken(table)
    assert figures == {"csat": [(JANUARY, "", 8.5, "één enquête")]}
    assert problems == []
    assert remarks == ["it is not in UTF-8, so its letters are read as those of Windows: '2026-01-31;één enquête;8,5'"]


def test_what_was_concluded_is_said():
    figures, problems, remarks = taken("date;value;Wie\n01-02-2026;1.234;Jo\n31-01-2026;8,5;Jo\n;;Jo\n", metric="csat")
    assert figures == {"csat": [(JANUARY, "", 8.5, ""), (D(2026, 2, 1), "", 1234, "")]}
    assert problems == []
    assert remarks == [
        "1 row without a figure: row 4",
        "'01-02-2026' (row 2, column A) is read as 2026-02-01, because of '31-01-2026' (row 3, column A)",
        "'1.234' (row 2, column B) is read as 1,234, because of '8,5' (row 3, column B)",
        "nothing is taken from the column 'Wie'",
    ]


def test_cells_that_say_that_there_is_no_figure():
    figures, problems, remarks = taken("date,csat,on-time\n2026-01-31,8.5,n/a\n2026-02-28, - ,N.v.t.\n")
    assert (figures, problems) == ({"csat": [(JANUARY, "", 8.5, "")]}, [])
    assert remarks == ["1 row without a figure: row 3", "'n/a' (row 2, column C), and 2 more: taken for no figure"]


def test_what_helps_is_said_once():
    _, problems, _ = taken("date,metric,value\n2026-01-31,csat,x\n2026-01-31,omzet,8\n2026-01-31,csat,y\n")
    assert [problem.count(";") for problem in problems] == [1, 2, 0]


def test_names_that_two_metrics_have():
    twice = [metric("a").replace("The a", "Same"), metric("b").replace("The b", "Same")]
    with pytest.raises(NotATable, match="'same' is the name of a and b"):
        taken("date,same\n2026-01-31,8\n", *twice)
    assert taken("date,a\n2026-01-31,8\n", *twice)[0] == {"a": [(JANUARY, "", 8, "")]}


def beside(table, **tables):
    built = organization(*PARTS, **tables)
    reading = reading_of(table, built)
    return built, merged(built, reading), reading


def test_the_figure_of_a_month_is_the_one_that_is_there_for_any_day_of_it():
    _, [one], _ = beside("csat,date\n8,jan 2026\n9,feb 2026\n", csat="date,value\n2026-01-15,8\n2026-02-15,7\n")
    assert (len(one.new), one.same) == (0, 1)
    [change] = one.changed
    assert (change.there.line, change.there.value, change.figure.value) == (3, 7, 9)
    _, _, reading = beside("csat,date\n8,jan 2026\n", csat="date,value\n2026-01-15,8\n2026-01-22,7\n")
    assert (
        "has 2 figures for 2026-01-01 to 2026-01-31 already, the first at measurements/csat.csv:2"
        in reading.problems[0]
    )


def test_tables_keep_their_manner_and_everything_that_is_there():
    there = '\ufeffvalue;"date";note\r\n8,10;2026-01-31;"a; ""b"""\r\nx;y;z\r\n7;2026-02-28;\r\n9;2026-03-31;stays'
    rows = "01-31,,8.1,", "02-28,,6.5,corrected", "03-31,,9.5,", "01-31,sales,5,"
    table = "date,department,csat,note\n" + "".join(f"2026-{row}\n" for row in rows)
    built = build(
        [SourceFile("organization.yaml", "---\n".join(["kind: organization\nformat: 1\nname: L\n", *PARTS]).encode())],
        tables=[SourceFile("measurements/csat.csv", there.encode())],
    )
    found = merged(built, reading_of(table, built))
    [(path, (before, after))] = written(built, found).edited.items()
    assert (path, before) == ("measurements/csat.csv", there.encode())
    assert after.decode() == (
        '\ufeffvalue;"date";note;department\r\n8,10;2026-01-31;"a; ""b"""\r\nx;y;z\r\n6,5;2026-02-28;corrected;\r\n'
        "9,5;2026-03-31;stays;5;2026-01-31;;sales\r\n"
    ).replace("stays;5", "stays;\r\n5")


ROWS = st.dictionaries(
    st.tuples(st.dates(D(2020, 1, 1), D(2030, 1, 1)), st.sampled_from(["", "sales", "support"])),
    st.tuples(st.decimals(-10, 10_000, places=2), st.sampled_from(["", "a; b", 'say "x", y', "één"])),
    min_size=1,
    max_size=12,
)


@settings(max_examples=examples(60))
@given(ROWS, ROWS, st.sampled_from([",", ";"]), st.booleans())
def test_what_is_taken_over_is_read_again_and_nothing_is_lost(old, new, separator, workbook):
    there = "".join(
        f"{day}{separator}{f'{value}'.replace('.', ',' if separator == ';' else '.')}{separator}{of}{separator}"
        f'"{note.replace(chr(34), chr(34) * 2)}"\n'
        for (day, of), (value, note) in old.items()
    )
    there = separator.join(["date", "value", "department", "note"]) + "\n" + there
    rows = [
        ["date", "department", "note", "csat"],
        *([day, of, note, value] for (day, of), (value, note) in new.items()),
    ]
    if workbook:
        grid = SheetGrid(sheet(*rows))
    else:
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        grid = TextGrid(out.getvalue().encode())
    built = organization(*PARTS, csat=there)
    [found] = merged(built, reading_of(grid, built))
    result = written(built, [found])
    after = result.edited.get("measurements/csat.csv", (b"", there.encode()))[1].decode()
    again = organization(*PARTS, csat=after)
    known = {(row.date, row.department): (row.value, row.note) for row in again.figures.of("csat")}
    kept = {key: (float(value), note) for key, (value, note) in old.items()}
    for key, (value, note) in new.items():
        kept[key] = (float(value), note or kept.get(key, (0, ""))[1])
    assert known == kept
    reading = reading_of(grid, again)
    [unchanged] = merged(again, reading)
    assert (len(unchanged.new), unchanged.changed, unchanged.same, reading.problems) == (0, [], len(new), [])


def test_after_very_many_wrong_rows_nobody_reads_on():
    table = "date,csat\n" + "".join(f"2026-01-31,x{number}\n" for number in range(limits.MAX_BAD_ROWS + 500))
    figures, problems, _ = taken(table, skip=["total"])
    assert (len(problems), figures) == (limits.MAX_BAD_ROWS, {})
    figures, [problem], _ = taken(re.sub("x[0-9]+", "x", table), skip=["total"])
    assert problem.startswith(f"row 2, column B, and {limits.MAX_BAD_ROWS - 1} more: 'x' is not a number; leave")


def test_very_many_figures_take_little_memory():
    days = [D.fromordinal(D(2000, 1, 1).toordinal() + number) for number in range(9_000)]
    table = "date;department;csat\n" + "".join(
        f"{day:%d-%m-%Y};{of};8,1\n" for day in days for of in ("sales", "", "support")
    )
    built = organization(*PARTS)
    tracemalloc.start()
    found = merged(built, reading_of(table, built))
    size = len(written(built, found).added["measurements/csat.csv"])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found[0].new) == 27_000
    assert peak < 27_000 * 120 + 4 * size + 2**21  # bytes; two sets of figures with room to grow, and the table as text
