"""SARIF, read by others: Microsoft's copy of the standard's schema, and the classes of sarif-pydantic."""

import json
from urllib.parse import unquote

import jsonschema
import pytest
from sarif_pydantic import Sarif

from collabctl.reports.sarif import render
from tests.reports.samples import HOSTILE, filled_with, finding, report, tame


@pytest.fixture(scope="module")
def standard(node_packages):
    path = node_packages / "node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json"
    validator = jsonschema.Draft202012Validator
    return validator(json.loads(path.read_text("utf-8")), format_checker=validator.FORMAT_CHECKER)


REPORTS = [report(), tame(), tame("examples/org", "examples/org/"), *map(filled_with, HOSTILE)]


@pytest.mark.parametrize("made", REPORTS)
def test_it_fits_the_standard(standard, made):
    standard.validate(json.loads(render(made)))


@pytest.mark.parametrize("made", REPORTS)
def test_it_is_read_by_sarif_pydantic(made):
    (run,) = Sarif.model_validate_json(render(made)).runs
    assert len(run.results) == len(made.findings)
    for result, found in zip(run.results, made.findings, strict=True):
        assert run.tool.driver.rules[result.rule_index].id == result.rule_id
        assert result.partial_fingerprints == {"collabctl/v1": found.fingerprint}
        assert [bool(result.suppressions)] == [found.resolved_by is not None]
        assert len(result.related_locations or []) == len(found.related)


@pytest.mark.parametrize(
    "change",
    [
        lambda run: run["results"][0].pop("message"),
        lambda run: run["results"][0].update(level="info"),
        lambda run: run["results"][0].update(extra=1),
        lambda run: run["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
        lambda run: run.update(columnKind="characters"),
    ],
)
def test_the_standard_notices(standard, change):
    log = json.loads(render(tame()))
    change(log["runs"][0])
    assert not standard.is_valid(log)


def results(made):
    return json.loads(render(made))["runs"][0]["results"]


def test_a_result():
    first, note, error, *_ = results(tame("examples/org", "examples/org/"))
    assert (first["level"], note["level"], error["level"]) == ("error", "note", "error")
    assert first["suppressions"][0]["justification"] == "settled by resolution/later"
    assert note["suppressions"] == []
    assert error["message"]["text"] == (
        "'deals-won' pulls against 'handling-time'\nshare a goal on csat\nor agree on a trade-off"
    )
    assert error["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "examples/org/kpis/sales.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 5, "startColumn": 1, "endLine": 5, "endColumn": 7},
            }
        }
    ]
    assert error["relatedLocations"][0]["message"] == {"text": "deals-won raises complex-tickets"}


def test_rules_carry_their_page():
    rules = json.loads(render(tame()))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["kpi/works-against", "meeting/too-long", "organization/island"]
    assert rules[0]["shortDescription"] == {"text": "Two KPIs pull against each other."}
    assert "collabctl explain kpi/works-against" in rules[0]["help"]["text"]
    assert rules[1]["shortDescription"] == {"text": "meeting/too-long"}


@pytest.mark.parametrize("path", ["a b#c?d%20e.yaml", "café/日本.yaml", "a:b.yaml", "[x]{y}|z\\.yaml"])
def test_paths_are_addresses(path):
    (result,) = results(report(finding(path=path)))
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(" #?:[]{}|\\") & set(uri)
    assert unquote(uri) == path


def test_a_message_has_no_links():
    (result,) = results(report(finding(message="see [this](https://evil.example)")))
    assert result["message"]["text"] == "see \\[this\\](https://evil.example)"
    (result,) = results(report(finding(message="one of [a, b]")))
    assert result["message"]["text"] == "one of [a, b]"
