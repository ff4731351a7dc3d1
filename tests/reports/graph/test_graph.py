"""The pictures: what is in each, that it can be read by others, and that nothing private or hostile gets out."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest

from collabctl import escaping
from collabctl.documents import SourceFile
from collabctl.organization import build
from collabctl.organization.text import Text
from collabctl.reports.graph import FORMATS, VIEWS, render
from tests.handbook.test_hostile_texts import HOSTILE, rewritten
from tests.reports.conflicts.samples import EXAMPLES, example

SCHEMA = json.loads((EXAMPLES.parent / "schemas" / "output" / "graph.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
HEAD = "kind: organization\nformat: 1\nname: Lantern\n"
BOX = re.compile(r'^ +(n\d+)\["(.*?)"\]', re.MULTILINE)
LINE = re.compile(r"^ +(n\d+) (---|-\.-|-->|-\.->)(?:\|\"(.*?)\"\|)? (n\d+)$", re.MULTILINE)


def department(id, more=""):
    return f"---\nkind: department\nid: {id}\nname: {id.capitalize()}\n{more}"


def organization(*documents):
    return build([SourceFile("all.yaml", (HEAD + "".join(documents)).encode())])


def picture(found, view, format_="json"):
    text = render(format_, VIEWS[view](found))
    if format_ != "json":
        return text
    told = json.loads(text)
    VALIDATOR.validate(told)
    return told


def lines_of(told):
    return {(edge["from"], edge["relation"], edge["to"]) for edge in told["edges"]}


def test_the_schema_is_one_and_asks_for_every_key():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        assert set(part.get("required", ())) == set(part.get("properties", ()))


def test_signs_are_explained_where_there_are_any():
    text = picture(example("silo"), "influences", "svg")
    [described] = re.findall("<desc [^>]*>(.*?)</desc>", text)
    assert "An arrow with + raises what it points to, one with − lowers it." in described
    shown = " ".join(re.findall("<text [^>]*>(.*?)</text>", text)[-4:])
    assert shown.endswith("Of an arrow with ? nobody knows which way it works.")
    assert "An arrow with +" in picture(example("silo"), "influences", "mermaid")
    assert "An arrow with +" not in picture(organization(), "influences", "svg")
    assert "nobody knows" not in picture(example("silo"), "goals", "svg")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", ["org", "silo"])
def test_every_line_has_two_boxes(name, view):
    told = picture(example(name), view)
    ids = [node["id"] for node in told["nodes"]]
    assert ids
    assert len(set(ids)) == len(ids)
    assert {edge[end] for edge in told["edges"] for end in ("from", "to")} <= set(ids)
    assert {id for group in told["groups"] for id in group} <= set(ids)


def test_islands_and_groups_of_the_silo():
    told = picture(example("silo"), "collaboration")
    assert told["groups"] == [
        ["department/it", "department/support"],
        ["department/marketing", "department/sales"],
        ["department/finance"],
        ["department/product"],
    ]
    assert [item["id"] for edge in told["edges"][:1] for item in edge["by"]] == ["message/outage"]
    text = picture(example("silo"), "collaboration", "mermaid")
    assert re.findall(r"^ +class (\S+) alone$", text, re.MULTILINE) == ["n0,n3"]
    assert text.count("subgraph ") == 2


def test_what_joins_two_departments_is_named_as_far_as_it_fits():
    text = picture(example("silo"), "collaboration", "mermaid")
    assert 'n2 ---|"Happy customers<br/>Number one in the east<br/>#43;' in text


def test_in_org_everybody_is_in_one_group_and_what_is_for_all_is_no_line():
    told = picture(example("org"), "collaboration")
    assert [len(group) for group in told["groups"]] == [6]
    for_all = {item["id"] for item in told["for_all"]}
    assert {"meeting/friday-finish", "meeting/monthly-alignment"} <= for_all
    assert not for_all & {item["id"] for edge in told["edges"] for item in edge["by"]}


def test_departments_above_below_and_outside():
    told = picture(
        organization(
            department("commerce"),
            department("sales", "part_of: commerce\n"),
            department("agency", "external: true\n"),
            "---\n{kind: message, id: brief, name: Brief, from: [sales], to: [agency, commerce]}\n",
        ),
        "collaboration",
    )
    assert lines_of(told) == {
        ("department/agency", "joins", "department/sales"),
        ("department/sales", "part-of", "department/commerce"),
    }
    assert {node["id"]: node["external"] for node in told["nodes"]} == {
        "department/agency": True, "department/commerce": False, "department/sales": False,
    }  # fmt: skip
    assert [node["details"] for node in told["nodes"]] == [["outside"], [], []]
    assert len(told["groups"]) == 1


def test_the_tree_of_goals_has_departments_and_kpis():
    told = picture(example("org"), "goals")
    assert {
        ("organization", "leads-to", "goal/customers-give-us-a-9"),
        ("goal/customers-give-us-a-9", "leads-to", "department/support"),
        ("goal/customers-give-us-a-9", "leads-to", "kpi/sales-promise-kept"),
    } <= lines_of(told)
    details = {node["id"]: node["details"] for node in told["nodes"]}
    assert details["goal/customers-give-us-a-9"] == ["Customer satisfaction: at least 9"]
    assert details["kpi/sales-promise-kept"] == ["Sales: at least 95"]


def test_influences_have_signs_and_say_whose_kpis_stand_on_them():
    told = picture(example("silo"), "influences")
    assert {
        ("metric/deals-won", "raises", "metric/poor-fit-customers"),
        ("metric/poor-fit-customers", "lowers", "metric/csat"),
        ("metric/newsletters", "moves", "metric/csat"),
        ("metric/paperwork-days", "raises", "metric/order-to-rain"),  # by the formula
    } <= lines_of(told)
    deals = next(node for node in told["nodes"] if node["id"] == "metric/deals-won")
    assert (deals["details"], deals["items"]) == (["Sales: at least 1,400"], ["kpi/sales-deals-won"])


@pytest.mark.parametrize("view", VIEWS)
def test_the_formats_show_the_same(view):
    drawn = example("silo")
    told = picture(drawn, view)
    mermaid, dot = picture(drawn, view, "mermaid"), picture(drawn, view, "dot")
    assert mermaid.startswith("flowchart LR\n  accTitle: ")
    assert len(BOX.findall(mermaid)) == len(told["nodes"])
    assert len(LINE.findall(mermaid)) == len(told["edges"]) == dot.count('" -> "')


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_private_is_drawn(view, format_):
    hidden = "private: true\n"
    shown = organization(
        department("sales"),
        department("support"),
        department("secret-lab", hidden),
        "---\n{kind: message, id: secret-word, name: Secret, from: [sales], to: [support], private: true}\n",
        "---\n{kind: message, id: note, name: Note, from: [secret-lab], to: [sales]}\n",
        "---\n{kind: goal, id: g, name: G, shared_by: [{department: sales}, {department: secret-lab}]}\n",
        "---\n{kind: goal, id: secret-goal, name: S, shared_by: [{department: sales}], private: true}\n",
        "---\n{kind: metric, id: secret-figure, name: Secret, unit: x, better: higher, private: true}\n",
        "---\nkind: metric\nid: calls\nname: Calls\nunit: x\nbetter: lower\n"
        "influences:\n  - {metric: secret-figure, effect: raises}\n  - {metric: time, effect: raises}\n",
        "---\n{kind: metric, id: time, name: Time, unit: x, better: lower}\n",
        "---\n{kind: kpi, id: secret-kpi, department: sales, metric: time, supports: [g], private: true}\n",
        "---\n{kind: kpi, id: on-it, name: Secret, department: sales, metric: secret-figure, supports: [g]}\n",
    )
    assert not shown.problems
    assert "secret" not in picture_text(shown, view, format_).lower()
    assert "on-it" not in picture_text(shown, view, format_)


def picture_text(found, view, format_):
    return render(format_, VIEWS[view](found))


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize("view", VIEWS)
def test_labels_stay_labels(view, payload):
    def built(text, format_):
        found = picture_text(rewritten(example("silo"), lambda field, old: Text(text)), view, format_)
        quoted = r'"[^"]*"' if format_ == "mermaid" else r'"(?:[^"\\]|\\.)*"'
        return re.sub(quoted, '""', found)

    for format_ in ("mermaid", "dot"):
        assert built(payload, format_) == built("x", format_)
    for format_ in FORMATS:
        text = picture_text(rewritten(example("silo"), lambda field, old: Text(payload)), view, format_)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", text)
        assert not re.search(r"(?m)^::|##\[", text)


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")  # pydot calls its parser by old names
@pytest.mark.parametrize("payload", [*HOSTILE, 'a"b', "a\\", '\\"', "a\\nb", "<b>html</b>"])
def test_another_reader_of_dot_reads_what_was_written(payload):
    import pydot

    found = organization(department("sales"), department("support"))
    found = rewritten(found, lambda field, old: Text(payload))
    [graph] = pydot.graph_from_dot_data(picture_text(found, "collaboration", "dot"))
    boxes = {node.get_name(): node.get_label() for node in graph.get_nodes() if "/" in node.get_name()}
    label = f'"{escaping.dot(payload)}"'
    assert boxes == {'"department/sales"': label, '"department/support"': label}
    assert [node.get_name() for node in graph.get_nodes() if "/" not in node.get_name()] == ["graph", "node"]


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")
@pytest.mark.parametrize("view", VIEWS)
def test_another_reader_of_dot_finds_every_box_and_line(view):
    import pydot

    told = picture(example("silo"), view)
    [graph] = pydot.graph_from_dot_data(picture(example("silo"), view, "dot"))
    graphs = [graph, *graph.get_subgraphs()]
    names = {node.get_name().strip('"') for one in graphs for node in one.get_nodes()} - {"node", "graph"}
    assert names == {node["id"] for node in told["nodes"]}
    ends = {(edge.get_source().strip('"'), edge.get_destination().strip('"')) for edge in graph.get_edges()}
    assert ends == {(edge["from"], edge["to"]) for edge in told["edges"]}


def test_nothing_to_draw():
    for view in VIEWS:
        assert picture(organization(), view)["edges"] == []
        assert picture(organization(), view, "dot").endswith("}\n")
        assert picture(organization(), view, "mermaid").startswith("flowchart LR\n")
