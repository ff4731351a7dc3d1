"""What somebody meant who typed a value of the wrong sort: a text without quotes, a number with a comma.

Every guess is tried on the schema before it is offered, so a help never leads to the next problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from collabctl.documents.document import Document
from collabctl.documents.positions import Path
from collabctl.documents.schema.faults import Fault
from collabctl.documents.schema.files import kinds
from collabctl.documents.schema.spellings import spellings
from collabctl.documents.schema.wording import field
from collabctl.documents.shown import shown

_YES = frozenset(("yes", "y", "on", "true", "ja", "1"))
_NO = frozenset(("no", "n", "off", "false", "nee", "nein", "0"))
_GROUPS = re.compile(r"[-+]?[1-9][0-9]{0,2}(?:([.,' _])[0-9]{3})(?:\1[0-9]{3})*")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:[.][0-9]+)?(?:[eE][-+]?[0-9]{1,2})?")
_MONEY_OR_PERCENT = re.compile(r"(?:[€$£]|EUR|euro)? ?([-+]?[0-9][0-9.,_]*) ?(?:%|percent|procent|pct|EUR|euro|€)?")
_EITHER = re.compile(r"([-+]?[1-9][0-9]{0,2})[.,]([0-9]{3})")
_MOST_DIGITS = 15
_ZERO = re.compile(r"0+(?:[.,]0+)? ?([a-z ]+)")
_MOST_PARTS = 20
_NEEDS_QUOTES = re.compile(r"[,\[\]{}]|: | #|^[^\w]")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_SEPARATORS = re.compile(r"\s*[;/&+,]\s*|\s+(?:en|and|or|und)\s+")
"""What stands between several. The Dutch `of` is not among them: a Head of Sales is one person."""


def meant(fault: Fault, document: Document) -> tuple[str, str] | None:
    """The message and the help for a value that was typed in another form than meant; None when nobody can tell."""
    value = fault.value
    if isinstance(value, (bool, int, float)):
        return _as_text(fault, document)
    if isinstance(value, str):
        return (
            _as_number(fault, document)
            or _as_yes_or_no(fault)
            or _several(fault, document)
            or _two_dates(fault)
            or _respelled(fault)
            or _as_list(fault)
        )
    if isinstance(value, dict):
        return swallowed(fault) or _as_list(fault)
    if isinstance(value, list):
        return _out_of_list(fault, document)
    return None


def typed(document: Document, path: Path, value: Any) -> str:
    """A number, true or false as it stands in the file, or a text without its quotes."""
    if isinstance(value, str):
        return shown(value)
    return shown(document.written(path)) or shown(str(value).lower() if isinstance(value, bool) else str(value))


def _as_text(fault: Fault, document: Document) -> tuple[str, str] | None:
    """`1.10`, `+49301234` or `true` where a text belongs."""
    text = typed(document, fault.path, fault.value)
    if fault.would_fit(text):
        sort = "a yes or no" if isinstance(fault.value, bool) else "a number"
        return f"YAML takes {text} for {sort}, and {field(fault.path)} is a text; put it in quotes", f'write "{text}"'
    clock = text.replace(".", ":")
    if fault.would_fit(clock):
        return f"'{text}' is not a time of day; write it with a colon, such as {clock}", ""
    if fault.would_fit([fault.value]):
        return _as_list(fault)
    if not isinstance(fault.value, bool) and fault.would_fit(minutes := f"{text} min"):
        return f"'{text}' has no unit; write {minutes} if minutes are meant", ""
    return None


def _as_number(fault: Fault, document: Document) -> tuple[str, str] | None:
    """`010`, `9,5`, `12,000`, `1_000`, `40%` or a number in quotes where a number belongs."""
    text = str(fault.value).strip()
    if (both := two_numbers(text)) and all(map(fault.would_fit, both)):
        thousands, small = both
        message = (
            f"'{shown(text)}' is not a number to YAML, and it is not plain which one is meant: {thousands} or {small}?"
        )
        return message, f"write {thousands} for a number in the thousands, or {small} if the sign begins the decimals"
    for number, plainly in numbers(text):
        if fault.would_fit(number):
            if plainly and not document.plain(fault.path):
                return f"'{shown(text)}' stands in quotes, which makes it a text; write {number} without them", ""
            if text.lstrip("+-").startswith("0"):
                return f"'{shown(text)}' is not a number, because of the zero in front; write {number}", ""
            return f"'{shown(text)}' is not a number to YAML; write {number}", ""
    return None


def two_numbers(text: str) -> tuple[int | float, int | float] | None:
    """The two numbers that a text such as `€ 1.200` or `12,000` may mean; None for one that is plain."""
    bare = found.group(1) if (found := _MONEY_OR_PERCENT.fullmatch(text)) else text
    if not (either := _EITHER.fullmatch(bare)):
        return None
    whole, part = either.groups()
    small = float(f"{whole}.{part}")
    return int(whole + part), int(small) if small.is_integer() else small


def numbers(text: str) -> Iterator[tuple[int | float, bool]]:
    """The numbers that a text may mean, and whether it says so plainly."""
    if _NUMBER.fullmatch(text):
        yield from ((number, True) for number in _read(text))
    bare = text
    if found := _MONEY_OR_PERCENT.fullmatch(text):
        bare = found.group(1)
        yield from ((number, False) for number in _read(bare))
    if found := _GROUPS.fullmatch(bare):
        yield from ((number, False) for number in _read(bare.replace(found.group(1), "")))
    if bare.count(",") == 1:
        whole, part = bare.split(",")
        yield from ((number, False) for number in _read(f"{whole.replace('.', '')}.{part}"))
    yield from ((number, False) for number in _read(bare.replace("_", "").replace(" ", "")))
    if found := re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th|e|\.)", text):
        yield int(found.group(1)), False


def _read(text: str) -> Iterator[int | float]:
    if _NUMBER.fullmatch(text) and len(text) <= _MOST_DIGITS:
        number = float(text)
        yield int(number) if number.is_integer() else number


def _as_yes_or_no(fault: Fault) -> tuple[str, str] | None:
    """`yes`, `on`, `nee` where true or false belongs."""
    word = str(fault.value).strip().casefold()
    for words, meaning in ((_YES, True), (_NO, False)):
        if word in words and fault.would_fit(meaning):
            answer = "true" if meaning else "false"
            quoted = f", without quotes, for {field(fault.path)}" if word == answer else f" for {field(fault.path)}"
            return f"'{shown(fault.value)}' is a text to YAML; write {answer}{quoted}", ""
    return None


def _respelled(fault: Fault) -> tuple[str, str] | None:
    """`Sales North` for an id, `30min` for a duration, `2026/3/1` for a date."""
    text = fault.value.strip()
    if nothing := _no_time(text, fault) or _year_out_of_reach(text, fault):
        return nothing
    for other in spellings(text):
        if other != fault.value and fault.would_fit(other):
            what = str(fault.says("x-expected") or "").split(";")[0]
            subject = f"is not {what}" if what else f"does not fit {field(fault.path)}"
            return f"'{shown(fault.value)}' {subject}; write {shown(other)}", ""
    return None


def _no_time(text: str, fault: Fault) -> tuple[str, str] | None:
    """`0 min` where a duration belongs."""
    if not (found := _ZERO.fullmatch(text)) or not fault.would_fit(f"1 {found.group(1)}"):
        return None
    message = f"'{shown(text)}' is no time at all, and {field(fault.path)} takes a duration of 1 min or more"
    return message, "leave it out when there is nothing to say"


def _year_out_of_reach(text: str, fault: Fault) -> tuple[str, str] | None:
    """`9999-12-31` or `0001-01-01`, a date by which nobody means a day."""
    if not _DATE.fullmatch(text) or not fault.would_fit(f"2000{text[4:]}"):
        return None
    message = f"'{text}' is outside the years 1000 to 2999, and a date here is a day that people plan with"
    return message, f"write the day that is meant; if there is none, leave {field(fault.path)} out"


def _several(fault: Fault, document: Document) -> tuple[str, str] | None:
    """`anna en bram` or `sales; support` where one id belongs, or a list of them."""
    if fault.would_fit([fault.value]):
        return None  # any text would do there, so nothing says that it is several
    if fault.value.partition("/")[0] in kinds():
        return None  # a reference with its kind
    parts = [part for part in _SEPARATORS.split(fault.value.strip()) if part]
    if len(parts) < 2 or len(parts) > _MOST_PARTS:
        return None
    fit = [next((other for other in spellings(part) if fault.would_fit([other])), None) for part in parts]
    if all(fit) and fault.would_fit(fit):
        return f"{field(fault.path)} takes several as a list; write [{', '.join(map(str, fit))}]", ""
    fit = [next((other for other in spellings(part) if fault.would_fit(other)), None) for part in parts]
    if not all(fit) or not isinstance(fault.path[-1], int):
        return None
    there = f"'{shown(fault.value)}' stands in {field(fault.path[:-1])} as one, and is {len(fit)}"
    above: Any = document.data
    for step in fault.path[:-1]:
        above = above[step]
    number = fault.path[-1]
    whole = [*above[:number], *fit, *above[number + 1 :]]
    if document.form(fault.path[:-1]) == "[" and all(isinstance(one, str) for one in whole):
        return f"{there}; write [{', '.join(whole)}]", ""
    return f"{there}; write each on a line of its own: {', '.join(f'- {one}' for one in fit)}", ""


def _two_dates(fault: Fault) -> tuple[str, str] | None:
    """`2/11/2026`, which is in November here and in February there."""
    if not (found := _SLASHES.fullmatch(fault.value.strip())):
        return None
    one, other, year = int(found.group(1)), int(found.group(2)), found.group(3)
    dates = [f"{year}-{month:02}-{day:02}" for day, month in ((one, other), (other, one)) if month <= 12]
    if len(dates) < 2 or one == other or not all(map(fault.would_fit, dates)):
        return None
    message = (
        f"'{fault.value.strip()}' is not a date, and it is not plain which day is meant: {dates[0]} or {dates[1]}?"
    )
    return message, f"write {dates[0]} or {dates[1]}"


def _as_list(fault: Fault) -> tuple[str, str] | None:
    """One value where a list belongs."""
    value = fault.value
    if isinstance(value, str) and "," in value:
        parts = [part.strip() for part in value.split(",")]
        if all(parts) and not any(" " in part for part in parts) and fault.would_fit(parts):
            return f"{field(fault.path)} is a list; write [{shown(', '.join(parts))}]", ""
    if fault.would_fit([value]):
        help = "write `- ` before its first key" if isinstance(value, dict) else ""
        example = "" if isinstance(value, dict) else f"; write [{_item(value)}]"
        return f"{field(fault.path)} is a list, also when there is one thing in it{example}", help
    return None


def _item(value: Any) -> str:
    """A value as it is written between brackets."""
    text = shown(str(value))
    return f'"{text}"' if isinstance(value, str) and _NEEDS_QUOTES.search(text) and '"' not in text else text


def _out_of_list(fault: Fault, document: Document) -> tuple[str, str] | None:
    """A list where one value belongs."""
    value = fault.value
    if len(value) == 1 and fault.would_fit(value[0]):
        one = f"{field(fault.path)} takes one value"
        if not isinstance(value[0], str):
            return f"{one}, not a list", ""
        if document.form(fault.path) == "[":
            return f"{one}; write {shown(value[0])} without the brackets", ""
        if isinstance(fault.path[-1], int):
            return (
                f"{one}, and a second '- ' makes a list of it; remove the second '- '",
                f"write '- {shown(value[0])}'",
            )
        return f"{one}, and the '- ' makes a list of it", f"write {fault.path[-1]}: {shown(value[0])}"
    if len(value) > 1 and fault.would_fit(value[0]):
        return f"{field(fault.path)} takes one value, and this is a list of {len(value)}", "keep one of them"
    return None


def swallowed(fault: Fault) -> tuple[str, str] | None:
    """`- Note: do this` where a text belongs: a colon and a space made a key of its beginning."""
    if len(fault.value) != 1:
        return None
    ((key, rest),) = fault.value.items()
    if isinstance(rest, (dict, list)):
        return None
    line = f"{key}: {'' if rest is None else rest}".strip()
    if not fault.would_fit(line):
        return None
    why = "because a colon and a space stand behind it"
    return f"YAML takes '{shown(key)}' for a key here, {why}; put the whole line in quotes", f'write "{shown(line)}"'
