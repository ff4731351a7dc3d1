"""Every form of a target: written, read by the engine, by `status` and by the handbook, in both languages."""

import datetime

import pytest

from collabctl.conflicts.engine import find
from collabctl.documents import SourceFile
from collabctl.handbook import build_all
from collabctl.organization import build
from collabctl.results.standing import stand
from collabctl.rules import check

AS_OF = datetime.date(2026, 6, 1)
BEGIN = """
{kind: organization, format: 1, name: X, vision: Together., languages: [en, nl]}
---
{kind: department, id: a, name: Alfa}
---
{kind: department, id: b, name: Beta}
---
{kind: metric, id: m, name: Days open, definition: d., unit: days, better: lower, measured_every: month,
 over_time: average, range: {min: 0}}
"""
KPI = "---\n{{kind: kpi, id: k{number}, department: {department}, metric: m, part: whole, period: 2026, {fields}}}\n"
FIGURES = b"date,value\n" + b"".join(b"2026-%02d-28,%d\n" % (month, 4) for month in range(1, 6))


def organization(*kpis):
    """KPIs on one metric, each of another department: the fields of each."""
    written = [KPI.format(number=place, department="ab"[place], fields=fields) for place, fields in enumerate(kpis)]
    files = [SourceFile("organization.yaml", "".join([BEGIN, *written]).encode())]
    made = build(files, tables=[SourceFile("measurements/m.csv", FIGURES)])
    assert made.problems == ()
    return made


@pytest.mark.parametrize(
    ("target", "english", "dutch"),
    [
        ("{at_least: 1}", "at least 1 day", "minstens 1 day"),
        ("{more_than: 120}", "more than 120 days", "meer dan 120 days"),
        ("{less_than: 2500}", "less than 2,500 days", "minder dan 2.500 days"),
        ("{up_by: 10 %}", "up by 10%", "10% omhoog"),
        ("{down_by: 2}", "down by 2 days", "2 days omlaag"),
        ("{down_by: 5%, against: year-before}", "5% less than the year before", "5% minder dan het jaar ervoor"),
        ("{confidential: true}", "confidential", "vertrouwelijk"),
        ('{kept_in: "https://example.org/targets"}', "kept elsewhere", "staat ergens anders"),
    ],
)
def test_the_handbook_says_it(target, english, dutch):
    pages = build_all(organization(f"target: {target}"), ["en", "nl"])
    assert f"**Target:** {english}\n" in pages["en/kpis/README.md"]
    assert f"**Target:** {dutch}\n" in pages["nl/kpis/README.md"]


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("target: {more_than: 5}", "target: {at_most: 5}", "kpi/incompatible-targets"),
        ("target: {at_least: 5}", "target: {less_than: 5}", "kpi/incompatible-targets"),
        ("target: {at_least: 5}", "target: {at_most: 5}", None),
        ("target: {up_by: 10 %}, baseline: 100", "target: {at_most: 105}", "kpi/incompatible-targets"),
        ("target: {up_by: 10 %}, baseline: 100", "target: {at_most: 110}", None),
        ("target: {up_by: 10 %}", "target: {down_by: 10 %}", "kpi/opposed-directions"),
        ("target: {confidential: true}", "target: {at_most: 5}", None),
        ("target: {at_least: 5}, stretch: {at_least: 90}", "target: {at_most: 5}", None),
    ],
)
def test_the_engine_compares_it(one, other, rule):
    found = find(organization(one, other), AS_OF).conflicts
    assert [conflict.rule for conflict in found if conflict.certainty in ("proved", "certain")] == (
        [rule] if rule else []
    )


@pytest.mark.parametrize(
    ("target", "verdict"),
    [
        ("{less_than: 4}", "at risk"),
        ("{at_most: 4}", "on track"),
        ("{down_by: 50 %}, baseline: 10", "on track"),
        ("{down_by: 50 %}, baseline: 6", "at risk"),
        ("{confidential: true}", "unknown"),
    ],
)
def test_status_holds_the_figures_against_it(target, verdict):
    made = organization(f"target: {target}")
    assert stand(made, made.kpis.get("k0"), AS_OF).verdict == verdict


@pytest.mark.parametrize("target", ["{confidential: true}", '{kept_in: "https://example.org/targets"}'])
def test_a_target_that_is_elsewhere_is_not_missing(target):
    assert "kpi/no-target" not in {finding.rule for finding in check(organization(f"target: {target}"), AS_OF)}
