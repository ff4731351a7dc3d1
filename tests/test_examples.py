"""The example organizations: what newcomers read first, so they hold what the format promises."""

from __future__ import annotations

import datetime
import json
import subprocess
from pathlib import Path

import pytest
import yaml
from ruamel.yaml import YAML

from collabctl.documents import SourceFile, read
from collabctl.organization import KINDS, Organization, build
from collabctl.rules import all_rules, check
from collabctl.sources.files import read_folder

EXAMPLES = Path(__file__).parent.parent / "examples"
FILES = sorted(EXAMPLES.rglob("*.yaml"))
AS_OF = datetime.date(2026, 11, 23)


def organization(name: str) -> Organization:
    sources = read_folder(EXAMPLES / name)
    return build(sources.files, sources.pages, sources.problems, tables=sources.tables)


def test_org_is_in_order_and_its_one_conflict_is_settled():
    findings = check(organization("org"), AS_OF)
    assert {finding.rule for finding in findings if finding.resolved_by} == {"kpi/incompatible-targets"}
    open_ones = [(finding.severity, finding.rule) for finding in findings if not finding.resolved_by]
    assert open_ones == [("info", "kpi/serves-no-goal")]


def test_silo_shows_what_nearly_every_rule_is_about():
    """Its documents can all be read, and it begins what it does not do: the rules about the rest stay silent."""
    found = {finding.rule for finding in check(organization("silo"), AS_OF) if finding.resolved_by is None}
    assert {rule for rule in set(all_rules()) - found if not rule.startswith(("document/", "page/"))} == {
        "channel/defined-twice",
        "department/defined-twice",
        "department/no-word",
        "department/part-of-itself",
        "goal/same-goal",
        "goal/served-by-no-kpi",
        "kpi/looser-than-parent",
        "kpi/part-of-another-metric",
        "kpi/part-of-itself",
        "kpi/two-owners",
        "kpi/unknown-scope",
        "measurement/unknown-metric",
        "measurement/unreadable",
        "measurement/wrong-row",
        "metric/contradictory-model",
        "metric/formula-cycle",
        "metric/formula-error",
        "metric/impossible-range",
        "metric/influence-loop",
        "organization/collaboration-unrewarded",
        "team/no-sync",
        "team/part-of-itself",
        "tool/defined-twice",
        "tool/unknown-category",
    }


def test_every_kind_is_in_use_in_org_and_nothing_is_ignored():
    org, silo = organization("org"), organization("silo")
    assert {item.kind for item in org.items()} == {"organization", *KINDS}
    assert {department.id for department in org.departments} == {
        "finance", "it", "marketing", "product", "sales", "support",
    }  # fmt: skip
    assert {department.id for department in silo.departments} == {department.id for department in org.departments}
    assert org.settings.ignore == silo.settings.ignore == ()
    assert org.settings.languages == ("nl", "en")


def texts_in(value: object):
    """Every text by language below a value."""
    if isinstance(value, dict):
        if value and set(value) <= {"nl", "en"}:
            yield value
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def test_what_is_said_in_one_language_in_org_is_said_in_the_other():
    for item in organization("org").items():
        for text in texts_in(item.document.data):
            assert set(text) == {"nl", "en"}, f"{item.at()}: {text}"


def plain(value: object) -> object:
    """Days as text: other readers make objects of them."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def ours(path: Path) -> list[object]:
    documents, problems = read(SourceFile(path.name, path.read_bytes()))
    assert problems == []
    return [document.data for document in documents]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_other_readers_in_python_read_the_same(path):
    text = path.read_text(encoding="utf-8")
    assert [plain(document) for document in yaml.load_all(text, yaml.SafeLoader)] == ours(path)
    assert [plain(document) for document in YAML(typ="safe", pure=True).load_all(text)] == ours(path)


def test_js_yaml_reads_the_same(node, node_packages):
    script = (
        "const yaml = require('js-yaml'), fs = require('fs');"
        "const day = (key, value) => typeof value === 'string' && /^[0-9-]{10}T00:00:00.000Z$/.test(value)"
        " ? value.slice(0, 10) : value;"
        "console.log(JSON.stringify(process.argv.slice(1).map(f => yaml.loadAll(fs.readFileSync(f, 'utf8'))), day))"
    )
    done = subprocess.run(
        [node, "-e", script, *map(str, FILES)], cwd=node_packages, capture_output=True, check=True, encoding="utf-8"
    )
    assert json.loads(done.stdout) == [ours(path) for path in FILES]
