"""What holds for every format of the conflicts: they tell the same, stay inert, and never change by themselves."""

import json
import os
import re
import subprocess
import sys

import pytest

from collabctl.escaping import mermaid
from collabctl.reports.conflicts import FORMATS, render
from tests.handbook.test_hostile_texts import HOSTILE
from tests.reports.conflicts.samples import EXAMPLES, REACHING_ON, example, organization, report, silo_saying
from tests.reports.test_formats import HIDDEN
from tests.runner_commands import commands_in

NAMED = re.compile(r"(\w+/[\w-]+) of (\w+/[\w-]+(?:,\s+\w+/[\w-]+)*)")


def asked(report):
    """The conflicts as (rule, documents)."""
    return sorted(
        (one.finding.rule, one.finding.documents) for one in report.told if one.class_ not in ("notice", "unclear")
    )


def named(output):
    """What the words say a resolution would name."""
    flat = re.sub(r"\s+", " ", output)
    return sorted((rule, tuple(re.split(r",\s+", documents))) for rule, documents in NAMED.findall(flat))


@pytest.mark.parametrize("name", ["silo", "org"])
def test_words_and_json_tell_the_same(name):
    told = report(example(name))
    assert asked(told)
    for format_ in ("text", "markdown"):
        assert named(render(format_, told)) == asked(told)
    found = json.loads(render("json", told))["conflicts"]
    assert [(one["rule"], tuple(one["documents"])) for one in found] == [
        (one.finding.rule, one.finding.documents) for one in told.told
    ]


def test_the_drawing_has_every_conflict_of_the_words():
    told = report(example("silo"))
    numbers = {int(number) for number in re.findall(r"^(\d+)\. ", render("text", told), re.MULTILINE)}
    drawn = render("mermaid", told).replace(mermaid(","), "")
    said = re.findall(r"(?:conflicts?|settled) ([\d ]+)", drawn)
    assert {int(number) for numbers in said for number in numbers.split()} == numbers == set(range(1, len(numbers) + 1))


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_pulls_apart(format_):
    output = render(format_, report(organization()))
    assert output.endswith("\n")
    if format_ in ("text", "markdown"):
        assert "No conflict was found among 0 KPIs of 0 departments." in output


@pytest.mark.parametrize("format_", FORMATS)
def test_a_department_hears_what_another_one_is_told_along_with(format_):
    one = organization(*REACHING_ON)
    assert ("kpi/works-against", ("kpi/sales-deals", "kpi/finance-costs")) not in asked(report(one))
    assert ("kpi/works-against", ("kpi/sales-deals", "kpi/finance-costs")) in asked(report(one, "finance"))
    assert "Support" not in render(format_, report(one, "finance")) or format_ != "mermaid"


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_texts_are_inert(format_, payload):
    told = silo_saying(payload)
    output = render(format_, told)
    assert asked(told)
    assert commands_in(output) == []
    assert not HIDDEN.search(output)
    output.encode()


@pytest.mark.parametrize("folder", ["::error::x/", "##[error]x/", "a `b` | <b> [x](y) ]: @anna #12/", "\u202ex/"])
@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_paths_are_inert(format_, folder):
    output = render(format_, report(example("silo", folder)))
    assert commands_in(output) == []
    assert not HIDDEN.search(output)


def test_a_word_that_begins_a_line_is_no_command():
    words = ("a" * 7 + " ::error::x ") * 30
    told = silo_saying(words)
    assert commands_in(render("text", told)) == []


DIGEST = """
import hashlib, sys
from collabctl.reports.conflicts import FORMATS, render
from tests.reports.conflicts.samples import example, report
for name in FORMATS:
    print(name, hashlib.sha256(render(name, report(example("silo"))).encode()).hexdigest())
"""


def test_the_same_bytes_whatever_the_hash_seed():
    def run(seed):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(EXAMPLES.parent)}
        return subprocess.run(
            [sys.executable, "-c", DIGEST], env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert run("1") == run("2")
    assert run("1").count("\n") == len(FORMATS)


def test_a_format_is_loaded_when_it_is_asked_for(monkeypatch):
    for module in FORMATS.values():
        monkeypatch.delitem(sys.modules, module, raising=False)
    render("json", report(organization()))
    assert [name for name, module in FORMATS.items() if module in sys.modules] == ["json"]
