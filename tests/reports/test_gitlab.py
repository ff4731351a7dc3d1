"""The fields that GitLab documents for a code quality report, read as its widget reads them."""

import json
from dataclasses import replace

import pytest

from collabctl.reports.gitlab import render
from tests.reports.samples import HOSTILE, filled_with, finding, report, tame

SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def read(output):
    """A list of issues by fingerprint; what lacks a field or has it twice is not shown by GitLab."""
    issues = {}
    for issue in json.loads(output):
        assert isinstance(issue["description"], str)
        assert issue["description"]
        assert isinstance(issue["check_name"], str)
        assert issue["severity"] in SEVERITIES
        assert not issue["location"]["path"].startswith("./")
        assert isinstance(issue["location"]["lines"]["begin"], int)
        assert issue["fingerprint"] not in issues
        issues[issue["fingerprint"]] = issue
    return issues


@pytest.mark.parametrize("made", [report(), tame("./"), *map(filled_with, HOSTILE)])
def test_gitlab_reads_all_of_it(made):
    assert len(read(render(made))) == len(made.unsettled)


def test_an_issue():
    issue = list(read(render(tame("examples/org", "examples/org/"))).values())[1]
    assert issue.pop("fingerprint")
    assert issue == {
        "description": "'deals-won' pulls against 'handling-time'",
        "check_name": "kpi/works-against",
        "severity": "major",
        "location": {"path": "examples/org/kpis/sales.yaml", "lines": {"begin": 5, "end": 5}},
    }
    assert [each["severity"] for each in read(render(tame())).values()] == ["info", "major", "minor", "minor"]


def test_fingerprints_differ_even_where_findings_do_not():
    found = finding(fingerprint="f")
    made = replace(report(), findings=(found, found, found))
    assert list(read(render(made))) == ["f", "f-1", "f-2"]


def test_nothing_found_is_an_empty_list():
    assert json.loads(render(report())) == []
