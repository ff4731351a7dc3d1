"""Which findings are new, solved, or still there."""

from __future__ import annotations

from dataclasses import replace

from collabctl.changes import standing
from collabctl.findings import Finding, Location, in_order

WORKS = Finding("kpi/works-against", "error", "a against b", Location("kpis.yaml", 3), ("kpi/a", "kpi/b"), way="9c1e4f")
BROKEN = Finding("document/syntax", "error", "this is no YAML", Location("a.yaml", 2))


def told(before, after, renames=None):
    found = standing(in_order(before), in_order(after), renames or {})
    return [[finding.message for finding in part] for part in (found.new, found.solved, found.still)]


def test_lines_and_files_do_not_count():
    assert told([WORKS], [replace(WORKS, location=Location("other.yaml", 70))]) == [[], [], ["a against b"]]


def test_a_conflict_that_runs_another_way_is_new():
    assert told([WORKS], [replace(WORKS, way="000000", message="c")]) == [["c"], ["a against b"], []]


def test_what_counts_again_is_new_and_what_is_settled_is_solved():
    settled = replace(WORKS, resolved_by="resolution/x")
    assert told([settled], [WORKS]) == [["a against b"], [], []]
    assert told([WORKS], [settled]) == [[], ["a against b"], []]
    assert told([settled], [settled]) == [[], [], ["a against b"]]
    assert standing(in_order([WORKS]), in_order([settled]), {}).solved[0].resolved_by == "resolution/x"


def test_a_file_that_cannot_be_read_may_move():
    moved = replace(BROKEN, location=Location("b.yaml", 5))
    assert told([BROKEN], [moved]) == [[], [], ["this is no YAML"]]
    assert told([BROKEN], [moved, replace(BROKEN, location=Location("c.yaml"))])[0] == ["this is no YAML"]


def test_a_new_id_is_no_new_finding():
    renamed = replace(WORKS, documents=("kpi/new", "kpi/b"))
    assert told([WORKS], [renamed], {"kpi/a": "kpi/new"}) == [[], [], ["a against b"]]
    assert told([WORKS], [renamed])[0] == ["a against b"]


def test_with_a_renamed_metric_ways_are_not_compared():
    other = replace(WORKS, way="000000", subject="new")
    assert told([replace(WORKS, subject="old")], [other], {"metric/old": "metric/new"}) == [[], [], ["a against b"]]
