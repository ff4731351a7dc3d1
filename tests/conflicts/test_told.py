import pytest

from collabctl.conflicts.conflict import CLASSES
from collabctl.conflicts.told import SHORT, chapters, short
from collabctl.findings import SEVERITIES
from collabctl.rules import check
from tests.reports.conflicts.samples import DAY, REACHING_ON, crowd, example, organization, told


@pytest.mark.parametrize("made", [lambda: example("silo"), lambda: example("org"), lambda: crowd(30)])
def test_every_finding_of_the_engine_is_told_with_its_conflict(made):
    one = made()
    findings = [finding for finding in check(one, DAY) if finding.rule in CLASSES]
    assert sorted(each.finding.fingerprint for each in told(one)) == sorted(each.fingerprint for each in findings)
    assert all((each.conflict is None) == (each.class_ == "notice") for each in told(one))
    fingerprints = [each.finding.fingerprint for each in told(one)]
    assert len(set(fingerprints)) == len(fingerprints)


def test_what_asks_for_an_answer_comes_first_and_gravest_first():
    one = told(example("silo"))
    asks = [each for each in one if each.class_ not in SHORT]
    assert one[: len(asks)] == asks
    order = [(each.settled, SEVERITIES.index(each.finding.severity)) for each in asks]
    assert order == sorted(order)


def test_chapters_are_numbered_through_and_hold_each_conflict_once():
    one = told(example("silo"))
    entries = [entry for chapter in chapters(one) for entry in chapter.conflicts]
    assert [number for number, _, _ in entries] == list(range(1, len(entries) + 1))
    assert len(entries) + len(short(one)) == len(one)
    assert [chapter.departments for chapter in chapters(one)][:2] == [("sales", "support"), ()]
    assert chapters(one)[1].goal == "happy-customers"


def test_a_department_sees_what_those_below_it_take_part_in():
    desk = "---\nkind: department\nid: desk\nname: Desk\npart_of: support\n"
    documents = [document.replace("department: support", "department: desk") for document in REACHING_ON]
    one = organization(*documents, desk)
    assert {each.finding.documents for each in told(one, "support") if each.class_ == "chain"} == {
        each.finding.documents for each in told(one, "desk") if each.class_ == "chain"
    }
    assert not any(each.departments == ("finance", "sales") for each in told(one, "support"))


def test_what_is_told_with_another_ones_cause_stands_on_its_own_for_a_department():
    one = organization(*REACHING_ON)
    far = ("kpi/sales-deals", "kpi/finance-costs")
    assert far not in {each.finding.documents for each in told(one)}
    [alone] = [each for each in told(one, "finance") if each.finding.documents == far]
    assert alone.finding.severity == "error"
    assert alone.finding.fingerprint
    assert alone.ways_out


def test_a_resolution_of_the_cause_does_not_settle_what_it_reaches():
    settled = (
        "---\nkind: resolution\nid: fine\nrule: kpi/works-against\nof: [kpi/sales-deals, kpi/support-time]\n"
        "decision: accepted\nbecause: It is so.\nagreed_by: [{role: Lead, department: sales}]\ndate: 2026-01-05\n"
        "review_by: 2026-12-31\n"
    )
    one = organization(*REACHING_ON, settled)
    assert all(
        each.settled for each in told(one) if each.finding.documents[0] == "kpi/sales-deals" and each.class_ == "chain"
    )
    [far] = [
        each for each in told(one, "finance") if each.finding.documents == ("kpi/sales-deals", "kpi/finance-costs")
    ]
    assert not far.settled


@pytest.mark.parametrize("severity", ["none", "info"])
def test_the_organization_has_the_last_word_on_severity(severity):
    documents = ["checks: {kpi/works-against: " + severity + "}\n", *REACHING_ON]
    found = [each.finding.severity for each in told(organization(*documents), "finance") if each.class_ == "chain"]
    assert set(found) == (set() if severity == "none" else {"info"})
