from __future__ import annotations

import html
import json
import math
import re
import unicodedata
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from collabctl import escaping
from tests.conftest import examples
from tests.runner_commands import Command, commands_in

if TYPE_CHECKING:
    from markdown_it.token import Token

HOSTILE = [
    "::error file=README.md::forged",
    "  ::add-mask::the",
    "##[error]forged",
    "x\n::stop-commands::y",
    "x\r##[add-path]/tmp",
    "###[##[warning]]",
    "\x1b[2J\x1b]8;;https://evil.example\x07click",
    "\x9b31m",
    "a\u202eb\u2066c\u200bd\ufeffe\u00a0f\u2028g",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "]]><!-- --> <![CDATA[",
    "](https://evil.example) [x]: https://evil.example",
    "![x](https://evil.example/x.png)",
    "| a | b |",
    "--- | ---",
    "`code` ```fence``` ` `` `",
    "\\| \\\\| \\",
    "*a* **b** _c_ __d__ ~e~ ~~f~~",
    "> [!NOTE]",
    "# heading #",
    "- [ ] task",
    "1. one",
    "12) twelve",
    "===",
    "---",
    "+++",
    "&lt;b&gt; &amp; &#64; &colon;",
    "@anna @org/all anna@example.org",
    "#12 closes #1 org/repository#3 GH-4 !5",
    "http://example.org https://example.org/a?b=c#d www.example.org example.org ftp://x.org //example.org",
    "mailto:x@example.org xmpp:x@example.org HTTPS://EXAMPLE.ORG WWW.EXAMPLE.ORG README.md",
    "$a$ $$b$$ {{ site }} {% raw %} {: .x}",
    ":+1: :tada: :x",
    "%0A::error::x %25 %",
    "\ud800 \U000e0041 \ufdd0 \uffff",
]
# Texts made of what Markdown, the runner and links are made of find more than arbitrary characters do.
SIGNS = "\\`*_{}[]()#+-.!|<>&~@:/=?$%^;,'\" \t\n\r"
MORSELS = st.sampled_from([*SIGNS, "a", "b1", "www.", "http://", "x.nl", "&amp;", "##[", "::", "é", "☺"])
TEXTS = st.one_of(st.lists(MORSELS, max_size=20).map("".join), st.text(max_size=40), st.sampled_from(HOSTILE))

PROSE = [
    "We meet at 10:00; is that fine? Yes!",
    "R&D, a-b, 1,200 and 9.5 (or ~10 %)",
    "It costs $12, or -5 % + 3 = 2 * 3; see 'this' and \"that\"",
    "o.a. i.p.v. e.g. and so on...",
    "snake_case, C# and #general",
    "fewer than < 5 or <5, more than > 3",
    "Décision à 9:30, één café/bar",
    "-5 degrees",
    "+31 20 000 0000",
]

FRAMES = {
    "paragraph": "before {} after",
    "start of a paragraph": "{}",
    "after a line": "before\n{}",
    "before a line": "{}\nafter",
    "heading": "## {}",
    "list item": "- {}",
    "numbered item": "1. {}",
    "quotation": "> {}",
    "emphasis": "**{}**",
    "link text": "[{}](target.md)",
    "cell": "| a | b |\n| --- | --- |\n| {} | after |",
    "head cell": "| {} | b |\n| --- | --- |\n| a | after |",
    "link text in a cell": "| a | b |\n| --- | --- |\n| [{}](target.md) | after |",
}
PARSERS = [
    MarkdownIt("gfm-like2"),
    MarkdownIt("js-default", {"linkify": True}).enable("linkify"),
    MarkdownIt("commonmark"),
]


def leaves(tokens: list[Token]) -> list[Token]:
    """The tokens with those inside of inline ones in their place."""
    flat = []
    for token in tokens:
        flat += leaves(token.children) if token.children is not None else [token]
    return flat


def structure(parser: MarkdownIt, source: str) -> list[tuple[str, str, str]]:
    """What is no text: headings, cells, links and their targets. Code inside a line counts as text."""
    texts = {"text", "code_inline", "softbreak"}
    return [
        (token.type, token.tag, str(token.attrGet("href") or ""))
        for token in leaves(parser.parse(source))
        if token.type not in texts
    ]


def text_of(parser: MarkdownIt, source: str) -> str:
    return "".join("\n" if token.type == "softbreak" else token.content for token in leaves(parser.parse(source)))


def assert_inert_markdown(written: str, text: str) -> None:
    if not escaping.shown(text):
        assert written == ""
        return
    for name, frame in FRAMES.items():
        for parser in PARSERS:
            if name.endswith("cell") and "table" not in parser.get_active_rules()["block"]:
                continue
            source = frame.replace("{}", written)
            plain = frame.replace("{}", "X")
            assert text_of(parser, source) == text_of(parser, plain).replace("X", escaping.shown(text)), (name, source)
            assert structure(parser, source) == structure(parser, plain), (name, source)


@settings(max_examples=examples(300))
@given(TEXTS)
def test_markdown_reads_as_the_text_and_nothing_else(text: str) -> None:
    assert_inert_markdown(escaping.markdown(text), text)


@pytest.mark.parametrize("text", HOSTILE + PROSE)
def test_markdown_of_hostile_texts_and_of_prose(text: str) -> None:
    assert_inert_markdown(escaping.markdown(text), text)


@pytest.mark.parametrize("text", PROSE)
def test_markdown_leaves_prose_as_it_is(text: str) -> None:
    assert escaping.markdown(text) == text


@given(st.lists(TEXTS, min_size=2, max_size=3))
def test_markdown_of_several_texts_in_a_paragraph(texts: list[str]) -> None:
    source = "x " + " , ".join(map(escaping.markdown, texts)) + " x"
    expected = "x " + " , ".join(map(escaping.shown, texts)) + " x"
    for parser in PARSERS:
        assert text_of(parser, source) == expected
        assert {token.type for token in leaves(parser.parse(source))} <= {
            "paragraph_open", "text", "code_inline", "paragraph_close"
        }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ask @anna.", "ask `@anna`."),
        ("(anna@example.org)", "(`anna@example.org`)"),
        ("closes #12, see org/repository#3", "closes `#12`, see `org/repository#3`"),
        ("GH-7 and !8", "`GH-7` and `!8`"),
        ("#12@anna", "`#12@anna`"),
        ("it was :tada: at 09:30:15", "it was `:tada:` at 09:30:15"),
        ("see https://example.org/x", r"see https:/\/example\.org/x"),
        ("www.9.org", r"www\.9\.org"),
        ("1. first", r"1\. first"),
        ("::error::x", r"`::error::x`"),
        ("a|b", r"a\|b"),
        ("<b> &amp; <5", r"&lt;b> &amp;amp; <5"),
        ("  two \n lines\u00a0", "two lines"),
        ("zero\u200bwidth", r"zero\\u200bwidth"),
        ("", ""),
    ],
)
def test_markdown_examples(text: str, written: str) -> None:
    assert escaping.markdown(text) == written


@given(TEXTS)
def test_nobody_is_notified_outside_of_code(text: str) -> None:
    """Forges look for names and numbers in the text they have read, code left out."""
    parser = PARSERS[0]
    read = "".join(
        "\0" if token.type == "code_inline" else token.content
        for token in leaves(parser.parse(f"x {escaping.markdown(text)} x"))
    )
    assert not re.search(r"(?:^|\W)@\w|(?:^|\W)[#!]\d+(?!\w)|\bGH-\d", read)


@settings(max_examples=examples(300))
@given(TEXTS)
def test_markdown_code_reads_as_the_text(text: str) -> None:
    written = escaping.markdown_code(text)
    plain = re.sub(r"\||\]:", "/", text)
    assert_inert_markdown(written, text if written == escaping.markdown(text) else text.replace("##[", "#\\u0023["))
    tokens = leaves(PARSERS[0].parse(f"x {escaping.markdown_code(plain)} x"))
    assert [token.type for token in tokens if token.type != "text"] == [
        "paragraph_open", *["code_inline"] * bool(escaping.shown(plain)), "paragraph_close"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b=c&d=e#f",
        "HTTP://example.org",
        "mailto:anna@example.org",
        "../people/anna.md#top",
        "page.md",
        "#anchor",
        "/root.md",
        "?q=a:b",
        "https://example.org/%20x",
    ],
)
def test_addresses_that_may_be_followed_stay_as_they_are(url: str) -> None:
    assert escaping.markdown_link_target(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "https:evil.example",
        "https:///evil.example",
        "mailto:",
        "mailto://x",
        "1a:b",
        "java\nscript:x",
        " https://example.org",
        "https://example.org/a b",
        "https://example.org/\u202e",
        "https://\ud800",
    ],
)
def test_other_addresses_are_not_given(url: str) -> None:
    assert escaping.markdown_link_target(url) == ""


@given(st.one_of(TEXTS, TEXTS.map("https://example.org/".__add__), TEXTS.map("a/".__add__)))
def test_an_address_never_leaves_its_link(url: str) -> None:
    target = escaping.markdown_link_target(url)
    assert re.fullmatch(r"[!-~]*", target)
    if target:
        for parser in PARSERS:
            for frame in ("[x]({})", "**[x]({})**", "| [x]({}) | b |\n| --- | --- |\n"):
                tokens = leaves(parser.parse(frame.replace("{}", target)))
                links = [token for token in tokens if token.type == "link_open"]
                if frame.startswith("|") and "table" not in parser.get_active_rules()["block"]:
                    continue
                assert len(links) == 1
                assert re.match(r"(?:https?://|mailto:)|(?!//|[a-z]+:)", str(links[0].attrGet("href")), re.IGNORECASE)


@given(TEXTS)
def test_terminal_is_one_printable_line_without_commands(text: str) -> None:
    line = escaping.terminal(text)
    assert "\n" not in line
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Co", "Zl", "Zp"} for character in line)
    assert commands_in(line) == []
    assert commands_in(line + "]x") == []
    assert commands_in("  " + line + "::x") == []


def test_terminal_examples() -> None:
    assert escaping.terminal("\x1b[2J") == "\\u001b[2J"
    assert escaping.terminal("a\r\nb\tc") == "a b c"
    assert escaping.terminal("a\u202eb\U000e0041") == "a\\u202eb\\U000e0041"
    assert escaping.terminal("##[error]x") == "#\\u0023[error]x"
    assert escaping.terminal(" ::error::x") == " \\u003a:error::x"
    assert escaping.terminal("10:00, café 日本 ❤️ :: x") == "10:00, café 日本 ❤️ :: x"
    assert escaping.terminal("a\ufe0f") == "a\\ufe0f"


def test_what_python_calls_unprintable_is_hidden() -> None:
    """Except for signs of Arabic and Syriac that are drawn, and code points that nothing stands for yet."""
    drawn = {0x20, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2}
    for code in set(range(0x110000)) - drawn:
        character = chr(code)
        if not character.isprintable() and unicodedata.category(character) != "Cn":
            assert escaping.terminal(character) == " " or escaping.terminal(character).startswith("\\")
            assert escaping.shown(character) == "" or escaping.shown(character).startswith("\\")


@given(TEXTS, TEXTS)
def test_an_annotation_is_one_command_with_its_data(title: str, message: str) -> None:
    written = f"::error title={escaping.annotation_property(title)}::{escaping.annotation(message)}"
    (command,) = commands_in(written)
    assert command.name == "error"
    assert "##[" not in written
    assert command.properties.keys() <= {"title"}
    assert command.properties.get("title", "").strip() == _data(title).strip()  # the runner cuts blanks off itself
    assert command.data == _data(message)


def _data(text: str) -> str:
    lines = re.split(r"\r\n|[\r\n]", text)
    return "\n".join(escaping.terminal("x" + line)[1:] for line in lines)


def test_annotation_examples() -> None:
    title = escaping.annotation_property("50 %: a,b")
    data = escaping.annotation("50 %0A: a,b\nc")
    command = Command("notice", {"file": "a", "title": "50 %: a,b"}, "50 %0A: a,b\nc")
    assert commands_in(f"::notice file=a,title={title}::{data}") == [command]


@given(TEXTS)
def test_mermaid_has_letters_digits_and_numbers_only(text: str) -> None:
    label = escaping.mermaid(text)
    assert re.fullmatch(r"(?:[A-Za-z0-9 ]|#[0-9]+;)*", label)
    assert re.sub(r"#([0-9]+);", lambda code: chr(int(code[1])), label) == escaping.shown(text)


@given(TEXTS)
def test_html_reads_as_the_text(text: str) -> None:
    tags: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append(tag)
            assert dict(attrs) == {"title": escaping.shown(text)}

    written = escaping.html(text)
    reader = Reader()
    reader.feed(f'<p title="{written}">{written}</p>')
    reader.close()
    assert tags == ["p"]
    assert html.unescape(written) == escaping.shown(text)
    assert commands_in(written + "]::x") == []


@given(st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=8))
def test_json_reads_as_the_value(value: object) -> None:
    written = escaping.json_text(value)
    assert json.loads(written) == json.loads(_halves_named(json.dumps(value, ensure_ascii=False)))
    assert re.fullmatch(r"[\n -~]*", written)
    assert commands_in(written) == []


def _halves_named(written: str) -> str:
    return re.sub("[\ud800-\udfff]", lambda half: f"\\\\u{ord(half[0]):04x}", written)


def test_json_examples() -> None:
    assert escaping.json_text(["é😄\x7f\x1b\ud800"], None) == '["\\u00e9\\ud83d\\ude04\\u007f\\u001b\\\\ud800"]'
    assert escaping.json_text({"b": 1, "a": "##[x]"}) == '{\n  "b": 1,\n  "a": "#\\u0023[x]"\n}'


def test_json_refuses_numbers_it_does_not_have() -> None:
    for number in (math.inf, math.nan):
        with pytest.raises(ValueError, match="JSON"):
            escaping.json_text({"x": number})


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        # as github-slugger 2.0.0 answers
        ("Which channel?", "which-channel"),
        ("R&D — plans", "rd--plans"),
        ("Café Ünïcode", "café-ünïcode"),
        ("snake_case-and-more", "snake_case-and-more"),
        ("½ ² ①", "--"),
        ("İstanbul", "i̇stanbul"),
        ("日本語 テスト", "日本語-テスト"),
        ("Ⓐ", "ⓐ"),
        ("'quoted' `code` 10:00", "quoted-code-1000"),
        ("😄 emoji", "-emoji"),
        ("Ⅷ ‿", "ⅷ-‿"),
    ],
)
def test_slug_is_the_anchor_of_github(heading: str, anchor: str) -> None:
    assert escaping.slug(heading) == anchor


@given(TEXTS)
def test_slug_breaks_out_of_nothing(text: str) -> None:
    assert not re.search(r"[\s()<>\"'\[\]|&#:/\\`]", escaping.slug(text))


@pytest.mark.parametrize("identifier", ["sales", "2026-04-webshop", "a" * 64, "console", "com", "com10", "nul-1"])
def test_an_id_is_its_own_file_name(identifier: str) -> None:
    assert escaping.file_name(identifier) == identifier


@pytest.mark.parametrize("identifier", ["con", "nul", "aux", "prn", "com1", "lpt9", "readme", "index"])
def test_names_that_are_taken_get_a_suffix(identifier: str) -> None:
    assert escaping.file_name(identifier) == identifier + "_"


@given(TEXTS | st.from_regex(r"[a-z0-9-]{1,100}", fullmatch=True))
def test_every_file_name_is_safe(identifier: str) -> None:
    name = escaping.file_name(identifier)
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name)
    assert len(name.encode()) <= 80


@given(TEXTS, TEXTS)
def test_different_ids_have_different_file_names(one: str, other: str) -> None:
    assert (escaping.file_name(one) == escaping.file_name(other)) == (one == other)


LONG = ["a", "a.", "-", "@", "_", "#1", ":a", "`", "\\", "*", " ", "[", "$a", "~", "/", "&a"]
KEEP_IT_ALL = [
    escaping.markdown,
    escaping.markdown_code,
    escaping.terminal,
    escaping.annotation_property,
    escaping.mermaid,
    escaping.html,
    escaping.json_text,
    escaping.slug,
]


@pytest.mark.parametrize("morsel", LONG)
def test_long_texts_are_told_to_their_end(morsel: str) -> None:
    """A regular expression that goes back over all of a text for each of its characters would never get there."""
    text = morsel * (300_000 // len(morsel)) + "end"
    for function in KEEP_IT_ALL:
        assert "end" in function(text), function.__name__
    assert escaping.markdown_link_target(text) == "" or "end" in escaping.markdown_link_target(text)
    assert len(escaping.file_name(text)) <= 80
    assert escaping.file_name(text) != escaping.file_name(text + "s")
