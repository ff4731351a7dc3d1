"""Slips that YAML swallows: the file can be read, and means something else than its author thinks.

Each is told by how a value was written, so this looks at places rather than at values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from collabctl.documents.document import Problem, names
from collabctl.documents.limits import MAX_FINDINGS_OF_A_DOCUMENT
from collabctl.documents.positions import LIST, MAPPING, Lines, Path, Place
from collabctl.documents.shown import shown
from collabctl.documents.yaml.careful import Reading
from collabctl.documents.yaml.explain import GLUED_DASH, glued_dash, unclosed_quote
from collabctl.documents.yaml.meant_lines import BULLET, bullet
from collabctl.documents.yaml.refusal import QUOTE
from collabctl.documents.yaml.scalars import has_zero_in_front, is_thousands, resolve
from collabctl.findings import Location

_RULE = "document/wrong-value"
_COLON = re.compile(r"[ \t]*:")
_COMMENT_AFTER_KEY = re.compile(r"[ \t]*:[ \t]+(#.*)")
_COMMENT_AFTER_DASH = re.compile(r"[ \t]+(#.*)")
_GLUED_COMMENT = re.compile(r"[ \t]+(#[^\s#].*)")
_TYPOGRAPHIC = re.compile("([“”„‘‚«])([^“”„‘’‚«»]+)([“”’»])")  # noqa: RUF001 - these are the signs that are meant
_BEGINS_ANEW = re.compile(r"( *)(?:-[ ]|[\w-]+:(?:[ ]|$))")


Slip: TypeAlias = tuple[int, Path, Problem | None]
"""The number of a document, where in it something else is meant, and what to say about it, unless that is said."""


def at_most(found: Iterable[Slip]) -> list[Problem]:
    """The problems to report: for each document the first ones, and where there are more, one that counts them."""
    kept: dict[int, list[Problem]] = {}
    left: dict[int, int] = {}
    for number, _, problem in found:
        if problem is None:
            continue
        problems = kept.setdefault(number, [])
        if len(problems) < MAX_FINDINGS_OF_A_DOCUMENT:
            problems.append(problem)
        else:
            left[number] = left.get(number, 1) + 1
    for number, more in left.items():
        last = kept[number].pop()
        message = f"{more:,} more values from here on mean something else than they seem to"
        kept[number].append(Problem(_RULE, last.location, message, "mend the others first", documents=last.documents))
    return [problem for problems in kept.values() for problem in problems]


def slips(reading: Reading) -> Iterator[Slip]:
    """The slips in a file, in its order. Raises Refusal for a quote that swallowed lines."""
    for number, places in enumerate(reading.places):
        kind, _, reference = names(reading.documents[number])
        documents = (reference,) if reference else ()
        commas: set[Path] = set()
        before: Path = ()
        for path, place in places.items():
            if not path:
                continue
            if place.form in ("'", '"') and "\n" in place.written:
                _refuse_swallowed_lines(path, place, places)
            found = _of_scalar(reading.lines, path, place, places, before)
            if not place.form and (what := _from_a_word_processor(kind, path, place)):
                found = iter([what])
            elif not place.form and has_zero_in_front(place.written) and _takes_no_number(kind, path):
                found = _zero_in_front(path, place)
            for location, message, help in found:
                parent = path[:-1]
                if places[parent].form == "{":
                    if parent in commas and not place.written:
                        continue  # one cause: a sentence with three commas is one slip
                    commas.add(parent)
                subject = ".".join(map(str, path))
                listed = _list_without_brackets(kind, path, before, places)
                if listed:
                    yield number, before, None
                told = Problem(_RULE, location, message, listed or help, documents=documents, subject=subject)
                yield number, path, told
            before = path


def _of_scalar(
    lines: Lines, path: Path, place: Place, places: Mapping[Path, Place], before: Path
) -> Iterator[tuple[Location, str, str]]:
    if place.form:
        return
    if not place.written:
        parent = places[path[:-1]].form
        if parent == LIST:
            yield _empty_item(lines, place.value)
        elif parent == MAPPING or _after(_COLON, lines, place.key):
            yield from _lost_value(lines, str(path[-1]), place.key)
        else:
            yield _comma(str(path[-1]), place.key, before if before[:-1] == path[:-1] else (), places)
    elif isinstance(resolve(place.written), str):
        if (glued := GLUED_DASH.match(place.written)) and _where_an_item_may_stand(path, place, places):
            where = lines.at(place.value.line - 1, place.value.column - 1, len(glued.group()))
            yield where, *glued_dash(glued.group())
            return
        yield from _swallowed_item(lines, place)
        yield from _lost_end(lines, place)
    elif is_thousands(place.written):
        yield place.value, *_thousands(place.written)


def _from_a_word_processor(kind: str, path: Path, place: Place) -> tuple[Location, str, str] | None:
    """`• bram` where a list belongs, and a name in typographic quotes."""
    from collabctl.documents.schema.annotations import takes_list

    if found := BULLET.match(place.written.split("\n", 1)[0]):
        in_list = place.value.line > place.key.line and takes_list(kind, path)
        return (place.value, *bullet(*found.groups())) if in_list else None
    found = _TYPOGRAPHIC.fullmatch(place.written)
    if found is None or "name" not in path[-2:] or "\n" in place.written:
        return None
    quotes, name = f"{found.group(1)} and {found.group(3)}", found.group(2).strip()
    return place.value, f"the quotes {quotes} are read as part of the name", f"write {shown(name)}, without them"


def _list_without_brackets(kind: str, path: Path, before: Path, places: Mapping[Path, Place]) -> str | None:
    """What to write for `{departments: sales, support}`; None for anything else."""
    from collabctl.documents.schema.annotations import takes_list

    if places[path[:-1]].form != "{" or places[path].written or before[:-1] != path[:-1] or not before:
        return None
    if not isinstance(before[-1], str) or not places[before].written or not takes_list(kind, before):
        return None
    items = [places[before].written]
    siblings = [one for one in places if one[:-1] == path[:-1]]
    for one in siblings[siblings.index(path) :]:
        if places[one].written or places[one].form:
            break
        items.append(str(one[-1]))
    return f"write [{shown(', '.join(items))}] for a list: {before[-1]}: [{shown(', '.join(items))}]"


def _takes_no_number(kind: str, path: Path) -> bool:
    """Whether only text may stand there. A telephone number is no number to anybody, so that is left alone."""
    from collabctl.documents.schema.annotations import takes_only_text

    return path[-1] != "phone" and takes_only_text(kind, path)


def _zero_in_front(path: Path, place: Place) -> Iterator[tuple[Location, str, str]]:
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    message = f"other programs take {place.written} for a number, and '{shown(name)}' is a text; put it in quotes"
    yield place.value, message, f'write "{place.written}"'


def _where_an_item_may_stand(path: Path, place: Place, places: Mapping[Path, Place]) -> bool:
    form = places[path[:-1]].form
    return form == LIST or (form == MAPPING and place.value.line > place.key.line)


def _after(pattern: re.Pattern[str], lines: Lines, where: Location) -> re.Match[str] | None:
    return pattern.match(lines.line(where.end_line - 1), where.end_column - 1)


def _lost_value(lines: Lines, key: str, where: Location) -> Iterator[tuple[Location, str, str]]:
    if found := _after(_COMMENT_AFTER_KEY, lines, where):
        comment = found.group(1).rstrip()
        yield (
            where,
            f"nothing stands behind '{shown(key)}', because '{shown(comment)}' is read as a comment",
            f"{_in_quotes(comment)} if it is the value; if it is a comment, write it on the line above",
        )


def _empty_item(lines: Lines, where: Location) -> tuple[Location, str, str]:
    if found := _after(_COMMENT_AFTER_DASH, lines, where):
        comment = found.group(1).rstrip()
        message = f"this item is empty, because '{shown(comment)}' is read as a comment"
        return where, message, f"{_in_quotes(comment)} if it is the item; if it is a comment, remove the '-'"
    return where, "an empty item stands in this list", "write something behind the '-', or remove the line"


def _lost_end(lines: Lines, place: Place) -> Iterator[tuple[Location, str, str]]:
    breaks = place.written.count("\n")
    line = place.value.line - 1 + breaks
    column = len(place.written) - place.written.rfind("\n") - 1 if breaks else place.value.end_column - 1
    if found := _GLUED_COMMENT.match(lines.line(line), column):
        comment = found.group(1).rstrip()
        whole = f"{place.written} {comment}" if not breaks else comment
        yield (
            lines.at(line, found.start(1), len(comment)),
            f"the text ends before '{shown(comment)}', because a '#' after a space begins a comment",
            f"{_in_quotes(whole)} if it is part of the text; if it is a comment, put a space behind the '#'",
        )


def _swallowed_item(lines: Lines, place: Place) -> Iterator[tuple[Location, str, str]]:
    for number, line in enumerate(place.written.split("\n")):
        indent = len(line) - len(line.lstrip())
        if number and line[indent : indent + 2] == "- ":
            yield (
                lines.at(place.value.line - 1 + number, indent, 1),
                "this '- ' is read as part of the text above it, not as a list item",
                "for a list, indent it like its other items, with nothing behind its key; for text, write it after |",
            )
            return


def _thousands(written: str) -> tuple[str, str]:
    whole, _, rest = written.partition(".")
    as_read = f"{whole}.{rest.rstrip('0') or '0'}"
    as_meant = as_read if as_read != written else f"{written}0"
    return (
        f"'{written}' is read as {as_read}, not as {whole}{rest}",
        f"write {whole}{rest} for a number in the thousands, or {as_meant} if you mean the small number",
    )


def _comma(key: str, where: Location, before: Path, places: Mapping[Path, Place]) -> tuple[Location, str, str]:
    if ":" in key:
        word = key.partition(":")[0]
        return where, f"no value stands behind '{shown(key)}'", f"put a space behind the colon: '{shown(word)}: ...'"
    if not before:
        return (
            where,
            f"no value stands behind '{shown(key)}', and between {{ and }} each key needs one",
            "write 'key: value'; for a list, use [ and ] instead",
        )
    name, value = before[-1], places[before].written
    help = f'put the text in quotes: {name}: "{shown(f"{value}, {key}")}"'
    if value.lstrip("+-").isdigit() and key.isdigit():
        help = f"write a decimal with a point: {name}: {value}.{key}"
    return (
        where,
        f"the comma ends the value of '{shown(str(name))}', so '{shown(key)}' is read as a key with nothing behind it",
        help,
    )


def _in_quotes(text: str) -> str:
    return QUOTE if '"' in text or "\\" in text else f'{QUOTE}, "{shown(text)}",'


def _refuse_swallowed_lines(path: Path, place: Place, places: Mapping[Path, Place]) -> None:
    """Refuse a quoted text over lines of which one begins anew: its quote was forgotten, and a later one closed it."""
    if places[path[:-1]].form in ("{", "["):
        return
    deepest = place.key.column - 1 if isinstance(path[-1], str) else place.key.column - 3
    for line in place.written.split("\n")[1:]:
        begins = _BEGINS_ANEW.match(line)
        if begins and len(begins.group(1)) <= deepest:
            raise unclosed_quote(place.value, place.form)
