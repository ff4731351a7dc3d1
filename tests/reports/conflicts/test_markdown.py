import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from collabctl.organization.text import Text
from collabctl.reports.conflicts.markdown import render
from collabctl.reports.conflicts.mermaid import drawing
from collabctl.reports.markdown import MAX_CHARACTERS
from tests.handbook.test_hostile_texts import HOSTILE, rewritten
from tests.reports.conflicts.samples import crowd, example, report, silo_saying


def structure(page):
    """The blocks of a page without its texts, and what stands in its lines save text and code."""
    tokens = MarkdownIt("gfm-like2", {"html": True}).parse(page)
    for token in tokens:
        label = re.sub(r'"[^"]*"', '""', token.content) if token.type == "fence" else ""
        yield token.type, token.tag, token.level, label
        yield from {child.type for child in token.children or ()} - {"text", "code_inline"}


def test_the_drawing_and_the_same_in_words():
    told = report(example("silo"))
    page = render(told)
    assert "```mermaid\n" + "\n".join(drawing(told).lines) + "\n```\n" in page
    assert "### Sales and Support\n\nNothing joins them" in page
    assert "- **1, error:** Sales is judged on raising 'Deals won'" in page
    assert "    - so 'Complex tickets' goes up (raises, strong, correlation, `metrics/customers.yaml:26`) Eight" in page
    assert "`kpi/works-against of kpi/sales-deals-won, kpi/support-handling-time, path 0e4b1b`" in page


def page_of(text):
    """The silo with that text everywhere; without the rule that looks for metrics of the same name."""
    told = silo_saying(text)
    return render(replace(told, told=tuple(one for one in told.told if one.finding.rule != "metric/defined-twice")))


SHORT = [payload for payload in HOSTILE if len(payload) < 1000]  # a longer one leaves no room for the whole page


@pytest.mark.parametrize("payload", [*SHORT, " ".join(SHORT[:8])])
def test_hostile_texts_change_nothing_of_the_page(payload):
    assert list(structure(page_of(payload))) == list(structure(page_of("x")))


@pytest.mark.parametrize("payload", ["x" * 100, "*" * 80, "`" * 80])
def test_a_long_page_fits_a_comment_and_counts_the_rest(payload):
    told = report(rewritten(crowd(120), lambda _field, _text: Text(payload)))
    page = render(told)
    assert len(page) <= MAX_CHARACTERS
    listed = len(re.findall(r"^- \*\*\d+, ", page, re.MULTILINE))
    assert 0 < listed < 100
    assert re.search(r"For \d+ more items there is no room here\.", page)
