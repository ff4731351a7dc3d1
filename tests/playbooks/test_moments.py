"""Days on which people work, and times at which they are free."""

from __future__ import annotations

import datetime

import pytest

from collabctl.documents import read
from collabctl.playbooks.moments import Wish, attendees, free_time, working_day
from tests.playbooks.organizations import AS_OF, of, place, smallest, use

TEN = datetime.time(10)
CLOSED = """\
kind: organization
format: 1
name: Lantern
vision: Light for all.
languages: [en]
working_hours: {days: [mon, tue, wed], from: "10:15", until: "13:00"}
closed:
  - {date: 2026-12-08, because: a feast}
"""


def free(where, weekdays, minutes, around=TEN, **more):
    who = attendees(where.organization, ["sales", "support"], leads=False)
    return free_time(where.organization, Wish(weekdays=weekdays, minutes=minutes, around=around, **more), who, AS_OF)


def test_a_time_that_is_taken_is_not_free():
    where = place("smallest-en")
    assert free(where, ("mon",), 60) == TEN
    assert free(where, ("tue",), 60) == datetime.time(9)
    assert free(where, ("mon",), 60, taken=((600, 615),)) == datetime.time(10, 30)


@pytest.mark.parametrize(("minutes", "expected"), [(30, "10:30"), (120, "10:30"), (240, "10:00")])
def test_within_working_hours_and_if_nothing_fits_as_wished(minutes, expected):
    where = of(smallest("en", **{"organization.yaml": CLOSED}))
    assert free(where, ("mon",), minutes).strftime("%H:%M") == expected


@pytest.mark.parametrize(
    ("day", "works"), [("2026-12-07", "2026-12-07"), ("2026-12-08", "2026-12-09"), ("2026-12-10", "2026-12-14")]
)
def test_the_next_working_day(day, works):
    where = of(smallest("en", **{"organization.yaml": CLOSED}))
    assert working_day(where.organization, datetime.date.fromisoformat(day)).isoformat() == works


def test_nobody_reads_of_a_private_meeting():
    org = place("org").organization
    assert org.meetings.get("evaluation-round").private
    for playbook in ("psychological-safety", "measure-collaboration", "shared-goal"):
        for file in use(place("org"), playbook).draft.files:
            [document] = read(file)[0]
            assert "evaluation-round" not in str(document.data)
