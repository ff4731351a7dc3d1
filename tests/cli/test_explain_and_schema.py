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
    assert collabctl("schema", "kpi", "--with-ids", "--root", tmp_path).stdout == done.stdout
    department = json.loads(done.stdout)["properties"]["department"]
    assert department["anyOf"][0] == {"enum": ["sales"], "enumDescriptions": ["Sales"]}
    validator = jsonschema.Draft202012Validator(json.loads(done.stdout))
    kpi = {"kind": "kpi", "id": "deals", "department": "sales", "metric": "deals-won"}
    assert validator.is_valid(kpi)
    assert validator.is_valid({**kpi, "department": "new-since"})
    assert not validator.is_valid({**kpi, "department": "No Id"})


def test_a_schema_is_written_to_a_file(tmp_path):
    (tmp_path / "organization.yaml").write_text("kind: organization\nformat: 1\nname: L\n")
    (tmp_path / ".collabctl").mkdir()
    place = tmp_path / ".collabctl" / "collab.schema.json"
    done = collabctl("schema", "--with-ids", "--output", ".collabctl/collab.schema.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, ".collabctl/collab.schema.json is up to date\n")
    assert place.read_text("utf-8") == collabctl("schema", "--with-ids", cwd=tmp_path).stdout
    refused = collabctl("schema", "--root", tmp_path)
    assert (refused.returncode, "it goes with --with-ids" in refused.stderr) == (2, True)
