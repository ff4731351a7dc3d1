"""What is wrong with the keys of a mapping: one that nobody knows, one that is not there, one too many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from collabctl.documents.document import Document
from collabctl.documents.nearest import nearest
from collabctl.documents.positions import Path
from collabctl.documents.schema import choices
from collabctl.documents.schema.faults import Fault
from collabctl.documents.schema.known_words import names_of, stands_for
from collabctl.documents.schema.spellings import spellings
from collabctl.documents.schema.wording import MOST_IN_HELP, Sentence, a, expected, field, joined, listed
from collabctl.documents.shown import shown
from collabctl.documents.yaml.meant_lines import remark

_IN_ANOTHER = re.compile(r"write it in `([a-z_]+)`")
_DATE_OR_TIME = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}:[0-9]{2}")


def unknown_key(key: str, fault: Fault, document: Document) -> Sentence:
    """A key that nobody knows: the one that was meant, or all that there are."""
    of = keys_of(fault.path, document)
    if key.startswith("-") and key[1:2].isalpha():
        message = f"'{shown(key)}' is read as a key, because no space follows the '-'"
        return message, f"write '- {shown(key[1:])}: ...' for an item of a list"
    if key.startswith(("//", "/*", "<!--")) and (what_remark := remark(f"{key}: ...")):
        return what_remark
    if what := advice(key, fault):
        return f"'{shown(key)}' is not a key of {of}; {_filled(what, fault.value)}", ""
    if near := suggestion(key, fault):
        return f"'{shown(key)}' is not a key of {of}; did you mean '{near}'?", ""
    known = listed(fault.schema["properties"], MOST_IN_HELP, "and")
    return f"'{shown(key)}' is not a key of {of}", f"its keys are {known}"


def belonging_together(strange: Sequence[str], fault: Fault) -> list[tuple[str, ...]]:
    """The unknown keys of a mapping, where those that all belong in one other key are one mistake."""
    found: dict[str, tuple[str, ...]] = {}
    for key in strange:
        what = advice(key, fault) if fault.on_key is None else None
        sort = what if what and _IN_ANOTHER.fullmatch(what) else f" {key}"
        found[sort] = (*found.get(sort, ()), key)
    return list(found.values())


def misplaced(strange: Sequence[str], fault: Fault, document: Document) -> Sentence:
    """Several keys that all belong in one other."""
    names = joined([f"'{shown(key)}'" for key in strange], "and")
    found = _IN_ANOTHER.fullmatch(advice(strange[0], fault) or "")
    into = found.group(1) if found else ""
    message = f"{names} are not keys of {keys_of(fault.path, document)}; write them in `{into}`"
    written = [f"{key}: {document.written((*fault.path, key)) or '...'}" for key in strange]
    return message, f"{into}: {{{shown(', '.join(written))}}}"


def _filled(what: str, mapping: Mapping[str, object]) -> str:
    """An advice such as `once: {date: ..., at: ...}` with what the mapping has of it."""

    def fill(found: re.Match[str]) -> str:
        value = mapping.get(found.group(1))
        if not isinstance(value, str):
            return found.group()
        as_meant = next((other for other in spellings(value) if _DATE_OR_TIME.fullmatch(other)), value)
        return f'{found.group(1)}: "{as_meant}"' if ":" in as_meant else f"{found.group(1)}: {shown(as_meant)}"

    return re.sub(r"([a-z_]+): \.\.\.", fill, what)


def advice(key: str, fault: Fault) -> str | None:
    """What the schema says to write instead of a key, in English or in the Dutch that it stands for."""
    if what := fault.instead.get(key.casefold()):
        return what
    known = fault.schema["properties"]
    if nearest(key, known, at_most=0) or stands_for(key, known):
        return None
    return next((fault.instead[name] for name in names_of(key) if name in fault.instead), None)


def suggestion(key: str, fault: Fault) -> str | None:
    """The known key that a key was meant to be; one that is not there yet comes first."""
    known = fault.schema["properties"]
    return (
        next((name for name in known if name.casefold() == key.casefold()), None)
        or stands_for(key, known, already=fault.value)
        or nearest(key, [name for name in known if name not in fault.value])
        or nearest(key, known)
    )


def meant(key: str, fault: Fault) -> str | None:
    """The key that `unknown_key` tells to write, if it does."""
    if what := advice(key, fault):
        return what.partition("`")[2].partition("`")[0].partition(":")[0] or None
    return suggestion(key, fault)


def wrong_key(fault: Fault) -> Sentence:
    """A key of a mapping where keys are not fixed, such as languages, departments or rules."""
    key = fault.on_key or ""
    if what := fault.instead.get(key) or fault.instead.get(key.casefold()):
        return f"'{shown(key)}' is not {expected(fault).split(';')[0]}; {what}", ""
    words = [choice for choice in fault.schema.get("enum", ()) if isinstance(choice, str)]
    if near := choices.near(key, words):
        return f"'{shown(key)}' is not {expected(fault)}{choices.did_you_mean(near)}", ""
    if words:
        return f"'{shown(key)}' is not {expected(fault)}", choices.help(key, words)
    return f"'{shown(key)}' in {field(fault.path)} is not {expected(fault)}", ""


def missing(alternatives: Sequence[Sequence[str]], fault: Fault, document: Document) -> Sentence:
    """A mapping lacks a key, or one of several: each alternative is the keys that would do together."""
    wanted = [" and ".join(f"'{key}'" for key in keys) for keys in alternatives]
    choice = joined(wanted, "or") if max(map(len, alternatives)) == 1 else ", or ".join(wanted)
    message = f"{_owner(fault.path, document)} lacks {choice}"
    if len(wanted) == 1:
        key = alternatives[0][0]
        text = next((s["properties"][key].get("description") for s in _with(fault, key)), "")
        return message, f"{key}: {text[:1].lower()}{text[1:].rstrip('.')}" if text else ""
    return message, "write one of them"


def too_many_keys(fault: Fault) -> Sentence:
    """A mapping that may have one of its keys has several."""
    there = [f"'{shown(key)}'" for key in fault.value]
    message = f"{field(fault.path)} has {joined(there, 'and')}, and takes only one of them"
    return message, str(fault.says("x-help") or "")


def only_one_of(fault: Fault, mapping: Iterable[str]) -> Sentence:
    """Keys that each make another thing of a mapping stand in it together."""
    alternatives: Sequence[str] = fault.schema["x-only-one-of"]
    first, *others = (f"'{key}'" for key in alternatives if key in mapping)
    goes = "does not go together" if len(others) == 1 else "do not go together"
    of_these = joined([f"'{key}'" for key in alternatives], "and")
    message = f"{joined(others, 'and')} {goes} with {first}; {field(fault.path[:-1])} has one of {of_these}"
    return message, "for several of them, write a list: each with a '- ' of its own"


def keys_of(path: Path, document: Document) -> str:
    """What a mapping is called in a sentence about its keys."""
    if not path:
        return a(document.kind)
    return field(path)


def _owner(path: Path, document: Document) -> str:
    """What a mapping is called in a sentence about what it lacks."""
    if not path:
        if document.kind == "organization":
            return "the organization"
        return f"{document.kind} '{shown(document.id)}'" if document.id else f"this {document.kind}"
    last = path[-1]
    if isinstance(last, int):
        return f"item {last + 1} of {field(path[:-1])}"
    return field(path)


def _with(fault: Fault, key: str) -> Iterable[dict[str, dict[str, dict[str, str]]]]:
    """The schemas around a mapping that describe a key of it."""
    return [s for s in fault.around if "description" in s.get("properties", {}).get(key, {})]
