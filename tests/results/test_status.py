"""The status as a whole."""

from __future__ import annotations

import datetime

from collabctl.results.status import status
from collabctl.rules import check
from tests.results.samples import TODAY, example, metric, months, organization


def stands(name, day=TODAY):
    built = example(name)
    return status(built, check(built, day), day)


def test_what_was_agreed_is_followed_until_it_is_done():
    then = datetime.date(2026, 8, 1)
    before = {str(one.action.what): one.state for one in stands("org", then).actions}
    now = {str(one.action.what): one.state for one in stands("org").actions}
    kept = "Add the three questions from residents to the house check"
    assert (before[kept], now[kept]) == ("open", "done")
    assert "Connect HubSpot to Exact, so that an order gets its number at once" not in before
    assert {one.state for one in stands("org", datetime.date(2027, 3, 1)).actions} == {"late", "done"}


def test_promises_that_are_late_come_first():
    found = stands("org", datetime.date(2027, 1, 1)).promises
    assert [one.state for one in found] == ["late", "late", "open", "done", "done"]


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
