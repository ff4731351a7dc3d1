"""Time zones: whoever writes none is told the place, and never one that does not exist."""

import pytest

from collabctl.documents import SourceFile, zones
from collabctl.organization import build

MEANT = {
    "Pacific Time": "America/Los_Angeles",
    "PT (Pacific Time)": "America/Los_Angeles",
    "PT": "America/Los_Angeles",
    "Eastern Time": "America/New_York",
    "EST": "America/New_York",
    "MST": "America/Denver",
    "HST": "Pacific/Honolulu",
    "EST5EDT": "America/New_York",
    "CET": "Europe/Amsterdam",
    "CEST": "Europe/Amsterdam",
    "Central European Time": "Europe/Amsterdam",
    "America/New York": "America/New_York",
    "new york": "America/New_York",
    "europe/amsterdam": "Europe/Amsterdam",
    "Europe/Amsterdm": "Europe/Amsterdam",
    "Amsterdam": "Europe/Amsterdam",
    "Nederland": "Europe/Amsterdam",
    "posix/Europe/Amsterdam": "Europe/Amsterdam",
    "right/Europe/Amsterdam": "Europe/Amsterdam",
    "(UTC+01:00) Amsterdam, Berlin, Bern": "Europe/Amsterdam",
    "W. Europe Standard Time": "Europe/Berlin",
    "utc": "UTC",
}
UNKNOWN = ["localtime", "posixrules", "Factory", "UTC+1", "+01:00", "Europe", "nowhere", "x" * 5000, "-", "//"]


def told(zone: str) -> str:
    text = f"kind: organization\nformat: 1\nname: L\ntimezone: {zone}\n"
    (problem,) = build([SourceFile("organization.yaml", text.encode())]).problems
    assert (problem.rule, problem.location.line) == ("document/wrong-value", 4)
    assert not problem.help
    return problem.message


@pytest.mark.parametrize("written", MEANT)
def test_the_place_is_named(written):
    assert told(written) == f"'{written}' is not the name of a time zone; write the place, {MEANT[written]}"


@pytest.mark.parametrize("written", UNKNOWN)
def test_where_nobody_can_tell_there_is_an_example(written):
    if written == "-":
        written = "'-'"
    assert told(written).endswith(
        "is not the name of a time zone; write a place from the IANA list, such as Europe/Amsterdam"
    )


def test_what_is_offered_exists():
    assert all(zones.is_zone(place) for place in {*MEANT.values(), *zones._MEANT, *zones._windows().values()})


@pytest.mark.parametrize(
    "name", ["Europe/Amsterdam", "UTC", "GMT", "US/Eastern", "Etc/GMT+5", "Europe/Kyiv", "Asia/Calcutta"]
)
def test_a_name_on_the_list_is_one(name):
    assert zones.is_zone(name)
    assert not build(
        [SourceFile("organization.yaml", f"kind: organization\nformat: 1\nname: L\ntimezone: {name}\n".encode())]
    ).problems


@pytest.mark.parametrize(
    "meeting",
    ['{every: week, day: wed, at: "9:00", timezone: EST}', '{once: {date: 2026-02-02, at: "9:00"}, timezone: EST}'],
)
def test_in_a_meeting_too(meeting):
    text = f"kind: meeting\nid: m\nname: M\nschedule: {meeting}\nwho: {{everyone: true}}\n"
    own = SourceFile("organization.yaml", b"kind: organization\nformat: 1\nname: L\n")
    (problem,) = build([own, SourceFile("m.yaml", text.encode())]).problems
    assert problem.message == "'EST' is not the name of a time zone; write the place, America/New_York"
