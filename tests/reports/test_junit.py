from xml.etree import ElementTree as ET

import pytest
from junitparser import Failure, JUnitXml, Skipped

from collabctl import escaping
from collabctl.reports.junit import render
from tests.reports.samples import HOSTILE, filled_with, report, tame


def read(output):
    return JUnitXml.fromstring(output.encode("utf-8"))


def test_a_suite_for_each_file_and_a_case_for_each_finding():
    suites = read(render(tame("examples/org", "examples/org/")))
    assert [suite.name for suite in suites] == [
        "examples/org/departments/it.yaml",
        "examples/org/kpis/sales.yaml",
        "examples/org/meetings/a b.yaml",
    ]
    assert [len(list(suite)) for suite in suites] == [1, 1, 2]
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (4, 3, 0, 1)


def test_errors_and_warnings_fail_and_notes_do_not():
    outcomes = {
        (type(outcome), outcome.type) for suite in read(render(tame())) for case in suite for outcome in case.result
    }
    assert outcomes == {(Failure, "error"), (Failure, "warning"), (Skipped, "info")}


def test_a_case():
    case = next(iter(list(read(render(tame())))[1]))
    assert case.classname == "kpi/works-against"
    assert case.name == "'deals-won' pulls against 'handling-time' (kpis/sales.yaml:5:1)"
    (failure,) = case.result
    assert failure.message == "'deals-won' pulls against 'handling-time'"
    assert failure.text.splitlines()[1:] == [
        "metrics/sales.yaml:14: deals-won raises complex-tickets",
        "share a goal on csat",
        "or agree on a trade-off",
    ]


def test_counts_are_what_is_there():
    suites = read(render(tame()))
    before = [(suite.tests, suite.failures, suite.skipped) for suite in suites]
    suites.update_statistics()
    assert [(suite.tests, suite.failures, suite.skipped) for suite in suites] == before


def test_nothing_found_is_a_case_that_passes():
    (suite,) = read(render(report()))
    (case,) = suite
    assert case.is_passed
    assert case.name == "everything checks out: 61 files, 84 documents"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts(text):
    root = ET.fromstring(render(filled_with(text)))
    assert {element.tag for element in root.iter()} == {"testsuites", "testsuite", "testcase", "failure", "skipped"}
    assert {element.get("classname") for element in root.iter("testcase")} == {escaping.shown(text)}
    assert {element.get("message") for element in root.iter("failure")} == {escaping.shown(text)}
