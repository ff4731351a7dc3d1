"""Each way in which a table goes wrong, as `validate` tells it: at its row and cell; every other row counts."""

from __future__ import annotations

import json

import pytest

from collabctl.organization import build
from collabctl.results.points import points
from collabctl.sources.files import read_folder
from tests.cli.test_validate import collabctl
from tests.results.samples import HEAD, department, metric, organization

SOUND = "2026-01-31,8\n2026-02-28,7\n"
PARTS = (metric("csat", "range: {min: 1, max: 10}\nover_time: latest\n"), department("sales"), department("support"))


@pytest.mark.parametrize(
    ("table", "rule", "line", "column", "message"),
    [
        ("datum,value\n" + SOUND, "unreadable", 1, 1, "'datum' is none of them"),
        ("date,value\n2026-03-31,ten\n" + SOUND, "wrong-row", 2, 12, "'ten' is not a number"),
        ("date,value\n2026-02-31,8\n" + SOUND, "wrong-row", 2, 1, "'2026-02-31' is not a day that exists"),
        ("date,value\n" + SOUND + "2026-01-31,8\n", "duplicate-row", 4, 1, "2026-01-31 has this value already"),
        ("date,value\n" + SOUND + "2026-01-31,9\n", "duplicate-row", 4, 1, "has another value, 8, already"),
        (
            "date,value\n" + SOUND + "2026-03-31,81\n",
            "outside-range",
            4,
            1,
            "was 81 on 2026-03-31, and it is at most 10",
        ),
        ("date,value,department\n" + SOUND + "2026-03-31,8,slaes\n", "wrong-row", 4, 1, "no department 'slaes'"),
        ("\ufeffdate;value\n" + SOUND.replace(",", ";") + "2026-03-31;8.1\n", "wrong-row", 4, 12, "follow a comma"),
        (
            "date;value\n" + SOUND.replace(",", ";") + "2026-03-31,8;\n",
            "wrong-row",
            4,
            1,
            "'2026-03-31,8' is not a day",
        ),
        (
            ("date,value,note\n2026-03-31,9,één\n" + SOUND).encode("latin-1"),
            "unreadable",
            2,
            14,
            "not written in UTF-8",
        ),
    ],
)
def test_bad_tables(tmp_path, table, rule, line, column, message):
    (tmp_path / "organization.yaml").write_text("---\n".join([HEAD, *PARTS]))
    (tmp_path / "measurements").mkdir()
    (tmp_path / "measurements/csat.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    done = collabctl("validate", tmp_path, "--select", "measurement/*", "--format", "json", "--as-of", "2026-03-01")
    [found] = json.loads(done.stdout)["findings"]
    assert (found["rule"], found["path"]) == (f"measurement/{rule}", "measurements/csat.csv")
    assert (found["line"], found["column"]) == (line, column)
    assert message in found["message"]
    sources = read_folder(tmp_path)
    figures = build(sources.files, tables=sources.tables).figures.of("csat")
    rows = {(row.date.month, row.value) for row in figures}
    assert rows >= {(1, 8), (2, 7)} or "first row" in found["message"]


def test_a_byte_order_mark_and_semicolons_are_nothing_to_tell(tmp_path):
    built = organization(*PARTS, csat="\ufeffdate;value\r\n2026-01-31;8,1\r\n")
    assert [point.value for point in points(built, built.metrics.get("csat"))] == [8.1]
