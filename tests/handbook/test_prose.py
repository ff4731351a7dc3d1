"""Long texts: what is read quickly is read as markdown-it does."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collabctl.handbook import prose

PIECES = [
    *("a", "Word ", "ends. ", "R&D", "&amp; ", "# ", "- ", "1. ", "3 days", "*e*", "**b**", "`c`", "\n", "\n\n"),
    *("[l](https://a.example)", "  \n", "\\\n", " ", "  ", "\t", "===", "---", "> ", "| ", "<b>", "_", "~", "!"),
    *("\n\n\n", "@anna ", "é", "\u200b", "\r\n"),
]


def read(data: str) -> tuple[str, str, str]:
    return prose.blocks(data), prose.one_line.__wrapped__(data), prose.summary.__wrapped__(data)


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
@example("First.\nSecond line.\n\nAnother paragraph: 2 * 3 is 6, snake case and R&D @anna.")
@example("A\n===")
@example("1. one\ntwo")
@example("one\n2) two")
@example("a &amp; b")
def test_the_short_road_reads_what_markdown_means(data):
    quickly = read(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose, "_PLAIN", re.compile("(?!)"))
        assert read(data) == quickly
