import json

import jsonschema
import pytest

from collabctl.reports.conflicts.json import render
from collabctl.reports.json import finding_object
from tests.handbook.test_hostile_texts import HOSTILE
from tests.reports.conflicts.samples import EXAMPLES, REACHING_ON, crowd, example, organization, report, silo_saying

SCHEMAS = EXAMPLES.parent / "schemas" / "output"
SCHEMA = json.loads((SCHEMAS / "conflicts.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def rendered(report):
    found = json.loads(render(report))
    VALIDATOR.validate(found)
    return found


def test_the_schema_is_one_and_describes_every_key():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        assert all(inner.get("description") for inner in part.get("properties", {}).values())
        assert set(part.get("required", ())) == set(part.get("properties", ()))


def test_a_finding_is_described_as_validate_describes_it():
    finding = json.loads((SCHEMAS / "validate.schema.json").read_text("utf-8"))["$defs"]["finding"]["properties"]
    ours = SCHEMA["$defs"]["conflict"]["properties"]
    assert {key: ours[key] for key in finding} == finding


@pytest.mark.parametrize("name", ["silo", "org"])
def test_the_examples_fit_the_schema(name):
    told = report(example(name))
    found = rendered(told)["conflicts"]
    assert [{key: one[key] for key in finding_object(told.told[0].finding)} for one in found] == [
        finding_object(one.finding) for one in told.told
    ]
    for one in found:
        assert (one["strength"] is None) == (one["class"] == "notice")


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_organizations_fit_the_schema(payload):
    rendered(silo_saying(payload))


def test_a_chain_from_one_end_to_the_other():
    chain = rendered(report(example("silo")))["conflicts"][0]
    assert (chain["rule"], chain["class"], chain["departments"]) == ("kpi/works-against", "chain", ["sales", "support"])
    steps = [(step["from"], step["effect"], step["to"]) for step in chain["path_of_influence"]]
    assert steps == [
        ("deals-won", "raises", "poor-fit-customers"),
        ("poor-fit-customers", "raises", "complex-tickets"),
        ("complex-tickets", "raises", "handling-time"),
    ]
    assert (chain["strength"], chain["evidence"], chain["bridges"]) == (0.729, "correlation", [])
    assert {way["leaves"] for way in chain["ways_out"]} <= {"warning", "info", None}
    assert chain["ways_out"]
    assert all(way["sentence"] and way["edits"] for way in chain["ways_out"] if "join " not in way["sentence"])


def test_a_proof_and_a_pair():
    by_class = {one["class"]: one for one in rendered(report(example("silo")))["conflicts"]}
    assert by_class["unreachable"]["derivation"]
    assert by_class["unreachable"]["path_of_influence"] is None
    assert by_class["incompatible"]["derivation"] is None
    assert by_class["goal"]["bridges"] is None
    assert by_class["notice"]["ways_out"] is None
    lever = by_class["lever"]["path_of_influence"]
    assert [step["from"] for step in lever] == ["discount", "discount"]


def test_what_else_it_reaches():
    [core] = rendered(report(organization(*REACHING_ON)))["conflicts"][:1]
    assert core["documents"] == ["kpi/sales-deals", "kpi/support-time"]
    assert core["also_reaches"] == [
        {
            "rule": "kpi/works-against",
            "documents": ["kpi/sales-deals", "kpi/finance-costs"],
            "departments": ["finance", "sales"],
        }
    ]


def test_ways_out_are_tried_for_the_gravest_hundred():
    found = rendered(report(crowd(120)))["conflicts"]
    tried = [one["ways_out"] is not None for one in found if one["class"] == "chain"]
    assert tried == [True] * 100 + [False] * (len(tried) - 100)
    assert len(tried) > 100
