"""`collabctl calendar` as people and programs call it."""

import os
import subprocess
import sys

import icalendar
import pytest

from tests.cli.test_validate import REPOSITORY, collabctl

ROOM = """kind: meeting
id: sync
name: Eén overleg
schedule: {every: week, day: tue, at: "10:00", from: 2026-01-06}
who: {departments: [sales]}
---
kind: meeting
id: support-sync
name: Support
schedule: {every: week, day: wed, at: "10:00", from: 2026-01-06}
who: {departments: [support]}
---
kind: team
id: shop
name: Shop
departments: [sales, support]
---
kind: department
id: sales
name: Sales
---
kind: department
id: support
name: Support
---
kind: person
id: anna
name: Anna
department: sales
"""


@pytest.fixture
def root(tmp_path):
    (tmp_path / "organization.yaml").write_text("kind: organization\nformat: 1\nname: Test\n")
    (tmp_path / "all.yaml").write_text(ROOM, "utf-8")
    return tmp_path


def as_bytes(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "collabctl", "calendar", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": REPOSITORY},
        capture_output=True,
        check=False,
    )


def names(done):
    return [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(done.stdout).events]


def test_the_bytes_of_the_standard(root):
    done = as_bytes(root)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert done.stdout.count(b"\n") == done.stdout.count(b"\r\n") == done.stdout.count(b"\r")
    assert names(done) == ["Support", "Eén overleg"]


def test_a_file_holds_the_same_bytes(root, tmp_path):
    done = as_bytes(root, "--output", tmp_path / "meetings.ics")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "meetings.ics").read_bytes() == as_bytes(root).stdout


@pytest.mark.parametrize(
    ("choice", "expected"), [(("--department", "support"), ["Support"]), (("--person", "anna"), ["Eén overleg"])]
)
def test_of_one_department_or_person(root, choice, expected):
    assert names(as_bytes(root, *choice)) == expected


def test_an_empty_calendar_says_so(root):
    done = collabctl("calendar", root, "--team", "shop")
    assert done.returncode == 0
    assert "no meeting of these is planned" in done.stderr
    assert "BEGIN:VTIMEZONE" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--department", "saels"], "there is no department 'saels'; did you mean 'sales'?"),
        (["--team", "shopp"], "there is no team 'shopp'; did you mean 'shop'?"),
        (["--person", "ana"], "there is no person 'ana'; did you mean 'anna'?"),
        (["--person", "x\n::error::y\x1b"], "there is no person"),
        (["--team", "shop", "--person", "anna"], "--team and --person do not go together"),
    ],
)
def test_wrong_usage_exits_2_with_one_line(root, arguments, sentence):
    done = collabctl("calendar", root, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert sentence in done.stderr


def test_what_can_be_read_of_a_broken_organization_is_used(root):
    (root / "typo.yaml").write_text("kind: department\nid: hr\nname: HR\nmisson: x\n")
    done = collabctl("calendar", root)
    assert done.returncode == 0
    assert "SUMMARY:Support" in done.stdout
    assert "1 error in the documents" in done.stderr


def test_an_output_that_cannot_be_written(root, tmp_path):
    done = collabctl("calendar", root, "--output", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is a folder" in done.stderr
