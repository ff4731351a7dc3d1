"""What real organizations wanted to say can be written, is checked, and is read in the handbook in both languages."""

import datetime

import pytest

from collabctl.documents import SourceFile
from collabctl.handbook import build_all
from collabctl.organization import build
from collabctl.rules import check

AS_OF = datetime.date(2026, 6, 1)
ORGANIZATION = b"""
{kind: organization, format: 1, name: X, vision: Together., languages: [en, nl], handbook: {publish_people: true},
 tool_categories: {payroll: {en: Payroll, nl: Salarissen}}}
---
{kind: department, id: lang, name: Language, lead: kim}
---
{kind: department, id: comp, name: Compiler, lead: lee}
---
{kind: person, id: kim, name: Kim, department: comp, role: Engineer, roles: [{department: lang, role: Chair}]}
---
{kind: person, id: lee, name: Lee, department: comp, role: Head of Compiler}
---
{kind: person, id: old, name: Oud, department: lang, role: Writer, left_on: 2026-01-01}
---
{kind: team, id: style, name: Style, departments: [lang, comp], lead: kim, members: [{person: lee}], alumni: [old],
 done_when: The style is written down.}
---
kind: meeting
id: sync
name: Sync
purpose: Nobody waits longer than a week.
schedule: {every: 2 weeks, day: wed, at: "17:00", from: unknown}
duration: 30 min
who: {departments: [lang, comp]}
facilitator: kim
agenda: https://example.org/agenda
outcome: [Each question has an owner]
---
{kind: meeting, id: other, name: Other, purpose: p, schedule: {every: week, day: wed, at: "17:00"}, duration: 30 min,
 who: {departments: [lang, comp]}, facilitator: kim, agenda: [a], outcome: [o]}
---
{kind: message, id: question, name: Question}
---
{kind: channel, id: chat, name: Chat, medium: chat, use_for: [question], about: {en: Questions., nl: Korte vragen.}}
---
{kind: channel, id: attic, name: Attic, medium: chat, archived: true, use_for: [question]}
---
{kind: tool, id: slip, name: Slip, category: payroll, problem: Payslips came by post., owner: lee}
"""


@pytest.fixture(scope="module")
def organization():
    return build([SourceFile("organization.yaml", ORGANIZATION)])


@pytest.fixture(scope="module")
def pages(organization):
    return build_all(organization, ["en", "nl"])


def test_all_of_it_is_right(organization):
    assert organization.problems == ()
    found = [one for one in check(organization, AS_OF) if not one.rule.startswith(("organization/", "department/"))]
    assert [(one.rule, one.message) for one in found] == []


@pytest.mark.parametrize(
    ("language", "page", "said"),
    [
        ("en", "departments/lang.md", "Kim ("),
        ("nl", "departments/lang.md", "Kim ("),
        ("en", "teams.md", "In it before"),
        ("nl", "teams.md", "Eerder erbij"),
        ("en", "meetings/sync.md", "every two weeks on Wednesday at 17:00, in which weeks is not known yet"),
        ("nl", "meetings/sync.md", "om de twee weken op woensdag om 17.00 uur, in welke weken is nog niet bekend"),
        ("en", "meetings/sync.md", "[The agenda stands here](https://example.org/agenda)"),
        ("nl", "meetings/sync.md", "[De agenda staat hier](https://example.org/agenda)"),
        ("en", "which-channel.md", "## Not in use any more"),
        ("nl", "which-channel.md", "Korte vragen."),
        ("en", "tools/README.md", "## Payroll"),
        ("nl", "tools/README.md", "## Salarissen"),
    ],
)
def test_the_handbook_says_it(pages, language, page, said):
    assert said in pages[f"{language}/{page}"]


def test_what_was_at_home_in_an_archived_channel_only_is_homeless():
    alone = ORGANIZATION.replace(b"use_for: [question], about", b"about")
    found = check(build([SourceFile("organization.yaml", alone)]), AS_OF)
    assert "message/homeless" in {one.rule for one in found}
