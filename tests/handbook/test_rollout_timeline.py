import datetime

import pytest

from collabctl.documents import SourceFile
from collabctl.handbook.book import Book
from collabctl.handbook.languages import Language
from collabctl.handbook.rollout_timeline import rollout_timeline
from collabctl.organization import build

HEAD = "kind: organization\nformat: 1\nname: Lantern\nlanguages: [en, nl]\n"
TOOL = "---\nkind: tool\nid: desk\nname: Desk\ncategory: crm\nproblem: One place\n"
WHOLE = """\
working_group_since: 2026-01-05
choice: {tool: desk, date: 2026-02-02}
pilot:
  period: {from: 2026-03-02, until: 2026-04-03}
  outcome: {decision: go, date: 2026-04-07}
training: [{name: First steps, date: 2026-04-20}, {name: Some day}]
waves:
  - {departments: [sales], date: 2026-05-04, done_on: 2026-05-15}
  - {name: Everybody else, departments: [sales], date: 2026-09-01}
"""


def timeline(more, language="en", others=TOOL):
    rollout = f"---\nkind: rollout\nid: desk-rollout\nname: Desk for all\ntool: desk\nstatus: pilot\n{more}"
    sales = "---\nkind: department\nid: sales\nname: Sales\n"
    organization = build([SourceFile("all.yaml", f"{HEAD}{sales}{others}{rollout}".encode())])
    return rollout_timeline(Book(organization, Language(language)), next(iter(organization.rollouts)))


def test_what_has_a_day_is_a_row_and_what_is_written_down_as_done_is_done():
    picture = timeline(WHOLE)
    assert [(row.name, row.when, row.done) for row in picture.rows] == [
        ("Working group", "5 January 2026", True),
        ("we choose Desk", "2 February 2026", True),
        ("The pilot", "2 March 2026 to 3 April 2026", True),
        ("we decide: go ahead", "7 April 2026", True),
        ("training: First steps", "20 April 2026", False),
        ("start for Sales", "4 May 2026 to 15 May 2026", True),
        ("Everybody else", "1 September 2026", False),
    ]
    assert picture.marks[:2] == ((datetime.date(2026, 2, 1), "February 2026"), (datetime.date(2026, 4, 1), "April"))


def test_in_dutch():
    assert [row.name for row in timeline(WHOLE, "nl").rows][1:3] == ["we kiezen Desk", "De pilot"]


@pytest.mark.parametrize(
    "more",
    [
        "",
        "choice: {tool: desk, date: 2026-02-02}\n",
        "waves: [{name: One, departments: [sales]}, {name: Two, departments: [sales]}]\n",
    ],
)
def test_a_single_day_is_no_picture(more):
    assert timeline(more) is None


def test_a_private_tool_is_not_named():
    picture = timeline(WHOLE, others=TOOL + "private: true\n")
    assert not any("Desk" in row.name for row in picture.rows)


def test_an_end_before_the_beginning_is_left_out():
    two = "waves: [{departments: [sales], date: 2026-05-04, done_on: 2026-05-01}, "
    two += "{departments: [sales], date: 2026-06-01}]\n"
    first = timeline(two).rows[0]
    assert first.first == first.last == datetime.date(2026, 5, 4)
