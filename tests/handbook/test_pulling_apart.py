"""The page about targets that pull against each other, and the links to it."""

from __future__ import annotations

import re
from collections.abc import Callable

from collabctl.handbook import build, build_all
from collabctl.organization import Organization
from tests.handbook.test_pages import assert_links_resolve, reachable
from tests.reports.conflicts.samples import crowd, department, example, kpi, metric
from tests.reports.conflicts.samples import organization as read_all

CHAIN = """
kind: organization
format: 1
name: Small
languages: [en, nl]
---
{kind: department, id: sales, name: {en: Sales, nl: Verkoop}}
---
{kind: department, id: support, name: Support}
---
kind: metric
id: deals
name: Deals
unit: deals
better: higher
influences:
  - {metric: tickets, effect: raises, strength: strong, evidence: experiment, because: Deals bring questions. Always.}
---
kind: metric
id: tickets
name: Tickets
unit: tickets
better: lower
influences:
  - {metric: waiting, effect: lowers, strength: strong, evidence: experiment, only_when: it is busy}
---
{kind: metric, id: waiting, name: Patience, unit: minutes, better: higher}
---
{kind: kpi, id: more-deals, name: More deals, department: sales, metric: deals, target: {at_least: 100}, weight: 50}
---
{kind: kpi, id: patience, department: support, metric: waiting, target: {at_least: 9}, weight: 50}
---
{kind: team, id: both, name: Both, departments: [sales, support]}
---
kind: resolution
id: agreed
rule: kpi/works-against
of: [kpi/more-deals, kpi/patience]
decision: accepted
because: It is worth it.
agreed_by: [{role: head, department: sales}, {role: head, department: support}]
date: 2026-01-02
review_by: 2026-06-30
"""

Reader = Callable[[str], Organization]


def test_the_stock_of_the_example(example: Organization) -> None:
    made = build_all(example, ["nl", "en"])
    page = made["nl/conflicts.md"]
    assert "## Financiën en Verkoop: Voorraad in dagen\n" in page
    assert "| [Verkoop](departments/sales.md) | [Genoeg op voorraad](kpis/README.md#genoeg-op-voorraad) |" in page
    assert "minstens 25 dagen |" in page
    assert "(agreements.md#" in page
    assert "10 maart 2026" in page and "26 februari 2027" in page
    for place in ("README", "agreements", "kpis/README", "departments/sales", "departments/finance"):
        assert "conflicts.md" in made[f"nl/{place}.md"], place
        assert "conflicts.md" in made[f"en/{place}.md"], place
    assert "conflicts.md" not in made["nl/departments/marketing.md"]


def test_a_chain_is_told_arrow_by_arrow(read_organization: Reader) -> None:
    made = build_all(read_organization(CHAIN), ["en", "nl"])
    english, dutch = made["en/conflicts.md"], made["nl/conflicts.md"]
    assert "## Sales and Support: Deals and Patience\n" in english
    assert (
        "1. When [Deals](glossary.md#deals) goes up, [Tickets](glossary.md#tickets) goes up too (tried out): "
        "Deals bring questions.\n"
        "2. When [Tickets](glossary.md#tickets) goes up, [Patience](glossary.md#patience) goes down "
        "(tried out, only when it is busy)\n" in english
    )
    assert (
        "1. Als [Deals](glossary.md#deals) stijgt, stijgt ook [Tickets](glossary.md#tickets) (uitgeprobeerd)" in dutch
    )
    assert "2. Als [Tickets](glossary.md#tickets) stijgt, daalt [Patience](glossary.md#patience)" in dutch
    assert "[Both](teams.md#both)" in english
    assert "Agreed on 2 January 2026: we accept it, until 30 June 2026" in english
    assert (
        "**Pulls against:** [Patience](../conflicts.md#sales-and-support-deals-and-patience)"
        in made["en/kpis/README.md"]
    )
    assert "**Pulls against:** [More deals](../conflicts.md#" in made["en/kpis/README.md"]
    assert_links_resolve(made)
    assert reachable(made) == set(made)


def test_what_is_not_agreed_and_not_joined_is_said(read_organization: Reader) -> None:
    alone = CHAIN.partition("---\n{kind: team")[0]
    page = build(read_organization(alone), language="en")["conflicts.md"]
    assert "**What joins them:** nothing yet\n" in page
    assert "Nothing has been agreed about this yet.\n" in page


def test_an_agreement_about_another_way_is_not_told_here(read_organization: Reader) -> None:
    other = CHAIN.replace("decision: accepted", "path: 'abcdef'\ndecision: accepted")
    assert "Nothing has been agreed" in build(read_organization(other), language="en")["conflicts.md"]


def test_private_documents_never_appear(read_organization: Reader) -> None:
    for hidden in ("kpi, id: patience", "metric, id: waiting", "department, id: support"):
        organization = read_organization(CHAIN.replace(f"{{kind: {hidden}", f"{{private: true, kind: {hidden}"))
        assert "conflicts.md" not in "".join(build(organization, language="en").values())
    between = CHAIN.replace("id: tickets\n", "id: tickets\nprivate: true\n")
    assert "conflicts.md" not in "".join(build(read_organization(between), language="en"))
    agreed = CHAIN.replace("id: agreed\n", "id: agreed\nprivate: true\n")
    page = build(read_organization(agreed), language="en")["conflicts.md"]
    assert "agreed" not in page and "2026" not in page
    joined = CHAIN.replace("kind: team,", "private: true, kind: team,")
    assert "What joins" not in build(read_organization(joined), language="en")["conflicts.md"]


GOAL = (
    CHAIN.replace("{kind: kpi, id: patience, department: support", "{kind: kpi, id: patience, department: sales")
    + """
---
kind: goal
id: calm
name: Everybody calm
measure: {metric: waiting, target: {at_least: 9}}
shared_by: [{department: sales}, {department: support}]
"""
)


def test_a_shared_goal_that_is_harmed(read_organization: Reader) -> None:
    made = build(read_organization(GOAL), language="en")
    page = made["conflicts.md"]
    assert "## Everybody calm\n" in page
    assert (
        "| [Sales](departments/sales.md) and [Support](departments/support.md) | [Everybody calm](goals/calm.md) |"
        in page
    )
    assert "[Everybody calm](../conflicts.md#everybody-calm)" in made["kpis/README.md"]
    assert "conflicts.md#everybody-calm" in made["departments/support.md"]
    hidden = GOAL.replace("id: calm\n", "id: calm\nprivate: true\n")
    assert "conflicts.md" not in build(read_organization(hidden), language="en")


def test_what_the_organization_does_not_want_to_hear_is_not_told(read_organization: Reader) -> None:
    quiet = CHAIN.replace("name: Small\n", "name: Small\nchecks: {kpi/works-against: none}\n")
    assert "conflicts.md" not in build(read_organization(quiet), language="en")


FORMULA = """
{kind: organization, format: 1, name: Small}
---
{kind: department, id: sales, name: Sales}
---
{kind: department, id: support, name: Support}
---
{kind: metric, id: days, name: Days, unit: days, better: lower, formula: "[paper] + [build]"}
---
{kind: metric, id: paper, name: Paperwork, unit: days, better: lower, range: {min: 10}}
---
{kind: metric, id: build, name: Building, unit: days, better: lower}
---
{kind: kpi, id: quick, department: sales, metric: days, target: {at_most: 21}}
---
{kind: kpi, id: careful, department: support, metric: build, target: {at_least: 15}}
"""


def test_what_figures_do_not_allow(read_organization: Reader) -> None:
    made = build(read_organization(FORMULA), language="en")
    page = made["conflicts.md"]
    assert "- **What it is:** more than the figures allow\n" in page
    parts = ("[Days](glossary.md#days)", "[Paperwork](glossary.md#paperwork)", "[Building](glossary.md#building)")
    assert "- {} = {} \\+ {}\n".format(*parts) in page
    assert "- [Paperwork](glossary.md#paperwork): at least 10\n" in page
    assert "- [Days](kpis/README.md#days): at most 25 days\n" in page
    assert "- [Building](kpis/README.md#building): at least 11 days\n" in page
    assert_links_resolve(made)
    hidden = FORMULA.replace("id: paper,", "id: paper, private: true,")
    assert "conflicts.md" not in build(read_organization(hidden), language="en")


def test_what_does_not_fit_in_one_drawing_has_one_of_its_own() -> None:
    page = build(crowd(60), language="en")["conflicts.md"]
    drawings = page.split("```mermaid\n")[1:]
    told = page.count("\n### Who wants what\n")
    assert f"Nobody could read a drawing of all {told}, so these are the gravest;" in page
    assert 10 < len(drawings) < told
    assert len({name for one in drawings for name in re.findall(r'subgraph g\d+\["(D\d+)"\]', one)}) == 60
    assert all(one.partition("```")[0].count("subgraph") == 2 for one in drawings[1:])
    assert build(crowd(9), language="en")["conflicts.md"].count("mermaid") == 1


def test_the_signs_of_a_drawing_are_explained_beside_it_and_in_it(read_organization: Reader) -> None:
    made = build_all(read_organization(CHAIN), ["en", "nl"])
    for path, *said in (
        ("en/conflicts.md", "An arrow with + raises what it points to", "A dashed grey border"),
        ("nl/conflicts.md", "Een pijl met + verhoogt waar hij naar wijst", "Een gestreepte grijze rand"),
    ):
        described = made[path].partition("accDescr: ")[2].partition("\n")[0]
        beside = made[path].partition("```\n\n")[2].partition("\n")[0]
        assert all(words in described and words in beside for words in said), path
        absent = ("crosses", "kruisjes", "thick red", "dikke rode", "corners", "hoeken")
        assert not any(words in beside for words in absent)


def test_the_words_in_a_drawing_are_those_of_its_reader(read_organization: Reader) -> None:
    page = build(read_organization(CHAIN), language="nl")["conflicts.md"]
    drawing = page.partition("```mermaid")[2].partition("```")[0]
    assert "verhoogt" in drawing and "verlaagt" in drawing
    assert not any(verb in drawing for verb in ("raises", "lowers", "moves"))


def test_every_sort_of_sign_is_explained() -> None:
    organization = read_all(
        *map(department, ("sales", "support", "finance")),
        metric("stock", extra="controlled_by: [finance]\n"),
        *(metric(id, "raises stock") for id in ("deals", "calls")),
        kpi("sales", "stock", "at_least: 10"),
        kpi("support", "stock", "at_most: 5"),
    )
    page = build(organization, language="en")["conflicts.md"]
    assert "A line with crosses joins two that pull straight against each other. A thick red border" in page
    assert "An arrow with +" not in page
    silo = build(example("silo"), language="en")["conflicts.md"]
    assert "A box with its corners cut off is what several of us pull at." in silo
