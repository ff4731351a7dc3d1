"""The organization's own pages stand in the handbook, with nothing in them that could do harm."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from collabctl.documents import SourceFile
from collabctl.handbook import build, build_all
from collabctl.organization import Organization
from tests.handbook.conftest import EXAMPLE
from tests.handbook.test_hostile_texts import HOSTILE, inside
from tests.handbook.test_pages import assert_links_resolve, reachable

HARMLESS = {
    *("text", "softbreak", "hardbreak", "code_inline", "fence", "hr", "link_open", "link_close"),
    *("paragraph_open", "paragraph_close", "heading_open", "heading_close", "em_open", "em_close"),
    *("strong_open", "strong_close", "blockquote_open", "blockquote_close", "inline"),
    *(f"{part}_{end}" for part in ("bullet_list", "ordered_list", "list_item") for end in ("open", "close")),
    *(f"{part}_{end}" for part in ("table", "thead", "tbody", "tr", "th", "td") for end in ("open", "close")),
}


def page(name: str, text: str | bytes) -> SourceFile:
    return SourceFile(f"pages/{name}", text if isinstance(text, bytes) else text.encode())


def body(organization: Organization, text: str | bytes, *others: SourceFile) -> str:
    """What stands on the page between its title and its foot."""
    made = build(organization, language="en", pages=[page("x.md", text), *others])["pages/x.md"]
    return made.partition("\n# ")[2].partition("\n\n")[2].rpartition("\n\n---\n")[0]


def test_a_page_has_the_head_and_the_foot_of_every_page(small: Organization) -> None:
    made = build_all(small, ["nl", "en"], pages=[page("hello.md", "# Hello *you*\n\nCome in.\n")])
    assert made["en/pages/hello.md"] == (
        "*This page is made by collabctl: change the files named at its foot, not the page.*\n\n"
        "[Small](../README.md)\n\n# Hello you\n\nCome in.\n\n---\n\n"
        "Made from [`pages/hello.md`, line 1](https://example.org/edit/pages/hello.md#L1)\n\n"
        "[Nederlands](../../nl/pages/hello.md)\n"
    )
    assert "- [Hello you](pages/hello.md)\n" in made["nl/README.md"]


def test_a_page_without_a_heading_is_called_after_its_file(small: Organization) -> None:
    made = build(small, language="en", pages=[page("house-rules.md", "Be kind.\n"), page("a.md", "One\n\n## Two\n")])
    assert "# house rules\n\nBe kind.\n" in made["pages/house-rules.md"]
    assert "# Two\n\nOne\n" in made["pages/a.md"]
    assert "- [house rules](pages/house-rules.md)\n- [Two](pages/a.md)\n" in made["README.md"]


def test_a_page_of_one_language_stands_in_that_language_only(small: Organization) -> None:
    pages = [page("x.nl.md", "# Hallo"), page("y.md", "# Both"), page("y.nl.md", "# Beide"), page("z.fr.md", "# Z")]
    made = build_all(small, ["nl", "en"], pages=pages)
    assert {path for path in made if "/pages/" in path and "fr" not in path} == {
        *("nl/pages/x.md", "nl/pages/y.md", "en/pages/y.md"),
    }
    assert "../../en" not in made["nl/pages/x.md"]
    assert "# Beide\n" in made["nl/pages/y.md"]
    assert "# Both\n" in made["en/pages/y.md"]
    assert "x.md" not in made["en/README.md"]
    assert "pages/x.md" not in build_all(small, ["en"], pages=pages)
    assert_links_resolve(made)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("One *em* __strong__ `code`.\nTwo.", "One *em* **strong** `code`. Two."),
        ("One  \nTwo\\\n\\- three", "One\\\nTwo\\\n\\- three"),
        ("Two\n===\n\nThree\n---\n\n### Four #", "## Three\n\n### Four"),
        ("- a\n- b\n  1. c\n\n     d\n", "- a\n- b\n  1. c\n\n     d"),
        ("> One\n>\n> - two\n> > three", "> One\n>\n> - two\n>\n> > three"),
        ("> - one\n>   > two", "> - one\n>\n>   > two"),
        ("```sh\n\tls  -l\n\n# no heading\n```", "```\n    ls  -l\n\n# no heading\n```"),
        ("````\n```\n````", "````\n```\n````"),
        ("    ls", "```\nls\n```"),
        ("```mermaid\ngraph LR\n```", "```\ngraph LR\n```"),
        ("One\n\n***\n\nTwo", "One\n\n---\n\nTwo"),
        (
            "| A | *B* |\n|---|:-:|\n| a \\| b | `c` |\n| d |",
            "| A | *B* |\n| --- | :-: |\n| a \\| b | `c` |\n| d |  |",
        ),
        ("<b>R&amp;D</b>", "&lt;b>R&D&lt;/b>"),
        ("<div>\n*a*\n</div>", "&lt;div> *a* &lt;/div>"),
        ("\\![a](https://evil.example/x.png) Hi![b](other.md)", "\\![a](https://evil.example/x.png) Hib"),
        ("Hi\\![b](other.md)", "Hi\\![b](other.md)"),
        ("![a picture](https://evil.example/x.png)", "a picture"),
        ("[w](https://example.org) <mailto:a@b.nl>", "[w](https://example.org) [`mailto:a@b.nl`](mailto:a@b.nl)"),
        ("[r][1]\n\n[1]: https://example.org", "[r](https://example.org)"),
        ("[s](../departments/sales.md) [n](../departments/none.md)", "[s](../departments/sales.md) n"),
        (
            "[s](../departments/sales.md#our-tools) [t](../teams.md#none)",
            "[s](../departments/sales.md#our-tools) [t](../teams.md)",
        ),
        ("[o](other.md) [p](./other.md#part) [q](other%2emd)", "[o](other.md) [p](other.md#part) [q](other.md)"),
        ("## Here\n\n[h](#here) [i](#nowhere) [j](x.md)", "[h](#here) i j"),
        ("[a](/etc/passwd) [b](//evil.example) [c](../../x.md) [d](%02README.md)", "a b c d"),
        ("[a](data:x)", "\\[a\\](data:x)"),
        ("[s](department/sales) [p](person/anna)", "[s](../departments/sales.md) [p](../roles/sales.md#head-of-sales)"),
        ("[g](goal/none) [d](./department/sales)", "g d"),
        ("[*a* `b`](../README.md)", "[*a* `b`](../README.md)"),
        ("a\u202eb\u200bc", "a\\\\u202eb\\\\u200bc"),
        (b"caf\xe9", "caf\ufffd"),
        ("\ufeffOne", "One"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_is_allowed_stays_and_the_rest_is_text(small: Organization, written: str | bytes, shown: str) -> None:
    title = "# Title\n\n" if isinstance(written, str) and not written.startswith("\ufeff") else ""
    other = page("other.md", "# Other\n\n## Part\n\nText.\n")
    if isinstance(written, str) and written.startswith("Two\n==="):
        title = ""
    if "## Here" in str(written):
        shown = f"## Here\n\n{shown}"
    assert body(small, title + written if isinstance(written, str) else written, other) == shown


@pytest.mark.parametrize(
    "place", ["{}", "- {}", "> {}", "# {}", "**{}**", "[{}](other.md)", "| a |\n| - |\n| {} |", "```\n{}\n```"]
)
@pytest.mark.parametrize("payload", HOSTILE)
def test_a_hostile_page_brings_nothing_but_what_is_allowed(small: Organization, place: str, payload: str) -> None:
    files = [page("x.md", f"# Title\n\n{place.replace('{}', payload)}\n\nEnd.\n"), page("other.md", "# Other\n")]
    pages = build(small, language="en", pages=files)
    made = pages["pages/x.md"]
    tokens = MarkdownIt("gfm-like2", {"html": True}).parse(made)
    assert {token.type for token in [*tokens, *inside(tokens)]} <= HARMLESS
    assert not any(token.info for token in tokens if token.type == "fence")
    for token in inside(tokens):
        target = str(token.attrGet("href") or "")
        assert re.match(r"https://(evil\.)?example|\.\./README\.md|other\.md|mailto:|ftp:|$", target), target
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", made)
    assert not re.search(r"(?m)^::|\A---", made)
    assert made.count("\nEnd.\n") == 1 or "\n" in payload or "~~~" in payload
    assert_links_resolve(pages)


def test_the_pages_of_the_example_read_well(example: Organization) -> None:
    files = [page(path.name, path.read_bytes()) for path in sorted(Path(EXAMPLE, "pages").glob("*.md"))]
    made = build_all(example, ["nl", "en"], pages=files)
    assert_links_resolve(made)
    assert reachable(made) == set(made)
    decide = made["nl/pages/how-we-decide.md"]
    assert (
        "\n# Hoe we besluiten · How we decide\n\n## Nederlands\n\n1. **Wie het raakt, praat mee.** Staat er" in decide
    )
    assert "Lees eerst [Nieuw hier?](new-here.md)\n" in decide
    assert "\n- Drink koffie met iemand" in made["en/pages/new-here.md"]


def test_two_names_never_become_one_page(small: Organization) -> None:
    names = ["README.md", "readme.md", "Con.md", "con.md", "a b.md", "A B.md", "v1.0.md", "é.md"]
    made = build(small, language="en", pages=[page(name, f"# {name}") for name in names])
    paths = [path.casefold() for path in made if path.startswith("pages/")]
    assert len(set(paths)) == len(names)
    assert_links_resolve(made)
