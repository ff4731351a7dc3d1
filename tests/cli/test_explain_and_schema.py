"""`collabctl explain` and `collabctl schema`."""

from __future__ import annotations

import json

import jsonschema
import pytest

from collabctl.rules import all_rules
from tests.cli.test_validate import collabctl


@pytest.mark.parametrize("rule", ["kpi/opposed-directions", "document/syntax", "resolution/one-sided"])
def test_explain_shows_the_page_two_examples_and_how_to_set_it(rule):
    done = collabctl("explain", rule)
    assert (done.returncode, done.stderr) == (0, "")
    for part in (rule, all_rules()[rule].summary, "Wrong:", "Right:", "What to do:"):
        assert part in done.stdout
    assert "# expect" not in done.stdout


def test_explain_says_what_cannot_be_set():
    assert "checks:" not in collabctl("explain", "document/syntax").stdout
    assert "checks:" in collabctl("explain", "document/stale").stdout


def test_every_rule_can_be_explained():
    from click.testing import CliRunner

    from collabctl.cli import collabctl as commands

    for rule in all_rules():
        done = CliRunner().invoke(commands, ["explain", rule])
        assert done.exit_code == 0, done.output


def test_a_schema_stands_on_its_own(tmp_path):
    done = collabctl("schema", "kpi")
    schema = json.loads(done.stdout)
    validator = jsonschema.Draft202012Validator(schema)
    good = {"kind": "kpi", "id": "deals", "department": "sales", "metric": "deals-won"}
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, "metrics": "deals-won"})


def test_the_schema_of_everything_picks_by_kind():
    validator = jsonschema.Draft202012Validator(json.loads(collabctl("schema").stdout))
    assert validator.is_valid({"kind": "department", "id": "sales", "name": "Sales"})
    assert not validator.is_valid({"kind": "department", "id": "sales"})


def test_a_schema_with_ids_offers_what_there_is(tmp_path):
    (tmp_path / "organization.yaml").write_text(
        "kind: organization\nformat: 1\nname: L\n---\nkind: department\nid: sales\nname: Sales\n"
    )
    done = collabctl("schema", "kpi", "--with-ids", cwd=tmp_path)
    validator = jsonschema.Draft202012Validator(json.loads(done.stdout))
    kpi = {"kind": "kpi", "id": "deals", "department": "sales", "metric": "deals-won"}
    errors = [list(error.path) for error in validator.iter_errors(kpi)]
    assert errors == [["metric"]]
