"""What has one cause is told in one line, with the command that lists it all; what is wrong is never hidden by it."""

import json
import re
import subprocess
import sys

import pytest

ORGANIZATION = "kind: organization\nformat: 1\nname: X\nvision: Together.\n"


def meetings(number, *, fields=""):
    return "".join(
        f"---\nkind: meeting\nid: m{index}\nname: M{index}\n{fields}"
        f"schedule: {{every: week, day: mon, at: '{8 + index % 10}:{index % 6}0'}}\nwho: {{departments: [a]}}\n"
        for index in range(number)
    )


@pytest.fixture
def validate(tmp_path):
    def run(documents, *options, checks=""):
        department = "---\nkind: department\nid: a\nname: A\nlead: {role: Head, department: a}\n"
        text = f"{ORGANIZATION}{checks}{department}{documents}"
        (tmp_path / "organization.yaml").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "collabctl", "validate", "--as-of", "2026-06-01", *options]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    return run


def test_what_most_documents_lack_is_one_line_with_three_names(validate):
    done = validate(meetings(8, fields="duration: 30 min\npurpose: p\nfacilitator: {role: Head, department: a}\n"))
    lines = [line for line in done.stdout.splitlines() if "an agenda" in line]
    assert "\n".join(lines) == (
        "warning: 8 of 8 meetings lack an agenda: 'M0', 'M1', 'M2' and 5 more "
        "(collabctl validate --format concise --select meeting/no-agenda)"
    )


def test_the_command_that_a_line_names_lists_them_all(validate):
    done = validate(meetings(8))
    command = re.search(r"lack an agenda.*\(collabctl (validate .*)\)", done.stdout)[1].split()[1:]
    assert validate(meetings(8), *command).stdout.count("[meeting/no-agenda]") == 8


def test_what_one_document_lacks_is_one_line(validate):
    done = validate(meetings(1))
    assert (
        "warning: the meeting 'M0' lacks an agenda, a length, an outcome and a purpose "
        "(collabctl validate --format concise --document meeting/m0)\n"
    ) in done.stdout
    listed = validate(meetings(1), "--format", "concise", "--document", "meeting/m0").stdout
    assert listed.count("[meeting/no-") == 4


def test_json_gives_each_finding_its_group_and_counts_groups(validate):
    found = json.loads(validate(meetings(8), "--format", "json").stdout)
    groups = {finding["rule"]: finding["group"] for finding in found["findings"]}
    assert groups["meeting/no-agenda"] == {"by": "rule", "of": "meeting/no-agenda"}
    assert found["summary"]["groups"] == len({json.dumps(group) for group in groups.values() if group})
    alone = json.loads(validate(meetings(1), "--format", "json", "--select", "meeting/no-agenda").stdout)
    assert [finding["group"] for finding in alone["findings"]] == [None]


def test_four_documents_are_no_group_of_a_rule(validate):
    found = json.loads(validate(meetings(4), "--format", "json", "--select", "meeting/no-agenda").stdout)
    assert {json.dumps(finding["group"]) for finding in found["findings"]} == {"null"}


@pytest.mark.parametrize("format_", ["text", "markdown", "github"])
def test_formats_for_people_tell_a_group_once(validate, format_):
    assert validate(meetings(8), "--format", format_).stdout.count("lack an agenda") == 1


def test_an_error_is_never_in_a_group(validate):
    broken = meetings(8).replace("{departments: [a]}", "{departments: [b]}")
    found = json.loads(validate(broken, "--format", "json").stdout)["findings"]
    errors = [finding for finding in found if finding["severity"] == "error"]
    assert len(errors) == 8
    assert all(finding["group"] is None for finding in errors)


def test_what_is_wrong_comes_first_and_all_of_it_fits_a_screen(validate):
    wrong = "".join(
        f"---\nkind: kpi\nid: k{index}\ndepartment: a\nmetric: m{index}\n"
        "scope: {region: x}\ntarget: {at_least: 1}\n"
        for index in range(10)
    )
    metrics = "".join(
        f"---\nkind: metric\nid: m{index}\nname: Metric {index}\nunit: x\nbetter: higher\n" for index in range(40)
    )
    lines = validate(meetings(80) + metrics + wrong).stdout.splitlines()
    errors = [place for place, line in enumerate(lines) if line.startswith("error:")]
    assert len(errors) == 10
    others = [place for place, line in enumerate(lines) if re.match("warning:|note:", line)]
    assert max(errors) < min(others)
    assert len(lines) <= 60


def test_a_document_that_is_not_there_is_wrong_usage(validate):
    done = validate(meetings(1), "--document", "meeting/m00")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no document 'meeting/m00'; did you mean 'meeting/m0'?" in done.stderr


def test_a_level_hides_what_can_wait_and_counts_it(validate):
    done = validate(meetings(1), checks="checks: {maturity: starting}\n")
    assert "agenda" not in done.stdout
    assert re.search(r", [0-9]+ things that can wait left out \(maturity\)", done.stdout.splitlines()[-2])


def test_a_single_rule_can_still_be_set(validate):
    checks = "checks: {maturity: starting, meeting/no-agenda: error}\n"
    assert "error: " in validate(meetings(1), checks=checks).stdout


def test_what_is_expected_of_a_mature_organization(validate):
    note = "note: 'M0' does not say how long it takes"
    growing = validate(meetings(1), "--select", "meeting/no-duration")
    mature = validate(meetings(1), "--select", "meeting/no-duration", checks="checks: {maturity: mature}\n")
    assert growing.stdout.startswith("note: ")
    assert mature.stdout.startswith(note.replace("note", "warning")[:9])
