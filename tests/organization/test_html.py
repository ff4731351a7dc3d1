"""HTML in a long text: each tag at its place, with what to write instead; what is told to be written is fine."""

import pytest

from collabctl.documents import SourceFile
from collabctl.organization import build

ORGANIZATION = "kind: organization\nformat: 1\nname: L\n"


def told(mission: str) -> list[tuple[int, int, str, str]]:
    text = f"kind: department\nid: sales\nname: Sales\nmission: {mission}\n"
    files = [SourceFile("organization.yaml", ORGANIZATION.encode()), SourceFile("a.yaml", text.encode())]
    problems = build(files).problems
    assert {problem.rule for problem in problems} <= {"document/unsafe-text"}
    return [(p.location.line, p.location.column, p.message.split(", and a long")[0], p.help) for p in problems]


@pytest.mark.parametrize(
    ("mission", "line", "column", "tag", "help"),
    [
        ('See <a href="https://example.org/x">our wiki</a> first.', 4, 14, '<a href="https://example.org/x">',
         "write [our wiki](https://example.org/x)"),
        ("See <a href='/x.md'>this</a>", 4, 14, "<a href='/x.md'>", "write [this](/x.md)"),
        ("See <a href=javascript:x>this</a>", 4, 14, "<a href=javascript:x>", "write [this](address)"),
        ('"See <a href=\\"https://example.org\\">this</a>"', 4, 15, '<a href="https://example.org">',
         "write [this](https://example.org)"),
        ("Sell <b>what we can</b>", 4, 15, "<b>", "write **what we can**"),
        ("Sell <em>well</em>", 4, 15, "<em>", "write *well*"),
        ("Use <kbd>x</kbd>", 4, 14, "<kbd>", "write `x`"),
        ("One<br>two", 4, 13, "<br>", "leave an empty line"),
        ("One<br />two", 4, 13, "<br />", "leave an empty line"),
        ("See <img src='https://example.org/a.png'> now", 4, 14, "<img src='https://example.org/a.png'>",
         "leave the image out, or link to it: [words](https://example.org/a.png)"),
        ("|\n  One.\n\n  Two <u>three</u>.", 7, 7, "<u>", "leave the tag out, and keep the words"),
        ("|\n  <p>One.</p>", 5, 3, "<p>", "leave an empty line"),
        (">\n  One\n  two <a\n  href=x>y</a>", 6, 7, "<a href=x>", "write [y](x)"),
        ("Ask <klant> first", 4, 14, "<klant>", "put a \\ before it: \\<klant>"),
        ("One <!-- two --> three", 4, 14, "<!-- two -->", "begins with #"),
        ("Sell </b> more", 4, 15, "</b>", "closes nothing"),
    ],
)  # fmt: skip
def test_a_tag_is_told_at_its_place(mission, line, column, tag, help):
    (found,) = told(mission)
    assert found[:3] == (line, column, f"this text holds HTML, {tag}")
    assert help in found[3]
    if found[3].startswith("write ["):
        assert not told(f"See {found[3].removeprefix('write ')}")


def test_every_tag_of_a_text_is_told():
    found = told("|\n  A <b>b</b> and <i>c</i>.\n  - <a href=x>d</a>")
    assert [(line, column) for line, column, *_ in found] == [(5, 5), (5, 18), (6, 5)]


def test_what_stands_in_code_is_no_tag():
    assert not told("Write `<b>` for bold")


def test_other_than_html_says_what_to_write():
    assert told("'# Sell'")[0][3].startswith("write it as **words**")
    assert told("'![plan](plan.png)'")[0][3] == "leave it out, or link to it: [words](address)"
