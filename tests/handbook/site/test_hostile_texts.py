"""Whatever people write, it is text on the site: no element, no attribute and no address of theirs."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace

import pytest

from collabctl.handbook import build
from collabctl.handbook.site import site
from collabctl.organization import Organization
from collabctl.organization.text import Text
from tests.handbook.site.elements import Element, elements
from tests.handbook.test_hostile_texts import HOSTILE, rewritten

MARKUP = {"em", "strong", "code", "p", "ul", "ol", "li"}
"""What a long text may bring; a short one becomes code where it would notify somebody."""
OF_TEXTS = {"content", "data-label", "data-words", "href"}


def build_of(page: str, *, without: set[str]) -> Counter[tuple[str, ...]]:
    """How often there is which element with which attributes. What depends on how long a text is does not count."""
    return Counter(
        (one.tag, *(f"{name}={'' if name in OF_TEXTS else value}" for name, value in sorted(one.attributes.items())))
        for one in map(of_no_text, elements(page))
        if one.tag not in without and one.attributes.get("name") != "description"
    )


def of_no_text(element: Element) -> Element:
    """The element without what it has or lacks because of a text: an anchor, and a class for short ones."""
    kept = {name: value for name, value in element.attributes.items() if name not in ("id", "class")}
    return replace(element, attributes=kept)


def assert_harmless(hostile: dict[str, str], harmless: dict[str, str], *, without: set[str]) -> None:
    assert set(hostile) == set(harmless)
    for path, text in hostile.items():
        if path.startswith("assets/"):
            assert text == harmless[path]
        elif path.endswith(".js"):
            assert text.isascii()
            json.loads(text.removeprefix("window.handbookIndex = ").removesuffix(";\n"))
        else:
            assert build_of(text, without=without) == build_of(harmless[path], without=without), path
            assert "##[" not in text and not re.search(r"^\s*::", text, re.MULTILINE), path
            addresses = [one.attributes["href"] for one in elements(text) if "href" in one.attributes]
            strange = [one for one in addresses if re.match(r"(?!https://|mailto:)[^/#?]*:|//|\\", one)]
            assert not strange, path


def site_of(organization: Organization, payload: str) -> dict[str, str]:
    """The site where every text that people wrote is this one."""
    return site(build(rewritten(organization, lambda _, __: Text(payload)), language="en"), ["en"])


@pytest.fixture(scope="module")
def harmless(small: Organization) -> dict[str, str]:
    return site_of(small, "x")


@pytest.mark.parametrize("payload", HOSTILE)
def test_texts_stay_texts(small: Organization, harmless: dict[str, str], payload: str) -> None:
    links_of_its_own = {"a"} if "evil" in payload else set()
    assert_harmless(site_of(small, payload), harmless, without=MARKUP | links_of_its_own)


def test_a_page_of_the_worst_is_text() -> None:
    worst = "\n\n".join(HOSTILE)
    page = site({"README.md": f'# <b>*x*</b> & "y"\n\n<script>alert(1)</script>\n\n{worst}\n'}, ["en"])["index.html"]
    found = elements(page)
    assert {one.tag for one in found if one.tag == "img"} == set()
    assert [one.attributes for one in found if one.tag == "script" and "src" not in one.attributes] == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_no_line_of_code_becomes_a_command_of_ci() -> None:
    page = site({"README.md": "# x\n\n```\nfine\n::error::x\n  ::warning::##[error]x\n```\n"}, ["en"])["index.html"]
    assert "##[" not in page and not re.search(r"^\s*::", page, re.MULTILINE)
    assert "&#58;:error::x\n  &#58;:warning::##&#91;error]x" in page
