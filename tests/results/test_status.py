"""The status as a whole."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from collabctl.results.arrows import MIN_PAIRS, STRONG
from collabctl.results.outlook import LIKE_THE_LAST
from collabctl.results.promises import actions, promises
from collabctl.results.silo_index import PARTS
from collabctl.results.standing import TREND_POINTS, VERDICTS
from collabctl.results.status import status
from collabctl.results.trend import MIN_POINTS
from collabctl.rules import check
from tests.results.samples import TODAY, example, metric, months, organization


def stands(name, day=TODAY):
    built = example(name)
    return status(built, check(built, day), day)


PAGE, CHECK, VISIT, LINK, SOFTWARE = (
    "Make one page on which notifications you can mute",
    "Add the three questions from residents to the house check",
    "Plan the next home visit with a fitter and a seller along",
    "Connect HubSpot to Exact, so that an order gets its number at once",
    "Discuss new software in the monthly alignment first",
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-23", []),  # the first retrospective is of the next day
        ("2026-04-01", [("open", PAGE)]),  # done on the 2nd
        ("2026-08-01", [("open", CHECK), ("open", VISIT), ("done", PAGE)]),
        ("2026-08-28", [("open", VISIT), ("done", PAGE), ("done", CHECK)]),
        (
            "2026-11-23",
            [("open", LINK), ("open", VISIT), ("done", PAGE), ("done", CHECK), ("done", SOFTWARE)],
        ),
        # by now both are late, the one due first before the other
        ("2027-01-30", [("late", LINK), ("late", VISIT), ("done", PAGE), ("done", CHECK), ("done", SOFTWARE)]),
    ],
)
def test_what_was_agreed_is_followed_until_it_is_done(day, expected):
    found = actions(example("org"), datetime.date.fromisoformat(day))
    assert [(one.state, str(one.action.what)) for one in found] == expected


REWARD, PHONE, FILE = "reward-the-assist", "director-on-the-phone", "open-the-order-file"


@pytest.mark.parametrize(
    ("day", "late", "open_"),
    [
        ("2026-11-23", [], [REWARD, PHONE, FILE]),
        ("2026-12-18", [], [REWARD, PHONE, FILE]),  # on its last day it is in time
        ("2027-01-01", [REWARD, PHONE], [FILE]),
        ("2027-02-01", [REWARD, PHONE, FILE], []),
    ],
)
def test_promises_that_are_late_come_first(day, late, open_):
    found = promises(example("org"), datetime.date.fromisoformat(day))
    told = [(one.state, one.commitment.id) for one in found]
    kept = ["judge-us-together", "money-for-asana"]
    assert told == [*(("late", id) for id in late), *(("open", id) for id in open_), *(("done", id) for id in kept)]


def test_what_the_organization_named_leads():
    found = stands("org").results
    assert [(one.metric.id, one.better) for one in found] == [
        ("lead-time", 1), ("miscommunication-tickets", 1), ("enps", 1),
    ]  # fmt: skip
    assert stands("org", datetime.date(2024, 12, 31)).results[0].trend is None


def test_a_figure_that_is_to_stay_is_neither_better_nor_worse():
    head = "kind: organization\nformat: 1\nname: Lantern\nresults: [stock]\n"
    from collabctl.documents import SourceFile
    from collabctl.organization import build

    stock = metric("stock").replace("better: higher", "better: steady")
    files = [SourceFile("organization.yaml", f"{head}---\n{stock}".encode())]
    built = build(files, tables=[SourceFile("measurements/stock.csv", months(*range(10)).encode())])
    assert status(built, [], TODAY).results[0].better == 0
    assert organization().settings.results == ()


def test_rollouts_that_are_not_over_have_their_checklist():
    assert [one.rollout.id for one in stands("silo").rollouts] == [
        "cloudphone-rollout", "quotemaker-rollout", "workhub-rollout",
    ]  # fmt: skip
    assert any(step.state == "missing" for step in stands("silo").rollouts[0].steps)


def test_the_page_that_tells_how_it_is_worked_out_names_every_verdict_and_part():
    page = (Path(__file__).parents[2] / "docs" / "status.md").read_text("utf-8")
    assert all(f"**{verdict}**" in page for verdict in VERDICTS)
    assert all(f"| {part} |" in page for part in PARTS)
    numbers = (f"the last {LIKE_THE_LAST} figures", f"It takes {MIN_POINTS} figures", f"It takes {MIN_PAIRS} pairs")
    assert all(number in page for number in (*numbers, f"the last {TREND_POINTS} figures", f"beyond {STRONG}"))
