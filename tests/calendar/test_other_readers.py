"""Two hundred schedules, made up at random, in six zones and more: others read in them what we do, all year."""

from __future__ import annotations

import datetime
import random

import icalendar
import pytest

from collabctl.calendar.icalendar import calendar
from collabctl.calendar.occurrences import occurrences, zone_of
from tests.calendar.other_readers import MONTHS, ORDINALS, WEEKDAYS, by_dateutil, by_ical_js
from tests.calendar.written import organization

UTC = datetime.UTC
ZONES = (
    *("Europe/Amsterdam", "Europe/London", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata", "Australia/Sydney"),
    *("Africa/Casablanca", "America/Santiago", "Asia/Jerusalem", "Africa/Cairo", "America/Nuuk", "Australia/Lord_Howe"),
    *("Europe/Dublin", "Asia/Gaza", "UTC"),
)
FIRST, LAST = datetime.date(2026, 11, 23), datetime.date(2027, 11, 22)
LONG = {"monday": "mon", "tuesday": "tue", "wednesday": "wed", "thursday": "thu", "friday": "fri", "saturday": "sat"}
CLOSED = [{"date": "2026-12-25"}, {"from": "2027-07-26", "until": "2027-08-06"}, {"date": "2027-05-05"}]
SCHEDULES = 300
RHYTHMS = (
    *("day", "week", "week", "2 weeks", "3 weeks", "4 weeks", "6 weeks", "month", "month", "month", "rule"),
    *("day", "week", "week", "2 months", "quarter", "half year", "year", "5 months"),
)
LONGER = ("months", "quarter", "half year", "year")


def day(chance, first=datetime.date(2026, 1, 1), days=700):
    return (first + datetime.timedelta(days=chance.randrange(days))).isoformat()


def rhythm(chance):
    every = chance.choice(RHYTHMS)
    if every == "day":
        return {"every": "day"}
    if every == "month":
        weekday = f"{chance.choice(list(ORDINALS))} {chance.choice(list(LONG))}"
        months = {"in": chance.sample(MONTHS, chance.randint(1, 12))} if chance.random() < 0.5 else {}
        even = {"in": list(MONTHS[chance.randrange(3) :: 3])} if chance.random() < 0.3 else months
        return {"every": "month", "day": chance.choice([weekday, chance.randint(1, 28)]), **even}
    if every == "rule":
        rules = [
            *("FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU", "FREQ=MONTHLY;BYMONTHDAY=-1"),
            *("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=3,9;BYDAY=-1FR", "FREQ=MONTHLY"),
            *(
                "FREQ=DAILY;COUNT=40",
                "FREQ=WEEKLY;UNTIL=20270401",
                "FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE,4WE",
                "FREQ=WEEKLY",
            ),
            *(
                "FREQ=YEARLY;BYYEARDAY=100,-1",
                "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR",
                "FREQ=YEARLY;BYMONTH=5;BYDAY=1MO,2TU",  # dateutil joins MO and 2TU by "and"
            ),
        ]
        return {"rrule": chance.choice(rules)}
    if every.endswith(LONGER):
        weekday = f"{chance.choice(list(ORDINALS))} {chance.choice(list(LONG))}"
        return {"every": every, "day": chance.choice([weekday, chance.randint(1, 28)])}
    days = chance.sample(WEEKDAYS, chance.randint(1, 3))
    return {"every": every, "day": chance.choice([days, days[0]])}


def schedule(chance, zone):
    if chance.random() < 0.05:
        return {"once": {"date": day(chance), "at": "10:00"}, "timezone": zone}
    slot = {**rhythm(chance), "timezone": zone}
    # Half of them at an hour that clocks skip or repeat somewhere.
    slot["at"] = chance.choice(
        [f"{chance.randrange(24):02}:{chance.choice([0, 15, 30, 45]):02}", "02:30", "01:30", "0:30"]
    )
    if chance.random() < 0.8 or "rrule" in slot or slot.get("every", "").endswith((" weeks", *LONGER)):
        slot["from"] = day(chance)
    if chance.random() < 0.3:
        slot["until"] = day(chance, datetime.date.fromisoformat(slot.get("from", "2026-12-01")), 600)
    if chance.random() < 0.4:
        slot["except"] = [day(chance, FIRST, 365) for _ in range(chance.randint(1, 20))]
    return slot


@pytest.fixture(scope="module")
def slots():
    chance = random.Random(20261123)
    return [schedule(chance, ZONES[number % len(ZONES)]) for number in range(SCHEDULES)]


@pytest.fixture(scope="module")
def written(slots):
    return organization(*slots, closed=CLOSED, timezone="Europe/Amsterdam")


@pytest.fixture(scope="module")
def ours(written):
    return {
        f"{meeting.id}@collabctl": [one.start.astimezone(UTC) for one in occurrences(written, meeting, FIRST, LAST)]
        for meeting in written.meetings
    }


def closed_days():
    for stretch in CLOSED:
        first = datetime.date.fromisoformat(stretch.get("date") or stretch["from"])
        last = datetime.date.fromisoformat(stretch.get("date") or stretch["until"])
        yield from ((first + datetime.timedelta(days=n)).isoformat() for n in range((last - first).days + 1))


def test_they_are_many_and_in_all_zones(slots, ours):
    assert sum(map(len, ours.values())) > 5_000
    assert {slot["timezone"] for slot in slots} == set(ZONES)
    assert sum(bool(found) for found in ours.values()) > SCHEDULES * 0.7


def test_dateutil_expands_them_as_we_do(slots, ours):
    closed = set(closed_days())
    theirs = [by_dateutil(slot, closed, FIRST, LAST, "Europe/Amsterdam") for slot in slots]
    assert dict(zip(sorted(ours), theirs, strict=True)) == ours


def unclear(zone, day, at):
    """Do the clocks skip that time, or show it twice? RFC 5545 says what is meant; ical.js does otherwise."""
    wall = datetime.datetime.combine(day, at, zone)
    return wall.utcoffset() != wall.replace(fold=1).utcoffset()


def test_ical_js_reads_in_our_file_what_we_mean(written, ours, node, node_packages):
    text = calendar(written, written.meetings)
    [theirs] = by_ical_js(node, node_packages, [text], datetime.datetime(2027, 11, 25, tzinfo=UTC))
    compared = left_out = 0
    for meeting in written.meetings:
        [slot] = meeting.schedule
        zone, uid = zone_of(written, slot), f"{meeting.id}@collabctl"
        local = [[one.astimezone(zone) for one in found] for found in (theirs.get(uid, []), ours[uid])]
        read, meant = (
            [one for one in found if one.time() == slot.at and not unclear(zone, one.date(), slot.at)]
            for found in local
        )
        assert [one for one in read if FIRST <= one.date() <= LAST] == meant, (uid, slot)
        compared += len(meant)
        left_out += len(ours[uid]) - len(meant)
    assert compared > 5_000
    assert 0 < left_out < 100


def test_icalendar_finds_nothing_wrong(written):
    read = icalendar.Calendar.from_ical(calendar(written, written.meetings))
    assert [error for component in read.walk() for error in component.errors] == []
    assert len(read.events) > SCHEDULES * 0.7
