"""The status in each format: whole, harmless, and in a form that programs can rely on."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import jsonschema
import pytest

from collabctl.organization.text import Text
from collabctl.reports.status import FORMATS, StatusReport, render
from collabctl.results.status import status
from collabctl.rules import check
from collabctl.wording.figures import bar, short, spark
from tests.handbook.test_hostile_texts import HOSTILE, rewritten
from tests.reports.test_formats import HIDDEN
from tests.results.samples import TODAY, example, organization
from tests.runner_commands import commands_in

SCHEMA = json.loads((Path(__file__).parents[3] / "schemas/output/status.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def report(built, day=TODAY, colour=False):
    return StatusReport(status(built, check(built, day), day), colour)


def test_the_schema_is_one_and_describes_every_key():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        assert all(
            inner.get("description") for name, inner in part.get("properties", {}).items() if "$ref" not in inner
        )
        assert set(part.get("required", ())) == set(part.get("properties", ()))


@pytest.mark.parametrize("day", ["2024-01-01", "2025-06-30", "2026-02-15", "2026-07-15", "2026-11-23", "2027-02-01"])
@pytest.mark.parametrize("name", ["org", "silo"])
def test_the_examples_on_many_days(name, day):
    found = report(example(name), datetime.date.fromisoformat(day))
    VALIDATOR.validate(json.loads(render("json", found)))
    for line in render("text", found).splitlines():
        assert len(line) <= 110
    assert "None" not in render("text", found) + render("markdown", found)


def test_an_organization_that_has_only_begun():
    found = report(organization())
    assert render("text", found) == "on 2026-11-23: nothing is written down that can be followed\n"
    VALIDATOR.validate(json.loads(render("json", found)))


def test_the_text_tells_verdicts_with_their_reasons():
    text = render("text", report(example("org")))
    assert text.startswith(
        "on 2026-11-23: of 16 targets: 7 on track, 1 unknown, 7 at risk, 1 missed; silo index 11 of 100\n"
    )
    assert "on track  One story, from advertisement to … ████████░░ ██▅▅▄▃▂▃▁▁▁▄ 138 tickets (at most 180)\n" in text
    assert "if the rest is like the last 3, it ends at 158 tickets" in text
    assert "the best it can still end at is 93.67%" in text
    assert "late  Make the pipeline review shorter" in render("text", report(example("silo")))


def test_colour_only_where_it_is_asked_for():
    assert "\x1b[1;31mmissed   \x1b[0m" in render("text", report(example("org"), colour=True))
    assert "\x1b" not in render("text", report(example("org")))


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_texts_are_inert(payload, format_):
    text = render(format_, report(rewritten(example("org"), lambda _field, _text: Text(payload))))
    assert commands_in(text) == []
    assert not HIDDEN.search(text)
    text.encode()


def test_small_drawings():
    assert spark([1, 2, 3]) == "▁▅█"
    assert spark([5, 5]) == "▄▄"
    assert spark([]) == ""
    assert len(spark(range(100))) == 12
    assert (bar(0), bar(0.5), bar(0.999), bar(1)) == ("░" * 10, "█" * 5 + "░" * 5, "█" * 9 + "░", "█" * 10)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.001, "0"),
        (8.966, "8.97"),
        (100, "100"),
        (120.25, "120.2"),
        (1200, "1,200"),
        (12345.6, "12,346"),
        (-3, "-3"),
    ],
)
def test_short_numbers(value, text):
    assert short(value) == text
