"""The parts that pages are built of."""

from __future__ import annotations

import pytest

from collabctl.handbook import prose
from collabctl.handbook.markdown import Page, Place, code, join, link, strong, text, web_link, words


def rendered(page: Page, places: dict[str, Place] | None = None) -> str:
    return page.render({**page.places, **(places or {})}, words("above"), words("below"))


def test_a_page_from_top_to_bottom() -> None:
    page = Page("a/b.md", "A *title*", "goal/b")
    page.heading(2, "Part")
    page.paragraph(text("one |"), None, strong(text("two")))
    page.facts([("Label", text("fact")), ("Nothing", None), ("Really?", code("yes"))])
    page.bullets([text("again"), None])
    page.table(["A", "B", "C"], [[text("1"), None, text("3")], [None, None, text("4")]])
    page.outline([(0, text("top")), (1, text("below"))])
    page.diagram(["flowchart LR"])
    assert rendered(page) == (
        "above\n\n# A \\*title\\*\n\n## Part\n\none \\| **two**\n\n- **Label:** fact\n- **Really?** `yes`\n\n"
        "* again\n\n"
        "| A | C |\n| --- | --- |\n| 1 | 3 |\n|  | 4 |\n\n- top\n  - below\n\n"
        "```mermaid\nflowchart LR\n```\n\n---\n\nbelow\n"
    )


def test_headings_vanish_with_what_is_below_them() -> None:
    page = Page("a.md", "A")
    page.heading(2, "Empty")
    page.heading(3, "Empty too")
    page.table(["A"], [])
    page.facts([("Label", None)])
    page.heading(2, "Full")
    page.heading(3, "Inner")
    page.paragraph(text("text"))
    page.heading(2, "Empty at the end")
    assert "Empty" not in rendered(page)
    assert "## Full\n\n### Inner\n\ntext" in rendered(page)
    assert Page("b.md", "B").is_empty


def test_links_lead_from_page_to_page() -> None:
    page = Page("a/b.md", "B", "goal/b")
    page.entry(2, "Same", "kpi/one")
    page.entry(2, "Same", "kpi/two")
    page.entry(2, "???", "kpi/three")
    page.paragraph(link(text("self"), "goal/b"), link(text("two"), "kpi/two"), link(text("three"), "kpi/three"))
    page.paragraph(link(text("start"), "README.md"), link(text("é"), "kpi/é"), link(text("nobody"), "kpi/nobody"))
    places = {"README.md": Place("README.md"), "kpi/é": Place("c/d.md", "één")}
    page_text = rendered(page, places)
    assert "self [two](#same-1) [three](#-three)" in page_text
    assert "[start](../README.md) [é](../c/d.md#%C3%A9%C3%A9n) nobody" in page_text


def test_data_cannot_make_a_link_of_ours() -> None:
    page = Page("a.md", "A", "goal/a")
    page.paragraph(
        text("\x02README.md\x03x\x04"), code("\x02README.md\x03x\x04"), web_link("\x02", "\x02README.md\x03x\x04")
    )
    assert "](" not in rendered(page, {"README.md": Place("README.md")})


def test_web_links_only_lead_where_one_may_go() -> None:
    assert web_link("a]", "https://example.org/a b") == "a\\]"
    assert web_link("a]", "https://example.org/(a)") == "[a\\]](https://example.org/%28a%29)"
    assert web_link("a", "javascript:alert(1)") == "a"
    assert join([None, text(""), text("a"), text("b")], ", ") == "a, b"


TITLES = {  # each with the anchor that github-slugger 2.0.0 answers for all of them on one page
    "Same": "same",
    "Same ": "same-1",
    "Same-1": "same-1-1",
    "same": "same-2",
    "R&D – plan": "rd--plan",
    "Één café!": "één-café",
    "a  b": "a-b",
    "Same 1": "same-1-2",
    "C++ / C#": "c--c",
    "1. one": "1-one",
    "--": "---10",
    "x--": "x--",
}


def test_anchors_are_those_of_github() -> None:
    page = Page("a.md", "Top")
    for number, title in enumerate(TITLES):
        page.entry(2, title, f"kpi/{number}")
    assert [page.places[f"kpi/{number}"].anchor for number in range(len(TITLES))] == list(TITLES.values())


@pytest.mark.parametrize(
    ("written", "blocks"),
    [
        ("One.\nTwo *em* __strong__ `code`.", "One. Two *em* **strong** `code`."),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        (
            "[a](https://example.org/x) [b](mailto:a@b.nl) [c](page.md)",
            "[a](https://example.org/x) [b](mailto:a@b.nl) [c](page.md)",
        ),
        ("* a\n* b\n  * c\n    * d\n\n* e", "- a\n- b\n  - c\n    - d\n- e"),
        ("3. a\n4. b\n\n   more", "3. a\n4. b\n\n   more"),
        ("# Heading\n\ntext", "Heading\n\ntext"),
        ("```sh\nrm -rf\n```", "rm -rf"),
        ("---", "\\---"),
        ("    code", "code"),
        ("> quote", "quote"),
        ("![picture](https://example.org/x.png)", "picture"),
        ("[a](javascript:alert(1))", "\\[a\\](javascript:alert(1))"),
        ("\\![a](https://example.org/x.png)", "\\![a](https://example.org/x.png)"),
        ("\\!*[a](https://example.org/x.png)*", "!*[a](https://example.org/x.png)*"),
        ("[a](//evil.example)", "a"),
        ("<b>bold</b>", "&lt;b>bold&lt;/b>"),
        ("ask @team about #12", "ask `@team` about `#12`"),
        ("", ""),
    ],
)
def test_long_texts_keep_what_is_allowed(written: str, blocks: str) -> None:
    assert prose.blocks(written) == blocks


def test_long_texts_on_one_line_and_in_a_cell() -> None:
    written = "Ask *early*, e.g. on Monday. Then wait.\n\n- a\n- b"
    assert prose.one_line(written) == "Ask *early*, e.g. on Monday. Then wait. a b"
    assert prose.first_sentence(written) == "Ask early, e.g. on Monday."
    assert prose.first_sentence("word " * 60).endswith("word …")
    assert len(prose.summary("word " * 60)) < 150
    assert prose.first_sentence("") == ""
