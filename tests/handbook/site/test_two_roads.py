"""What the site reads quickly, it reads as markdown-it does."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collabctl.handbook import Handbook, build
from collabctl.handbook.site import blocks, lines, rendering
from collabctl.organization import Organization
from collabctl.organization.text import Text
from tests.handbook.test_hostile_texts import HOSTILE, rewritten

PAPER = rendering.Paper("a.md", {"a.md": "", "b.md": "", "c/d.md": ""}, {}, "in words", {})
SIGNS = [
    *("**", "*", "_", "`", "``", "[", "]", "](", "(", ")", "[a](b.md)", "[x](#y)", "](https://example.org/p)"),
    *("\\", "\\*", "<", ">", "&", "&amp;", "& ", "~", "~~", "!", "|", ":", "?", " ", "  ", "a", "word", "é", "→"),
    *('"', "1", "[ ] ", "%41", "."),
]
ROWS = [
    *("", "", "", "a", "word", "**b:** c", "*e*", "# h", "## h #", "### ", "#x", "---", "***", "===", "> q"),
    *("- a", "- b", "-", "* a", "*  x", "+ a", "1. a", "12) a", "2 a", "  - in", "  more", "    code", "\tcode"),
    *("```", "```mermaid", "````", "~~~", "| a | b |", "| --- | --- |", "| :-- | --: |", "| c | d |", "| e |"),
    *("| [f](b.md) | g\\|h |", "| x |", "| --- |", "|  | y |", "[r]: b.md", "[a](b.md) / [c](c/d.md)"),
    *("- **k:** v", "- **l?** [m](b.md)", "- [ ] t", "- # h", "- ---", "- > q", "- ```", "<b>", "&nbsp;"),
    *("\\# no", "`code` and", "- `x`", "- 3 days", "- 3. days", "a  ", "a\\", " a", "- a ", "_u_", "“q”", "(p)"),
]


def told(some: list[blocks.Block]) -> tuple[str, list[str]]:
    """What readers of the page see of the blocks, and what search finds in them."""
    return rendering.rendered(some, PAPER), [line.text for block in some for line in blocks.lines(block) if line.text]


@given(st.lists(st.sampled_from(SIGNS), max_size=12).map("".join))
@example("**a** **b**")
@example("**[a](b.md):** c")
@example("[ ] [a](b.md)")
@example("**a.**b")
@example("**a**b** c")
def test_a_line(content):
    quickly = lines.short(content)
    assert quickly is None or quickly == lines.long(content)


@given(st.lists(st.sampled_from(ROWS), max_size=12).map("\n".join).map(lambda page: page.strip("\n")))
@example("- a\n\n- b")
@example("- a\n\n* b")
@example("- a\n\n\n\n- b")
@example("- a\n  - **b:** c\n    - d\n- e")
@example("- a\n    - b\n - c")
@example("- a\n\n  ```\n\n  b\n\n  ```\n\nc")
@example("1. a\n\n2. b\n\n- c\n- d")
def test_a_page(page):
    assert told(blocks.blocks(page)) == told(list(blocks.long([page])))


def test_nearly_all_of_the_example_takes_the_short_road(handbook: Handbook, monkeypatch: pytest.MonkeyPatch):
    """Both roads agree where one of them leads nowhere too; so it is counted what takes the long one."""
    long_blocks: list[str] = []
    long_lines: list[str] = []
    of_blocks, of_lines = blocks.long, lines.long
    monkeypatch.setattr(blocks, "long", lambda chunks: long_blocks.extend(chunks) or of_blocks(chunks))
    monkeypatch.setattr(lines, "long", lambda content: long_lines.append(content) or of_lines(content))
    lines.line.cache_clear()
    read = [block for page in handbook.pages.values() for block in blocks.blocks(page)]
    assert len(long_blocks) < len(read) / 100  # 4 of 2,388
    different = {line.text for block in read for line in blocks.lines(block)}
    assert len(long_lines) < len(different) / 10  # 138 of 3,174


def test_the_handbook_of_the_example(handbook: Handbook):
    for page in handbook.pages.values():
        test_a_page.hypothesis.inner_test(page)


@pytest.mark.parametrize("payload", HOSTILE)
def test_a_handbook_of_hostile_texts(small: Organization, payload: str):
    for page in build(rewritten(small, lambda _, __: Text(payload)), language="en").values():
        test_a_page.hypothesis.inner_test(page)
