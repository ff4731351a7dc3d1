"""`collabctl import` as people call it: shown, asked about, and written whole or not at all."""

from __future__ import annotations

import json
import shutil

import openpyxl
import pytest

from tests.cli.terminal import Terminal
from tests.cli.test_completion import offered
from tests.cli.test_rename import contents
from tests.cli.test_validate import collabctl
from tests.results.samples import EXAMPLES

WIDE = "Kengetallen;;\n;okt 2026;nov 2026\nKlanttevredenheid;9,1;9,3\nlead-time;66;1.061,5\n"


@pytest.fixture
def root(tmp_path):
    return shutil.copytree(EXAMPLES / "org", tmp_path / "org")


@pytest.fixture
def table(tmp_path):
    """Write a table, and give its path."""

    def write(text, name="figures.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_shown_written_and_there_already(root, table):
    (root / "measurements/lead-time.csv").unlink()
    before, file = contents(root), table(WIDE)
    done = collabctl("import", "csv", file, "--root", root, "--dry-run")
    told = "measurements/csat.csv: 1 new, 1 there already\nmeasurements/lead-time.csv: 2 new (a new table)\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, told + "nothing was written\n", "")
    assert contents(root) == before
    done = collabctl("import", "csv", file, "--yes", cwd=root)
    assert (done.returncode, done.stdout, done.stderr) == (0, told, "")
    after = contents(root)
    assert (root / "measurements/lead-time.csv").read_text() == "date,value\n2026-10-31,66\n2026-11-30,1061.5\n"
    old = before["measurements/csat.csv"]
    assert after["measurements/csat.csv"] == old + b"2026-11-30;9,3\n"
    done = collabctl("import", "csv", file, "--yes", "--root", root)
    assert (done.returncode, done.stdout) == (0, "nothing to write: all 4 figures are there already\n")
    assert contents(root) == after
    found = collabctl("validate", root, "--as-of", "2026-11-30", "--select", "measurement/*", "--format", "json")
    assert json.loads(found.stdout)["findings"] == []


def test_another_figure_than_the_one_there_needs_a_word(root, table):
    file = table("date,metric,value,note\n2026-10-31,csat,8.9,counted again\n2026-11-30,csat,9.3,\n")
    before = contents(root)
    done = collabctl("import", "csv", file, "--yes", "--root", root)
    assert (done.returncode, done.stdout) == (2, "")
    first, last = done.stderr.splitlines()
    assert first.endswith("row 2, column C: 'Customer satisfaction' is 8.9 here, and 9.1 at measurements/csat.csv:25")
    assert "a figure is there already and not the same" in last and "--replace" in last
    assert contents(root) == before
    done = collabctl("import", "csv", file, "--yes", "--replace", "--root", root)
    assert done.stdout.startswith("measurements/csat.csv: 1 new, 1 changed\n  row 2, column C")
    lines = (root / "measurements/csat.csv").read_text().splitlines()
    assert lines[0] == "date;value;note"
    assert lines[-2:] == ["2026-10-31;8,9;counted again", "2026-11-30;9,3;"]


def test_a_workbook(root, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.create_sheet("2026")
    for row in (["date", "csat", "Total"], ["30-11-2026", 9.3, 1]):
        sheet.append(row)
    book.save(tmp_path / "figures.xlsx")
    done = collabctl(
        "import", "xlsx", tmp_path / "figures.xlsx", "--sheet", "2026", "--skip", "total", "--yes", "--root", root
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "measurements/csat.csv: 1 new\n", "")
    done = collabctl("import", "xlsx", tmp_path / "figures.xlsx", "--yes", "--root", root)
    assert "nothing can be taken over from" in done.stderr and "no row with the names" in done.stderr


def test_somebody_is_asked(root, table):
    (root / "measurements/lead-time.csv").unlink()
    before, file = contents(root), table(WIDE)
    said_no = Terminal("import", "csv", file, "--root", root)
    said_no.answer("Write this?", "n")
    assert said_no.end() == 130
    assert "measurements/csat.csv: 1 new, 1 there already" in said_no.lines
    left = Terminal("import", "csv", file, "--root", root)
    assert left.interrupt() == 130
    assert contents(root) == before
    said_yes = Terminal("import", "csv", file, "--root", root)
    said_yes.answer("Write this?", "")
    assert said_yes.end() == 0
    assert said_yes.lines[-2].endswith("2 tables written")
    assert contents(root) != before


@pytest.mark.parametrize(
    ("text", "more", "lines"),
    [
        (
            "date,csat\n2026-11-30,ten\n2026-11-31,8\n2026-12-31,\n2027-01-31,8\n",
            ("--yes",),
            ["1 row without a figure: row 4", "row 2, column B: 'ten'", "row 3, column A: '2026-11-31'", "2 places of"],
        ),
        (
            "date,csat\n" + "".join(f"{number},1\n" for number in range(50)),
            ("--yes",),
            ["row 2, column A"] + ["row"] * 19 + ["and 30 more", "50 places of it"],
        ),
        ("date,csta\n2026-11-30,8\n", ("--yes",), ["column B: there is no metric 'csta'; did you mean 'csat'?"]),
        (WIDE, (), ["nobody is here to ask, so --yes or --dry-run must be given"]),
        (WIDE, ("--yes", "--metric", "csta"), ["there is no metric 'csta'; did you mean 'csat'?"]),
        (WIDE, ("--yes", "--department", "slaes"), ["there is no department 'slaes'; did you mean 'sales'?"]),
        (b"\xd0\xcf\x11\xe0", ("--yes",), ["it is an old workbook and no text"]),
        (b"\x00", ("--yes",), ["one column at most"]),
    ],
)
def test_what_is_refused_changes_nothing(root, table, text, more, lines):
    before = contents(root)
    done = collabctl("import", "csv", table(text), *more, "--root", root)
    assert (done.returncode, done.stdout) == (2, "")
    told = done.stderr.splitlines()
    assert len(told) == len(lines)
    assert all(part in line for part, line in zip(lines, told, strict=True)), told
    assert contents(root) == before


def test_a_file_that_cannot_be_read_says_so(root, tmp_path):
    for path, sentence in ((tmp_path / "none.csv", "no such file"), (tmp_path, "is no file")):
        done = collabctl("import", "csv", path, "--yes", "--root", root)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert sentence in done.stderr


def test_one_table_that_may_not_be_changed_stops_all(root, table):
    (root / "measurements/lead-time.csv").unlink()
    (root / "measurements/csat.csv").chmod(0o444)
    before = contents(root)
    done = collabctl("import", "csv", table(WIDE), "--yes", "--root", root)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "csat.csv' may only be read" in done.stderr
    assert contents(root) == before


def test_what_would_not_be_read_is_not_written(root, table):
    own = root / "organization.yaml"
    own.write_text(own.read_text() + 'ignore: ["measurements/**"]\n')
    done = collabctl("import", "csv", table(WIDE), "--yes", "--root", root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "measurements/csat.csv would not be read: 'ignore' in organization.yaml leaves it out" in done.stderr


def test_a_table_that_cannot_be_read_is_not_added_to(root, table):
    (root / "measurements/csat.csv").write_text("datum,waarde\n2026-01-31,8\n")
    done = collabctl("import", "csv", table("date,csat\n2026-01-31,8\n"), "--yes", "--root", root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing was added to 'measurements/csat.csv': the first row should name the columns" in done.stderr


def test_data_is_inert_in_what_is_said(root, table):
    text = 'date,csat\n2026-11-30,"\x1b[31m::error::ten\u202e"\n'
    done = collabctl("import", "csv", table(text, "a\x1b[2J.csv"), "--yes", "--root", root)
    assert done.returncode == 2
    assert "\x1b" not in done.stderr and "\u202e" not in done.stderr


def test_tab_offers_what_the_figures_may_be_of():
    assert offered("import", "csv", "x.csv", "--metric", "csa") == {"csat": "Klanttevredenheid"}
    assert offered("import", "xlsx", "x.xlsx", "--department", "su") == {"support": "Klantenservice"}
