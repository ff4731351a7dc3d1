"""`collabctl rename`: every place that means a document, and not a byte besides."""

from __future__ import annotations

import datetime
import os
import shutil
from collections import Counter

import pytest

from collabctl.organization import build
from collabctl.rules import check
from collabctl.sources.files import read_folder
from tests.cli.test_validate import ORGANIZATION, REPOSITORY, collabctl

SALES = "kind: department\nid: sales\nname: Sales\n"
AS_OF = datetime.date(2026, 11, 23)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "organization.yaml").write_text(ORGANIZATION)
    return tmp_path


@pytest.fixture
def org(tmp_path):
    return shutil.copytree(os.path.join(REPOSITORY, "examples", "org"), tmp_path / "org")


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def findings(folder):
    sources = read_folder(folder)
    found = check(build(sources.files, sources.pages, sources.problems), AS_OF)
    return Counter((finding.rule, finding.severity, finding.resolved_by is not None) for finding in found)


def test_there_and_back_gives_the_same_bytes(org):
    before, expected = contents(org), findings(org)
    done = collabctl("rename", "department", "sales", "verkoop", "--root", org, "--as-of", "2026-11-23")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        0,
        "department/sales is now department/verkoop: 41 places in 18 files",
    )
    assert "'departments/sales.yaml' keeps its name" in done.stderr
    assert findings(org) == expected
    assert b"sales:" not in (org / "wins" / "2026.yaml").read_bytes()
    assert collabctl("rename", "department", "verkoop", "sales", "--root", org).returncode == 0
    assert contents(org) == before


def test_a_dry_run_names_every_edit_and_writes_nothing(org):
    before = contents(org)
    done = collabctl("rename", "person", "anouk", "anoukje", "--root", org, "--dry-run")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "departments/sales.yaml:5: lead: anouk -> anoukje",
        "people/sales.yaml:3: id: anouk -> anoukje",
        "resolutions/stock.yaml:20: agreed_by: anouk -> anoukje",
        "teams/one-customer-view.yaml:11: person: anouk -> anoukje",
        "person/anouk would be person/anoukje: 4 places in 4 files; nothing was written",
    ]
    assert contents(org) == before


def test_comments_quotes_line_endings_and_a_byte_order_mark_stay(root):
    written = (
        "\ufeff# sales is named here too\r\nkind: department\r\nid: 'sales'   # the id\r\nname: sales\r\n---\r\n"
        'kind: team\r\nid: sales\r\nname: é sales\r\ndepartments: ["sales", it,  sales ] # sales\r\n---\r\n'
        "kind: win\r\nid: won\r\nname: Won\r\ndate: 2026-01-01\r\n"
        'contributions: {sales : sales, "it": sales}\r\n---\r\n'
        'kind: message\r\nid: brief\r\nname: Brief\r\nfrom:\r\n- >-\r\n  sales\r\nto: ["s\\u0061les"]\r\n'
    )
    (root / "all.yaml").write_bytes(written.encode())
    assert collabctl("rename", "department", "sales", "verkoop", cwd=root).returncode == 0
    expected = (
        written.replace("id: 'sales'", "id: 'verkoop'")
        .replace('["sales", it,  sales ]', '["verkoop", it,  verkoop ]')
        .replace("{sales : sales", "{verkoop : sales")
        .replace(">-\r\n  sales", ">-\r\n  verkoop")
        .replace('["s\\u0061les"]', '["verkoop"]')
    )
    assert (root / "all.yaml").read_bytes().decode() == expected


METRICS = """\
kind: metric
id: speed
name: Speed
unit: days
better: lower
---
kind: metric
id: total
name: Total
unit: days
better: lower
formula: {formula}
influences: [{{metric: speed, effect: raises}}]
"""


@pytest.mark.parametrize(
    ("formula", "after"),
    [
        ('"0.6 * [speed] + [ speed ] - [speedy]"', '"0.6 * [pace] + [ pace ] - [speedy]"'),
        ("2 * [speed]  # [speed]", "2 * [pace]  # [speed]"),
        (">-\n  2 *\n  [speed]", ">-\n  2 *\n  [pace]"),
        ('"2 * \\u005bspeed]"', '"2 * [pace]"'),
    ],
)
def test_a_metric_in_formulas(root, formula, after):
    (root / "metrics.yaml").write_text(METRICS.format(formula=formula))
    (root / "measurements").mkdir()
    (root / "measurements" / "speed.csv").write_text("date,value\n")
    done = collabctl("rename", "metric", "speed", "pace", cwd=root)
    assert done.returncode == 0
    assert "measurements/speed.csv" in done.stderr
    expected = METRICS.format(formula=after).replace("id: speed", "id: pace").replace("{metric: speed", "{metric: pace")
    assert (root / "metrics.yaml").read_text() == expected


def test_an_id_that_another_parser_would_take_for_something_else_is_quoted(root):
    (root / "people.yaml").write_text("kind: person\nid: bo\nname: Bo\n---\n" + SALES + "lead: [bo, 'bo']\n")
    assert collabctl("rename", "person", "bo", "no", cwd=root).returncode == 0
    assert (root / "people.yaml").read_text() == (
        'kind: person\nid: "no"\nname: Bo\n---\n' + SALES + "lead: [\"no\", 'no']\n"
    )


def test_a_document_that_is_named_like_the_field_that_names_it(root):
    (root / "a.yaml").write_text(
        "kind: department\nid: department\nname: D\n---\nkind: person\nid: bo\nname: Bo\ndepartment: department\n"
    )
    assert collabctl("rename", "department", "department", "desk", cwd=root).returncode == 0
    assert (root / "a.yaml").read_text().endswith("department: desk\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("department", "salez", "x1"), "there is no department 'salez'; did you mean 'sales'?"),
        (("team", "sales", "x1"), "there is no team 'sales'; 'sales' is a department"),
        (("department", "sales", "support"), "there is already a department 'support' (all.yaml:6)"),
        (("department", "sales", "sales"), "has that id already"),
        (("department", "sales", "Sales North"), "'Sales North' cannot be an id"),
        (("department", "sales", "ghost"), "all.yaml:12 names a department 'ghost' already, though there is none"),
        (("departments", "sales", "x1"), "there is no kind 'departments'; did you mean 'department'?"),
        (("organization", "lantern", "x1"), "the organization has no id"),
        (("person", "bo", "x1"), "there are 2 of person 'bo' (all.yaml:10 and all.yaml:15)"),
    ],
)
def test_refused_in_one_line_and_nothing_is_written(root, arguments, sentence):
    (root / "all.yaml").write_text(
        SALES + "---\nkind: department\nid: support\nname: Support\n---\nkind: person\nid: bo\nname: Bo\n"
        "department: ghost\n---\nkind: person\nid: bo\nname: Bo two\n"
    )
    before = contents(root)
    done = collabctl("rename", *arguments, cwd=root)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert sentence in done.stderr
    assert contents(root) == before


@pytest.mark.parametrize(("broken", "code"), [("a: [sales\n", 2), ("a: [x1\n", 2), ("a: [sales-north\n", 0)])
def test_a_file_that_cannot_be_read_and_mentions_it(root, broken, code):
    (root / "all.yaml").write_text(SALES)
    (root / "broken.yaml").write_text(broken)
    assert collabctl("rename", "department", "sales", "x1", cwd=root).returncode == code


def test_a_file_that_may_only_be_read_stops_all_of_it(root):
    (root / "a.yaml").write_text("kind: person\nid: bo\nname: Bo\ndepartment: sales\n")
    (root / "b.yaml").write_text(SALES)
    (root / "b.yaml").chmod(0o444)
    before = contents(root)
    done = collabctl("rename", "department", "sales", "x1", cwd=root)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "b.yaml' may only be read" in done.stderr
    assert contents(root) == before


def test_a_link_to_its_page_of_the_handbook_is_pointed_at(root):
    (root / "all.yaml").write_text(SALES)
    (root / "pages").mkdir()
    (root / "pages" / "hello.md").write_text("# Hello\n\nSee [Sales](../departments/sales.md).\n")
    assert "pages/hello.md:3" in collabctl("rename", "department", "sales", "x1", cwd=root).stderr


def test_links_on_own_pages_follow(root):
    (root / "all.yaml").write_text(SALES)
    (root / "pages").mkdir()
    page = root / "pages" / "hello.md"
    page.write_bytes(b"# Hello\r\n\r\nSee [Sales](department/sales), not `[it](department/sales)`.\r\n")
    other = root / "pages" / "other.md"
    other.write_text("[Sales](department&#47;sales)\n")
    before = contents(root)
    dry = collabctl("rename", "department", "sales", "x1", "--dry-run", cwd=root)
    assert "pages/hello.md:3: link: department/sales -> department/x1\n" in dry.stdout
    assert contents(root) == before
    done = collabctl("rename", "department", "sales", "x1", cwd=root)
    assert done.stdout.splitlines()[-1] == "department/sales is now department/x1: 2 places in 2 files"
    assert page.read_bytes() == b"# Hello\r\n\r\nSee [Sales](department/x1), not `[it](department/sales)`.\r\n"
    assert done.stderr == (
        "collabctl: pages/other.md:1 links to 'department/sales' in a way that cannot be edited safely; "
        "change it there by hand\n"
    )


def test_a_page_that_may_only_be_read_stops_all_of_it(root):
    (root / "all.yaml").write_text(SALES)
    (root / "pages").mkdir()
    (root / "pages" / "hello.md").write_text("[Sales](department/sales)\n")
    (root / "pages" / "hello.md").chmod(0o444)
    before = contents(root)
    done = collabctl("rename", "department", "sales", "x1", cwd=root)
    assert done.returncode == 2
    assert "hello.md' may only be read" in done.stderr
    assert contents(root) == before


CHAIN = """\
{kind: metric, id: orders, name: Orders, unit: count, better: higher,
  influences: [{metric: calls, effect: raises, strength: strong, evidence: expert}]}
---
{kind: metric, id: calls, name: Calls, unit: count, better: lower}
---
{kind: department, id: sales, name: Sales}
---
{kind: department, id: support, name: Support}
---
{kind: person, id: anna, name: Anna, department: sales}
---
{kind: person, id: sam, name: Sam, department: support}
---
{kind: kpi, id: more, department: sales, metric: orders, target: {move: up}}
---
{kind: kpi, id: less, department: support, metric: calls, target: {move: down}}
---
{kind: resolution, id: agreed, rule: kpi/works-against, of: [kpi/more, kpi/less], path: "%s", decision: accepted,
  because: So be it., agreed_by: [anna, sam], date: 2026-11-01, review_by: 2027-03-01}
"""


@pytest.mark.parametrize(("kind", "old", "new"), [("metric", "calls", "rings"), ("kpi", "less", "a-few")])
def test_an_agreement_on_a_conflict_that_runs_one_way_still_holds(root, kind, old, new):
    (root / "all.yaml").write_text(CHAIN % "0000")
    sources = read_folder(root)
    [way] = [one.way for one in check(build(sources.files), AS_OF) if one.rule == "kpi/works-against"]
    (root / "all.yaml").write_text(CHAIN % way)
    before, expected = contents(root), findings(root)
    assert ("kpi/works-against", True) in {(rule, resolved) for rule, _, resolved in expected}
    assert collabctl("rename", kind, old, new, "--as-of", AS_OF, cwd=root).returncode == 0
    assert findings(root) == expected
    assert collabctl("rename", kind, new, old, "--as-of", AS_OF, cwd=root).returncode == 0
    assert contents(root) == before
