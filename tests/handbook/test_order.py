"""Lists and tables stand in the order that their reader would look in."""

from __future__ import annotations

import re
from collections.abc import Callable

from collabctl.documents import SourceFile
from collabctl.handbook import build, build_all
from collabctl.organization import Organization
from collabctl.organization import build as build_organization


def first_cells(page: str, heading: str) -> list[str]:
    """The first column of the table below a heading."""
    part = page.partition(f"# {heading}\n")[2].partition("\n#")[0]
    return re.findall(r"^\| \[([^\]]*)\]", part, re.MULTILINE)


def test_tables_are_in_the_order_of_the_names_in_each_language(example: Organization) -> None:
    made = build_all(example, ["nl", "en"])
    assert first_cells(made["nl/README.md"], "Wat doet mijn afdeling?") == [
        *("Financiën", "IT", "Klantenservice", "Marketing", "Productontwikkeling", "Verkoop"),
    ]
    channels = re.findall(r"^- \[([^\]]*)\]", made["nl/which-channel.md"].partition("# De kanalen\n")[2], re.MULTILINE)
    assert len(channels) == len(example.channels)
    assert channels == sorted(channels, key=str.casefold)
    kpis = re.findall(r"^## (.*)$", made["nl/kpis/README.md"], re.MULTILINE)
    assert kpis == ["Financiën", "IT", "Klantenservice", "Marketing", "Productontwikkeling", "Verkoop"]


def test_accents_and_capitals_do_not_count(read_organization: Callable[[str], Organization]) -> None:
    names = {"e": "zebra", "d": "Éclair", "c": "echo", "b": "Åse", "a": "Echo"}
    organization = read_organization(
        "{kind: organization, format: 1, name: New}"
        + "".join(f"\n---\n{{kind: department, id: {id}, name: {name}}}" for id, name in names.items())
    )
    assert first_cells(build(organization, language="en")["README.md"], "What does my department do?") == [
        *("Åse", "Echo", "echo", "Éclair", "zebra"),
    ]


def test_meetings_are_in_the_order_of_their_rhythm(read_organization: Callable[[str], Organization]) -> None:
    slots = {
        "a": "{every: month, day: first tuesday, at: '10:00'}",
        "b": "{ad_hoc: when needed}",
        "c": "{once: {date: 2026-03-01, at: '10:00'}}",
        "d": "{every: week, day: fri, at: '09:00'}",
        "e": "{every: week, day: mon, at: '13:00'}",
        "f": "{every: day, at: '09:15'}",
        "g": "{every: 2 weeks, day: mon, at: '09:00', from: 2026-01-05}",
        "h": "{every: week, day: mon, at: '09:00'}",
        "i": "{every: month, day: 1, at: '09:00'}",
        "j": "{every: month, day: first monday, at: '09:00', in: [mar, sep]}",
    }
    organization = read_organization(
        "{kind: organization, format: 1, name: New}\n---\n{kind: department, id: it, name: IT}"
        + "".join(
            f"\n---\n{{kind: meeting, id: {id}, name: {id.upper()}, who: {{everyone: true}}, schedule: {slot}}}"
            for id, slot in slots.items()
        )
    )
    pages = build(organization, language="en")
    for path, heading in (("meetings/README.md", "Other meetings"), ("departments/it.md", "Our meetings")):
        assert "".join(first_cells(pages[path], heading)) == "FHEDGIAJCB"


def test_a_draft_without_settings_that_can_be_read(small_yaml: str) -> None:
    files = [
        SourceFile("organization.yaml", b'kind: organization\nformat: 1\nname: "X'),
        SourceFile("all.yaml", small_yaml.partition("\n---\n")[2].encode()),
    ]
    organization = build_organization(files)
    assert organization.problems
    for languages in (organization.settings.languages, ("nl", "en")):
        made = build_all(organization, languages)
        assert any(path.endswith("departments/sales.md") for path in made)
    assert "Made from" not in build(organization, language="en")["README.md"]
    assert not build(organization, language="en")["README.md"].rstrip().endswith("---")


def test_what_readers_see_is_no_code_of_ours(example: Organization) -> None:
    made = build_all(example, ["nl", "en"])
    assert "- **Alleen voor:** homes (market)\n" in made["nl/kpis/README.md"]
    for page in made.values():
        assert "kpi/" not in page.rpartition("\n---\n")[0].replace("#kpi/", "")


def test_a_promise_stands_once(example: Organization, small: Organization) -> None:
    page = build(example, language="nl")["how-we-work.md"]
    assert "### Een drempel weg, uiterlijk 31 januari 2027\n\nKlantenservice leest en vult" in page
    assert page.count("Klantenservice leest en vult") == 1
    goal = build(small, language="en")["goals/nine.md"]
    assert (
        "- [Budget, by 30 June 2026](../how-we-work.md#budget-by-30-june-2026): The wall goes. We pay for it.\n" in goal
    )
