"""Other people's programs that read what we write, and one that expands rules as we do."""

from __future__ import annotations

import datetime
import json
import subprocess
from pathlib import Path
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

from tests.calendar.written import organization

UTC = datetime.UTC
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
DAILY, WEEKLY, MONTHLY = 3, 2, 1  # dateutil's numbers
SPANS = {"month": 1, "quarter": 3, "half year": 6, "year": 12}


def by_ical_js(node, node_packages, texts, until):
    """When ical.js says that the events of each text happen, as {uid: [moment, ...]}."""
    script = Path(__file__).with_name("read_calendar.mjs")
    copy = node_packages / "node_modules" / ".read_calendar.mjs"
    asked = json.dumps({"texts": texts, "until": until.timestamp() * 1000})
    copy.write_text(script.read_text("utf-8"), "utf-8")
    done = subprocess.run(
        [node, str(copy)], input=asked, timeout=60, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return [
        {uid: [datetime.datetime.fromtimestamp(one / 1000, UTC) for one in found] for uid, found in answer.items()}
        for answer in json.loads(done.stdout)
    ]


def by_dateutil(slot, closed, first, last, home):
    """When dateutil says that a slot happens, from what was written and nothing of ours."""
    zone = ZoneInfo(slot.get("timezone", home))
    if "once" in slot:
        days = [datetime.date.fromisoformat(slot["once"]["date"])]
        at = slot["once"]["at"]
    else:
        at = slot["at"]
        begin = datetime.datetime.combine(
            datetime.date.fromisoformat(slot.get("from", first.isoformat())), datetime.time()
        )
        end = datetime.datetime.combine(last, datetime.time())
        if "rrule" in slot:
            days = [moment.date() for moment in rrulestr(slot["rrule"], dtstart=begin).between(begin, end, inc=True)]
        else:
            days = [moment.date() for moment in rrule(dtstart=begin, until=end, **_arguments(slot))]
    until = datetime.date.fromisoformat(slot.get("until", "2999-12-31"))
    off = {*closed, *slot.get("except", ())}
    time = datetime.time.fromisoformat(at.zfill(5))
    return [
        datetime.datetime.combine(day, time, zone).astimezone(UTC)
        for day in days
        if first <= day <= min(last, until) and day.isoformat() not in off
    ]


def _arguments(slot):
    every = slot["every"]
    if every == "day":
        return {"freq": DAILY, "byweekday": range(5)}
    if every.endswith(("month", "months", "quarter", "year")):
        interval = SPANS[every] if every in SPANS else int(every.split()[0])
        months = {"bymonth": [MONTHS.index(month) + 1 for month in slot["in"]]} if "in" in slot else {}
        if isinstance(slot["day"], int):
            return {"freq": MONTHLY, "interval": interval, "bymonthday": slot["day"], **months}
        ordinal, weekday = slot["day"].split()
        # As a position among such days, which is not how we write it.
        one = {"byweekday": WEEKDAYS.index(weekday[:3]), "bysetpos": ORDINALS[ordinal]}
        return {"freq": MONTHLY, "interval": interval, **one, **months}
    days = slot["day"] if isinstance(slot["day"], list) else [slot["day"]]
    interval = int(every.split()[0]) if " " in every else 1
    return {"freq": WEEKLY, "interval": interval, "byweekday": [WEEKDAYS.index(day) for day in days], "wkst": 0}


__all__ = ["MONTHS", "ORDINALS", "WEEKDAYS", "by_dateutil", "by_ical_js", "organization"]
