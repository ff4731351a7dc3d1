"""`collabctl validate` as people, CI and scripts call it: a process, its streams and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
ORGANIZATION = "kind: organization\nformat: 1\nname: Lantern\n"
ISLANDS = "kind: department\nid: sales\nname: Sales\n---\nkind: department\nid: support\nname: Support\n"


def collabctl(*arguments, cwd=None, **environment):
    return subprocess.run(
        [sys.executable, "-m", "collabctl", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": REPOSITORY, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def root(tmp_path):
    (tmp_path / "organization.yaml").write_text(ORGANIZATION)
    return tmp_path


def test_a_sound_organization(root):
    done = collabctl("validate", cwd=root)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 file" in done.stdout


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on(root, fail_on, code):
    (root / "departments.yaml").write_text(ISLANDS)
    assert collabctl("validate", root, "--fail-on", fail_on).returncode == code


def test_select_and_ignore(root):
    (root / "departments.yaml").write_text(ISLANDS + "---\nkind: person\nid: bo\nname: Bo\nnaam: x\n")
    for options, rules in [
        ([], {"organization/island", "document/unknown-key"}),
        (["--select", "organization/*"], {"organization/island"}),
        (["--ignore", "organization/island"], {"document/unknown-key"}),
        (
            ["--select", "organization/*", "--select", "document/*", "--ignore", "document/unknown-key"],
            {"organization/island"},
        ),
    ]:
        done = collabctl("validate", root, "--format", "json", *options)
        assert {finding["rule"] for finding in json.loads(done.stdout)["findings"]} == rules


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["validate", "nowhere"], "there is no folder nowhere"),
        (["validate", "--frmat", "json"], "--frmat"),
        (["validate", "--format", "xml"], "xml"),
        (["validate", "--select", "document/syntaks"], "did you mean 'document/syntax'?"),
        (["validate", "--as-of", "yesterday"], "'yesterday' is not a day"),
        (["validat"], "did you mean 'validate'?"),
        (["validate", "--as-of", "20261123"], "'20261123' is not a day"),
        (["validate", "--select", "kpi"], "did you mean 'kpi/*'?"),
        (["validate", "organization.yaml"], "is a file; name the folder"),
        (["conflicts", "--what-if", "kpi/x"], "is not a change"),
        (["conflicts", "--what-if", "kpi/x.weight=1"], "there is no kpi/x"),
        (["conflicts", "--department", "salez"], "there is no department 'salez'"),
        (["explain", "kpi/opposed"], "there is no rule 'kpi/opposed'"),
        (["schema", "kpis"], "did you mean 'kpi'?"),
        (["validate", "--output", "no/such/folder/report.txt"], "no/such/folder"),
    ],
)
def test_wrong_usage_exits_2_with_one_line(root, arguments, sentence):
    done = collabctl(*arguments, cwd=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert sentence in done.stderr


def test_an_empty_folder(tmp_path):
    done = collabctl("validate", tmp_path)
    assert done.returncode == 2
    assert done.stderr == f"collabctl: {tmp_path} holds no organization: it has no file organization.yaml\n"


def test_hostile_names_stay_text_in_an_error(tmp_path):
    done = collabctl("validate", "a\n::error::b\x1b[2J", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr


def test_output_goes_to_the_file_and_the_exit_code_stays(root):
    (root / "departments.yaml").write_text("kind: department\nid: sales\n")
    done = collabctl("validate", root, "--format", "json", "--output", root / "report.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads((root / "report.json").read_text())["summary"]["errors"] == 1


def test_as_of_moves_what_depends_on_a_day(root):
    (root / "departments.yaml").write_text("kind: department\nid: sales\nname: Sales\nreview_by: 2026-06-30\n")
    for day, rules in [("2026-06-30", []), ("2026-07-01", ["document/stale"])]:
        done = collabctl("validate", root, "--format", "json", "--as-of", day)
        assert [finding["rule"] for finding in json.loads(done.stdout)["findings"]] == rules


D_AND_M = b"kind: department\nid: d\nname: D\n---\nkind: metric\nid: m\nname: M\nunit: n\nbetter: higher\n"
BROKEN = {
    "a typo in a key": (b"kind: department\nid: sales\nname: Sales\nmisson: x\n", "unknown-key", 4, 1),
    "an unknown department": (b"kind: person\nid: anna\nname: Anna\ndepartment: salles\n", "unknown-reference", 4, 13),
    "a time that does not exist": (
        b"kind: meeting\nid: sync\nname: Sync\nschedule: {every: day, at: 25:30}\nwho: {everyone: true}\n",
        "wrong-value",
        4,
        28,
    ),
    "a typo in a target": (
        b"kind: kpi\nid: deals\ndepartment: d\nmetric: m\ntarget: {at_leats: 5}\n---\n" + D_AND_M,
        "unknown-key",
        5,
        10,
    ),
    "a duplicate id": (
        b"kind: team\nid: web\nname: Web\ndepartments: [d]\n---\nkind: team\nid: web\nname: W\ndepartments: [d]\n---\n"
        + D_AND_M,
        "duplicate-id",
        7,
        5,
    ),
    "latin-1": ("kind: department\nid: cafe\nname: Café\n".encode("latin-1"), "syntax", 3, 10),
    "an alias bomb": (
        b"kind: department\nid: d\nname: D\ntags: &a [x, x]\nnotes: [*a, *a, *a]\n",
        "syntax",
        4,
        7,
    ),
    "a hundred thousand brackets": (b"kind: department\nid: d\nname: " + b"[" * 100_000, "syntax", 3, None),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gives_one_clear_finding_at_its_place(root, name):
    data, rule, line, column = BROKEN[name]
    (root / "broken.yaml").write_bytes(data)
    done = collabctl("validate", root, "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    [finding] = json.loads(done.stdout)["findings"]
    assert (finding["rule"], finding["path"], finding["line"]) == (f"document/{rule}", "broken.yaml", line)
    assert column is None or finding["column"] == column
    for jargon in ("Traceback", "NoneType", "$.", "additionalProperties", "invalid"):
        assert jargon not in finding["message"] + finding["help"]


def test_windows_line_ends_accents_and_a_byte_order_mark(root):
    text = "\ufeffkind: department\r\nid: sales\r\nname: Café één\r\nmisson: ☃\r\n"
    (root / "departments.yaml").write_bytes(text.encode())
    done = collabctl("validate", root)
    assert "departments.yaml:4:1" in done.stdout
    assert "\r" not in done.stdout
    assert "4 | misson: ☃" in done.stdout


def test_a_reader_that_has_seen_enough_is_no_error(root):
    (root / "departments.yaml").write_text(ISLANDS)
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m collabctl validate {root} | head -c 1; exit ${{PIPESTATUS[0]}}"],
        env={**os.environ, "PYTHONPATH": REPOSITORY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""


def test_on_a_forge_paths_begin_at_the_top_of_the_repository(root):
    company = root / "company"
    company.mkdir()
    (company / "organization.yaml").write_text(ORGANIZATION + "x: 1\n")
    for variable, format_ in [("GITHUB_WORKSPACE", "github"), ("CI_PROJECT_DIR", "gitlab")]:
        assert (
            "company/organization.yaml"
            in collabctl("validate", company, "--format", format_, **{variable: str(root)}).stdout
        )
    report = json.loads(collabctl("validate", company, "--format", "json", GITHUB_WORKSPACE=str(root)).stdout)
    assert [finding["path"] for finding in report["findings"]] == ["organization.yaml"]


def test_without_a_command_there_is_help():
    done = collabctl()
    assert (done.returncode, done.stderr) == (0, "")
    assert "Commands:" in done.stdout


def test_rules_that_were_chosen_and_found_nothing_do_not_say_that_all_is_well(root):
    (root / "departments.yaml").write_text("kind: department\n")
    done = collabctl("validate", root, "--select", "kpi/*")
    assert done.returncode == 0
    assert "nothing found by the rules you chose" in done.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("arguments", [["validate", "."], ["--help"], ["schema", "kpi"]])
def test_a_full_disk_is_one_line(root, arguments):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "collabctl", *arguments],
            cwd=root,
            env={**os.environ, "PYTHONPATH": REPOSITORY},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "collabctl: the result could not be written: no space left on device\n"
