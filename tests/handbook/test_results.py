"""The figures that the organization follows, with what is wanted of them and what is done about them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from collabctl.documents import SourceFile
from collabctl.handbook import build
from collabctl.organization import Organization

READ = Callable[[str], Organization]

METRIC = "---\n{kind: metric, id: crossed-wires, name: Crossed wires, unit: tickets, better: lower}\n"
DEPARTMENTS = (
    "---\n{kind: department, id: sales, name: Sales}\n---\n{kind: department, id: support, name: Support}\n"
    "---\n{kind: tool, id: desk, name: Desk, category: other}\n"
)


def start(results: str) -> str:
    return f"{{kind: organization, format: 1, name: Lantern, results: [{results}]}}\n"


def results(organization: Organization) -> str:
    page = build(organization, language="en")["results.md"]
    return page.partition("\n## ")[2].rpartition("\n---\n")[0].strip()


def test_a_figure_by_itself_has_no_empty_parts(read_organization: READ) -> None:
    assert results(read_organization(start("crossed-wires") + METRIC)) == (
        "Crossed wires\n\n- **Unit:** tickets\n- **Which way is good:** the lower the better\n"
        "- **What it means, and what moves it:** [Crossed wires](glossary.md#crossed-wires)"
    )


def test_what_is_wanted_and_what_is_done(read_organization: READ) -> None:
    page = results(
        read_organization(
            start("crossed-wires")
            + METRIC
            + DEPARTMENTS
            + """---
kind: goal
id: one-story
name: One story
shared_by: [{department: sales}, {department: support}]
measure: {metric: crossed-wires, target: {at_most: 180}}
---
{kind: kpi, id: fewer, name: Fewer, department: support, metric: crossed-wires, target: {at_most: 90}}
---
kind: initiative
id: visits
name: Visits
departments: [sales, support]
status: planned
success: [{metric: crossed-wires, target: {move: down}}]
---
kind: rollout
id: desk-rollout
name: Desk for all
tool: desk
status: pilot
pilot: {success: [{metric: crossed-wires, target: {at_most: 100}}]}
---
kind: retrospective
id: look-back
of: initiative/visits
date: 2026-03-01
actions:
  - {what: Call first, due: 2026-04-01, for: [metric/crossed-wires]}
  - {what: Write it down, done_on: 2026-03-09, due: 2026-04-01, for: [goal/one-story]}
  - {what: Sing, for: [metric/crossed-wires]}
  - {what: Something else}
"""
        )
    )
    about = "[Looking back: Visits, 1 March 2026](learning.md#looking-back-visits-1-march-2026)"
    assert page.partition("### Where we want to be\n\n")[2] == (
        "- [One story](goals/one-story.md): at most 180 tickets\n"
        "- [Visits](initiatives.md#visits): down\n"
        "- [Desk for all](rollouts/desk-rollout.md): at most 100 tickets\n"
        "- [Fewer](kpis/README.md#fewer): [Support](departments/support.md): at most 90 tickets\n"
        "\n### What we do about it\n\n"
        f"- Call first ({about}; by 1 April 2026)\n"
        f"- Write it down ({about}; done on 9 March 2026)\n"
        f"- Sing ({about})"
    )


FIGURES = "date,value,note\n" + "".join(f"2026-{month:02}-28,{40 - 2 * month},between us\n" for month in range(1, 11))
GOAL = (
    "---\n{kind: goal, id: one-story, name: One story, period: 2026, shared_by: [{department: sales}, "
    "{department: support}], measure: {metric: crossed-wires, target: {at_most: 25}}}\n"
)


def measured(organization: Organization, figures: str = FIGURES) -> Organization:
    tables = (SourceFile("measurements/crossed-wires.csv", figures.encode()),)
    return dataclasses.replace(organization, tables=tables)


def test_figures_lead_the_page_as_of_the_newest(read_organization: READ) -> None:
    metric = METRIC.replace("}", ", measured_every: month, over_time: latest}")
    organization = measured(read_organization(start("crossed-wires") + metric + DEPARTMENTS + GOAL))
    page = build(organization, language="en")["results.md"]
    assert (
        "| [Crossed wires](#crossed-wires) | 20 tickets, 28 October 2026 | █▇▆▆▅▄▃▃▂▁ "
        "| falls by about 2 tickets a month, and that is good |\n"
    ) in page
    assert "| Until | Figure |\n| --- | --- |\n| 31 October 2026 | 20 tickets |\n" in page
    assert "- [One story](goals/one-story.md): at most 25 tickets; on track\n" in page
    assert "between us" not in page


def test_few_or_no_figures_say_so(read_organization: READ) -> None:
    organization = read_organization(start("crossed-wires") + METRIC + DEPARTMENTS + GOAL)
    few = build(measured(organization, "date,value\n2026-01-31,9\n"), language="en")["results.md"]
    assert "| 9 tickets, 31 January 2026 | ▄ | too few figures yet |" in few
    assert "How it went" not in build(measured(organization, "date,value\n"), language="en")["results.md"]


def test_a_private_figure_is_not_followed_in_public(read_organization: READ) -> None:
    private = read_organization(start("crossed-wires") + METRIC.replace("}", ", private: true}"))
    pages = build(measured(private), language="en")
    assert "results.md" not in pages
    assert "pay off" not in pages["README.md"]
