"""From documents to the organization: nothing is lost, and one cause gives one finding."""

from __future__ import annotations

import dataclasses

import pytest

from collabctl.documents import SourceFile
from collabctl.documents.schema import bundle
from collabctl.organization import KINDS, Organization, build
from collabctl.organization.settings import OrganizationSettings

ORGANIZATION = "kind: organization\nformat: 1\nname: Lantern\nlanguages: [nl, en]\n"


def built(**files: str) -> Organization:
    named = {"organization.yaml": ORGANIZATION} | {f"{name}.yaml": text for name, text in files.items()}
    return build(SourceFile(path, text.encode()) for path, text in sorted(named.items()))


def said(organization: Organization) -> list[tuple[str, str, int]]:
    problems = sorted(organization.problems, key=lambda problem: problem.location)
    return [(p.rule.removeprefix("document/"), p.location.path, p.location.line) for p in problems]


@pytest.mark.parametrize("kind", [*KINDS, "organization"])
def test_the_fields_of_an_item_are_those_of_the_format(kind):
    cls = KINDS[kind][1] if kind in KINDS else OrganizationSettings
    fields = {field.name.removesuffix("_") for field in dataclasses.fields(cls)} - {"document"} | {"kind"}
    if kind == "organization":
        fields -= {"id"}
    assert fields == set(bundle(kind)["properties"])


def test_names_and_defaults():
    organization = built(
        all="""\
kind: department
id: sales
name: {nl: Verkoop, en: Sales}
lead: anna
---
kind: person
id: anna
name: Anna Marchetti
department: sales
---
kind: metric
id: deals
name: {nl: Gewonnen opdrachten}
unit: deals
better: higher
---
kind: kpi
id: sales-deals
department: sales
metric: deals
---
kind: meeting
id: stand-up
name: Stand-up
type: stand-up
schedule: {every: day, at: "9:15"}
who: {departments: [sales]}
---
kind: meeting
id: demo
name: Demo
schedule: {ad_hoc: when there is something to show}
who: {everyone: true}
"""
    )
    assert said(organization) == []
    sales = organization.departments.get("sales")
    assert sales is not None
    assert (sales.name.to("nl"), sales.name.to("de"), str(sales)) == ("Verkoop", "Verkoop", "'Sales'")
    assert sales.lead == ("anna",)
    [kpi] = organization.kpis
    assert str(kpi.name) == "Gewonnen opdrachten"
    assert [str(meeting.duration) for meeting in organization.meetings] == ["60 min", "15 min"]
    assert organization.find("kpi/sales-deals") is kpi
    assert str(kpi.at("metric")) == "all.yaml:20:1"


def test_what_refers_to_a_file_that_cannot_be_read_is_muted():
    organization = built(
        departments="kind: department\nid: sales\nname: [unclosed\n",
        kpis="kind: person\nid: sam\nname: Sam\ndepartment: sales\n---\n"
        "kind: person\nid: bo\nname: Bo\ndepartment: suport\n",
    )
    assert said(organization) == [("syntax", "departments.yaml", 3), ("unknown-reference", "kpis.yaml", 9)]


def test_what_refers_to_a_document_with_an_error_is_muted_and_its_own_references_are_checked():
    organization = built(
        departments="kind: department\nid: sales\nnmae: Sales\nlead: ana\n",
        people="kind: person\nid: anna\nname: Anna\ndepartment: sales\n",
    )
    assert said(organization) == [("unknown-key", "departments.yaml", 3), ("unknown-reference", "departments.yaml", 4)]
    assert "did you mean 'anna'?" in [problem.help for problem in organization.problems]


def test_what_refers_to_a_document_of_an_unknown_kind_or_without_a_good_id_is_muted():
    organization = built(
        a="kind: departmnt\nid: sales\nname: Sales\n",
        b="kind: department\nid: Support\nname: Support\n",
        c="kind: person\nid: anna\nname: Anna\ndepartment: sales\n---\n"
        "kind: person\nid: sam\nname: Sam\ndepartment: support\n",
    )
    assert said(organization) == [("unknown-kind", "a.yaml", 1), ("wrong-value", "b.yaml", 2)]


def test_every_day_that_does_not_exist_is_said():
    organization = built(
        a="kind: department\nid: sales\nname: Sales\nreview_by: 2026-02-30\n---\n"
        "kind: commitment\nid: crm\nowner: {department: sales}\ntype: barrier\npromise: Mend it.\n"
        "due: 2026-06-31\nreview_by: 2026-02-29\nstatus: open\n"
    )
    assert said(organization) == [
        ("wrong-value", "a.yaml", 4),
        ("wrong-value", "a.yaml", 11),
        ("wrong-value", "a.yaml", 12),
    ]


def test_a_duplicate_is_said_once_at_the_later_one_and_the_first_counts():
    organization = built(
        a="kind: department\nid: sales\nname: First\n",
        b="kind: department\nid: sales\nname: Second\n",
        c="kind: organization\nformat: 1\nname: Another\n",
    )
    assert said(organization) == [("duplicate-id", "b.yaml", 2), ("duplicate-id", "c.yaml", 1)]
    assert [str(d.name) for d in organization.departments] == ["First"]
    assert organization.problems[0].related[0].location.path == "a.yaml"


def test_a_folder_without_the_organizations_own_document():
    organization = build([SourceFile("organization.yaml", b"kind: department\nid: sales\nname: Sales\n")])
    assert said(organization) == [("missing-key", "organization.yaml", 1)]
    assert str(organization.settings.name) == "this organization"


def test_a_newer_format_is_the_one_thing_said_about_the_document():
    organization = build([SourceFile("organization.yaml", b"kind: organization\nformat: 2\nname: L\nnew_key: 1\n")])
    assert said(organization) == [("newer-format", "organization.yaml", 2)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Plain words, with *emphasis*, `code` and a [link](https://example.org).", None),
        ("- a list\n- of two\n\n1. and one\n2. with numbers", None),
        ("a [page](../pages/values.md) and <https://example.org>", None),
        ("5 < 6 & 7 > 3", None),
        ("<script>alert(1)</script>", "HTML"),
        ("a <img src=x onerror=alert(1)> b", "HTML"),
        ("# Title", "a heading"),
        ("Title\n=====", "a heading"),
        ("```\ncode\n```", "a block of code"),
        ("![image](x.png)", "an image"),
        ("[click](javascript:alert(1))", "a link to"),
        ("[click](JaVaScRiPt:alert(1))", "a link to"),
        ("[click](data:text/html;base64,x)", "a link to"),
        ("[click](//evil.example)", "a link to"),
        ("[click](file:///etc/passwd)", "a link to"),
        ("[a]: https://example.org", "a link definition"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a table"),
        ("> [!NOTE]\n> fake", "a quotation"),
        ("---\ntitle: x\n---", "a h"),
        ("text\n\n    indented", "a block of code"),
    ],
)
def test_long_texts(text, what):
    from collabctl.organization.texts import not_allowed

    found = not_allowed(text)
    assert found is None if what is None else found is not None and found[0].startswith(what)


def test_an_unsafe_text_in_a_block_is_found_on_its_line():
    organization = built(a="kind: department\nid: sales\nname: Sales\nmission: |\n  Fine.\n\n  # Not fine\n")
    assert said(organization) == [("unsafe-text", "a.yaml", 7)]


def test_what_is_sound_in_a_broken_organization_document_counts():
    organization = build([SourceFile("organization.yaml", ORGANIZATION.replace("name:", "nmae:").encode())])
    assert organization.settings.languages == ("nl", "en")
    checks = ORGANIZATION + "checks: {organization/island: none}\nclosed: 5\n"
    assert build([SourceFile("organization.yaml", checks.encode())]).settings.checks == {"organization/island": "none"}


def test_an_action_may_be_owned_by_a_department():
    organization = built(
        a="{kind: department, id: it, name: IT}",
        r="kind: retrospective\nid: r\ndate: 2026-01-01\nperiod: 2026-Q1\n"
        "actions: [{what: Mend it, owner: {department: it}}]\n",
    )
    assert organization.problems == ()
    [retrospective] = organization.retrospectives
    assert organization.department_of(retrospective.actions[0].owner[0]) == "it"


def test_an_unknown_department_that_is_a_key_is_found_at_the_key():
    organization = built(a="kind: win\nid: w\nname: W\ndate: 2026-04-01\ncontributions:\n  sales: They sold.\n")
    assert said(organization) == [("unknown-reference", "a.yaml", 6)]
    assert organization.problems[0].location.column == 3


def test_an_agreement_that_ends_before_it_begins_is_said():
    organization = built(
        a="kind: resolution\nid: r\nrule: organization/island\nof: [department/it]\ndecision: accepted\nbecause: So.\n"
        "agreed_by: [{role: lead, department: it}]\ndate: 2026-03-02\nreview_by: 2026-02-28\n---\n"
        "{kind: department, id: it, name: IT}\n"
    )
    assert said(organization) == [("wrong-value", "a.yaml", 9)]
