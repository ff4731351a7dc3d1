"""What holds for every format: they are inert, and agree on what they report."""

import json
import re
import sys
from collections import Counter

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml
from markdown_it import MarkdownIt
from sarif_pydantic import Sarif

from collabctl import cli
from collabctl.reports import FORMATS, conflicts, diff, graph, render, status
from tests.reports.samples import HOSTILE, filled_with, finding, report, tame
from tests.runner_commands import commands_in

HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
MORSELS = [*":#[]%\n\r\x1b|`<>&(){} \\", "::", "##[", "a"]
ANNOTATED = {"error": 1, "warning": 1, "notice": 1}


def in_text(output):
    for title, place in re.findall(r"^\w+: (.*)\n +--> (.*)$", output, re.MULTILINE):
        path, line, _column = place.rsplit(":", 2)
        yield re.search(r"\[(\S+)\]$", title)[1], path, int(line)


def in_concise(output):
    for path, line, rule in re.findall(r"^(.+?):(\d+):\d+: \w+: .* \[(\S+)\]$", output, re.MULTILINE):
        yield rule, path, int(line)


def in_json(output):
    for each in json.loads(output)["findings"]:
        if each["resolved_by"] is None:
            yield each["rule"], each["path"], each["line"]


def in_sarif(output):
    for result in Sarif.model_validate_json(output).runs[0].results:
        if not result.suppressions:
            place = result.locations[0].physical_location
            yield result.rule_id, place.artifact_location.uri.replace("%20", " "), place.region.start_line


def in_github(output):
    for command in commands_in(output):
        yield command.properties["title"], command.properties["file"], int(command.properties["line"])


def in_gitlab(output):
    for issue in json.loads(output):
        yield issue["check_name"], issue["location"]["path"], issue["location"]["lines"]["begin"]


def in_junit(output):
    for suite in JUnitXml.fromstring(output.encode()):
        for case in suite:
            assert len(case.result) == 1
            yield case.classname, case._elem.get("file"), int(case._elem.get("line"))


def in_markdown(output):
    unsettled = output.partition("settled finding\n")[0]
    for token in MarkdownIt("gfm-like2").parse(unsettled):
        codes = [child.content for child in token.children or () if child.type == "code_inline"]
        if token.level == 3 and codes:
            path, line, _column = codes[0].rsplit(":", 2)
            yield codes[-1], path, int(line)


READERS = {
    "text": in_text,
    "concise": in_concise,
    "json": in_json,
    "sarif": in_sarif,
    "github": in_github,
    "gitlab": in_gitlab,
    "junit": in_junit,
    "markdown": in_markdown,
}


def test_every_format_has_a_reader_here():
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize(
    ("command", "formats"),
    [
        ("validate", FORMATS),
        ("conflicts", conflicts.FORMATS),
        ("diff", diff.FORMATS),
        ("graph", graph.FORMATS),
        ("status", status.FORMATS),
    ],
)
def test_the_command_line_offers_every_format(command, formats):
    """It lists them itself, to start without loading any report."""
    shown = CliRunner().invoke(cli.collabctl, [command, "--help"]).stdout
    [offered] = re.findall(r"--format \[(.+?)\]", re.sub(r"\s+", "", shown).replace("--format", "--format "))
    assert offered.split("|") == list(formats)


@pytest.mark.parametrize("name", FORMATS)
def test_formats_agree_on_what_is_unsettled(name):
    expected = [(each.rule, each.location.path, each.location.line) for each in tame().unsettled]
    assert Counter(READERS[name](render(name, tame()))) == Counter(expected)
    assert len(expected) == 4


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_of_nothing(name):
    output = render(name, report())
    assert output.endswith("\n")
    assert name == "junit" or list(READERS[name](output)) == []
    if name not in {"json", "sarif", "gitlab"}:
        assert "everything checks out: 61 files, 84 documents" in output


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab", "junit"])
def test_forges_get_paths_from_the_top_of_the_repository(name):
    assert {path for _, path, _ in READERS[name](render(name, tame(prefix="examples/silo/")))} == {
        "examples/silo/kpis/sales.yaml",
        "examples/silo/meetings/a b.yaml",
        "examples/silo/departments/it.yaml",
    }
    assert "kpis/sales.yaml" in {path for _, path, _ in READERS[name](render(name, tame("/home/anna/org")))}


def assert_inert(name, text):
    output = render(name, filled_with(text))
    found = Counter(command.name for command in commands_in(output))
    assert found == (ANNOTATED if name == "github" else {})
    assert not HIDDEN.search(output)
    output.encode()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", [*HOSTILE, " ".join(HOSTILE), "", " "])
def test_hostile_findings_are_inert(name, text):
    assert_inert(name, text)


@pytest.mark.parametrize("name", FORMATS)
@given(text=st.one_of(st.text(), st.lists(st.sampled_from(MORSELS)).map("".join)))
def test_any_finding_is_inert(name, text):
    assert_inert(name, text)


def test_a_format_is_loaded_when_it_is_asked_for(monkeypatch):
    for module in FORMATS.values():
        monkeypatch.delitem(sys.modules, module, raising=False)
    render("gitlab", report(finding()))
    assert [name for name, module in FORMATS.items() if module in sys.modules] == ["gitlab"]
