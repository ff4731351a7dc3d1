"""How the clocks of a zone change, as another reader of calendar files understands what we write of it."""

from __future__ import annotations

import datetime
import io
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from collabctl.calendar.icalendar import calendar
from collabctl.calendar.zones import onsets
from tests.calendar.written import organization

REGULAR = {
    "Europe/Amsterdam": [("-1SU", 3), ("-1SU", 10)],
    "Europe/London": [("-1SU", 3), ("-1SU", 10)],
    "America/New_York": [("2SU", 3), ("1SU", 11)],
    "Australia/Sydney": [("1SU", 4), ("1SU", 10)],
}
STANDING = ("America/Sao_Paulo", "Asia/Kolkata", "Asia/Kathmandu", "Africa/Johannesburg", "Etc/GMT+12")
OTHERS = (
    *("Africa/Casablanca", "America/Santiago", "Asia/Jerusalem", "Africa/Cairo", "America/Nuuk", "Australia/Lord_Howe"),
    *("Europe/Dublin", "Asia/Gaza", "Antarctica/Troll", "America/Asuncion", "Pacific/Chatham"),
)


def lines(zone, begins="2026-01-05", **slot):
    weekly = {"every": "week", "day": "mon", "at": "10:00", "from": begins, "timezone": zone, **slot}
    written = organization(weekly)
    return calendar(written, written.meetings).replace("\r\n ", "").split("\r\n")


def test_a_zone_whose_clocks_stand_has_one_entry():
    for zone in STANDING:
        found = lines(zone)
        assert found.count("BEGIN:STANDARD") == 1, zone
        assert "BEGIN:DAYLIGHT" not in found
        assert not [line for line in found if line.startswith("RRULE") and "YEARLY" in line]


@pytest.mark.parametrize("zone", REGULAR)
def test_a_rule_in_force_is_written_as_one(zone):
    rules = {line for line in lines(zone) if line.startswith("RRULE:FREQ=YEARLY")}
    assert rules == {f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY={day}" for day, month in REGULAR[zone]}


def test_an_onset_begins_on_the_clock_that_it_ends():
    found = "\n".join(lines("Europe/Amsterdam"))
    assert "BEGIN:DAYLIGHT\nDTSTART:20250330T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST\n" in found
    assert "BEGIN:STANDARD\nDTSTART:20251026T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nTZNAME:CET\n" in found


def test_no_list_of_dates_is_used_which_ical_js_would_misread():
    for zone in (*REGULAR, *OTHERS):
        assert not [line for line in lines(zone) if line.startswith("RDATE")]


def test_a_rule_that_has_ended_ends_in_the_file():
    found = lines("America/Sao_Paulo", begins="2014-01-06")
    assert any(";UNTIL=2019" in line for line in found)
    assert "DTSTART:20181104T000000" in found


@pytest.mark.parametrize(("zone", "begins"), [(zone, "2026-01-05") for zone in (*REGULAR, *STANDING, *OTHERS)] + [
    ("America/Sao_Paulo", "2012-01-02"), ("America/New_York", "2004-01-05"), ("Africa/Casablanca", "2013-01-07"),
    ("America/Santiago", "2015-01-05"), ("Europe/Moscow", "2009-01-05"), ("Asia/Pyongyang", "2014-01-06"),
])  # fmt: skip
def test_every_day_of_fifteen_years_has_the_right_offset(zone, begins):
    text = "\r\n".join(lines(zone, begins))
    read = tzical(io.StringIO(text)).get(zone)
    here = ZoneInfo(zone)
    first = datetime.datetime.fromisoformat(begins)
    for day in range(15 * 365):
        noon = first + datetime.timedelta(days=day, hours=12)
        assert read.utcoffset(noon) == here.utcoffset(noon), noon


def test_every_hour_around_every_change():
    for zone in (*REGULAR, *OTHERS):
        here = ZoneInfo(zone)
        for onset in onsets(here, datetime.date(2026, 1, 1), datetime.date(2030, 12, 31)):
            if onset.first.before == onset.first.after:
                continue
            before, after = (onset.first.moment + datetime.timedelta(seconds=seconds) for seconds in (-1, 0))
            assert before.astimezone(here).utcoffset() == onset.first.before
            assert after.astimezone(here).utcoffset() == onset.first.after


def test_only_what_a_series_needs_is_told():
    assert len(onsets(ZoneInfo("Africa/Casablanca"), datetime.date(2026, 6, 1), datetime.date(2026, 12, 31))) <= 5
    assert len(onsets(ZoneInfo("Africa/Casablanca"), datetime.date(2026, 6, 1), datetime.date(2035, 12, 31))) <= 25


def test_universal_time_needs_no_zone():
    found = lines("UTC")
    assert "BEGIN:VTIMEZONE" not in found
    assert "DTSTART:20260105T100000Z" in found
