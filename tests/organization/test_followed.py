"""Actions, from the retrospective in which they were agreed to the one in which they are done."""

from __future__ import annotations

import datetime

import pytest

from collabctl.organization.followed import followed
from tests.results.samples import organization

D = datetime.date
LATER = D(2026, 12, 31)


def look_back(month, *actions, of="team/shop"):
    listed = "".join(f"  - {{{action}}}\n" for action in actions)
    head = f"kind: retrospective\nid: look-back-{of[-1]}-{month:02}\ndate: 2026-{month:02}-10\n"
    return f"{head}of: {of}\nactions:\n{listed}"


BASE = (
    "kind: department\nid: it\nname: IT\n",
    *(f"kind: person\nid: {id}\nname: {id}\n" for id in ("anna", "sam")),
    *(f"kind: team\nid: {id}\nname: {id}\ndepartments: [it]\n" for id in ("shop", "app")),
)


def told(*documents, as_of=LATER):
    found = followed(organization(*BASE, *documents), as_of)
    return [(str(one.action.what), one.retrospective.date.month, one.since.month, one.is_open(as_of)) for one in found]


@pytest.mark.parametrize(
    ("first", "again", "expected"),
    [
        ("what: Brief them", "what: Brief them", [("Brief them", 5, 3, True)]),
        ("what: Brief them", "what: brief  them.", [("brief  them.", 5, 3, True)]),
        ("what: Brief them", "what: Brief them, done_on: 2026-06-01", [("Brief them", 5, 3, False)]),
        # the day was written where it was agreed first
        ("what: Brief them, done_on: 2026-06-01", "what: Brief them", [("Brief them", 5, 3, False)]),
        # done, and agreed on anew
        (
            "what: Brief them, done_on: 2026-04-01",
            "what: Brief them",
            [("Brief them", 3, 3, False), ("Brief them", 5, 5, True)],
        ),
        ("what: Brief them", "what: Brief us", [("Brief them", 3, 3, True), ("Brief us", 5, 5, True)]),
    ],
)
def test_what_is_carried_over_counts_once(first, again, expected):
    assert told(look_back(3, first), look_back(5, again)) == expected


def test_the_same_words_elsewhere_or_twice_in_one_retrospective_are_actions_of_their_own():
    assert len(told(look_back(3, "what: Write it up"), look_back(5, "what: Write it up", of="team/app"))) == 2
    twice = ("what: Train them, owner: anna", "what: Train them, owner: sam")
    assert [since for _, _, since, _ in told(look_back(3, *twice), look_back(5, *twice))] == [3, 3]


def test_only_what_was_agreed_by_that_day_is_followed():
    documents = (look_back(3, "what: Brief them, done_on: 2026-06-01"), look_back(5, "what: Brief them"))
    assert told(*documents, as_of=D(2026, 3, 9)) == []
    assert told(*documents, as_of=D(2026, 4, 1)) == [("Brief them", 3, 3, True)]
    assert told(*documents, as_of=D(2026, 5, 31)) == [("Brief them", 5, 3, True)]
