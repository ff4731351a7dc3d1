"""The site is the Markdown handbook again: the same pages, links that lead somewhere, and nothing from elsewhere."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest

from collabctl.drawings.svg import svg
from collabctl.handbook import Handbook, build, build_with_pictures
from collabctl.handbook.site import site
from collabctl.handbook.site.addresses import leads_to, on_site, page_of
from collabctl.organization import Organization
from tests.handbook.site.elements import elements


def shown(page: str, languages: tuple[str, ...] = ("en",), **how: dict[str, str]) -> str:
    """One page of a small site as HTML."""
    return site({"README.md": f"# Small\n\n{page}\n\n---\n\nMade from nothing\n"}, languages, **how)["index.html"]


def texts(page: str, tag: str, **attributes: str) -> list[str]:
    return [
        " ".join("".join(one.inside).split())
        for one in elements(page)
        if one.tag == tag and attributes.items() <= one.attributes.items()
    ]


def test_each_page_of_markdown_is_a_page_of_the_site(handbook: Handbook, example_site: dict[str, str]) -> None:
    assert {page for page in example_site if page.endswith(".html")} == {page_of(path) for path in handbook.pages}
    others = {path for path in example_site if not path.endswith(".html")}
    assets = {f"assets/{name}" for name in ("handbook.css", "handbook.js", "icon.svg", "theme.js")}
    assert others == assets | {"en/search-index.js", "nl/search-index.js"}


def test_the_same_pages_give_the_same_bytes(
    handbook: Handbook, drawings: dict[str, str], example_site: dict[str, str]
) -> None:
    backwards = dict(reversed(list(handbook.pages.items())))
    assert list(site(backwards, ["nl", "en"], drawings).items()) == list(example_site.items())


def test_every_link_leads_to_a_place_that_is_there(example_site: dict[str, str]) -> None:
    read = {path: elements(text) for path, text in example_site.items() if path.endswith(".html")}
    anchors = {path: {one.attributes.get("id") for one in page} for path, page in read.items()}
    for path, page in read.items():
        names = [one.attributes["id"] for one in page if "id" in one.attributes]
        assert len(names) == len(set(names)), f"{path} has an id twice"
        for one in page:
            target = one.attributes.get("href") or one.attributes.get("src")
            if target is None or target.startswith(("https://", "mailto:")):
                assert not (target and one.tag != "a"), target
                continue
            place, _, anchor = target.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(place))) if place else path
            assert there in example_site, f"{path}: {target}"
            assert not anchor or unquote(anchor) in anchors[there], f"{path}: {target}"


def test_every_page_is_fit_for_a_strict_policy(example_site: dict[str, str]) -> None:
    for path, text in example_site.items():
        if not path.endswith(".html"):
            continue
        page = elements(text)
        (policy,) = (one for one in page if "content-security-policy" in one.attributes.get("http-equiv", "").lower())
        assert policy.attributes["content"].startswith("default-src 'none'; ")
        assert "unsafe" not in policy.attributes["content"]
        for one in page:
            assert one.tag not in ("style", "iframe", "object", "base", "form", "img")
            assert not [name for name in one.attributes if name == "style" or name.startswith("on")]
            assert one.tag != "script" or (one.attributes["src"] and not one.text)


def test_every_page_says_what_it_is(example_site: dict[str, str]) -> None:
    for path, text in example_site.items():
        if not path.endswith(".html"):
            continue
        page = elements(text)
        assert len([one for one in page if one.tag == "h1"]) == 1
        assert len([one for one in page if one.tag == "main"]) == 1
        language = path.partition("/")[0] if "/" in path else "nl"
        assert next(one for one in page if one.tag == "html").attributes["lang"] == language
    sales = example_site["en/departments/sales.html"]
    assert texts(sales, "title") == ["Sales · Klaterbeek"]
    described = next(one.attributes for one in elements(sales) if one.attributes.get("name") == "description")
    assert described["content"].startswith("We only sell a Regenkast that suits the house")
    assert texts(sales, "a", **{"aria-current": "page"}) == ["Sales"]
    rollout = example_site["en/rollouts/asana-rollout.html"]
    assert texts(rollout, "nav", **{"class": "above"}) == ["Klaterbeek Our tools, and who to ask"]
    edit = next(one for one in elements(sales) if one.attributes.get("class") == "edit")
    assert edit.attributes["href"].endswith("/edit/main/departments/sales.yaml#L2")
    assert "This page is made by collabctl" not in sales


def test_one_language_stands_at_the_top_and_has_no_switch(small: Organization) -> None:
    pages = build(small, language="en")
    made = site(pages, ["en"])
    assert {path for path in made if path.endswith(".html")} == {page_of(path) for path in pages}
    assert "search-index.js" in made
    assert not texts(made["index.html"], "nav", **{"class": "languages"})


PRIVATE = """
{kind: organization, format: 1, name: New, languages: [en]}
---
{kind: department, id: open, name: Open, lead: anna}
---
{kind: department, id: dark, name: Secret, mission: Secret things., private: true, lead: anna}
---
{kind: person, id: anna, name: Secret Anna, department: open, role: Head, contact: {email: secret@x.example}}
---
{kind: meeting, id: plot, name: Secret plot, purpose: Secret, who: {departments: [open, dark]}, private: true,
 schedule: {every: day, at: "09:00"}}
---
{kind: channel, id: chat, name: Chat, medium: chat, use_for: [gossip, news]}
---
{kind: message, id: gossip, name: Secret gossip, example: Secret, private: true}
---
{kind: message, id: news, name: News}
"""


def test_what_is_private_is_nowhere_on_the_site(read_organization: Callable[[str], Organization]) -> None:
    made = build_with_pictures(read_organization(PRIVATE), ["en"])
    pictures = {lines: svg(picture) for lines, picture in made.pictures.items()}
    files = site(made.pages, ["en"], pictures)
    assert "News" in files["which-channel.html"]
    assert not [path for path, text in files.items() if "secret" in f"{path} {text}".casefold()]


def test_the_page_above_the_languages_lets_choose(example_site: dict[str, str]) -> None:
    choice = elements(example_site["index.html"])
    links = [one.attributes for one in choice if one.tag == "a" and "lang" in one.attributes]
    assert [(one["lang"], one["href"]) for one in links] == [("nl", "nl/index.html"), ("en", "en/index.html")]


def test_the_search_index_has_every_heading_with_its_text(example_site: dict[str, str]) -> None:
    script = example_site["en/search-index.js"]
    assert script.isascii()
    index = json.loads(script.removeprefix("window.handbookIndex = ").removesuffix(";\n"))
    pages = {address: (title, above, parts) for address, title, above, parts in index}
    assert {f"en/{address}" for address in pages} == {
        path for path in example_site if path.startswith("en/") and path.endswith(".html")
    }
    title, above, parts = pages["tools/slack.html"]
    assert (title, above, parts[0][:2]) == ("Slack", "Our tools, and who to ask", ["", "Slack"])
    for address, (_, _, listed) in pages.items():
        headings = [one for one in elements(example_site[f"en/{address}"]) if one.tag in ("h2", "h3", "h4")]
        anchors = {one.attributes.get("id", "") for one in headings if one.attributes.get("id") != "finder"}
        assert {part[0] for part in listed[1:]} == anchors, address
    assert ["quick-question", "Quick question"] in [part[:2] for part in pages["which-channel.html"][2]]


def test_a_drawing_stands_where_there_is_one_else_its_text_can_be_opened() -> None:
    flow = 'flowchart TB\n  n0["R#38;D"]'
    block = f"```mermaid\n{flow}\n```"
    assert '<figure class="drawing" tabindex="0"><svg>x</svg></figure>' in shown(block, drawings={flow: "<svg>x</svg>"})
    without = shown(block)
    assert texts(without, "summary") == ["The drawing in words"]
    assert texts(without, "code") == ['flowchart TB n0["R#38;D"]']
    assert "<summary>" not in shown("```\nplain\n```")


def test_tables_say_the_column_in_each_cell_and_need_no_style() -> None:
    page = elements(shown('| Who "&" | How |\n| --- | ---: |\n| a | 1 |\n|  | 2 |'))
    cells = [one.attributes for one in page if one.tag == "td"]
    assert [cell["data-label"] for cell in cells] == ['Who "&"', "How", 'Who "&"', "How"]
    assert "right" in cells[1]["class"]


def test_tasks_facts_and_links_that_lead_nowhere() -> None:
    page = shown(
        "- [x] done\n- [ ] not yet\n\n* **Lead:** Anna\n* **Why?** so\n\n[gone](gone.md) [out](https://x.example)"
    )
    assert texts(page, "li")[-4:] == ["☑ done", "☐ not yet", "Lead: Anna", "Why? so"]
    assert page.count('<ul class="facts">') == 1
    assert "gone" in page and "gone.html" not in page
    assert '<a href="https://x.example" class="outside">out</a>' in page


@pytest.mark.parametrize(
    ("path", "link", "address"),
    [
        ("README.md", "goals/README.md", "goals/index.html"),
        ("goals/one.md", "../README.md", "../index.html"),
        ("goals/one.md", "README.md#a-b", "index.html#a-b"),
        ("goals/one.md", "one.md#a", "#a"),
        ("goals/one.md", "#%C3%A9", "#%C3%A9"),
        ("goals/one.md", "../../etc/passwd.md", ""),
        ("goals/one.md", "gone.md", ""),
        ("goals/one.md", "javascript:alert(1)", ""),
        ("goals/one.md", "//evil.example", ""),
        ("goals/one.md", "mailto:anna@x.example", "mailto:anna@x.example"),
    ],
)
def test_links_between_pages(path: str, link: str, address: str) -> None:
    assert on_site(path, link, {"README.md", "goals/README.md", "goals/one.md"}) == address


def test_names_of_pages() -> None:
    assert page_of("README.md") == "index.html"
    assert page_of("a/README.md") == "a/index.html"
    assert page_of("a/MY-README.md") == "a/MY-README.html"
    assert leads_to("a/b.md", "../c.md#d") == ("c.md", "d")


def test_both_dark_themes_are_the_same(example_site: dict[str, str]) -> None:
    style = example_site["assets/handbook.css"]
    themes = re.findall(r':root(?::not\(\[data-theme="light"\]\)|\[data-theme="dark"\]) \{([^}]*)\}', style)
    by_system, by_choice, _on_paper = themes
    assert by_system.split() == by_choice.split()
    assert not re.search(r"@import|url\(", style)


def test_nothing_names_another_host(example_site: dict[str, str]) -> None:
    for path, text in example_site.items():
        if path.startswith("assets/"):
            assert set(re.findall(r"https?://[\w.]+", text)) <= {"http://www.w3.org"}, path  # the name of SVG
