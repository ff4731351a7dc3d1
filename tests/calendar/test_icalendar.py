"""The calendar file: what stands in it, what never does, and that nothing written can change its shape."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabctl.calendar.icalendar import calendar
from tests.calendar.written import organization

WEEKLY = {"every": "week", "day": "tue", "at": "10:00", "from": "2026-01-01"}
HOSTILE = [
    *(
        "x\nATTENDEE:mailto:x@example.org",
        "x\r\nBEGIN:VALARM\r\nEND:VALARM",
        "x\rEND:VEVENT",
        "END:VCALENDAR",
        ';,\\:"',
    ),
    *(
        "\u2028BEGIN:VEVENT",
        "::error::x",
        "##[error]x",
        "é" * 200,
        "👩‍👩‍👧" * 30,
        ":" * 300,
        "a" * 66 + "::error::",
        "\\n",
        " ",
    ),
]
SAFE = ["UID", "DTSTAMP", "SUMMARY", "DTSTART", "DURATION", "RRULE", "LOCATION", "URL"]


def meeting(id="sync", **fields):
    return {"kind": "meeting", "id": id, "name": "Sync", "who": {"everyone": True}, "schedule": WEEKLY, **fields}


def text(*meetings, **fields):
    written = organization(documents=meetings, **{"timezone": "Europe/Amsterdam", **fields})
    return calendar(written, written.meetings)


def unfolded(*meetings, **fields):
    return text(*meetings, **fields).replace("\r\n ", "").split("\r\n")


def event(*meetings, **fields):
    lines = unfolded(*meetings, **fields)
    return lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT") + 1]


def test_an_event_whole():
    whole = meeting(
        name={"nl": "Overleg, wekelijks", "en": "Weekly"}, place="Room 2; left", url="https://example.org/meet?a=1",
        duration="1 h 30 min", purpose="To talk", agenda=["One"], facilitator={"role": "chair", "department": "it"},
        schedule={**WEEKLY, "until": "2026-12-31", "except": ["2026-08-04", "2026-08-05"]},
    )  # fmt: skip
    it = {"kind": "department", "id": "it", "name": "IT"}
    closed = [{"date": "2026-01-06"}, {"from": "2026-12-24", "until": "2026-12-31"}]
    assert event(whole, it, languages=["nl", "en"], closed=closed) == [
        "BEGIN:VEVENT",
        "UID:sync@collabctl",
        "DTSTAMP:19700101T000000Z",
        "SUMMARY:Overleg\\, wekelijks",
        "DTSTART;TZID=Europe/Amsterdam:20260113T100000",
        "DURATION:PT1H30M",
        "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231T090000Z",
        "EXDATE;TZID=Europe/Amsterdam:20260804T100000",
        "EXDATE;TZID=Europe/Amsterdam:20261229T100000",
        "LOCATION:Room 2\\; left",
        "URL:https://example.org/meet?a=1",
        "END:VEVENT",
    ]


@pytest.mark.parametrize(
    ("slot", "first", "rule"),
    [
        ({"every": "day"}, "20260101", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ({"every": "week", "day": ["thu", "mon"]}, "20260101", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ({"every": "2 weeks", "day": "wed", "from": "2026-01-08"}, "20260121", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        ({"every": "2 weeks", "day": "wed", "from": "2026-01-07"}, "20260107", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        ({"every": "month", "day": "first tuesday"}, "20260106", "FREQ=MONTHLY;BYDAY=1TU"),
        (
            {"every": "quarter", "day": "first tuesday", "from": "2026-02-10"},
            "20260505",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU",
        ),
        ({"every": "year", "day": 7, "from": "2026-05-01"}, "20260507", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=7"),
        (
            {"every": "24 months", "day": 7, "from": "2026-05-01"},
            "20260507",
            "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=7",
        ),
        (
            {"every": "month", "day": "last friday", "in": ["mar", "jun", "sep", "dec"]},
            "20260327",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR",
        ),
        ({"every": "month", "day": 15, "in": ["jan", "jul"]}, "20260115", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=15"),
        ({"every": "month", "day": 15, "in": ["feb"]}, "20260215", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=15"),
        (
            {"every": "month", "day": 1, "in": ["jan", "feb", "sep"]},
            "20260101",
            "FREQ=MONTHLY;BYMONTH=1,2,9;BYMONTHDAY=1",
        ),
        (
            {"every": "month", "day": 1, "in": ["jan", "mar", "may", "jul", "sep"]},
            "20260101",
            "FREQ=MONTHLY;BYMONTH=1,3,5,7,9;BYMONTHDAY=1",
        ),
        ({"rrule": "FREQ=DAILY;COUNT=3", "from": "2026-01-01"}, "20260101", "FREQ=DAILY;UNTIL=20260103T090000Z"),
        (
            {"rrule": "FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=SU", "from": "2026-01-01"},
            "20260111",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU",
        ),
        (
            {"rrule": "FREQ=MONTHLY;UNTIL=20260401;BYMONTHDAY=-1", "from": "2026-01-01"},
            "20260131",
            "FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20260401T080000Z",
        ),
    ],
)
def test_a_rhythm_is_a_rule_that_begins_where_it_first_holds(slot, first, rule):
    lines = event(meeting(schedule={"at": "10:00", **slot}))
    assert f"DTSTART;TZID=Europe/Amsterdam:{first}T100000" in lines
    assert f"RRULE:{rule}" in lines


def test_what_comes_once_has_no_rule():
    lines = event(meeting(schedule={"once": {"date": "2026-02-02", "at": "9:30"}}))
    assert "DTSTART;TZID=Europe/Amsterdam:20260202T093000" in lines
    assert not [line for line in lines if line.startswith("RRULE")]
    leap = {"rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=1", "from": "2026-01-01", "at": "10:00"}
    assert not [line for line in event(meeting(schedule=leap)) if line.startswith("RRULE")]


def test_a_series_that_was_over_before_the_format_begins_in_its_last_year():
    slot = {"every": "week", "day": "tue", "at": "10:00", "until": "2024-03-01"}
    assert "DTSTART;TZID=Europe/Amsterdam:20240102T100000" in event(meeting(schedule=slot))


def test_slots_are_events_of_their_own_and_the_first_keeps_its_name():
    slots = [WEEKLY, {"ad_hoc": "when asked"}, {**WEEKLY, "day": "thu"}]
    uids = [line for line in unfolded(meeting(schedule=slots, attend="one")) if line.startswith("UID")]
    assert uids == ["UID:sync@collabctl", "UID:sync.3@collabctl"]
    assert unfolded(meeting())[-len(event(meeting())) - 2 :] == [*event(meeting(schedule=WEEKLY)), "END:VCALENDAR", ""]


def test_an_event_does_not_change_when_others_come():
    assert event(meeting()) == event(meeting(), meeting("zebra", schedule={**WEEKLY, "timezone": "Asia/Kolkata"}))


def test_what_is_private_not_planned_or_never_happens_is_left_out():
    never = {"every": "week", "day": "tue", "at": "10:00", "from": "2026-01-07", "until": "2026-01-12"}
    shut = {"once": {"date": "2026-02-02", "at": "9:30"}}
    found = unfolded(
        meeting(private=True), meeting("b", schedule={"ad_hoc": "x"}), meeting("c", schedule=never),
        meeting("d", schedule=shut), closed=[{"date": "2026-02-02"}],
    )  # fmt: skip
    assert "BEGIN:VEVENT" not in found
    assert "TZID:Europe/Amsterdam" in found  # RFC 5545 wants a calendar to hold something


def test_closed_for_longer_than_can_be_listed_ends_the_series():
    closed = [{"from": "2026-03-01", "until": "2999-12-31"}]
    lines = event(meeting(schedule={"every": "day", "at": "10:00", "from": "2026-01-01"}), closed=closed)
    assert len([line for line in lines if line.startswith("EXDATE")]) == 1000
    [rule] = [line for line in lines if line.startswith("RRULE")]
    assert re.search(r"UNTIL=20291230T", rule) or "UNTIL=2029" in rule or "UNTIL=2030" in rule


def test_nobody_is_named():
    people = [
        {"kind": "department", "id": "sales", "name": "Sales", "lead": "anna"},
        {
            "kind": "person",
            "id": "anna",
            "name": "Anna de Vries",
            "department": "sales",
            "contact": {"email": "anna@example.org"},
        },
    ]
    found = text(meeting(who={"people": ["anna"]}, facilitator="anna", owner="anna", notes="for Anna"), *people)
    assert "nna" not in found
    assert not re.search("ATTENDEE|ORGANIZER|ATTACH|CONTACT|COMMENT|DESCRIPTION", found)


def test_lines_are_folded_and_end_as_the_standard_says():
    found = text(meeting(name="é" * 200, place="👩‍👩‍👧 " * 40, url="https://example.org/" + "a" * 300))
    assert "\n" not in found.replace("\r\n", "") and "\r" not in found.replace("\r\n", "")
    assert found.endswith("END:VCALENDAR\r\n")
    assert max(len(line.encode()) for line in found.split("\r\n")) == 75
    [read] = icalendar.Calendar.from_ical(found).events
    assert str(read["SUMMARY"]) == "é" * 200


@pytest.mark.parametrize("url", ["#here", "pages/x.md", "mailto:x@example.org", "https://example.org/%zz;x,y::z"])
def test_an_address_is_one_that_leads_somewhere(url):
    found = [line.partition(":")[2] for line in event(meeting(url=url)) if line.startswith("URL")]
    expected = {"mailto:x@example.org": [url], "https://example.org/%zz;x,y::z": ["https://example.org/%25zz;x,y:%3Az"]}
    assert found == expected.get(url, [])


def properties(found):
    [read] = [one for one in icalendar.Calendar.from_ical(found).walk() if one.name == "VEVENT"]
    return sorted(name for name, _ in read.property_items(recursive=False) if name not in {"BEGIN", "END"})


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_makes_a_property(hostile):
    one_line = "".join(character for character in hostile if character >= " ") or "x"
    for name in (hostile, one_line):
        written = organization(documents=[meeting(url="https://example.org")])
        [sync] = written.meetings
        object.__setattr__(sync, "name", type(sync.name)(name or "x"))
        object.__setattr__(sync, "place", type(sync.name)(name or "x"))
        found = calendar(written, [sync])
        assert properties(found) == sorted(SAFE)
        assert not [line for line in found.split("\r\n") if line.lstrip().startswith("::") or "##[" in line]


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_name_and_place_is_only_a_text(name, place):
    written = organization(documents=[meeting(url="https://example.org")])
    [sync] = written.meetings
    object.__setattr__(sync, "name", type(sync.name)(name))
    object.__setattr__(sync, "place", type(sync.name)(place))
    found = calendar(written, [sync])
    assert properties(found) == sorted(SAFE)
    assert all(len(line.encode()) <= 75 and not line.lstrip().startswith("::") for line in found.split("\r\n"))


def test_the_same_documents_give_the_same_bytes():
    documents = [
        meeting(id, schedule={**WEEKLY, "timezone": zone}) for id, zone in (("b", "Asia/Kolkata"), ("a", "UTC"))
    ]
    assert text(*documents) == text(*reversed(documents))


def test_khal_imports_it(tmp_path):
    (tmp_path / "meetings.ics").write_bytes(text(meeting(place="Room 2"), closed=[{"date": "2026-02-03"}]).encode())
    (tmp_path / "events").mkdir()
    settings = (
        f"[calendars]\n[[work]]\npath = {tmp_path}/events\n[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n"
        "longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"local_timezone = Europe/Amsterdam\ndefault_timezone = Europe/Amsterdam\n[sqlite]\npath = {tmp_path}/khal.db\n"
    )
    (tmp_path / "config").write_text(settings)

    def khal(*arguments):
        command = [sys.executable, "-m", "khal", "--config", str(tmp_path / "config"), *arguments]
        home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
        done = subprocess.run(
            command, env={**os.environ, **home}, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    khal("import", "--batch", "-a", "work", str(tmp_path / "meetings.ics"))
    shown = khal("list", "--format", "{start} {title}", "--day-format", "", "2026-01-26", "50d")
    days = re.findall(r"(\d{4}-\d\d-\d\d \d\d:\d\d) Sync", shown)
    assert days == [f"2026-{day} 10:00" for day in ["01-27", "02-10", "02-17", "02-24", "03-03", "03-10"]]
