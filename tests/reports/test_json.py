import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabctl.reports.json import render
from tests.reports.samples import HOSTILE, filled_with, report, tame

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas/output/validate.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_key_is_described():
    def properties(schema):
        for name, inner in schema.get("properties", {}).items():
            yield name, inner
            yield from properties(inner)

    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        assert all(inner.get("description") for _, inner in properties(part))


@pytest.mark.parametrize("made", [report(), tame(), *map(filled_with, HOSTILE)])
def test_reports_fit_the_schema(made):
    VALIDATOR.validate(json.loads(render(made)))


def test_the_object():
    found = json.loads(render(tame("examples/org")))
    assert list(found) == ["version", "tool", "root", "as_of", "summary", "findings"]
    assert (found["version"], found["tool"], found["root"]) == (1, "collabctl 0.1.0", "examples/org")
    assert found["as_of"] == "2026-11-23"
    assert found["summary"] == {
        "files": 61, "documents": 84, "errors": 1, "warnings": 2, "infos": 1, "resolved": 1, "groups": 0,
    }  # fmt: skip
    assert [each["resolved_by"] for each in found["findings"]] == ["resolution/later", None, None, None, None]
    third = found["findings"][2]
    assert third.pop("fingerprint")
    assert third == {
        "rule": "kpi/works-against",
        "severity": "error",
        "message": "'deals-won' pulls against 'handling-time'",
        "help": "share a goal on csat\nor agree on a trade-off",
        "path": "kpis/sales.yaml",
        "line": 5,
        "column": 1,
        "end_line": 5,
        "end_column": 7,
        "documents": ["kpi/a", "kpi/b"],
        "related": [
            {"path": "metrics/sales.yaml", "line": 14, "column": 5, "message": "deals-won raises complex-tickets"}
        ],
        "resolved_by": None,
        "group": None,
    }


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_texts_come_back_as_they_were(text):
    found = json.loads(render(filled_with(text)))
    assert {each["message"] for each in found["findings"]} == {text}
    assert {each["path"] for each in found["findings"]} == {text}


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found.pop("as_of"),
        lambda found: found["summary"].pop("resolved"),
        lambda found: found["findings"][0].pop("help"),
        lambda found: found["findings"][0].update(line=0),
        lambda found: found["findings"][0].update(severity="note"),
        lambda found: found["findings"][0].update(extra=1),
        lambda found: found.update(version=2),
    ],
)
def test_the_schema_notices(change):
    found = json.loads(render(tame()))
    change(found)
    assert not VALIDATOR.is_valid(found)
