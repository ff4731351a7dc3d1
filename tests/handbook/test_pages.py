"""The handbook as its readers get it: every link leads somewhere, nothing private, the same bytes every time."""

from __future__ import annotations

import dataclasses
import posixpath
import re
from collections import Counter
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from collabctl import escaping
from collabctl.documents import SourceFile
from collabctl.handbook import build, build_all
from collabctl.organization import Collection, Organization
from collabctl.organization import build as build_organization

PARSER = MarkdownIt("gfm-like2", {"html": True})
NOTE = "*This page is made by collabctl: change the files named at its foot, not the page.*"
BARE = "{kind: organization, format: 1, name: New}\n---\n{kind: department, id: it, name: IT}\n"


def anchors_and_links(page: str) -> tuple[set[str], list[str]]:
    """The anchors that GitHub gives to the headings of a page, and where its links lead."""
    anchors, links = set(), []
    seen: Counter[str] = Counter()
    tokens = PARSER.parse(page)
    for token, inline in zip(tokens, tokens[1:] + tokens[:1], strict=True):
        if token.type == "heading_open":
            slug = escaping.slug("".join(child.content for child in inline.children or []))
            anchors.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
            seen[slug] += 1
        links += [str(child.attrGet("href")) for child in token.children or [] if child.type == "link_open"]
    return anchors, links


def assert_links_resolve(pages: dict[str, str]) -> None:
    read = {path: anchors_and_links(page) for path, page in pages.items()}
    for path, (_, links) in read.items():
        for link in links:
            if re.match(r"[a-z]+:", link):
                continue
            target, _, anchor = unquote(link).partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert there in pages, f"{path}: {link}"
            assert not anchor or anchor in read[there][0], f"{path}: {link}"


def reachable(pages: dict[str, str]) -> set[str]:
    found, waiting = set(), ["README.md"]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            for link in anchors_and_links(pages[path])[1]:
                if not re.match(r"[a-z]+:", link):
                    target = unquote(link).partition("#")[0]
                    waiting.append(
                        posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
                    )
    return found


@pytest.mark.parametrize("which", ["small", "example"])
def test_every_link_and_anchor_leads_somewhere(which: str, request: pytest.FixtureRequest) -> None:
    organization = request.getfixturevalue(which)
    pages = build_all(organization, organization.settings.languages)
    assert_links_resolve(pages)
    assert reachable(pages) == set(pages)
    for language in organization.settings.languages:
        alone = build_all(organization, [language])
        assert_links_resolve(alone)
        assert reachable(alone) == set(alone)


def test_a_language_of_several_has_a_folder_and_one_alone_has_none(small: Organization) -> None:
    both = build_all(small, ["nl", "en"])
    alone = build_all(small, ["en"])
    assert {path.partition("/")[2] for path in both if path.startswith("nl/")} == set(alone)
    assert {path.partition("/")[0] for path in both} == {"nl", "en", "README.md"}
    assert both["README.md"] == "# Small\n\n- [Nederlands](nl/README.md)\n- [English](en/README.md)\n"
    assert "[English](../../en/goals/nine.md)" in both["nl/goals/nine.md"]
    assert "# Verkoop\n" in both["nl/departments/sales.md"]
    assert "# Sales\n" in both["en/departments/sales.md"]


def test_a_language_without_a_catalogue_has_its_own_texts_and_english_labels(
    read_organization: Callable[[str], Organization],
) -> None:
    organization = read_organization(
        "kind: organization\nformat: 1\nname: {fr: Nord, en: North}\nlanguages: [fr]\n---\n"
        "kind: meeting\nid: m\nname: {fr: Réunion}\nwho: {everyone: true}\n"
        "schedule: {every: month, day: first tuesday, at: '10:00'}\n"
    )
    page = build(organization, language="fr")["meetings/m.md"]
    assert "# Réunion\n" in page
    assert "- **When:** every first Tuesday of the month at 10:00\n" in page


def test_the_order_of_the_files_does_not_matter(
    small_yaml: str, small: Organization, read_organization: Callable[[str], Organization]
) -> None:
    turned = read_organization("\n---\n".join(reversed(small_yaml.split("\n---\n"))))
    foot = re.compile(r"\n---\n\nMade from .*", re.DOTALL)
    one, other = (
        {path: foot.sub("", page) for path, page in build(it, language="en").items()} for it in (small, turned)
    )
    assert one == other


SECRET = """
---
{kind: department, id: hidden-department, name: Hidden, private: true, mission: Hidden}
---
{kind: person, id: hidden-person, name: Hidden, role: Hidden boss, department: support, private: true}
---
{kind: person, id: hidden-too, name: Hidden, role: Hidden, department: hidden-department}
---
{kind: metric, id: hidden-metric, name: Hidden, unit: Hidden, better: lower, private: true, source: {tool: desk},
 influences: [{metric: csat, effect: raises}]}
---
{kind: kpi, id: kpi-on-hidden, department: support, metric: hidden-metric, supports: [nine]}
---
{kind: kpi, id: kpi-of-hidden, department: hidden-department, metric: csat, counterweights: [sales-csat]}
---
{kind: kpi, id: hidden-kpi, name: Hidden, department: support, metric: csat, part_of: all-deals, private: true}
---
{kind: goal, id: hidden-goal, name: Hidden, private: true, shared_by: [{department: sales}, {department: support}]}
---
{kind: meeting, id: hidden-meeting, name: Hidden, private: true, who: {departments: [sales, support]},
 schedule: {ad_hoc: Hidden}}
---
{kind: channel, id: hidden-channel, name: Hidden, medium: chat, use_for: [question], escalate_to: chat, private: true}
---
{kind: message, id: hidden-message, name: Hidden, from: [sales], to: [support], private: true}
---
{kind: metric, id: open-metric, name: Open metric, unit: "%", better: lower, formula: "2 * [hidden-metric]"}
---
{kind: tool, id: hidden-tool, name: Hidden, category: crm, private: true, replaces: [old], used_by: [sales],
 connects_to: [{tool: desk, flow: Hidden}]}
---
{kind: rollout, id: rollout-of-hidden, name: Hidden rollout, tool: hidden-tool, status: planned}
---
{kind: team, id: hidden-team, name: Hidden, departments: [sales, support], private: true}
---
{kind: retrospective, id: look-back-at-hidden, of: team/hidden-team, date: 2026-01-01, went_well: [Hidden]}
---
{kind: resolution, id: about-hidden, rule: kpi/works-against, of: [kpi/hidden-kpi, kpi/sales-deals], decision: accepted,
 because: Hidden, agreed_by: [anna, sam], date: 2026-01-01, review_by: 2026-06-01}
---
{kind: initiative, id: hidden-work, name: Hidden, departments: [sales, support], status: planned, private: true}
---
{kind: win, id: hidden-win, name: Hidden, date: 2026-01-01, contributions: {sales: Hidden}, private: true}
---
{kind: practice, id: hidden-practice, name: Hidden, theme: learning, how: Hidden, held_in: monthly, private: true}
---
{kind: commitment, id: hidden-promise, owner: dirk, type: example, promise: Hidden, due: 2026-01-01, status: open,
 for: [goal/nine], private: true}
---
kind: goal
id: open-goal
name: Open goal
shared_by: [{department: hidden-department, contributes: Secretly}, {department: sales}, {department: support}]
measure: {metric: hidden-metric, target: {at_least: 4}}
reviewed_in: hidden-meeting
---
kind: meeting
id: open-meeting
name: Open meeting
who:
  departments: [hidden-department, sales]
  leads_of: [hidden-department]
  teams: [hidden-team]
  people: [hidden-person]
facilitator: hidden-person
notes_in: hidden-channel
schedule: {ad_hoc: now and then}
---
kind: channel
id: open-channel
name: Open channel
medium: ticket
tool: hidden-tool
use_for: [hidden-message]
not_for: [hidden-message]
escalate_to: hidden-channel
---
kind: rollout
id: open-rollout
name: Open rollout
candidates: [hidden-tool, desk]
working_group: [hidden-person]
choice: {tool: hidden-tool}
pilot: {teams: [hidden-team], success: [{metric: hidden-metric}]}
ambassadors: [{person: hidden-person}, {role: guide, department: hidden-department}]
waves: [{departments: [hidden-department]}]
status: planned
---
kind: initiative
id: open-work
name: Open work
departments: [hidden-department, sales]
team: hidden-team
kick_off: hidden-meeting
win_for: {hidden-department: Secretly}
celebrated_in: channel/hidden-channel
status: planned
---
kind: win
id: open-win
name: Open win
date: 2026-01-02
contributions: {hidden-department: Secretly, sales: much}
of: team/hidden-team
celebrated_in: meeting/hidden-meeting
---
kind: commitment
id: open-promise
owner: hidden-person
type: example
promise: Openly
due: 2026-01-01
status: open
for: [goal/hidden-goal, goal/nine]
"""


def test_what_is_private_appears_nowhere(
    small_yaml: str, small: Organization, read_organization: Callable[[str], Organization]
) -> None:
    organization = read_organization(small_yaml + SECRET)
    pages = build_all(organization, ["nl", "en"])
    assert "Open work" in pages["en/initiatives.md"]
    assert (
        pages["en/glossary.md"].count("Worked out as") == 1
    )  # not of the open metric, whose formula names a hidden one
    for path, page in pages.items():
        assert not re.search("hidden|secretly|verborgen", path + page, re.IGNORECASE), path
    assert_links_resolve(pages)


def everything(pages: dict[str, str]) -> str:
    return "\n".join(pages.values())


def test_people_appear_only_where_the_organization_publishes_them(
    small_yaml: str, small: Organization, read_organization: Callable[[str], Organization]
) -> None:
    shown = everything(build_all(small, ["nl", "en"]))
    assert "Anna de Vries ([Head of Sales](" in shown
    assert "mailto:anna@example.org" in shown
    assert "Gone Away" not in shown
    discreet = read_organization(small_yaml.replace("publish_people: true", "publish_people: false"))
    pages = build_all(discreet, ["nl", "en"])
    kept = everything(pages)
    for person in small.people:
        assert str(person.name) not in kept
        assert f"/{person.id}" not in kept
    for contact in ("anna", "+31", "Jansen", "Vries", "Visser", "Bos"):
        assert contact not in kept
    assert "- **Lead:** Head of Sales\n" in pages["en/departments/sales.md"]
    assert "| [Head of Sales](departments/sales.md) |" in pages["en/README.md"]
    assert "[adviser, Support](../departments/support.md)" in pages["en/rollouts/desk-rollout.md"]
    assert "iemand van [Support](departments/support.md)" in pages["nl/how-we-work.md"]


def test_the_example_publishes_nobody_when_told_so(example: Organization) -> None:
    settings = example.settings
    handbook = dataclasses.replace(settings.handbook, publish_people=False)
    discreet = dataclasses.replace(example, settings=dataclasses.replace(settings, handbook=handbook))
    kept = everything(build_all(discreet, discreet.settings.languages))
    for person in example.people:
        assert str(person.name) not in kept


def test_an_organization_that_wrote_nothing_yet_has_a_start_page_only(
    read_organization: Callable[[str], Organization],
) -> None:
    organization = read_organization("{kind: organization, format: 1, name: New}\n")
    assert build(organization, language="en") == {
        "README.md": f"{NOTE}\n\n# New\n\n---\n\nMade from `all.yaml`, line 1\n"
    }


def test_empty_parts_vanish(read_organization: Callable[[str], Organization]) -> None:
    organization = read_organization(BARE + "---\n{kind: tool, id: pen, name: Pen, category: other}\n")
    pages = build(organization, language="en")
    assert set(pages) == {"README.md", "departments/it.md", "tools/README.md", "tools/pen.md"}
    assert "##" not in pages["departments/it.md"]
    assert "| Tool | Where it stands |" in pages["tools/README.md"]


def test_what_nobody_wrote_down_is_named_and_not_linked(read_organization: Callable[[str], Organization]) -> None:
    organization = read_organization(BARE)
    department = dataclasses.replace(next(iter(organization.departments)), part_of="nowhere", lead=("nobody",))
    draft = dataclasses.replace(organization, departments=Collection([department]))
    page = build(draft, language="en")["departments/it.md"]
    assert "- **Lead:** a colleague\n- **Part of:** `nowhere`\n" in page


def test_a_page_says_what_it_was_made_from(small: Organization) -> None:
    pages = build(small, language="en")
    line = small.goals.get("nine").at().line  # type: ignore[union-attr]
    assert f"Made from [`all.yaml`, line {line}](https://example.org/edit/all.yaml#L{line})\n" in pages["goals/nine.md"]
    handbook = dataclasses.replace(small.settings.handbook, edit_url="javascript:alert({line})")
    hostile = dataclasses.replace(small, settings=dataclasses.replace(small.settings, handbook=handbook))
    assert f"\nMade from `all.yaml`, line {line}\n" in build(hostile, language="en")["goals/nine.md"]


def test_a_page_made_from_several_files_names_each_once() -> None:
    sources = {"organization.yaml": "{kind: organization, format: 1, name: New}\n"}
    for name, id in (("z.yaml", "a"), ("a.yaml", "b"), ("a.yaml", "c")):
        document = f"{{kind: message, id: {id}, name: Same}}\n"
        sources[name] = f"{sources[name]}---\n{document}" if name in sources else document
    organization = build_organization([SourceFile(path, text.encode()) for path, text in sources.items()])
    assert "\nMade from `a.yaml`, line 1; `z.yaml`, line 1\n" in build(organization, language="en")["which-channel.md"]


def test_the_tree_of_goals_is_drawn_and_written(small: Organization) -> None:
    page = build(small, language="en")["goals/README.md"]
    assert '  n0["Small"]\n  n1["A nine"]\n  n2["Sales"]\n' in page
    assert "  n0 --> n1\n  n1 --> n2\n" in page
    assert "- **[A nine](nine.md)**: [Satisfaction](../glossary.md#satisfaction): at least 9\n" in page
    assert "  - [Sales](../departments/sales.md): Promise less.\n" in page


def test_a_tree_that_nobody_could_read_is_its_top_and_a_drawing_for_each_goal(
    small_yaml: str, read_organization: Callable[[str], Organization]
) -> None:
    goals = "".join(
        f"\n---\n{{kind: goal, id: g{number}, name: G, shared_by: [{{department: sales}}, {{department: support}}]}}"
        for number in range(37)
    )
    pages = build(read_organization(small_yaml + goals), language="en")
    overview = pages["goals/README.md"]
    assert "Nobody could read a drawing of all 40 goals and departments." in overview
    assert overview.count("\n  n0 --> n") == 38
    assert '["Sales"]' not in overview
    assert overview.count("\n  - [Sales]") == 38
    branch = '  n0["G"]\n  n1["Sales"]\n  n2["Support"]\n  n0 --> n1\n  n0 --> n2\n```\n'
    assert all(branch in pages[f"goals/g{number}.md"] for number in range(37))
    more = goals + "".join(goals.replace("id: g", f"id: {letter}") for letter in "hi")
    assert "mermaid" not in build(read_organization(small_yaml + more), language="en")["goals/README.md"]
    assert "mermaid" not in build(read_organization(small_yaml), language="en")["goals/nine.md"]


def test_what_a_metric_moves_has_a_heading(read_organization: Callable[[str], Organization]) -> None:
    metrics = (
        "{kind: organization, format: 1, name: Small}\n---\n"
        "{kind: metric, id: deals, name: Deals, unit: deals, better: higher, influences: "
        "[{metric: calls, effect: raises, strength: strong, evidence: expert}]}\n"
        "---\n{kind: metric, id: calls, name: Calls, unit: calls, better: lower}\n"
    )
    page = build(read_organization(metrics), language="nl")["glossary.md"]
    assert page.count("\n### Wat er verandert als dit verandert\n\n| Cijfer | Hoe | Waarom we dat denken |\n") == 1
    assert "- **Waardoor dit verandert:** [Deals](#deals)" in page


def test_names_that_come_again_get_anchors_of_their_own(
    small_yaml: str, read_organization: Callable[[str], Organization]
) -> None:
    organization = read_organization(small_yaml.replace("name: Deals won", "name: Satisfaction"))
    pages = build(organization, language="en")
    assert_links_resolve(pages)
    links = re.findall(r"\(\.\./kpis/README\.md#([^)]+)\)", everything(pages))
    assert {"satisfaction", "satisfaction-1", "satisfaction-2"} <= set(links)


def test_tables_are_narrow(example: Organization) -> None:
    for path, page in build(example, language="nl").items():
        for row in re.findall(r"^\| .* \|$", page, re.MULTILINE):
            assert len(re.findall(r"(?<!\\)\|", row)) <= 5, path


def test_the_rollout_says_what_happens_when(small: Organization) -> None:
    page = build(small, language="en")["rollouts/desk-rollout.md"]
    dates = re.findall(r"^\| (\d+ \w+ \d{4}|no date yet) \|", page, re.MULTILINE)
    assert dates == [
        *("1 November 2025", "12 January 2026", "19 January 2026", "10 February 2026", "27 February 2026"),
        *("2 March 2026", "9 March 2026", "no date yet"),
    ]
    assert page.count("# Rollout of Desk\n") == 1


def test_both_ends_of_a_reference_link_to_each_other(small: Organization) -> None:
    pages = build(small, language="en")
    pairs = [
        ("goals/nine.md", "meetings/monthly.md"),
        ("goals/nine.md", "departments/sales.md"),
        ("goals/nine.md", "kpis/README.md"),
        ("goals/nine.md", "glossary.md"),
        ("goals/nine.md", "how-we-work.md"),
        ("kpis/README.md", "departments/sales.md"),
        ("kpis/README.md", "glossary.md"),
        ("channels/chat.md", "which-channel.md"),
        ("channels/chat.md", "tools/desk.md"),
        ("channels/chat.md", "learning.md"),
        ("channels/wiki.md", "meetings/monthly.md"),
        ("hand-overs.md", "channels/wiki.md"),
        ("hand-overs.md", "departments/sales.md"),
        ("hand-overs.md", "which-channel.md"),
        ("tools/desk.md", "rollouts/desk-rollout.md"),
        ("tools/desk.md", "tools/old.md"),
        ("tools/desk.md", "glossary.md"),
        ("rollouts/desk-rollout.md", "teams.md"),
        ("rollouts/desk-rollout.md", "how-we-work.md"),
        ("teams.md", "learning.md"),
        ("teams.md", "initiatives.md"),
        ("teams.md", "departments/sales.md"),
        ("teams.md", "meetings/daily.md"),
        ("initiatives.md", "meetings/once.md"),
        ("how-we-work.md", "meetings/monthly.md"),
        ("agreements.md", "departments/support.md"),
        ("departments/sales.md", "departments/commerce.md"),
    ]
    for one, other in pairs:
        for start, end in ((one, other), (other, one)):
            links = anchors_and_links(pages[start].rpartition("\n---\n")[0])[1]
            there = {
                posixpath.normpath(posixpath.join(posixpath.dirname(start), link.partition("#")[0])) for link in links
            }
            assert end in there, f"{start} does not link to {end}"
