import re

import pytest
from markdown_it import MarkdownIt

from collabctl.reports.markdown import MAX_CHARACTERS, render
from tests.reports.samples import HOSTILE, filled_with, finding, report, tame


def structure(output):
    """The blocks of a page, and what is inside of their lines save text and code."""
    for token in MarkdownIt("gfm-like2").parse(output):
        yield token.type, token.tag, token.level
        inside = {child.type for child in token.children or ()} - {"text", "code_inline"}
        assert not inside, token.content


def test_a_whole_report():
    assert render(tame()) == (
        "## collabctl\n\n"
        "1 error, 2 warnings and 1 note in 61 files, 1 finding settled\n\n"
        "### 1 error\n\n"
        "- `kpis/sales.yaml:5:1` 'deals-won' pulls against 'handling-time' (`kpi/works-against`)\n"
        "  - `metrics/sales.yaml:14`: deals-won raises complex-tickets\n"
        "  - share a goal on csat\n"
        "  - or agree on a trade-off\n\n"
        "### 2 warnings\n\n"
        "- `meetings/a b.yaml:112:1` 'deals-won' pulls against 'handling-time' (`meeting/too-long`)\n"
        "  - make it shorter\n"
        "- `meetings/a b.yaml:112:1` another (`meeting/too-long`)\n\n"
        "### 1 note\n\n"
        "- `departments/it.yaml:3:1` 'deals-won' pulls against 'handling-time' (`organization/island`)\n\n"
        "### 1 settled finding\n\n"
        "- `departments/hr.yaml:5:1` 'deals-won' pulls against 'handling-time' (`organization/island`)\n"
        "  - settled by `resolution/later`\n"
    )


def test_nothing_found():
    assert render(report()) == "## collabctl\n\neverything checks out: 61 files, 84 documents\n"


@pytest.mark.parametrize("text", [*HOSTILE, " ".join(HOSTILE)])
def test_hostile_texts_change_nothing_of_the_page(text):
    plain = "\n".join("x" for line in text.split("\n"))  # each line of help is a hint of its own
    assert list(structure(render(filled_with(text)))) == list(structure(render(filled_with(plain))))


@pytest.mark.parametrize("message", ["x" * 100, "x" * 70_000, "*" * 40_000])
def test_a_long_report_fits_a_comment_and_counts_the_rest(message):
    found = [
        finding(severity=severity, line=line, message=message, resolved_by=settled)
        for severity in ("error", "warning", "info")
        for settled in (None, "resolution/x")
        for line in range(1, 401)
    ]
    output = render(report(*found))
    assert len(output) <= MAX_CHARACTERS
    listed = len(re.findall(r"^- `kpis", output, re.MULTILINE))
    left_out = [int(number.replace(",", "")) for number in re.findall(r"^- and ([\d,]+) more", output, re.MULTILINE)]
    assert listed + sum(left_out) == len(found)
    assert "### 400 errors" in output
    assert "### 1,200 settled findings" in output
