"""The metric library: what practitioners would nod at, clean enough for every reader, and marked as assumption."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from collabctl.bundled import bundled
from collabctl.documents import Document, SourceFile, read
from collabctl.documents.schema import check

FILES = sorted((bundled("playbooks") / "metrics").glob("*.yaml"))
AREAS = {
    "care", "customer-success", "customer-support", "engineering", "finance", "hr", "it-operations", "marketing",
    "procurement", "product", "production", "sales", "warehouse-and-logistics",
}  # fmt: skip

STRENGTHS = {"weak": 0.3, "medium": 0.6, "strong": 0.9}
HOPS = 4
COUNTS_FROM = 0.2

# Where two departments get in each other's way: more of the first raises (+) the second, lowers it (-), or both (?).
CLASSICS = [
    ("deals-won", "handling-time", "+"),
    ("deals-won", "csat", "-"),
    ("deals-won", "late-deliveries", "+"),
    ("discount-rate", "gross-margin", "-"),
    ("discount-rate", "win-rate", "+"),
    ("discount-rate", "revenue", "?"),
    ("custom-promises", "roadmap-delivery", "-"),
    ("custom-promises", "win-rate", "+"),
    ("quarter-end-orders", "late-deliveries", "+"),
    ("payment-terms-granted", "cash-conversion-cycle", "+"),
    ("orders-refused-on-credit", "deals-won", "-"),
    ("leads", "lead-quality", "-"),
    ("leads", "win-rate", "-"),
    ("cost-per-lead", "lead-quality", "+"),
    ("campaigns-launched", "support-waiting-time", "+"),
    ("campaigns-launched", "stockouts", "+"),
    ("mailings-sent", "unsubscribe-rate", "+"),
    ("handling-time", "first-contact-resolution", "+"),
    ("handling-time", "csat", "?"),
    ("agent-occupancy", "support-waiting-time", "+"),
    ("agent-occupancy", "staff-turnover", "+"),
    ("self-service-share", "handling-time", "+"),
    ("accounts-per-manager", "churn", "+"),
    ("features-released", "service-availability", "-"),
    ("features-released", "ticket-volume", "+"),
    ("deployment-frequency", "incidents", "?"),
    ("team-velocity", "technical-debt", "+"),
    ("team-utilization", "lead-time-for-changes", "+"),
    ("change-approval-time", "time-to-market", "+"),
    ("patch-delay", "incidents", "-"),
    ("security-score", "it-tickets", "+"),
    ("it-spend", "service-availability", "+"),
    ("dpo", "supplier-reliability", "-"),
    ("dpo", "line-stoppages", "+"),
    ("payment-reminders", "csat", "-"),
    ("cost-per-hire", "time-to-hire", "-"),
    ("time-to-hire", "quality-of-hire", "+"),
    ("headcount", "workload", "-"),
    ("headcount", "operating-result", "-"),
    ("flex-share", "quality-rate", "-"),
    ("part-price", "part-quality", "+"),
    ("part-price", "line-stoppages", "-"),
    ("purchase-savings", "inventory-level", "+"),
    ("low-cost-sourcing", "supplier-lead-time", "+"),
    ("suppliers-per-item", "supply-disruptions", "-"),
    ("contract-compliance", "requisition-time", "+"),
    ("machine-utilization", "production-lead-time", "+"),
    ("machine-utilization", "late-deliveries", "+"),
    ("production-batch-size", "unit-cost", "-"),
    ("production-batch-size", "late-deliveries", "+"),
    ("output-volume", "planned-maintenance", "-"),
    ("machine-speed", "quality-rate", "-"),
    ("machine-speed", "oee", "?"),
    ("product-variants", "changeovers", "+"),
    ("inventory-level", "service-level", "+"),
    ("inventory-level", "cash-conversion-cycle", "+"),
    ("inventory-turns", "service-level", "-"),
    ("days-of-stock", "on-time-in-full", "+"),
    ("safety-stock", "inventory-level", "+"),
    ("vehicle-fill", "delivery-time", "+"),
    ("transport-cost", "delivery-time", "-"),
    ("picking-speed", "returns", "+"),
    ("return-window", "returns", "+"),
    ("return-window", "website-conversion", "+"),
    ("bed-occupancy", "ed-waiting-time", "+"),
    ("bed-occupancy", "staff-turnover", "+"),
    ("length-of-stay", "readmissions", "-"),
    ("or-utilization", "overtime", "+"),
    ("or-utilization", "access-time", "-"),
    ("patients-per-nurse", "medication-errors", "+"),
    ("registration-time", "direct-care-time", "-"),
    ("bed-turnaround-time", "hospital-infections", "-"),
]

# What nobody would nod at: no way may lead there.
NONSENSE = [
    ("raw-material-price", "part-quality"),
    ("cost-of-goods-sold", "stockouts"),
    ("machine-uptime", "line-stoppages"),
    ("team-utilization", "escaped-defects"),
    ("warehouse-fill", "picking-errors"),
    ("hospital-infections", "readmissions"),
]


@cache
def documents() -> dict[str, Document]:
    """Every metric of the library, by its id."""
    found: dict[str, Document] = {}
    for file in FILES:
        read_here, problems = read(SourceFile(file.name, file.read_bytes()))
        assert problems == [], [f"{problem.location}: {problem.message}" for problem in problems]
        for document in read_here:
            assert document.id not in found, f"'{document.id}' stands in {document.source.path} and elsewhere too"
            found[document.id] = document
    return found


def influences() -> list[tuple[str, dict[str, Any]]]:
    return [(name, arrow) for name, document in documents().items() for arrow in document.data.get("influences", ())]


def value(formula: str, values: dict[str, float]) -> float:
    return float(eval(re.sub(r"\[([^\]]+)\]", lambda named: repr(values[named[1]]), formula)))


@cache
def arrows() -> dict[str, dict[str, tuple[int, float]]]:
    """What moves what, with sign and strength; formulas as well."""
    found: dict[str, dict[str, tuple[int, float]]] = {name: {} for name in documents()}
    for name, arrow in influences():
        found[name][arrow["metric"]] = (1 if arrow["effect"] == "raises" else -1, STRENGTHS[arrow["strength"]])
    for name, document in documents().items():
        formula = document.data.get("formula", "")
        values = dict.fromkeys(re.findall(r"\[([^\]]+)\]", formula), 50.0)
        for operand in values:
            moved = value(formula, {**values, operand: 51.0}) - value(formula, values)
            found[operand][name] = (1 if moved > 0 else -1, 0.9)
    return found


def strengths(source: str, target: str) -> tuple[float, float]:
    """The strongest raising and the strongest lowering way, of all ways that visit nothing twice."""
    best = {1: 0.0, -1: 0.0}

    def walk(path: tuple[str, ...], sign: int, strength: float) -> None:
        if path[-1] == target:
            best[sign] = max(best[sign], strength)
            return
        for following, (turn, part) in arrows()[path[-1]].items():
            if following not in path and len(path) <= HOPS and strength * part >= COUNTS_FROM:
                walk((*path, following), sign * turn, strength * part)

    walk((source,), 1, 1.0)
    return best[1], best[-1]


def test_every_area_is_there_with_a_word_of_explanation():
    assert {file.stem for file in FILES} == AREAS
    for file in FILES:
        opening = "".join(line for line in file.read_text().splitlines(keepends=True) if line.startswith("#"))
        assert "assumption" in opening
        assert "`evidence`" in opening


def test_there_is_enough_to_start_from():
    areas = Counter(document.source.path for document in documents().values())
    assert len(documents()) >= 80
    assert min(areas.values()) >= 5


def test_every_metric_fits_the_schema():
    for document in documents().values():
        assert document.kind == "metric"
        assert check(document) == [], document.id


def test_every_metric_says_in_both_languages_what_it_is():
    for document in documents().values():
        assert set(document.data["name"]) == {"en", "nl"}, document.id
        assert set(document.data["definition"]) == {"en", "nl"}, document.id
        assert document.data["also_called"], document.id


def test_what_an_organization_decides_itself_is_left_to_it():
    for document in documents().values():
        assert not {"controlled_by", "source", "owner", "measured_every"} & set(document.data), document.id


def test_every_influence_is_an_assumption_with_a_reason_and_names_a_metric_of_the_library():
    for name, arrow in influences():
        assert arrow["metric"] in documents(), f"{name} -> {arrow['metric']}"
        assert arrow["metric"] != name
        assert arrow["evidence"] == "assumed", f"{name} -> {arrow['metric']}"
        assert arrow["effect"] in {"raises", "lowers"}
        assert set(arrow["because"]) == {"en", "nl"}, f"{name} -> {arrow['metric']}"


def test_no_arrow_stands_twice_and_none_contradicts_a_formula():
    twice = Counter((name, arrow["metric"]) for name, arrow in influences())
    assert [pair for pair, count in twice.items() if count > 1] == []
    for name, document in documents().items():
        for operand in re.findall(r"\[([^\]]+)\]", document.data.get("formula", "")):
            assert operand in documents(), f"the formula of '{name}' names '{operand}'"
            assert (operand, name) not in twice


def test_it_is_a_web_and_no_hairball():
    moved = {target for targets in arrows().values() for target in targets}
    for name, targets in arrows().items():
        assert targets or name in moved, f"'{name}' moves nothing and nothing moves it"
        assert len(targets) <= 5, name
    assert len(influences()) <= 2.5 * len(documents())


def test_nobody_moves_what_is_outside_our_control():
    outside = {name for name, document in documents().items() if document.data.get("outside_our_control")}
    assert {"market-demand", "competitor-price", "raw-material-price", "labour-market-tightness"} <= outside
    assert not outside & {target for targets in arrows().values() for target in targets}


def test_a_name_means_one_metric():
    meanings: dict[str, set[str]] = {}
    for document in documents().values():
        called = [document.id, *document.data["name"].values(), *document.data["also_called"]]
        for name in called:
            meanings.setdefault(name.casefold().replace("-", " "), set()).add(document.id)
    assert {name: ids for name, ids in meanings.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(("source", "target", "expected"), CLASSICS)
def test_a_classic_conflict_is_in_it(source: str, target: str, expected: str):
    raises, lowers = strengths(source, target)
    assert max(raises, lowers) >= COUNTS_FROM, "no way leads there"
    found = "+" if raises >= 2 * lowers else "-" if lowers >= 2 * raises else "?"
    assert found == expected, f"raises by {raises:.2f}, lowers by {lowers:.2f}"


@pytest.mark.parametrize(("source", "target"), NONSENSE)
def test_what_nobody_would_nod_at_is_not_in_it(source: str, target: str):
    assert strengths(source, target) == (0.0, 0.0)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_reader_reads_the_same(file: Path):
    ours = [document.data for document in documents().values() if document.source.path == file.name]
    text = file.read_text(encoding="utf-8")
    assert list(YAML(typ="safe", pure=True).load_all(text)) == ours
    assert list(yaml.safe_load_all(text)) == ours
