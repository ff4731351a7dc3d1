import pytest

from collabctl.findings import Finding, Location
from collabctl.reports.text import render
from tests.reports.samples import finding, report, tame


def frame(source, column, end_column, *, end_line=5):
    """The source line as it is shown, and where the carets are below it."""
    place = Location("a.yaml", 5, column, end_line, end_column)
    output = render(report(Finding("a/b", "error", "x", place), lines={("a.yaml", 5): source}))
    shown, carets = output.split("\n")[3:5]
    return shown.removeprefix(" 5 | "), carets.removeprefix("   | ")


def test_a_whole_report():
    assert render(tame()) == (
        "error: 'deals-won' pulls against 'handling-time' [kpi/works-against]\n"
        "  --> kpis/sales.yaml:5:1\n"
        "   |\n"
        " 5 | metric: deals-won\n"
        "   | ^^^^^^\n"
        "  = metrics/sales.yaml:14: deals-won raises complex-tickets\n"
        "  = share a goal on csat\n"
        "  = or agree on a trade-off\n"
        "  = once agreed, write it down: collabctl resolve 27a2a7c5\n"
        "\n"
        "warning: 'deals-won' pulls against 'handling-time' [meeting/too-long]\n"
        "    --> meetings/a b.yaml:112:1\n"
        "     |\n"
        " 112 | metric: deals-won\n"
        "     | ^^^^^^\n"
        "    = make it shorter\n"
        "\n"
        "warning: another [meeting/too-long]\n"
        "    --> meetings/a b.yaml:112:1\n"
        "     |\n"
        " 112 | metric: deals-won\n"
        "     | ^^^^^^\n"
        "\n"
        "note: 'deals-won' pulls against 'handling-time' [organization/island]\n"
        "  --> departments/it.yaml:3:1\n"
        "   |\n"
        " 3 | metric: deals-won\n"
        "   | ^^^^^^\n"
        "\n"
        "1 error, 2 warnings and 1 note in 61 files, 1 finding settled\n"
        "for what a rule means and how to set it: collabctl explain kpi/works-against\n"
    )


def test_nothing_found():
    assert render(report()) == "everything checks out: 61 files, 84 documents\n"
    settled = report(finding(resolved_by="resolution/x"), files=1, documents=1)
    assert render(settled) == "everything checks out: 1 file, 1 document, 1 finding settled\n"


@pytest.mark.parametrize(
    ("source", "column", "end_column", "shown", "carets"),
    [
        ("metric: deals", 9, 14, "metric: deals", "        ^^^^^"),
        ("\ta: b", 2, 3, " a: b", " ^"),
        ("名前: 値", 5, 6, "名前: 値", "      ^^"),
        ("e\u0301te\u0301: x", 1, 6, "e\u0301te\u0301: x", "^^^"),
        ("a\u200bb: x", 3, 4, "a\\u200bb: x", "       ^"),
        ("a: b", 5, 5, "a: b", "    ^"),
        ("a: b", 90, 95, "a: b", "    ^"),
        ("a: b", 2, 1, "a: b", " ^"),
        ("", 1, 1, "", "^"),
        ("a: b", 1, 400, "a: b", "^^^^"),
    ],
)
def test_carets_stand_below_the_place(source, column, end_column, shown, carets):
    assert frame(source, column, end_column) == (shown.rstrip(" ") or " 5 |", carets)


def test_a_place_of_several_lines_is_marked_to_the_end_of_the_first():
    assert frame("a: |  ", 1, 3, end_line=9) == ("a: |", "^^^^")


def test_a_long_line_is_cut_around_the_place():
    source = "x" * 300 + "HERE" + "y" * 300
    shown, carets = frame(source, 301, 305)
    assert shown.startswith("...x")
    assert shown.endswith("y...")
    assert len(shown) <= 106
    assert shown[len(carets) - 4 : len(carets)] == "HERE"
    shown, carets = frame(source, 1, 900)
    assert shown.startswith("xxx")
    assert len(carets) == 100
    shown, carets = frame(source, 604, 605)
    assert shown.endswith("y")
    assert len(carets) == len(shown)


def test_a_finding_without_its_source_line_has_no_frame():
    output = render(report(finding("meeting/load"), lines={}))
    assert output.startswith(
        "error: 'deals-won' pulls against 'handling-time' [meeting/load]\n  --> kpis/sales.yaml:5:1\n\n"
    )


def test_of_a_document_fifty_findings_are_shown_of_which_three_in_full():
    output = render(report(*(finding(line=line, documents=("kpi/a",)) for line in range(1, 61))))
    assert (output.count("\nerror: ") + 1, output.count("-->")) == (50, 3)
    assert "\n... and 10 more about 'kpi/a'\n60 errors in 61 files\n" in output


def test_of_a_rule_two_hundred_findings_are_shown():
    output = render(report(*(finding(path=f"{number:04}.yaml") for number in range(1300))))
    assert output.count("\nerror: ") + 1 == 200
    assert "\n... and 1,100 more of the rule kpi/works-against\n1,300 errors in 61 files\n" in output


def test_colour_only_when_asked_for():
    plain = render(tame())
    coloured = render(report(*tame().findings, colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert "\x1b[1;33m^^^^^^\x1b[0m" in coloured
