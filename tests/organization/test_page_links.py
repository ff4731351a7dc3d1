"""Links on the organization's own pages, and where they lead."""

from __future__ import annotations

import pytest

from collabctl.documents import SourceFile
from collabctl.organization import Organization, build
from collabctl.organization.page_links import broken_links

ORGANIZATION = b"""{kind: organization, format: 1, name: Lantern, languages: [nl, en]}
---
{kind: department, id: sales, name: Sales}
---
{kind: team, id: shop, name: Shop, departments: [sales], private: true}
"""


def read(text: str | bytes, *others: tuple[str, str], documents: bytes = ORGANIZATION) -> Organization:
    pages = [SourceFile("pages/x.md", text if isinstance(text, bytes) else text.encode())]
    pages += [SourceFile(f"pages/{name}", other.encode()) for name, other in others]
    return build([SourceFile("organization.yaml", documents)], pages)


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ("sales.md", "../departments/sales.md"),
        ("../departments/sale.md", "../departments/sales.md"),
        ("department/sale", "department/sales"),
        ("/departments/sales.md", ""),
        ("\\\\host", ""),
        ("../../outside.md", ""),
        ("../tool/x.md", "x.md"),
        ("../teams.md", ""),
        ("team/shop", ""),
        ("other.nl.md", ""),
        ("%ff-none.md", ""),
    ],
)
def test_what_leads_nowhere(link: str, meant: str) -> None:
    (broken,) = broken_links(read(f"# X\n\n[a]({link})\n", ("other.md", "One")))
    assert (broken.anchor, broken.meant, broken.languages) == ("", meant, ("nl", "en"))


@pytest.mark.parametrize(
    "link",
    [
        *("department/sales", "../departments/sales.md", "../README.md", "../which-channel.md#here"),
        *("x.md", "#x", "other.md", "other.md#a-heading", "./other.md", "oth%65r.md", "y.nl.md"),
        *("https://example.org/none", "mailto:a@example.org", "ftp://example.org", "javascript:alert(1)"),
    ],
)
def test_what_leads_somewhere(link: str) -> None:
    documents = ORGANIZATION + b"---\n{kind: channel, id: chat, name: Chat, medium: chat}\n"
    others = [("other.md", "Text\n\n## A heading\n"), ("y.nl.md", "# Y"), ("y.md", "# Y")]
    found = list(broken_links(read(f"# X\n\n[a]({link})\n", *others, documents=documents)))
    assert [broken.languages for broken in found] == ([("en",)] if link == "y.nl.md" else [])


def test_each_link_is_told_where_it_stands_and_once() -> None:
    table = "| a |\n| - |\n| b |\n| [c](none.md) |\n"
    text = f"# X\n\nOne\n[two](none.md) three\n\n{table}\n- [*d*][1]\n\n[1]: gone.md 'x'\n"
    none, gone = broken_links(read(text))
    assert [(place.line, place.column, place.end_column) for place in none.places] == [(4, 7, 14), (9, 7, 14)]
    assert [(place.line, place.column) for place in gone.places] == [(11, 1)]


def test_what_could_not_be_read_may_be_there() -> None:
    documents = ORGANIZATION + b"---\n{kind: goal, id: nine}\n"
    text = "[a](goal/nine) [b](../goals/nine.md) [c](../goals/README.md) [d](none.md)\n"
    assert [broken.target for broken in broken_links(read(text, documents=documents))] == ["none.md"]


def test_a_page_that_gives_way_to_another_language_is_read_by_the_others() -> None:
    (broken,) = broken_links(read("[a](none.md)\n", ("x.nl.md", "Hallo")))
    assert broken.languages == ("en",)
