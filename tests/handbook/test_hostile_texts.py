"""Whatever people write, a page keeps the build it has when they write 'x': data stays where it was put."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from collabctl.handbook import build
from collabctl.organization import Collection, Organization
from collabctl.organization.text import Text

LONG = {
    *("vision", "mission", "purpose", "definition", "because", "how", "problem", "promise", "notes", "done_when"),
    "lead_because",
}
HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "<details><summary>",
    "</td></table>",
    "<!-- ",
    "--> ]]>",
    "a | b | c |",
    "| --- | --- |",
    "\\|",
    "\\",
    "](https://evil.example) [x](javascript:alert(1))",
    "[x]: https://evil.example",
    "[^1] [^1]: note",
    "![x](https://evil.example/x.png)",
    "`code` ```fence``` ``",
    "```",
    "~~~ mermaid",
    "*a* **b** _c_ __d__ ~e~ ~~f~~",
    "** _ ~~",
    "# heading #",
    "> [!NOTE]",
    "- [ ] task",
    "+ plus",
    "1. one",
    "12) twelve",
    "===",
    "---",
    "---\nfront: matter\n---\n",
    "a\n\nb\n# c",
    "a\r\n\r\n    code",
    "    four blanks",
    "\ttab",
    "@anna @org/all closes #12 GH-4",
    "https://evil.example www.evil.example evil@evil.example ftp://evil.example //evil.example",
    "javascript:alert(1) data:text/html,x",
    '"]; click n1 href "https://evil.example" %%{init: {}}%%',
    'n1 --> n2["x"] end; subgraph',
    "&lt;b&gt; &#64; &colon;",
    "$a$ $$b$$ {{ site }} {% raw %} {: .x} :+1:",
    "\x02goal/nine\x03x\x04",
    "\x00 \x1b[2J a\u202eb\u2066c\u200bd\ufeffe\u00a0f\u2028g",
    "::error::x ##[error]x",
    "x" * 3000,
]
PARSER = MarkdownIt("gfm-like2", {"html": True})


def rewritten(value: Any, change: Callable[[str, Text], Text], field: str = "") -> Any:
    """The same value with other texts: whatever is a `Text`, wherever it stands."""
    if isinstance(value, Text):
        return change(field, value)
    if isinstance(value, tuple):
        return tuple(rewritten(part, change, field) for part in value)
    if isinstance(value, dict):
        return {key: rewritten(part, change, field) for key, part in value.items()}
    if isinstance(value, Collection):
        return Collection(rewritten(item, change) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type) and type(value).__name__ != "Document":
        return dataclasses.replace(
            value,
            **{
                part.name: rewritten(getattr(value, part.name), change, part.name) for part in dataclasses.fields(value)
            },
        )
    return value


def plain_texts(payload: str) -> Callable[[str, Text], Text]:
    return lambda field, text: Text("x" if field in LONG else payload)


def long_texts(payload: str) -> Callable[[str, Text], Text]:
    return lambda field, text: Text(payload if field in LONG else "x")


def inside(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.children is None:
            yield token
        else:
            yield from inside(token.children)


def skeleton(page: str, *, emphasis: bool) -> list[tuple[str, str, int, str]]:
    """What a page is built of, without its texts: anchors are texts too, and so are labels in a drawing."""
    ignored = {"text", "code_inline", "softbreak"}
    if not emphasis:
        ignored |= {"em_open", "em_close", "strong_open", "strong_close", "paragraph_open", "paragraph_close"}
    return [
        (
            token.type,
            token.tag,
            token.nesting,
            re.sub(r'"[^"]*"|^  [A-Za-z0-9 #;]+(?= :)', '""', token.content, flags=re.MULTILINE)
            if token.type == "fence"
            else str(token.attrGet("href") or "").partition("#")[0],
        )
        for token in inside(PARSER.parse(page))
        if token.type not in ignored
    ]


def assert_same_build(
    organization: Organization, change: Callable[[str], Any], payload: str, *, emphasis: bool
) -> None:
    harmless = build(rewritten(organization, change("x")), language="en")
    hostile = build(rewritten(organization, change(payload)), language="en")
    assert set(hostile) == set(harmless)
    for path, page in hostile.items():
        assert skeleton(page, emphasis=emphasis) == skeleton(harmless[path], emphasis=emphasis), path
        hidden = re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", page)
        assert not hidden, path
        assert not re.search(r"(?m)^(::|---\n\w)", page), path


@pytest.mark.parametrize("payload", HOSTILE)
def test_names_and_short_texts_stay_where_they_were_put(small: Organization, payload: str) -> None:
    assert_same_build(small, plain_texts, payload, emphasis=True)


@pytest.mark.parametrize("payload", [text for text in HOSTILE if not re.match(r"(- |\+ |[0-9]+[.)])", text)])
def test_long_texts_bring_nothing_that_is_not_allowed(small: Organization, payload: str) -> None:
    assert_same_build(small, long_texts, payload, emphasis=False)


@pytest.mark.parametrize("payload", [text for text in HOSTILE if "\n" not in text])
def test_addresses_and_other_strings_stay_where_they_were_put(small: Organization, payload: str) -> None:
    strings = {"email", "chat", "phone", "url", "evidence_url", "formula", "timezone", "rule", "currency"}

    def replaced(text: str) -> Callable[[Any, str], Any]:
        def change(value: Any, field: str = "") -> Any:
            if isinstance(value, str) and not isinstance(value, Text) and field in strings:
                return text
            if isinstance(value, Collection):
                return Collection(change(item) for item in value)
            if isinstance(value, tuple):
                return tuple(change(part, field) for part in value)
            if dataclasses.is_dataclass(value) and not isinstance(value, type) and type(value).__name__ != "Document":
                parts = {part.name: change(getattr(value, part.name), part.name) for part in dataclasses.fields(value)}
                return dataclasses.replace(value, **parts)
            return value

        return change

    # Neither is an address that anybody may follow, so neither is a link.
    harmless = build(replaced("nothing: x")(small), language="en")
    hostile = build(replaced(f"nothing: {payload}")(small), language="en")
    for path, page in hostile.items():
        assert skeleton(page, emphasis=True) == skeleton(harmless[path], emphasis=True), path


def test_every_text_of_the_small_organization_is_shown_somewhere(small: Organization) -> None:
    """Else the tests above would prove nothing about it."""
    texts: dict[str, str] = {}

    def number(_: str, text: Text) -> Text:
        texts[f"text{len(texts)}x"] = str(text)
        return Text(list(texts)[-1])

    pages = "\n".join(build(rewritten(small, number), language="en").values())
    assert {text for number, text in texts.items() if number not in pages} == {"Gone Away"}
