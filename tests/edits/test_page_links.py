"""A renaming follows the links of hand-made pages, and changes not a byte besides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabctl.documents import SourceFile
from collabctl.edits import NotPossible
from collabctl.edits.page_links import links_left, relinked
from collabctl.edits.renaming import Names
from collabctl.organization.own_pages import outline

NAMES = Names("goal", "nine", "ten")


def after(text, names=NAMES):
    made = relinked([SourceFile("pages/a.md", text.encode())], names)
    return made.contents["pages/a.md"][1].decode() if made.contents else None


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("[a](goal/nine)", "[a](goal/ten)"),
        ('# [a]( goal/nine "goal/nine" ) goal/nine', '# [a]( goal/ten "goal/nine" ) goal/nine'),
        ("[b](<goal/nine>) <goal/nine>", "[b](<goal/ten>) <goal/nine>"),
        ("[goal/nine](goal/nine)", "[goal/nine](goal/ten)"),
        ("[a][x] and [X]\n\n[x]: goal/nine 'why'", "[a][x] and [X]\n\n[x]: goal/ten 'why'"),
        ("> - [a](\n>   goal/nine)\n", "> - [a](\n>   goal/ten)\n"),
        ("[x]\n\n> [x]:\n> goal/nine\n", "[x]\n\n> [x]:\n> goal/ten\n"),
        ("| [a](goal/nine) |\n| --- |\n| [b](goal/nine) |\n", "| [a](goal/ten) |\n| --- |\n| [b](goal/ten) |\n"),
        ("[a `](goal/nine)` b](goal/nine)", "[a `](goal/nine)` b](goal/ten)"),
        ("[a](goal/nine)\r\n\r\n    goal/nine\r[c](goal/nine)", "[a](goal/ten)\r\n\r\n    goal/nine\r[c](goal/ten)"),
        ("\ufeff[é\t](goal/nine)\t\n", "\ufeff[é\t](goal/ten)\t\n"),
    ],
)  # fmt: skip
def test_links_are_written_anew(page, expected):
    assert after(page) == expected
    assert [link.target for link in outline(expected.encode()).links].count("goal/nine") == 0
    assert after(expected, Names("goal", "ten", "nine")) == page


@pytest.mark.parametrize(
    "page",
    [
        "goal/nine",
        "`[a](goal/nine)`",
        "```\n[a](goal/nine)\n```\n",
        "    [a](goal/nine)\n",
        "\\[a](goal/nine)",
        "[a](goal/nine-eleven) [b](goal/nine#x) [c](goal/nine.md) [d](x/goal/nine) [e](kpi/nine) [f](goal/nineteen)",
        "![a](goal/nine)",
        "[a](https://example.org/goal/nine)",
        "<goal/nine> <!-- [a](goal/nine -->",
        "[x]: goal/nine",
    ],
)
def test_what_is_no_link_to_it_stays(page):
    assert after(page) is None


def test_every_link_is_an_edit_with_its_place():
    sources = [
        SourceFile("pages/b.md", b"# T\n\n[a](goal/nine) [b](goal/nine)\n"),
        SourceFile("pages/c.md", b"\xff\xfe [a](goal/nine)"),
    ]
    made = relinked(sources, NAMES)
    assert [(edit.path, edit.line, edit.field, edit.before, edit.after) for edit in made.edits] == [
        ("pages/b.md", 3, "link", "goal/nine", "goal/ten"),
        ("pages/b.md", 3, "link", "goal/nine", "goal/ten"),
        ("pages/c.md", 1, "link", "goal/nine", "goal/ten"),
    ]
    assert made.contents["pages/c.md"] == (sources[1].data, b"\xff\xfe [a](goal/ten)")


def test_a_link_that_is_spelled_in_another_way_is_left_and_told():
    page = SourceFile("pages/a.md", b"[a](goal/n-ine)\n[b](goal/n\\-ine)\n[c](goal&#47;n-ine)\n")
    made = relinked([page], Names("goal", "n-ine", "ten"))
    assert made.contents["pages/a.md"][1] == b"[a](goal/ten)\n[b](goal/n\\-ine)\n[c](goal&#47;n-ine)\n"
    assert list(links_left([page], made, Names("goal", "n-ine", "ten"))) == [("pages/a.md", 2), ("pages/a.md", 3)]


def test_a_link_that_has_the_new_name_already_would_lead_elsewhere():
    page = SourceFile("pages/a.md", b"# A\n\n[a](goal/nine)\n[b](goal/ten)\n")
    with pytest.raises(NotPossible, match=r"^pages/a.md:4 names a goal 'ten' already, though there is none"):
        relinked([page], NAMES)


PIECES = st.sampled_from(
    ["[", "]", "(", ")", "goal/nine", "](goal/nine)", "[a](goal/nine)", "[x]: goal/nine", "[x]", "`", "\n", "\n\n", " "]
    + ["    ", "> ", "- ", "```\n", "<", ">", "!", "\\", "| ", "# ", "é", "\r", "\t", '"', "goal/X0", "&amp;", "*"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_nothing_but_targets_changes(page):
    before = outline(page.encode()).links
    made = relinked([SourceFile("pages/a.md", page.encode())], NAMES)
    now = made.contents["pages/a.md"][1] if made.contents else page.encode()
    changed = [(("goal/ten", link.line) if link.target == "goal/nine" else (link.target, link.line)) for link in before]
    found = [(link.target.replace("goal/nine", "goal/ten"), link.line) for link in outline(now).links]
    assert [pair for pair in changed if pair[0] == "goal/ten"] == [pair for pair in found if pair[0] == "goal/ten"]
    assert len(now) + len(made.edits) == len(page.encode())
