"""What stands in the folder of a playbook: data that fits its schema, templates without loose ends, guides to read."""

from __future__ import annotations

import copy
import re

import jsonschema
import jsonschema_rs
import pytest
import yaml

from collabctl.bundled import bundled
from collabctl.cli import COMMANDS
from collabctl.organization.texts import not_allowed
from collabctl.playbooks.playbook import LANGUAGES, all_playbooks
from collabctl.playbooks.reading import plain
from collabctl.playbooks.templates import NAME

FOLDER = bundled("playbooks")
SCHEMA = yaml.safe_load((FOLDER / "playbook.schema.json").read_text("utf-8"))
NAMES = tuple(all_playbooks())
EACH_GUIDE = [(name, language) for name in NAMES for language in LANGUAGES]


def data(name):
    return yaml.safe_load((FOLDER / name / "playbook.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_it_fits_the_schema(name):
    jsonschema.validate(data(name), SCHEMA)
    assert jsonschema_rs.validator_for(SCHEMA).is_valid(data(name))
    assert data(name)["id"] == name


@pytest.mark.parametrize(
    "change",
    [
        {"id": "Break a silo"},
        {"name": "Break a silo"},
        {"summary": {"en": "Only English"}},
        {"cures": ["island"]},
        {"parameters": []},
        {"parameters": [{"name": "x", "type": "text", "default": "x"}]},
        {"parameters": [{"name": "x", "type": "colour", "default": "x", "question": {"en": "x", "nl": "x"}}]},
        {"parameters": [{"name": "x", "type": "choice", "default": "x", "question": {"en": "x", "nl": "x"}}]},
        {"parameters": [{"name": "x", "type": "text", "question": {"en": "x", "nl": "x"}}]},
        {"then": "Do more"},
        {"code": "print()"},
    ],
)
def test_the_schema_sees_what_is_wrong(change):
    changed = {**copy.deepcopy(data("break-a-silo")), **change}
    assert not jsonschema_rs.validator_for(SCHEMA).is_valid(changed)


def test_they_have_an_order_and_a_folder_is_a_playbook_or_the_metric_library():
    assert [data(name)["order"] for name in NAMES] == list(range(1, len(NAMES) + 1))
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir()}
    assert folders == {*NAMES, "metrics"}
    assert not (FOLDER / "metrics" / "playbook.yaml").exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_template_names_only_what_there_is(name):
    playbook = all_playbooks()[name]
    ids = [template["id"] for template in playbook.templates]
    parameters = [parameter.name for parameter in playbook.parameters]
    known = {*ids, *parameters, "each"}
    text = (FOLDER / name / "documents.yaml").read_text("utf-8")
    used = {found[1] for found in NAME.findall(text)} - {"when", "once"}
    told = {found[1] for one in playbook.then for words in one.written.values() for found in NAME.findall(words)}
    assert used | told <= known
    assert len({(template["kind"], template["id"]) for template in playbook.templates}) == len(ids)
    assert len(set(parameters)) == len(parameters)
    assert {parameter.or_new for parameter in playbook.parameters if parameter.or_new} <= set(ids)
    assert not playbook.ids_from or playbook.parameter(playbook.ids_from)


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_depends_only_on_answers_before_it(name):
    known = {"everybody"}
    for parameter in all_playbooks()[name].parameters:
        settings = parameter.settings
        needed = [settings[key] for key in ("of", "on_day", "from", "in", "unless") if key in settings]
        assert {*needed, *settings.get("besides", ())} <= known
        known.add(parameter.name)


@pytest.mark.parametrize(("name", "language"), EACH_GUIDE)
def test_a_guide_is_plain_markdown_without_dead_links(name, language):
    guide = all_playbooks()[name].guide(language)
    assert not_allowed(guide) is None
    links = re.findall(r"\]\(([^)]*)\)", guide)
    assert all(link.endswith(f".{language}.md") and (FOLDER / name / link).resolve().is_file() for link in links)
    commands = re.findall(r"`collabctl ([a-z]+)", guide)
    assert set(commands) <= set(COMMANDS)


@pytest.mark.parametrize(("name", "language"), EACH_GUIDE)
def test_a_guide_says_why_what_to_do_first_and_how_to_tell(name, language):
    guide = all_playbooks()[name].guide(language)
    wanted = {
        "en": ("Why.", "In the first week", "How you can tell that it works", "Checklist"),
        "nl": ("Waarom.", "In de eerste week", "Hieraan merk je dat het werkt", "Checklist"),
    }
    found = re.findall(r"^\*\*(.+?)\*\*", guide, re.MULTILINE)
    assert [one for one in found if one in wanted[language]] == list(wanted[language])
    assert guide.partition("**Checklist**")[2].count("\n- ") >= 4


@pytest.mark.parametrize(("name", "language"), EACH_GUIDE)
def test_in_a_terminal_it_has_no_marks_and_fits(name, language):
    shown = plain(all_playbooks()[name].guide(language), 60)
    assert not re.search(r"\*|`|\]\(", shown)
    assert max(map(len, shown.splitlines())) <= 70
    assert "- " in shown


def test_both_languages_say_as_much():
    for name in NAMES:
        english, dutch = (all_playbooks()[name].guide(language) for language in LANGUAGES)
        assert english.count("\n- ") == dutch.count("\n- ")
        assert english.count("\n\n") == dutch.count("\n\n")
        assert english != dutch
