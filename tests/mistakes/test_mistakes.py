r"""Mistakes that people make who have never seen YAML: one finding each, at the right line, with what to write.

`organization/` is in order. Each case changes one thing in it; what the finding offers is then put in its place, and
the organization has to be in order again.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from collabctl.documents import SourceFile
from collabctl.findings import Finding
from collabctl.organization import build
from collabctl.rules import check
from collabctl.sources import Sources
from collabctl.sources.files import read_folder

ORGANIZATION = Path(__file__).parent / "organization"
AS_OF = datetime.date(2026, 12, 1)


class Mistake(NamedTuple):
    """What stood in a file, what stands there now, the line that is wrong, and what the finding must say to write.

    `mended` is what the advice makes of `broken` where that is not what stood there before.
    """

    file: str
    before: str
    broken: str
    line: int
    offers: str
    mended: str = ""


KPI = "kpis/verkoop-levertijd.yaml"
MEETING = "meetings/weekstart.yaml"
MONTHLY = "meetings/maandoverleg.yaml"
GOAL = "goals/tevreden-klanten.yaml"
PERSON = "people/anna.yaml"
BRAM = "people/bram.yaml"
ROLLOUT = "rollouts/takenbord.yaml"
METRIC = "metrics/levertijd.yaml"
SATISFACTION = "metrics/klanttevredenheid.yaml"
CHANNELS = "channels/kanalen.yaml"
OWN = "organization.yaml"
SALES = "departments/verkoop.yaml"
MESSAGE = "messages/aanbieding.yaml"

SECOND = "    contributes: Lost het in één keer op."

MISTAKES = {
    # Indentation and tabs.
    "two spaces less": Mistake(GOAL, SECOND, SECOND[2:], 12, "indent it deeper"),
    "a tab": Mistake(PERSON, "  email: anna", "\temail: anna", 7, "replace the tab by spaces"),
    "a child at the margin": Mistake(PERSON, "  email: anna", "email: anna", 7, "as many spaces"),
    "no-break spaces before a key": Mistake(PERSON, "  email: anna", "\u00a0\u00a0email: anna", 7, "ordinary space"),
    # Colons, brackets and quotes.
    "no space behind the colon": Mistake(MEETING, "duration: 15 min", "duration:15 min", 12, "put one there"),
    "no colon": Mistake(MONTHLY, "place: Kamer 2", "place Kamer 2", 15, "write place: Kamer 2"),
    "a semicolon for a colon": Mistake(MONTHLY, "place: Kamer 2", "place; Kamer 2", 15, "write place: Kamer 2"),
    "an open bracket": Mistake(KPI, "[tevreden-klanten]", "[tevreden-klanten", 10, "close it with ']'"),
    "a semicolon in a list": Mistake(
        MEETING, "[verkoop, klantenservice]", "[verkoop; klantenservice]", 13, "write [verkoop, klantenservice]"
    ),
    "a list without brackets": Mistake(
        MEETING,
        "{departments: [verkoop, klantenservice]}",
        "{departments: verkoop, klantenservice}",
        13,
        "write [verkoop, klantenservice]",
    ),
    "a hash in a name": Mistake(MONTHLY, "place: Kamer 2", "place: Kamer #2", 15, '"Kamer #2"', 'place: "Kamer #2"'),
    "an at sign": Mistake(
        PERSON,
        "  email: anna@z",
        "  chat: @anna\n  email: anna@z",
        7,
        "put it in quotes",
        '  chat: "@anna"\n  email: anna@z',
    ),
    "an apostrophe in quotes": Mistake(
        MONTHLY,
        "place: Kamer 2",
        "place: 'Foto's en film'",
        15,
        "put the whole text in quotes of the other kind",
        'place: "Foto\'s en film"',
    ),
    "a colon in an item": Mistake(
        MONTHLY,
        "  - Wie doet wat",
        "  - Besluit: wie doet wat",
        14,
        '"Besluit: wie doet wat"',
        '  - "Besluit: wie doet wat"',
    ),
    "a text over two lines": Mistake(
        MONTHLY,
        "purpose: De hoofden kijken naar de gedeelde doelen.",
        "purpose: De hoofden kijken naar:\nde gedeelde doelen.",
        5,
        'purpose: "De hoofden kijken naar: de gedeelde doelen."',
        'purpose: "De hoofden kijken naar: de gedeelde doelen."',
    ),
    # Pasted from a word processor.
    "a dash from Word": Mistake(ROLLOUT, "  - bram", "  – bram", 9, "write '- bram'"),
    "a bullet from Word": Mistake(ROLLOUT, "  - bram", "  • bram", 9, "write '- bram'"),
    "the first bullet from Word": Mistake(ROLLOUT, "  - anna", "  • anna", 8, "write '- anna'"),
    "both bullets from Word": Mistake(
        ROLLOUT, "  - anna\n  - bram", "  • anna\n  • bram", 8, "write '- anna'", "  - anna\n  - bram"
    ),
    "quotes from Word": Mistake(SALES, "name: Verkoop", "name: “Verkoop”", 3, "write Verkoop"),
    "quotes from Word round a date": Mistake(ROLLOUT, "2026-11-02", "“2026-11-02”", 10, "write 2026-11-02"),
    "a zero width space": Mistake(KPI, "department: verkoop", "department: verkoop\u200b", 4, "remove it"),
    "a remark with slashes": Mistake(
        MONTHLY,
        "place: Kamer 2",
        "// kamer 2 is boven\nplace: Kamer 2",
        15,
        "# kamer 2 is boven",
        "# kamer 2 is boven\nplace: Kamer 2",
    ),
    "a merge": Mistake(
        KPI,
        "target: {at_most: 5}\n",
        "<<<<<<< HEAD\ntarget: {at_most: 5}\n=======\ntarget: {at_most: 6}\n>>>>>>> voorstel\n",
        6,
        "keep one of the two",
    ),
    # Lists.
    "an item in an item": Mistake(MONTHLY, "  - Hoe staat", "  - - Hoe staat", 12, "remove the second '- '"),
    "a list of one": Mistake(MONTHLY, "place: Kamer 2", "place:\n  - Kamer 2", 16, "write place: Kamer 2"),
    "a list of one in brackets": Mistake(
        MONTHLY, "place: Kamer 2", "place: [Kamer 2]", 15, "write Kamer 2 without the brackets"
    ),
    "a text for a list": Mistake(
        MONTHLY,
        "outcome:\n  - Wie doet wat",
        "outcome: Wie doet wat",
        13,
        "write [Wie doet wat]",
        "outcome: [Wie doet wat]",
    ),
    "a sentence with a comma for a list": Mistake(
        MONTHLY,
        "outcome:\n  - Wie doet wat",
        "outcome: Wie doet wat, en wanneer",
        13,
        '["Wie doet wat, en wanneer"]',
        'outcome: ["Wie doet wat, en wanneer"]',
    ),
    "ids with a comma for a list": Mistake(
        KPI, "supports: [tevreden-klanten]", "supports: tevreden-klanten", 10, "write [tevreden-klanten]"
    ),
    "a word for a mapping": Mistake(
        METRIC,
        "influences:\n  - metric: klanttevredenheid\n    effect: lowers\n    evidence: expert\n"
        "    because: Wie lang wacht, is minder tevreden.",
        "influences: [klanttevredenheid]",
        9,
        "{metric: klanttevredenheid, effect: ...}",
        "influences: [{metric: klanttevredenheid, effect: lowers}]",
    ),
    "a department for a share": Mistake(
        GOAL,
        "  - department: verkoop\n    contributes: Belooft alleen wat kan.\n    question: Wat beloofden we te veel?\n",
        "  - verkoop\n",
        8,
        "write {department: verkoop",
        "  - {department: verkoop, contributes: Belooft alleen wat kan., question: Wat beloofden we te veel?}\n",
    ),
    "two people in a word": Mistake(
        MEETING, "facilitator: bram", "facilitator: bram en anna", 14, "write [bram, anna]"
    ),
    "a languages word": Mistake(OWN, "languages: [nl]", "languages: nl", 5, "write [nl]"),
    # Ids.
    "a capital": Mistake(KPI, "department: verkoop", "department: Verkoop", 4, "write verkoop"),
    "a slip of the finger": Mistake(KPI, "metric: levertijd", "metric: levertyd", 5, "did you mean 'levertijd'?"),
    "a name for an id": Mistake(KPI, "[tevreden-klanten]", "[Tevreden klanten]", 10, "write tevreden-klanten"),
    "a name with a space too many": Mistake(
        GOAL, "reviewed_in: maandoverleg", "reviewed_in: Maand overleg", 14, "write maandoverleg"
    ),
    "the name of a person": Mistake(SALES, "lead: anna", "lead: Anna Voorbeeld", 4, "write anna"),
    "the role of a person": Mistake(
        ROLLOUT, "sponsor: anna", "sponsor: Hoofd Verkoop", 6, "{role: Hoofd Verkoop, department: verkoop}"
    ),
    "names in a list": Mistake(
        CHANNELS, "[snelle-vraag, aanbieding]", "[Snelle vraag, Aanbieding]", 6, "write [snelle-vraag, aanbieding]"
    ),
    # Numbers.
    "a decimal comma": Mistake(SATISFACTION, "range: {min: 1, max: 10}", "range:\n  min: 1,0\n  max: 10", 8, "write 1"),
    "money": Mistake(KPI, "baseline: 7", "baseline: € 1.200", 7, "1200 or 1.2", "baseline: 1200"),
    "thousands with a point": Mistake(KPI, "baseline: 7", "baseline: 1.200", 7, "write 1200", "baseline: 1200"),
    "millions": Mistake(KPI, "baseline: 7", "baseline: 1.250.000", 7, "write 1250000", "baseline: 1250000"),
    "a number in quotes": Mistake(KPI, "{at_most: 5}", '{at_most: "5"}', 6, "write 5"),
    "a percent sign": Mistake(KPI, "weight: 40", "weight: 40%", 9, "write 40"),
    "percent in words": Mistake(KPI, "weight: 40", "weight: 40 procent", 9, "write 40"),
    "a target in words": Mistake(KPI, "{at_most: 5}", "hoogstens 5", 6, "{at_most: 5}"),
    "a target with signs": Mistake(KPI, "{at_most: 5}", "<= 5", 6, "{at_most: 5}"),
    "a number for a target": Mistake(KPI, "{at_most: 5}", "5", 6, "{at_most: 5}"),
    # Dates and times.
    "a date in words": Mistake(ROLLOUT, "2026-11-02", "2 november 2026", 10, "write 2026-11-02"),
    "a date the Dutch way": Mistake(ROLLOUT, "2026-11-02", "02-11-2026", 10, "write 2026-11-02"),
    "the end of the day": Mistake(OWN, 'until: "17:00"', 'until: "24:00"', 7, "write 23:59", 'until: "23:59"'),
    "the end before the beginning": Mistake(MEETING, "until: 2027-12-20", "until: 2025-12-20", 11, "until"),
    "a date without its key": Mistake(
        MONTHLY,
        'schedule: {every: month, day: first tuesday, at: "10:00"}',
        'schedule: {date: 12-01-2027, at: "10:00"}',
        6,
        'once: {date: 2027-01-12, at: "10:00"}',
        'schedule: {once: {date: 2027-01-12, at: "10:00"}}',
    ),
    "sunday": Mistake(MEETING, "  day: mon", "  day: sun", 8, "on a Sunday", "  day: tue"),
    "when in the wrong place": Mistake(
        MONTHLY,
        'schedule: {every: month, day: first tuesday, at: "10:00"}',
        'every: month\nday: first tuesday\nat: "10:00"',
        6,
        'schedule: {every: month, day: first tuesday, at: "10:00"}',
    ),
    # Keys and words.
    "a key misspelt": Mistake(MONTHLY, "{leads_of: all}", "{lead_of: all}", 8, "leads_of"),
    "a Dutch key": Mistake(MONTHLY, "place: Kamer 2", "locatie: Kamer 2", 15, "place"),
    "a Dutch day": Mistake(MEETING, "  day: mon", "  day: maandag", 8, "write mon"),
    "a Dutch direction": Mistake(METRIC, "better: lower", "better: lager", 6, "write lower"),
    "a Dutch total": Mistake(METRIC, "over_time: average", "over_time: gemiddeld", 8, "write average"),
    "a Dutch status": Mistake("tools/takenbord.yaml", "status: candidate", "status: kandidaat", 6, "write candidate"),
    "a Dutch kind": Mistake(MONTHLY, "kind: meeting", "kind: overleg", 1, "meeting"),
    "a Dutch duration": Mistake(MEETING, "  every: 2 weeks", "  every: 14 dagen", 7, "write 2 weeks"),
    "weekly": Mistake(MEETING, "  every: 2 weeks", "  every: weekly", 7, "write `every: week`", "  every: week"),
    "another kind": Mistake(SALES, "kind: department", "kind: team", 1, "department"),
    "no kind": Mistake(MESSAGE, "kind: message\n", "", 1, "kind: message"),
    "a place for a zone": Mistake(OWN, "Europe/Amsterdam", "Amsterdam", 6, "Europe/Amsterdam"),
    "no as a text": Mistake(OWN, "publish_people: false", 'publish_people: "no"', 12, "write false"),
    # Contact.
    "a space in an address": Mistake(PERSON, "email: anna@", "email: anna @", 7, "write anna@zonnewind.example"),
    "a semicolon behind an address": Mistake(
        PERSON, "@zonnewind.example", "@zonnewind.example;", 7, "write anna@zonnewind.example"
    ),
    "a link without its beginning": Mistake(
        CHANNELS,
        "medium: chat\n",
        "medium: chat\nurl: teams.zonnewind.example/bel\n",
        5,
        "write https://teams.zonnewind.example/bel",
        "medium: chat\nurl: https://teams.zonnewind.example/bel\n",
    ),
    # What is empty.
    "nothing in a text": Mistake(
        MONTHLY, "purpose: De hoofden kijken naar de gedeelde doelen.", "purpose: ''", 5, "fill it in"
    ),
}


@cache
def sources() -> Sources:
    return read_folder(ORGANIZATION)


def findings(changed: Mapping[str, str]) -> list[Finding]:
    """All findings of the organization with other texts in these files."""
    files = [replace(f, data=changed[f.path].encode()) if f.path in changed else f for f in sources().files]
    files += [SourceFile(path, text.encode()) for path, text in changed.items() if path not in {f.path for f in files}]
    return check(build(files, tables=sources().tables), AS_OF)


def text_of(file: str) -> str:
    return (ORGANIZATION / file).read_text("utf-8")


def test_the_organization_is_in_order():
    assert findings({}) == []


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_one_finding_that_says_what_to_write(name):
    mistake = MISTAKES[name]
    text = text_of(mistake.file)
    assert text.count(mistake.before) == 1, "the mistake is made in one place"
    found = findings({mistake.file: text.replace(mistake.before, mistake.broken)})
    said = [f"{f.location.path}:{f.location.line} {f.rule}: {f.message} | {f.help}" for f in found]
    assert len(found) == 1, "\n".join(said)
    assert (found[0].location.path, found[0].location.line) == (mistake.file, mistake.line), said
    assert mistake.offers in f"{found[0].message}\n{found[0].help}", said
    if mistake.mended:
        assert findings({mistake.file: text.replace(mistake.before, mistake.mended)}) == []
