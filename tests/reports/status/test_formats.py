"""The status in each format: whole, harmless, and in a form that programs can rely on."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import jsonschema
import pytest

from collabctl.organization.text import Text
from collabctl.reports.status import FORMATS, StatusReport, render
from collabctl.reports.status.sentences import history_of, trend_of
from collabctl.results.status import course, status
from collabctl.rules import check
from collabctl.wording.figures import bar, short, spark
from tests.handbook.test_hostile_texts import HOSTILE, rewritten
from tests.reports.test_formats import HIDDEN
from tests.results.samples import TODAY, example, metric, months, organization
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
        assert len(line) <= 100
    assert "None" not in render("text", found) + render("markdown", found)


def test_an_organization_that_has_only_begun():
    found = report(organization())
    assert render("text", found) == "on 2026-11-23: nothing is written down that can be followed\n"
    VALIDATOR.validate(json.loads(render("json", found)))


def test_the_text_tells_verdicts_with_their_reasons():
    text = render("text", report(example("org")))
    assert text.startswith(
        "on 2026-11-23: of 16 targets: 1 missed, 7 at risk, 7 on track, 1 unknown; silo index 11 of 100\n"
    )
    assert (
        "on track  One story, from advertisement to … ████████░░ ██▅▅▄▃▂▃▁▁▁▄\n"
        "          138 tickets (at most 180): 10 of 12 figures; if the rest is like the last 3, it ends at\n"
        "          158 tickets\n"
    ) in text
    assert "it cannot be reached any more: the best it can\n          still end at is 93.67%" in text
    assert "Bars: how far it has come" in text
    assert "Lead time of joint projects: 61 days on 2026-10-31; falls by 5.6 days a month" in text
    assert "Asana for everyone: 13 of 13 steps done that should be by now\n" in text
    assert "late  Make the pipeline review shorter" in render("text", report(example("silo")))


def test_an_action_that_was_agreed_on_again_says_since_when():
    look_back = "kind: retrospective\nid: {0}\nperiod: 2026\ndate: {0}\nactions: [{{what: Brief them, due: {1}}}]\n"
    agreed = (("2026-03-10", "2026-05-01"), ("2026-06-10", "2026-12-01"))
    built = organization(
        *(look_back.format(f"{day}", due).replace(f"id: {day}", f"id: on-{day}") for day, due in agreed)
    )
    said = "Brief them (on-2026-06-10, due 2026-12-01, first agreed on 2026-03-10)"
    for format_ in ("text", "markdown"):
        assert f"{said}" in render(format_, report(built)).replace("\\", "")
    assert "1 action late" in render("text", report(built, datetime.date(2026, 12, 2)))
    assert [one["due"] for one in json.loads(render("json", report(built)))["actions"]] == ["2026-12-01"]


def test_what_became_of_each_promise():
    promise = "kind: commitment\nid: {0}\nowner: dirk\ntype: budget\npromise: To {0}.\ndue: {1}\nstatus: {2}\n"
    told = (
        ("wait", "2026-12-01", "open"),
        ("lag", "2026-01-01", "open"),
        ("pay", "2026-01-02", "kept"),
        ("sing", "2026-01-03", "dropped"),
    )
    built = organization("kind: person\nid: dirk\nname: Dirk\n", *(promise.format(*one) for one in told))
    assert render("text", report(built)).endswith(
        "late  To lag. (lag, due 2026-01-01)\n"
        "open  To wait. (wait, due 2026-12-01)\n"
        "kept  To pay. (pay, due 2026-01-02)\n"
        "dropped  To sing. (sing, due 2026-01-03)\n"
    )


def test_too_few_figures_for_a_trend_say_so():
    built = organization(metric("csat"), csat=months(1, 2, 3, 4, 5))
    assert trend_of(course(built, built.metrics.get("csat"), TODAY)) == "5 figures: a trend takes 6"
    built = organization(metric("csat"), csat=months(4, 4, 4, 4, 4, 4))
    assert trend_of(course(built, built.metrics.get("csat"), TODAY)) == "no clear trend"


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


def test_a_long_history_fits_on_a_line_and_ends_today():
    days = [(datetime.date(2026, 1, 1) + datetime.timedelta(days=number), float(number)) for number in range(121)]
    assert history_of(days) == "▁▁▁▂▂▂▂▃▃▃▃▄▄▄▄▅▅▅▅▅▆▆▆▆▇▇▇▇███ silo index from 0 on 2026-01-01 to 120 on 2026-05-01"
    assert history_of(days[:13]) == "▁▂▂▃▃▄▅▅▆▆▇▇█ silo index from 0 on 2026-01-01 to 12 on 2026-01-13"
    assert history_of(days[:1]) == history_of([]) == ""


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


def test_a_number_that_only_nearly_reaches_another_looks_different():
    assert short(8.9996, [9]) == "8.9996"
    assert short(9.0, [9]) == "9"
    assert short(8.9, [9]) == "8.9"
    assert short(99_999.7, [100_000]) == "99,999.7"


def test_a_slow_trend_is_no_standstill():
    built = organization(metric("csat"), csat=months(*(9 + number / 1000 for number in range(12))))
    assert trend_of(course(built, built.metrics.get("csat"), TODAY)).startswith("rises by 0.001 points a month")
