"""Every playbook begins where people are: in a new organization, in a good one, and where each keeps to itself."""

from __future__ import annotations

import json
import subprocess

import pytest
import yaml
from ruamel.yaml import YAML

from collabctl.documents import read
from collabctl.documents.schema.annotations import translations
from collabctl.playbooks.playbook import all_playbooks
from collabctl.rules import all_rules
from tests.playbooks.organizations import WHERE, of, place, smallest, use
from tests.test_examples import plain

PLAYBOOKS = (
    "break-a-silo", "shared-goal", "meeting-rhythm", "channel-agreements", "tool-rollout", "connect-before-replace",
    "multidisciplinary-team", "retrospective", "psychological-safety", "management-commitments",
    "measure-collaboration", "team-training",
)  # fmt: skip

CURED_WITH = {
    "department/no-bridge": {"departments": "sales,support"},
    "department/no-shared-goal": {"departments": "it,support"},
    "organization/double-work": {"departments": "marketing,product"},
    "organization/island": {"departments": "finance,sales"},
    "organization/split": {"departments": "it,marketing"},
}
"""The answers with which a finding of silo is gone, where the playbook's own are about another one."""

NOT_IN_SILO = {"team/no-sync"}


def test_these_are_the_playbooks_and_the_metric_library_is_none():
    assert tuple(all_playbooks()) == PLAYBOOKS


@pytest.mark.parametrize("name", PLAYBOOKS)
@pytest.mark.parametrize("where", WHERE)
def test_its_own_answers_bring_no_new_error_or_warning(where, name):
    found = use(place(where), name)
    assert found.draft.files
    assert not [*found.outcome.wrong, *found.outcome.next_steps]
    assert len(found.after.problems) == len(place(where).organization.problems)
    for reference in found.draft.references:
        assert found.after.find(reference) is not None


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_nothing_is_gone_that_it_has_nothing_to_say_about(name):
    one = all_playbooks()[name]
    assert {ended.rule for ended in use(place("silo"), name).outcome.ended} <= {*one.cures, *one.helps_with}


CURES = [(name, rule) for name, one in all_playbooks().items() for rule in one.cures if rule not in NOT_IN_SILO]


@pytest.mark.parametrize(("name", "rule"), CURES)
def test_what_it_says_it_cures_is_gone(name, rule):
    silo = place("silo")
    open_ones = [one for one in silo.found if one.rule == rule and one.resolved_by is None]
    found = use(silo, name, **CURED_WITH.get(rule, {}))
    assert open_ones
    assert {one.fingerprint for one in open_ones} <= {one.fingerprint for one in found.outcome.ended}
    assert not found.outcome.wrong


def test_a_team_without_a_meeting_gets_one():
    team = "kind: team\nid: shop\nname: Shop\ndepartments: [sales, support]\ndone_when: It is open.\nmembers:\n"
    seats = "".join(f"  - {{role: Adviser, department: {id}, contributes: Questions}}\n" for id in ("sales", "support"))
    found = use(of(smallest("en", **{"teams.yaml": team + seats})), "meeting-rhythm")
    assert [one.rule for one in found.outcome.ended] == ["team/no-sync"]
    assert not found.outcome.wrong


def test_it_names_rules_that_there_are():
    for one in all_playbooks().values():
        assert {*one.cures, *one.helps_with} <= set(all_rules())
        assert not set(one.cures) & set(one.helps_with)


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_a_second_use_stands_beside_the_first(name):
    first = use(place("smallest-en"), name)
    sources = place("smallest-en").sources
    again = use(of(type(sources)((*sources.files, *first.draft.files), (), (), ())), name)
    assert not again.draft.references & first.draft.references
    assert not {file.path for file in again.draft.files} & {file.path for file in first.draft.files}
    twice = {finding.rule for finding in again.outcome.wrong}
    assert all(rule.endswith(("/defined-twice", "/same-goal")) for rule in twice), twice


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_it_speaks_the_languages_of_the_organization(name):
    for file in use(place("org"), name).draft.files:
        [document] = read(file)[0]
        assert all(languages == ("nl", "en") for _, languages in translations(document)), file.path
    for where in ("smallest-en", "smallest-nl"):
        for file in use(place(where), name).draft.files:
            [document] = read(file)[0]
            assert not list(translations(document)), file.path
    texts = [b"".join(file.data for file in use(place(f"smallest-{one}"), name).draft.files) for one in ("en", "nl")]
    assert b"# Begun with" in texts[0] and b"# Begonnen met" in texts[1]


@pytest.mark.parametrize("name", PLAYBOOKS)
@pytest.mark.parametrize("where", WHERE)
def test_every_reader_of_yaml_reads_the_same(where, name):
    for file in use(place(where), name).draft.files:
        text = file.data.decode()
        ours = [document.data for document in read(file)[0]]
        assert [plain(one) for one in yaml.load_all(text, yaml.SafeLoader)] == ours
        assert [plain(one) for one in YAML(typ="safe", pure=True).load_all(text)] == ours
        assert "$" not in text
        assert max(map(len, text.splitlines())) <= 120


def test_js_yaml_reads_the_same(node, node_packages, tmp_path):
    files = [file for where in WHERE for name in PLAYBOOKS for file in use(place(where), name).draft.files]
    for number, file in enumerate(files):
        (tmp_path / f"{number}.yaml").write_bytes(file.data)
    script = (
        "const yaml = require('js-yaml'), fs = require('fs'), [folder, number] = process.argv.slice(1);"
        "const day = (key, value) => typeof value === 'string' && /^[0-9-]{10}T00:00:00.000Z$/.test(value)"
        " ? value.slice(0, 10) : value;"
        "const read = (_, n) => yaml.load(fs.readFileSync(`${folder}/${n}.yaml`, 'utf8'));"
        "console.log(JSON.stringify(Array.from({length: Number(number)}, read), day))"
    )
    done = subprocess.run(
        [node, "-e", script, tmp_path, str(len(files))],
        cwd=node_packages, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    assert json.loads(done.stdout) == [read(file)[0][0].data for file in files]
