"""Small organizations, written as YAML, for the tests about meetings."""

from __future__ import annotations

import datetime

from collabctl.documents import SourceFile
from collabctl.organization import Organization, build

AS_OF = datetime.date(2026, 11, 23)  # a Monday
HEAD = """\
kind: organization
format: 1
name: Lantern
timezone: Europe/Amsterdam
working_hours: {days: [mon, tue, wed, thu, fri], from: "09:00", until: "17:00"}
closed:
  - {from: 2026-12-24, until: 2027-01-01, because: Christmas}
"""


def organization(text: str, head: str = HEAD) -> Organization:
    """The organization that these documents describe; their first dates are those of the head."""
    made = build([SourceFile("organization.yaml", head.encode()), SourceFile("all.yaml", text.encode())])
    assert not made.problems, made.problems[0]
    return made


def meeting(id: str, schedule: str, who: str, more: str = "") -> str:
    """A meeting of half an hour."""
    lines = ["---", "kind: meeting", f"id: {id}", f"name: {id}", f"schedule: {schedule}", f"who: {who}"]
    return "\n".join([*lines, more or "duration: 30 min", ""])


PEOPLE = """\
kind: department
id: sales
name: Sales
lead: anna
---
kind: department
id: north
name: North
part_of: sales
---
kind: department
id: support
name: Support
---
kind: department
id: agency
name: Agency
external: true
lead: eva
---
kind: person
id: anna
name: Anna
department: sales
role: Head of Sales
---
kind: person
id: bo
name: Bo
department: north
role: Seller
---
kind: person
id: kim
name: Kim
department: sales
role: Seller
left_on: 2026-12-07
---
kind: person
id: sam
name: Sam
department: support
timezone: America/New_York
---
kind: person
id: eva
name: Eva
department: agency
---
kind: person
id: dirk
name: Dirk
role: Director
---
kind: team
id: webshop
name: Webshop
departments: [north, support]
lead: bo
members:
  - {role: Planner, department: support, contributes: The planning}
done_on: 2027-01-29
"""
