"""What a new document says where nobody was asked: days, a time that suits, and what follows from the answers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from collabctl.organization import Organization
from collabctl.organization.quantities import WEEKDAYS, Period
from collabctl.playbooks.moments import Wish, attendees, free_time, working_day
from collabctl.resolutions import months_after
from collabctl.starting.answers import taken

_AROUND = datetime.time(10)
_WEEKLY = ("tue",)
_SCHEDULES: Mapping[str, tuple[tuple[str, ...], dict[str, Any], int]] = {
    "stand-up": (("mon", "tue", "wed", "thu", "fri"), {"every": "day"}, 15),
    "project-sync": (_WEEKLY, {"every": "week", "day": "tue"}, 30),
    "alignment": (_WEEKLY, {"every": "month", "day": "first tuesday"}, 60),
    "retrospective": (("thu",), {"every": "month", "day": "last thursday"}, 60),
    "lessons-learned": (("thu",), {"every": "month", "day": "third thursday"}, 45),
    "all-hands": (("fri",), {"every": "month", "day": "last friday"}, 30),
    "office-hours": (("wed",), {"every": "week", "day": "wed"}, 30),
}
"""For each type of meeting its weekdays, when it is held, and its minutes. What is not here happens once."""

_LED = ("alignment",)
_MEDIA_THAT_FORGET = ("chat", "call", "in-person")


def defaults(
    organization: Organization, kind: str, values: Mapping[str, Any], as_of: datetime.date, language: str
) -> dict[str, Any]:
    """Everything that the text of this kind may ask for, beside the answers."""
    found: dict[str, Any] = {
        "day": as_of,
        "year": _year(organization, as_of),
        "in_a_month": working_day(organization, months_after(as_of, 1)),
        "in_three_months": working_day(organization, months_after(as_of, 3)),
        "in_half_a_year": months_after(as_of, 6),
        "names": {one.id: one.name.to(language) for one in organization.departments},
        "date": as_of,
        "due": months_after(as_of, 3),
    }
    if kind == "meeting":
        found |= _meeting(organization, values, as_of)
    elif kind == "channel":
        found["keeps"] = values["medium"] not in _MEDIA_THAT_FORGET
    elif kind == "initiative":
        found["lead_is_one_of_them"] = _home(organization, values["lead"]) in values["departments"]
    elif kind == "retrospective":
        found["past"] = {"from": months_after(as_of, -3), "until": as_of}
    return found


def _year(organization: Organization, as_of: datetime.date) -> int:
    """The year of the organization that the day falls in, by its number."""
    starts = str(organization.settings.year_starts)
    years = (as_of.year, as_of.year - 1)
    return next(year for year in years if (first := Period.parse(year, starts).first) and first <= as_of)


def _home(organization: Organization, person: str | Mapping[str, str]) -> str | None:
    """The department of somebody as a document names them."""
    return organization.department_of(person) if isinstance(person, str) else person["department"]


def _meeting(organization: Organization, values: Mapping[str, Any], as_of: datetime.date) -> dict[str, Any]:
    led = values["type"] in _LED
    departments = taken(dict(values), "who.departments")
    who = attendees(organization, departments, leads=led)
    if values["type"] in _SCHEDULES:
        weekdays, schedule, minutes = _SCHEDULES[values["type"]]
        at = free_time(organization, Wish(weekdays=weekdays, minutes=minutes, around=_AROUND), who, as_of)
        schedule = {**schedule, "at": f"{at:%H:%M}"}
    else:
        minutes = 60
        day = working_day(organization, as_of + datetime.timedelta(days=14))
        at = free_time(
            organization, Wish(weekdays=(WEEKDAYS[day.weekday()],), minutes=minutes, around=_AROUND), who, as_of
        )
        schedule = {"once": {"date": day, "at": f"{at:%H:%M}"}}
    return {"schedule": schedule, "duration": f"{minutes} min", "whom": "leads_of" if led else "departments"}
