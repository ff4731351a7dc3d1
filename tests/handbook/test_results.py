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
    return page[page.index("\n## Crossed") + 4 :].rpartition("\n---\n")[0].strip()


def test_a_figure_by_itself_has_no_empty_parts(read_organization: READ) -> None:
    assert results(read_organization(start("crossed-wires") + METRIC)) == (
        "Crossed wires\n\n### What it is\n\n- **Unit:** tickets\n- **Which way is good:** the lower the better\n"
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
    assert page.partition("### Where we want to be\n\n")[2].partition("\n\n### What it is")[0] == (
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
    none = build(measured(organization, "date,value\n"), language="en")["results.md"]
    assert "How it went" not in none
    assert "\n- **Is it working?** nothing was measured yet\n" in none


def test_a_private_figure_is_not_followed_in_public(read_organization: READ) -> None:
    private = read_organization(start("crossed-wires") + METRIC.replace("}", ", private: true}"))
    pages = build(measured(private), language="en")
    assert "results.md" not in pages
    assert "pay off" not in pages["README.md"]


def test_the_page_begins_with_the_answers(read_organization: READ) -> None:
    agreed = """---
kind: retrospective
id: look-back
period: 2026-Q1
date: 2026-04-01
actions: [{what: Call first, due: 2026-04-20}, {what: Write it down, done_on: 2026-05-09}]
---
{kind: person, id: dirk, name: Dirk, department: sales, role: Director}
---
{kind: commitment, id: time, owner: dirk, type: budget, promise: Two days. And cake., due: 2026-06-30, status: open}
---
{kind: commitment, id: talk, owner: dirk, type: example, promise: I listen., due: 2026-05-31, status: kept}
---
{kind: commitment, id: wall, owner: dirk, type: barrier, promise: No wall., due: 2026-05-30, status: dropped}
"""
    metric = METRIC.replace("}", ", measured_every: month, over_time: latest}")
    organization = measured(read_organization(start("crossed-wires") + metric + DEPARTMENTS + GOAL + agreed))
    page = build(organization, language="en")["results.md"]
    assert page.partition("works\n\n")[2].startswith(
        "- **Is it working?** 1 figure gets better, as of 28 October 2026; shared goals: 1 on track\n"
        "- **What did we agree to do next?** [1 action and 1 promise of management](#what-we-agreed-to-do-next)\n\n"
    )
    assert (
        "\n| [One story](goals/one-story.md) | [Crossed wires](glossary.md#crossed-wires): at most 25 tickets "
        "| 20 tickets | on track |\n"
    ) in page
    look_back = (
        "[Looking back: quarter 1 of 2026, 1 April 2026](learning.md#looking-back-quarter-1-of-2026-1-april-2026)"
    )
    said = page.partition("## What we agreed to do next\n\n")[2].partition("\n\n## Crossed")[0].split("\n")
    assert [row for row in said if row and "---" not in row] == [
        "| What | By | Agreed in |",
        f"| Call first | 20 April 2026 | {look_back} |",
        "## What management promised",
        "| Promise | Who | By | Where it stands |",
        (
            "| [Two days.](how-we-work.md#budget-by-30-june-2026) "
            "| [Director, Sales](departments/sales.md) | 30 June 2026 | open |"
        ),
        (
            "| [I listen.](how-we-work.md#setting-the-example-by-31-may-2026) "
            "| [Director, Sales](departments/sales.md) | 31 May 2026 | kept |"
        ),
        (
            "| [No wall.](how-we-work.md#a-barrier-out-of-the-way-by-30-may-2026) "
            "| [Director, Sales](departments/sales.md) | 30 May 2026 | dropped |"
        ),
        "## Done lately",
        "| What | Done on | Agreed in |",
        f"| Write it down | 9 May 2026 | {look_back} |",
    ]


def test_in_dutch(read_organization: READ) -> None:
    metric = METRIC.replace("}", ", measured_every: month, over_time: latest}")
    organization = measured(read_organization(start("crossed-wires") + metric + DEPARTMENTS + GOAL))
    page = build(organization, language="nl")["results.md"]
    assert (
        "\n- **Werkt het?** 1 cijfer wordt beter, stand van 28 oktober 2026; gezamenlijke doelen: 1 op koers\n" in page
    )


def test_figures_that_do_not_get_better_are_counted_too(read_organization: READ) -> None:
    worse = "date,value\n" + "".join(f"2026-{month:02}-28,{month}\n" for month in range(1, 11))
    organization = read_organization(start("crossed-wires") + METRIC)
    for figures, said in ((worse, "1 figure gets worse"), ("date,value\n2026-10-28,1\n", "neither better nor worse")):
        assert f"{said}, as of 28 October 2026\n" in build(measured(organization, figures), language="en")["results.md"]


def test_a_chart_and_a_table_with_what_was_not_measured(read_organization: READ) -> None:
    metric = METRIC.replace("}", ", measured_every: month}")
    organization = measured(
        read_organization(start("crossed-wires") + metric), "date,value\n2026-01-31,9\n2026-03-31,7\n"
    )
    page = build(organization, language="en")["results.md"]
    assert "\n  line [9, 7]\n```\n" in page
    assert "| 31 March 2026 | 7 tickets |\n| 28 February 2026 | not measured |\n| 31 January 2026 | 9 tickets |" in page


def test_the_page_of_a_goal_says_where_it_stands(read_organization: READ) -> None:
    metric = METRIC.replace("}", ", measured_every: month, over_time: average}")
    organization = measured(read_organization(start("crossed-wires") + metric + DEPARTMENTS + GOAL))
    page = build(organization, language="en")["goals/one-story.md"]
    assert (
        "- **Where it stands:** at risk: 29 tickets so far, on 28 October 2026; "
        "about 27.83 tickets at the end if it goes on like this\n"
    ) in page
    assert '\n  title "Wanted#58; at most 25 tickets"\n' in page
    assert "## How it went\n\n```mermaid" in page


def test_what_is_carried_over_stands_with_each_retrospective_until_it_is_done(read_organization: READ) -> None:
    looks_back = "".join(
        f"---\nkind: retrospective\nid: on-{month}\nof: team/{of}\ndate: 2026-0{month}-01\nactions: [{actions}]\n"
        for month, of, actions in (
            (1, "shop", "{what: Call first, due: 2026-02-02}, {what: Sing, done_on: 2026-03-01}"),
            (2, "app", "{what: Swim}"),
            (3, "shop", "{what: Write it down, done_on: 2026-04-20}"),
            (4, "shop", "{what: Call first, due: 2026-05-05}"),
            (5, "shop", "{what: Rest}"),
        )
    )
    teams = "".join(
        f"---\n{{kind: team, id: {id}, name: {id.title()}, departments: [sales]}}\n" for id in ("shop", "app")
    )
    pages = build(read_organization(start("crossed-wires") + METRIC + DEPARTMENTS + teams + looks_back), language="en")
    parts = pages["learning.md"].split("\n### ")[1:]
    before = [part.partition("Still to be done from before\n\n")[2].split("\n")[2:] for part in parts]
    told = [[row.split(" | ")[:2] for row in rows if row.startswith("| ")] for rows in before]
    assert told == [
        [["| Call first", "by 5 May 2026"]],
        [["| Write it down", "done on 20 April 2026"]],
        [["| Call first", "by 5 May 2026"]],
        [],
        [],
    ]
    agreed = pages["results.md"].partition("agreed to do next\n\n|")[2]
    (row,) = [row for row in agreed.split("\n") if row.startswith("| Call first")]
    assert row.endswith(", agreed since 1 January 2026 |")


def test_where_a_goal_stands_is_told_with_the_reason(read_organization: READ) -> None:
    metric = METRIC.replace("}", ", measured_every: month, over_time: average, range: {min: 0}}")

    def told(*figures: float, first: int = 1) -> str:
        rows = "".join(f"2026-{month:02}-28,{value}\n" for month, value in enumerate(figures, first))
        organization = read_organization(start("crossed-wires") + metric + DEPARTMENTS + GOAL)
        page = build(measured(organization, "date,value\n" + rows), language="en")["goals/one-story.md"]
        return page.partition("- **Where it stands:** ")[2].partition("\n")[0]

    assert told(9) == "not known: 9 tickets so far, on 28 January 2026; too early to tell"
    assert told(*[900] * 6).endswith("on 28 June 2026; it cannot be reached any more")
    nearly = told(*[25.004] * 6)
    assert nearly.startswith("at risk: 25.004 tickets so far"), "as 25 it would look as if it met the target"


def test_figures_before_those_of_the_table_are_counted(read_organization: READ) -> None:
    metric = METRIC.replace("}", ", measured_every: month}")
    years = "".join(f"{year}-{month:02}-28,{month}\n" for year in (2025, 2026) for month in range(1, 8))
    page = results(measured(read_organization(start("crossed-wires") + metric), "date,value\n" + years))
    assert "| 31 August 2025 | not measured |\n\nand 7 earlier figures\n" in page


def test_what_is_due_first_stands_first(read_organization: READ) -> None:
    agreed = "---\n{{kind: retrospective, id: on-{0}, date: 2026-0{0}-01, period: 2026-Q{0}, actions: [{1}]}}\n"
    looks_back = agreed.format(1, "{what: Sing}, {what: Swim, due: 2026-09-01}") + agreed.format(
        2, "{what: Call, due: 2026-05-01}"
    )
    page = build(read_organization(start("crossed-wires") + METRIC + looks_back), language="en")["results.md"]
    said = page.partition("agreed to do next\n\n")[2].partition("\n\n")[0].split("\n")[2:]
    assert [row.split(" | ")[0] for row in said] == ["| Call", "| Swim", "| Sing"]


def test_how_long_joint_projects_took_is_told_but_for_private_ones(read_organization: READ) -> None:
    initiative = "---\n{kind: initiative, id: ID, name: NAME, departments: [sales, support], status: done, "
    dates = "period: {from: 2026-03-02}, done_on: 2026-06-23}\n"
    text = start("crossed-wires") + METRIC + DEPARTMENTS
    text += initiative.replace("ID", "visits").replace("NAME", "Visits") + dates
    text += initiative.replace("ID", "sale").replace("NAME", "Sale of Lantern") + "private: true, " + dates
    page = build(read_organization(text), language="nl")["results.md"]
    assert "## Hoe lang gezamenlijke projecten duurden" in page
    assert "| [Visits](initiatives.md#visits) | 2 maart 2026 | 23 juni 2026 | 113 dagen |" in page
    assert "Sale of Lantern" not in page
    assert "duurden" not in build(read_organization(start("crossed-wires") + METRIC), language="nl")["results.md"]
