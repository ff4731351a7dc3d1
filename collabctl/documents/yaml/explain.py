"""What libyaml could not read, in plain words, at the place where the author went wrong.

libyaml speaks of tokens and simple keys, and often of the end of the file where the cause stands far above.
Each function here knows one cause; the first that recognizes its own wins. What libyaml says in words that we
do not know is passed on in them, for its cause could only be guessed.
"""

from __future__ import annotations

import re

from yaml import YAMLError

from collabctl.documents.positions import Lines
from collabctl.documents.shown import shown
from collabctl.documents.yaml import flow, meant_lines, refused
from collabctl.documents.yaml.error import Error, Trail
from collabctl.documents.yaml.messages import KNOWN, is_nesting
from collabctl.documents.yaml.refusal import DASHES, QUOTE, QUOTE_OR_BLOCK, Refusal, not_three_dashes
from collabctl.findings import Location

_LOOKS_LIKE_A_KEY = re.compile(r"\n[ \t]*(?:-[ \t]|[\w-]+:(?:\s|\Z))")
_TAB_INDENT = re.compile(r" *\t")
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{0,4}|U[0-9A-Fa-f]{0,8}|x[0-9A-Fa-f]{0,2}|.?)")
_KEY = re.compile(r"[ ]*(?:-[ ]+)*[\w-]+:[ ]+(?=[^ \"'])")
_NO_SPACE = re.compile(r"([\w-]+):[^\s:/]")
GLUED_DASH = re.compile(r"-[^\W\d_][^\s:]*")
"""A hyphen and the word that it is glued to, where a list item was meant."""


def explain(error: YAMLError, lines: Lines, trail: Trail) -> Refusal:
    """The refusal of a file that libyaml could not read on."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        message = f"this file cannot be read as YAML, whose reader says: {shown(str(error))}"
        return Refusal(lines.at(0, 0), message, "write it again from an example")
    origin = getattr(error, "context_mark", None) or mark
    found = Error(lines, trail, getattr(error, "problem", "") or "", getattr(error, "context", "") or "", mark, origin)
    if is_nesting(error):
        return refused.too_deep(lines, mark)
    message = "YAML cannot make sense of what stands here"
    if found.problem not in KNOWN:
        said = shown(": ".join(filter(None, (found.context, found.problem))))
        message = f"the reader of YAML stops here, and says: {said}"
    elif refusal := next(filter(None, (cause(found) for cause in _CAUSES)), None):
        return refusal
    help = f"look at the spaces, colons, quotes and brackets here and on the line above; if this is text, {QUOTE}"
    return found.refusal(mark, message, help)


def _open_quote(error: Error) -> Refusal | None:
    """A quote that is never closed, or that swallowed lines until the next quote closed it by accident."""
    mark = None
    scalar = error.trail.scalar
    if error.context == "while scanning a quoted scalar" and "unexpected" in error.problem:
        mark = error.origin
    elif scalar is not None and scalar.style in ("'", '"') and scalar.start_mark.line < scalar.end_mark.line:
        between = error.lines.text[scalar.end_mark.index : error.index]
        swallowed = error.lines.text[scalar.start_mark.index : scalar.end_mark.index]
        if not between.strip() and "\n" not in between and _LOOKS_LIKE_A_KEY.search(swallowed):
            mark = scalar.start_mark
    return unclosed_quote(error.lines.rest(mark), error.lines.text[mark.index]) if mark is not None else None


def unclosed_quote(where: Location, quote: str) -> Refusal:
    """A quote without its closing one, where it opens."""
    other = '"' if quote == "'" else "'"
    return Refusal(
        where,
        f"the quote ({quote}) that opens here is not closed before something else begins",
        f"close it; if the text itself begins with {quote}, put it all between {other} {other}, or write it after |",
    )


def _tab(error: Error) -> Refusal | None:
    indent = _TAB_INDENT.match(error.line)
    if indent and ("tab" in error.problem or not error.line[: error.mark.column].strip()):
        where = error.lines.at(error.mark.line, indent.end() - 1)
        return Refusal(where, "this line is indented with a tab, and YAML wants spaces", "replace the tab by spaces")
    if "tab" in error.problem or error.character == "\t":
        where = error.lines.at(error.mark.line, error.mark.column)
        return Refusal(where, "a tab stands here, and YAML wants a space", "replace the tab by spaces")
    return None


def _first_character(error: Error) -> Refusal | None:
    """A text that begins with a character which means something else to YAML."""
    mark = None
    if error.problem == "found character that cannot start any token" or error.problem.startswith("mapping keys are"):
        mark = error.mark
    elif error.context in _SPECIAL_STARTS or error.problem == "found undefined tag handle":
        mark = error.origin
    elif error.problem == "did not find expected node content":
        mark = error.mark
    first = error.lines.text[mark.index : mark.index + 1].strip() if mark is not None else ""
    if not first:
        return None
    if first == "," and error.trail.flows:
        return error.refusal(mark, "nothing stands before this comma", f"remove it; if it is text, {QUOTE}", 1)
    if first == "|":
        return error.refusal(mark, "a text after | begins on the next line", f"move it there, indented, or {QUOTE}")
    message = f"a text cannot begin with '{first}', which means something else to YAML"
    return error.refusal(mark, message, QUOTE_OR_BLOCK)


_SPECIAL_STARTS = (
    "while scanning a block scalar",
    "while scanning an alias",
    "while scanning an anchor",
    "while scanning a tag",
    "while parsing a tag",
)


def _escape(error: Error) -> Refusal | None:
    if error.context not in ("while parsing a quoted scalar", "while scanning a quoted scalar"):
        return None
    backslash = error.lines.text.rfind("\\", 0, error.index + 1)
    escape = _ESCAPE.match(error.lines.text, max(backslash, 0))
    letters = escape.group().rstrip() if escape else ""
    return Refusal(
        error.lines.place(max(backslash, 0), max(len(letters), 1)),
        f"the backslash begins '{letters}' here, which stands for no character",
        r"write \\ for a backslash, or put the text in single quotes",
    )


def _after_end(error: Error) -> Refusal | None:
    """Something behind a closing quote or bracket on the same line."""
    if not any(expected in error.problem for expected in ("expected key", "<document start>", "' or '", "indicator")):
        return None
    if not error.before or error.character in ("", ":", "\n", "\r", "]", "}"):
        return None
    last = error.before[-1]
    if last in "\"'":
        return error.refusal(
            error.mark,
            "text stands here behind the closing quote",
            "put the whole text in quotes of the other kind, or write it after |",
        )
    if last in "]}":
        return error.refusal(error.mark, f"text stands here behind the closing '{last}'", f"if it is all text, {QUOTE}")
    return None


def _second_colon(error: Error) -> Refusal | None:
    if not error.problem.startswith("mapping values are not allowed") and error.character != ":":
        return None
    scalar = error.trail.scalar
    if missing := flow.comma_before_key(error):
        return missing
    if scalar is not None and not scalar.style and scalar.start_mark.line < scalar.end_mark.line == error.mark.line:
        if above := meant_lines.too_far_left(error.lines, error.mark.line):
            below = len(error.line) - len(error.line.lstrip(" "))
            message = "this line is indented less than the line above it and the line below it"
            return Refusal(above, message, f"give it as many spaces as the line below it has, {below}")
        indent = len(error.line) - len(error.line.lstrip())
        where = error.lines.at(error.mark.line, indent, max(error.mark.column - indent, 1))
        return Refusal(
            where,
            "this line is indented deeper than the line above it, which has a value already",
            "give it as many spaces as the line it belongs to; if it goes on with the text above, put it all in quotes",
        )
    message = "a second ': ' stands on this line, and a line holds one key and its value"
    if not error.before.strip():
        message = "no key stands before the ':' here"
    elif not re.search(r":\s", error.before + " "):
        message = "a ': ' stands here, where no key can end"
    return error.refusal(
        error.mark, message, _quoted_over_lines(error) or f"if the ':' belongs to the text, {QUOTE_OR_BLOCK}", 1
    )


def _quoted_over_lines(error: Error) -> str:
    """What to write where a text ends its line with a colon and goes on at the margin of the next; "" elsewhere."""
    below = error.lines.line(error.mark.line + 1)
    found = _KEY.match(error.line)
    if (
        error.line[error.mark.column + 1 :].strip()
        or not found
        or not below.strip()
        or _LOOKS_LIKE_A_KEY.match(f"\n{below}")
    ):
        return ""
    whole = f"{error.line[found.end() :].strip()} {below.strip()}"
    if '"' in whole or "\\" in whole:
        return ""
    return f'if the text goes on there, put it all in quotes on one line: {found.group().strip()} "{shown(whole)}"'


def _dash(error: Error) -> Refusal | None:
    if not error.problem.startswith("block sequence entries are not allowed"):
        return None
    return error.refusal(
        error.mark,
        "a list cannot begin with '- ' on the same line as its key",
        f"write each '- ' on a line of its own below the key; if this is text, {QUOTE}",
    )


def glued_dash(text: str) -> tuple[str, str]:
    """What is wrong with a list item such as `-a`, and what to write."""
    item = shown(text)
    message = f"'{item}' is read as text, because no space follows the '-'"
    return message, f"write '- {item[1:]}' for an item of a list; if it is text, {QUOTE}"


def _no_colon(error: Error) -> Refusal | None:
    if error.problem != "could not find expected ':'":
        return None
    if DASHES.fullmatch(error.lines.line(error.origin.line)):
        return not_three_dashes(error.lines, error.origin.line)
    rest = error.lines.line(error.origin.line)[error.origin.column :]
    if glued := GLUED_DASH.match(rest):
        return error.refusal(error.origin, *glued_dash(glued.group()), len(glued.group()))
    if missing := _NO_SPACE.match(rest):
        message = f"there is no space behind the colon of '{shown(missing.group(1))}:'"
        return error.refusal(error.origin, message, f"put one there; if this is text, {QUOTE}", missing.end(1) + 1)
    if what := meant_lines.meant(rest):
        return error.refusal(error.origin, *what)
    return error.refusal(
        error.origin,
        "this line is not written as 'key: value'",
        "write a key and ': ' before it; if it goes on with the text above, indent it deeper or write it all after |",
    )


def _directive(error: Error) -> Refusal | None:
    if "directive" not in error.context and "directive" not in error.problem and "incompatible" not in error.problem:
        return None
    line = error.origin.line
    return Refusal(
        error.lines.at(line, 0, max(len(error.lines.line(line).rstrip()), 1)),
        "a line that begins with '%' is an instruction to YAML itself, and collabctl takes none",
        f"remove the line; if it is part of a text, {QUOTE_OR_BLOCK}",
    )


def _misplaced(error: Error) -> Refusal | None:
    """A line that does not belong to what stands around it."""
    if "expected key" in error.problem and re.match(r"-\s", error.lines.text[error.index : error.index + 2]):
        message, help = "a list item stands here, among keys", "indent the list below the key it belongs to"
    elif "indicator" in error.problem and (glued := GLUED_DASH.match(error.lines.text, error.index)):
        return error.refusal(error.mark, *glued_dash(glued.group()), len(glued.group()))
    elif "indicator" in error.problem:
        message = "this line is no list item, and the lines that it is indented like are"
        help = "begin it with '- ', or indent it deeper"
    elif "expected key" in error.problem or "<document start>" in error.problem:
        message = "this line is not indented like the lines it belongs to"
        help = "give it as many spaces as they have; between two documents, write a line ---"
    else:
        return None
    return error.refusal(error.mark, message, f"{help}; if it is text, {QUOTE_OR_BLOCK}")


_CAUSES = (
    _open_quote,
    _tab,
    flow.open_bracket,
    _escape,
    _first_character,
    _after_end,
    flow.stray_bracket,
    _second_colon,
    _dash,
    _no_colon,
    _directive,
    flow.comma_before_value,
    _misplaced,
)
