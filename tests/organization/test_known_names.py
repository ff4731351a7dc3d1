"""A role where an id belongs: whoever has it, also as one of several."""

from __future__ import annotations

import pytest

from collabctl.documents import SourceFile
from collabctl.organization import build

WRITTEN = """\
kind: organization
format: 1
name: Lantern
---
kind: department
id: sales
name: Sales
lead: {lead}
---
kind: department
id: council
name: Works council
---
kind: person
id: anna
name: Anna
role: Head of Sales
department: sales
roles:
  - {{role: Chair, department: council}}
  - {{department: council}}
"""


@pytest.mark.parametrize(
    ("lead", "ways"),
    [
        ("Head of Sales", ["{role: Head of Sales, department: sales}", "anna"]),
        ("Chair", ["{role: Chair, department: council}", "anna"]),
    ],
)
def test_a_role_names_whoever_has_it_and_what_to_write(lead, ways):
    [problem] = build([SourceFile("organization.yaml", WRITTEN.format(lead=lead).encode())]).problems
    assert problem.message == f"'{lead}' is not an id, and is the role of anna; write {' or '.join(ways)}"
    for way in ways:
        assert not build([SourceFile("organization.yaml", WRITTEN.format(lead=way).encode())]).problems


def test_an_id_that_nobody_has_may_be_a_role():
    [problem] = build([SourceFile("organization.yaml", WRITTEN.format(lead="chair").encode())]).problems
    assert problem.help == "write {role: Chair, department: council} or anna"
