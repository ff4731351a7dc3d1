"""What YAML allows and collabctl does not: one sentence for each, and what to write instead."""

from __future__ import annotations

import re
from typing import Any

from collabctl.documents.limits import MAX_BYTES, MAX_DEPTH, MAX_DIGITS, MAX_VALUES
from collabctl.documents.positions import Lines
from collabctl.documents.shown import shown
from collabctl.documents.yaml import characters
from collabctl.documents.yaml.refusal import DASHES, QUOTE, QUOTE_OR_BLOCK, Refusal, not_three_dashes
from collabctl.findings import Location, Related

_WORD = re.compile(r"[^\s,\[\]{}]+")


def _word(lines: Lines, mark: Any) -> tuple[str, Location]:
    """The word at a mark, and its place."""
    found = _WORD.match(lines.text, mark.index)
    word = found.group() if found else lines.text[mark.index : mark.index + 1]
    return word, lines.at(mark.line, mark.column, max(len(word), 1))


def too_large(path: str) -> Refusal:
    """A file of more than MAX_BYTES bytes."""
    return Refusal(
        Location(path, 1, 1, 1, 2),
        f"this file is larger than {MAX_BYTES // 1024**2} MiB, the most that one file may hold",
        "split it into several files, one for each department or subject",
    )


def too_deep(lines: Lines, mark: Any) -> Refusal:
    """A value inside more than MAX_DEPTH others, at that value."""
    return Refusal(
        lines.at(mark.line, mark.column),
        f"more than {MAX_DEPTH} lists and mappings stand inside one another here",
        "look for brackets that were never closed; the format itself needs seven",
    )


def too_many_values(lines: Lines, where: Any) -> Refusal:
    """The value with which a file has more than MAX_VALUES."""
    location = where if isinstance(where, Location) else lines.at(where.line, where.column)
    return Refusal(
        location,
        f"this file holds more than {MAX_VALUES:,} values, counting each key and each value",
        "split it into several files, one for each department or subject",
    )


def nothing_here(lines: Lines) -> Refusal:
    """A file without any document."""
    return Refusal(
        lines.at(0, 0),
        "this file holds no document: it is empty, or has only comments",
        "write a document that begins with 'kind:', or remove the file",
    )


def root_is_list(lines: Lines, mark: Any) -> Refusal:
    """A document that is a list."""
    return Refusal(
        lines.at(mark.line, mark.column),
        "this document is a list, and a document consists of keys with values, such as 'kind: team'",
        "write each item as a document of its own, with a line --- between them",
    )


def root_is_text(lines: Lines, document: Any, event: Any) -> Refusal:
    """A document that is a text, or nothing at all."""
    if not event.value and not event.style:
        return Refusal(
            lines.rest(document.start_mark),
            "nothing stands in this document",
            "remove the line --- before it, or write a document that begins with 'kind:'",
        )
    where = lines.between(event.start_mark, event.end_mark)
    if DASHES.fullmatch(lines.line(event.start_mark.line)):
        return not_three_dashes(lines, event.start_mark.line)
    if document.start_mark.line == event.start_mark.line and document.explicit:
        return Refusal(where, "text stands here behind the ---", "write it on the line below")
    help = "write keys with values, such as 'kind: team'"
    if missing := re.match(r"([\w-]+):\S", event.value):
        help = f"put a space after the colon: '{shown(missing.group(1))}: ...'"
    return Refusal(
        where,
        "this document is a single text, and a document consists of keys with values",
        help,
    )


def duplicate_key(key: str, second: Location, first: Location) -> Refusal:
    """A key that its mapping has already, at the second; the first is related."""
    return Refusal(
        second,
        f"the key '{shown(key)}' is already there on line {first.line}, and only one of the two would count",
        "keep one of them, or join them",
        (Related(first, f"the first '{shown(key)}'"),),
    )


def second_kind(second: Location, first: Location) -> Refusal:
    """A second `kind` at the top of a document, at that key: the line between two documents was forgotten."""
    return Refusal(
        second,
        f"a second document seems to begin here: 'kind' is already there on line {first.line}",
        "put a line with --- above it; if it is one document, keep one of the two",
        (Related(first, "the first 'kind'"),),
    )


def alias(lines: Lines, mark: Any) -> Refusal:
    """An alias, or a text that begins with an asterisk."""
    return _begins_with("*", "repeats a value from elsewhere", "write the value itself", lines, mark)


def anchor(lines: Lines, mark: Any) -> Refusal:
    """An anchor, or a text that begins with an ampersand."""
    return _begins_with("&", "names a value for later use", "leave it out", lines, mark)


def tag(lines: Lines, mark: Any) -> Refusal:
    """A tag, or a text that begins with an exclamation mark."""
    return _begins_with("!", "marks the type of a value", "leave it out", lines, mark)


def _begins_with(sign: str, use: str, instead: str, lines: Lines, mark: Any) -> Refusal:
    word, where = _word(lines, mark)
    return Refusal(
        where,
        f"'{shown(word)}' begins with '{sign}', with which YAML {use}; collabctl does not",
        f"{instead}; if this is text, {QUOTE_OR_BLOCK}",
    )


def merge_key(where: Location) -> Refusal:
    """A merge key."""
    return Refusal(
        where,
        "with '<<' YAML takes over keys from elsewhere; collabctl does not",
        "write the keys out, so that a reader sees them here",
    )


def directive(lines: Lines, mark: Any) -> Refusal:
    """A `%YAML` or `%TAG` line."""
    found = re.compile(r"^%.*", re.MULTILINE).search(lines.text, mark.index)
    return Refusal(
        lines.place(found.start(), len(found.group().rstrip())) if found else lines.at(mark.line, mark.column),
        "a line that begins with '%' is an instruction to YAML itself, and collabctl takes none",
        f"remove the line; if it is part of a text, {QUOTE_OR_BLOCK}",
    )


def complex_key(lines: Lines, mark: Any, is_mapping: bool) -> Refusal:
    """A list or mapping in the place of a key, as in `{{ name }}`."""
    before = lines.text[: mark.index].rstrip()
    if before.endswith("?"):
        return question_mark(lines, mark)
    kind, bracket = ("a mapping", "{") if is_mapping else ("a list", "[")
    return Refusal(
        lines.at(mark.line, mark.column),
        f"{kind} stands here where a key was expected, because of the '{bracket}'",
        f"if this is text, {QUOTE}; a key is a single word followed by ': '",
    )


def question_mark(lines: Lines, mark: Any) -> Refusal:
    """A key that is announced by a question mark, at that mark."""
    index = lines.text.rfind("?", 0, mark.index)
    return Refusal(
        lines.place(index) if index >= 0 else lines.at(mark.line, mark.column),
        "a '?' before a key makes it a key of several lines or values, which collabctl does not take",
        f"write the key as a single word followed by ': '; if this is text, {QUOTE_OR_BLOCK}",
    )


def empty_key(where: Location) -> Refusal:
    """A colon with no key before it."""
    return Refusal(
        where,
        "no key stands before the ':' here",
        f"write the key's name before it; if the ':' belongs to a text, {QUOTE}",
    )


def not_finite(where: Location, text: str) -> Refusal:
    """Infinity, or not-a-number."""
    message = f"'{text}' is no number that can be counted with"
    return Refusal(where, message, f"write a number; if this is text, {QUOTE}")


def too_long(where: Location) -> Refusal:
    """A number of more than MAX_DIGITS digits."""
    return Refusal(
        where,
        f"this number has more than {MAX_DIGITS} digits, and other programs would read another number",
        f"if it is an account or a code rather than a quantity, {QUOTE}",
    )


def unseen_escape(lines: Lines, event: Any, character: str, *, in_key: bool = False) -> Refusal:
    """The refusal of an invisible character that was written as an escape, at that escape."""
    cannot = "no key can hold" if in_key else "nobody can see"
    where = lines.between(event.start_mark, event.end_mark)
    for index, length, meant in characters.escapes(lines.text, event.start_mark.index, event.end_mark.index):
        if meant == character:
            where = lines.place(index, length)
            break
    return Refusal(
        where,
        f"this escape stands for {characters.described(character)}, which {cannot}",
        r"remove it; if a backslash was meant, write \\ or use single quotes",
    )
