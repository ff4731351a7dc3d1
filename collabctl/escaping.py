r"""The only place where data becomes output text: terminal, annotation, Markdown, HTML, diagram, JSON, calendar, file.

Names, sentences and paths come from documents that anybody may have written. Each function here turns such a text
into something that a terminal, a CI runner, a forge or a browser shows as that text and never acts upon.

Two threats are met everywhere. Control, bidi and invisible characters are written out as `\u200b`. And the runner
of GitHub reads commands from everything a step prints: `::name::` at the start of a line, and the old `##[name]`
anywhere in one, so neither ever leaves here unbroken.
"""

from __future__ import annotations

import hashlib
import html as _html
import json
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

# Written down as ranges instead of asked from `unicodedata`, so that every version of Python writes the same bytes.
# Beside control and format characters it has what is drawn as nothing (Hangul fillers, blank Braille, variation
# selectors), spaces that are not the space bar's, private use, surrogates and noncharacters. U+FE0F is fine where
# it makes an emoji of the symbol before it.
_HIDDEN = re.compile(
    "[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U0010ffff]"
    "|(?<![\u2000-\u33ff\U0001f000-\U0001faff])\ufe0f"
)
_LINE_BREAKS = re.compile(r"\r\n|[\r\n\t]")
_BLANKS = re.compile(r"\s+")
_COMMAND_START = re.compile(r"^(\s*):(?=:)", re.MULTILINE)


def _written_out(character: re.Match[str]) -> str:
    code = ord(character[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _without_old_commands(text: str) -> str:
    return text.replace("##[", "#\\u0023[")


def shown(text: str) -> str:
    """The text as a reader of Markdown, HTML or a diagram sees it: one line, single blanks, nothing invisible."""
    return _HIDDEN.sub(_written_out, _BLANKS.sub(" ", text).strip(" "))


def terminal(text: str) -> str:
    """One line for a terminal or a log: a blank for each line break or tab, hidden characters written out."""
    line = _HIDDEN.sub(_written_out, _LINE_BREAKS.sub(" ", text))
    return _COMMAND_START.sub(r"\1\\u003a", _without_old_commands(line))


def annotation(text: str) -> str:
    """The message of a GitHub workflow command; its lines stay lines, as %0A."""
    lines = re.split(r"\r\n|[\r\n]", text)
    data = "\n".join(_HIDDEN.sub(_written_out, line.replace("\t", " ")) for line in lines)
    return _without_old_commands(data).replace("%", "%25").replace("\n", "%0A")


def annotation_property(text: str) -> str:
    """The value of a property of a GitHub workflow command, such as its title."""
    return annotation(text).replace(":", "%3A").replace(",", "%2C")


# GitHub and GitLab look for these in what is left after Markdown was read, so no backslash stops them; a code span
# does. `@name` notifies people, `#12`, `!12` and `GH-12` link to issues ("closes #12" even closes one), `:name:`
# becomes a picture, and a mail address becomes a link.
_WORD = re.compile(r"[\w.+%/#!@:-]+")
_REFERS = re.compile(r"@\w|[#!][0-9]+(?!\w)|(?<!\w)[Gg][Hh]-[0-9]|:(?=[\w+-]*[A-Za-z+])[\w+-]+:")

# What Markdown could read. Outside of these places the character is what it is, so prose stays legible.
_SPECIAL = re.compile(
    r"""
    [\\`\[\]|]                                  # code, links, cells: always
    | \A [#>:]                                  # a heading, a quotation, `::`
    | \A [-+=] (?![^\W_])                       # a list item or a line below a heading; but not the sign of -5
    | \A [!?] (?=[!?])                          # an admonition of MkDocs
    | \A [0-9]{1,9} [.)] (?=\ |\Z)              # a numbered list
    | \# \Z                                     # the end of a heading
    | (?<!\ ) \* | \* (?!\ )                    # emphasis; not the times of 2 * 3
    | (?<![^\W_]) _ | _ (?![^\W_])              # emphasis; not the line inside snake_case
    | (?<=[^\ ]) [~$] | [~$] (?![^\W_])         # strikethrough, mathematics; `~10` and `$10` can begin but not end one
    | < (?![\ 0-9=])                            # a tag
    | & (?=\#?\w+;)                             # an entity; not R&D
    | \{ (?=[{%:\#.])                           # attributes of MkDocs, templates of Jekyll
    | (?<=/) /                                  # https://
    | (?<=[wW]{3}) \. | (?<=[^\ .]) \. (?=[^\W\d_]{2})   # www.example, example.org, README.md
    """,
    re.VERBOSE,
)
# As entities these are safe in MkDocs too, which takes no backslash before them.
_ENTITIES = {"<": "&lt;", "&": "&amp;"}


@lru_cache(maxsize=10_000)  # names come back on many pages
def markdown(text: str) -> str:
    """The text inside a paragraph, heading, list item, link text or table cell of Markdown.

    Read as CommonMark or as GitHub's Markdown it is `shown(text)` again, without structure of its own: only words that
    would notify somebody or link somewhere become code. In a table put a blank between it and the `|` after it.
    """
    line = shown(text)
    pieces = []
    done = 0
    for word in _WORD.finditer(line):
        if _REFERS.search(word[0]):
            without_stop = word[0].rstrip(".:!")
            code = without_stop if _REFERS.search(without_stop) else word[0]
            pieces += [_literal(line, done, word.start()), f"`{code}`"]
            done = word.start() + len(code)
    return "".join(pieces) + _literal(line, done, len(line))


def _literal(line: str, start: int, stop: int) -> str:
    """That part of the line with a backslash where Markdown could read something."""
    pieces = []
    done = start
    for special in _SPECIAL.finditer(line, start, stop):
        last = special.end() - 1
        pieces += [line[done:last], _ENTITIES.get(line[last], "\\" + line[last])]
        done = special.end()
    return "".join(pieces) + line[done:stop]


def markdown_code(text: str) -> str:
    """The text as a code span, in a table cell too; "" for an empty text.

    A `|` needs a backslash in a table's code and shows that backslash elsewhere, and a `]:` in code ends the text of
    a link around it, so a text with one of these is no code.
    """
    line = _without_old_commands(shown(text))
    if "|" in line or "]:" in line or not line:
        return markdown(text)
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}"


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ALLOWED = re.compile(r"https?://[^/\\?#]|mailto:[^/]", re.IGNORECASE)
_NOT_RELATIVE = re.compile(r"[/\\]{2}|[^/?#]*:")


def markdown_link_target(url: str) -> str:
    """The address to put between the brackets of a Markdown link; "" when nobody should follow it.

    Only https, http, mailto and relative addresses are given; `//host` is none of these.
    """
    if _HIDDEN.search(url) or " " in url:
        return ""
    if _SCHEME.match(url):
        if not _ALLOWED.match(url):
            return ""
    elif _NOT_RELATIVE.match(url):
        return ""
    stray_percents = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", url)
    address = quote(stray_percents, safe="/?#:@!$&'*+,;=~%._-")
    return re.sub(r"&(?=#?\w+;)", "&amp;", address)


def mermaid(label: str) -> str:
    """The text inside the quotes of a Mermaid label: what is no letter, digit or blank by its number."""
    return re.sub(r"[^A-Za-z0-9 ]", lambda character: f"#{ord(character[0])};", shown(label))


def dot(text: str) -> str:
    """The text inside the quotes of a name or a label in the DOT language of Graphviz, which reads entities there."""
    line = _without_old_commands(shown(text)).replace("&", "&amp;")
    return line.replace("\\", "\\\\").replace('"', '\\"')


def html(text: str) -> str:
    """The text between tags or inside a quoted attribute of HTML or XML."""
    return html_page(_html.escape(shown(text), quote=True))


def html_page(page: str) -> str:
    """A page of HTML in which the same stands, and nothing that a step of GitHub would take for a command."""
    return _COMMAND_START.sub(r"\1&#58;", page.replace("##[", "##&#91;"))


def json_text(value: object, indent: int | None = 2) -> str:
    """The value as JSON in plain ASCII, keys in the order given.

    Half a surrogate pair, which many readers of JSON refuse, becomes the text of its escape. Raises ValueError for a
    number that JSON does not have, such as infinity.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _without_old_commands(re.sub(r"[^\n -~]", _json_escape, text))


def _json_escape(character: re.Match[str]) -> str:
    if "\ud800" <= character[0] <= "\udfff":
        return "\\" + _written_out(character)
    return json.dumps(character[0])[1:-1] if character[0] != "\x7f" else "\\u007f"


def codeowners_pattern(path: str) -> str:
    r"""The path as a pattern of CODEOWNERS that fits this file; "" where nobody could see which file that is.

    Forges do not agree on backslashes other than before a blank, so `?`, which fits any one character, stands for what
    they might read as something else.
    """
    if _HIDDEN.search(path) or "\n" in path:
        return ""
    return "/" + re.sub(r"[\[\]#!*?\\]", "?", path).replace(" ", "\\ ")


_CALENDAR_SPECIAL = re.compile(r"[\\;,]")
_MANY_COLONS = re.compile(":{20,}")
_CALENDAR_LINE = 75  # octets, the line break left out (RFC 5545, 3.1)


def calendar_text(text: str) -> str:
    """The text as the value of a property of iCalendar: one line, so that it can never begin a property of its own."""
    line = _without_old_commands(_MANY_COLONS.sub(lambda run: "\\u003a" * len(run[0]), shown(text)))
    return _CALENDAR_SPECIAL.sub(r"\\\g<0>", line)


def calendar_address(url: str) -> str:
    """The address as the value of a property of iCalendar; "" when it leads nowhere outside the handbook."""
    if not _SCHEME.match(url) or _HIDDEN.search(url) or not _ALLOWED.match(url):
        return ""
    address = quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", url), safe="/?#:@!$&'()*+,;=~%._-")
    return address.replace("::", ":%3A")


def calendar_line(name: str, value: str) -> str:
    """A property of iCalendar with its line break: folded where it is long, never inside a character.

    A line that goes on must not look like a command to the runner of GitHub, which skips blanks before `::`.
    """
    rest, lines, room = f"{name}:{value}", [], _CALENDAR_LINE
    while len(rest.encode()) > room:
        cut = len(rest.encode()[:room].decode(errors="ignore"))
        while rest[cut:].lstrip().startswith("::"):
            cut -= 1
        lines.append(rest[:cut])
        rest, room = rest[cut:], _CALENDAR_LINE - 1
    return "\r\n ".join([*lines, rest]) + "\r\n"


_CIRCLED_LETTERS = re.compile("[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]")


@lru_cache(maxsize=10_000)  # asked when a page is written, and when it is read again for a site
def slug(text: str) -> str:
    """The anchor GitHub gives to a heading of that text; a second heading of the same text gets `-1` behind it."""
    return "".join(filter(_in_slug, shown(text).lower())).replace(" ", "-")


def _in_slug(character: str) -> bool:
    category = unicodedata.category(character)
    letter_or_number = category[0] in "LM" or category in {"Nd", "Nl", "Pc"}
    return letter_or_number or character in " -" or bool(_CIRCLED_LETTERS.match(character))


# Devices of Windows, and pages that a folder of a handbook has already.
_TAKEN = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9]|readme|index)\Z")
_LONGEST_NAME = 80  # bytes; with a folder, a language and a suffix it stays below what every file system takes


def file_name(identifier: str) -> str:
    """The name of a file, without its suffix, for a document of that id; different ids get different names.

    An id is its own name. One that a file system would trip over ends in `_`, which no id does, and what is
    no id at all ends in `_` and a fingerprint.
    """
    if _TAKEN.match(identifier):
        return identifier + "_"
    if re.fullmatch(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", identifier) and len(identifier) <= _LONGEST_NAME:
        return identifier
    fingerprint = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    legible = re.sub(r"[^a-z0-9]+", "-", identifier.lower()).strip("-")[: _LONGEST_NAME - 9].rstrip("-")
    return f"{legible or 'x'}_{fingerprint}"
