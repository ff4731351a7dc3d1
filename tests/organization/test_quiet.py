"""How long nobody has to answer."""

from __future__ import annotations

import pytest

from collabctl.organization import Organization
from collabctl.organization.quiet import DAY, Stretch, in_several_zones, longest_quiet
from tests.organization.test_building import ORGANIZATION, built

SETTINGS = ORGANIZATION + "timezone: Europe/Amsterdam\n"
WORK = 'working_hours: {days: [mon, tue, wed, thu, fri], from: "09:00", until: "17:00"}\n'
FRIDAY_17 = 4 * DAY + 17 * 60
SATURDAY_16 = 5 * DAY + 16 * 60
HOUR = 60


def organization(channel: str, *, more: str = "", settings: str = SETTINGS + WORK) -> Organization:
    document = f"{{kind: channel, id: chat, name: Chat, medium: chat, {channel}}}"
    made = built(organization=settings, all=f"{document}\n{more}")
    assert made.problems == ()
    return made


def longest(made: Organization, *, working: bool) -> Stretch | None:
    [channel] = made.channels
    return longest_quiet(made, channel, working=working)


@pytest.mark.parametrize(
    ("hours", "start", "length", "worked"),
    [
        ('{from: "22:00", until: "06:00"}', 22, 8, 0),
        ('{from: "18:00", until: "08:00"}', 18, 14, 0),
        ('{from: "12:00", until: "13:30"}', 12, 1.5, 1.5),
        ('{from: "16:00", until: "10:00"}', 16, 18, 2),
        ('{from: "00:00", until: "00:00"}', 0, 0, 0),
    ],
)
def test_quiet_hours(hours: str, start: int, length: float, worked: float) -> None:
    made = organization(f"quiet_hours: {hours}")
    on_the_clock, in_working_time = longest(made, working=False), longest(made, working=True)
    assert on_the_clock == Stretch(start * HOUR, int(length * HOUR), int(length * HOUR))
    assert in_working_time is not None
    assert in_working_time.counted == worked * HOUR


def test_without_quiet_hours_nobody_has_to_answer_outside_work() -> None:
    weekend = Stretch(FRIDAY_17, 64 * HOUR, 64 * HOUR)
    assert longest(organization("keeps: true"), working=False) == weekend
    assert longest(organization("keeps: true"), working=True) is None
    assert longest(organization("keeps: true", settings=SETTINGS), working=False) is None


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ('{days: [sat, sun], from: "10:00", until: "16:00"}', Stretch(SATURDAY_16, 18 * HOUR, 18 * HOUR)),
        ('{days: [mon, tue, wed, thu, fri, sat, sun], from: "07:00", until: "23:00"}', Stretch(23 * HOUR, 480, 480)),
        ('{days: [mon, tue, wed, thu, fri, sat, sun], from: "00:00", until: "00:00"}', None),
        ('{days: [sun], from: "22:00", until: "06:00"}', Stretch(FRIDAY_17, 53 * HOUR, 53 * HOUR)),
    ],
)
def test_the_hours_of_all_who_read_it_count(hours: str, expected: Stretch | None) -> None:
    """The desk works at these hours, and everybody else from Monday to Friday."""
    desk = f"---\n{{kind: department, id: desk, name: Desk, working_hours: {hours}}}"
    found = longest(organization("keeps: true", more=desk), working=False)
    assert (found and found.length) == (expected and expected.length)
    if expected is not None and "mon" not in hours:
        assert found == expected


def test_a_department_below_keeps_the_hours_of_the_one_above() -> None:
    more = """---
{kind: department, id: care, name: Care, working_hours: {days: [mon], from: "09:00", until: "10:00"}}
---
{kind: department, id: desk, name: Desk, part_of: care}"""
    found = longest(organization("who: {departments: [desk]}", more=more), working=False)
    assert found == Stretch(10 * HOUR, 7 * DAY - HOUR, 7 * DAY - HOUR)


def test_what_one_of_the_readers_can_keep_counts_as_kept() -> None:
    """The quiet hours lie in the working day of the one department, and not in that of the other."""
    early = (
        '---\n{kind: department, id: early, name: Early, working_hours: {days: [mon], from: "06:00", until: "09:00"}}'
    )
    quiet = 'quiet_hours: {from: "09:00", until: "12:00"}'
    found = longest(organization(quiet, more=early), working=True)
    assert found is not None
    assert found.counted == 0


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("timezone: Asia/Tokyo", True),
        ("timezone: Europe/Amsterdam", False),
        ('working_hours: {days: [sat], from: "09:00", until: "12:00"}', True),
        ("role: Designer", False),
    ],
)
def test_readers_elsewhere(person: str, expected: bool) -> None:
    made = organization("who: {people: [kim]}", more=f"---\n{{kind: person, id: kim, name: Kim, {person}}}")
    [channel] = made.channels
    assert in_several_zones(made, channel) is expected
    others = organization(
        "who: {people: [bo]}",
        more=f"---\n{{kind: person, id: kim, name: Kim, {person}}}\n---\n{{kind: person, id: bo, name: Bo}}",
    )
    assert not in_several_zones(others, next(iter(others.channels)))
