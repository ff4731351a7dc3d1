"""A fault of a document in one sentence for somebody who knows the organization and not the programs.

Each sentence says what is there and what was expected; the help says what to do where the sentence has not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from collabctl.documents.document import Document
from collabctl.documents.nearest import nearest
from collabctl.documents.positions import Path
from collabctl.documents.schema.as_typed import field, meant, typed
from collabctl.documents.schema.faults import Fault
from collabctl.documents.schema.files import kinds
from collabctl.documents.shown import shown

MOST_IN_SENTENCE = 12
"""Choices that a sentence lists; more of them make nobody wiser, and a help lists MOST_IN_HELP."""

MOST_IN_HELP = 40

_WORDS = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
}

Sentence = tuple[str, str]
"""A message and its help, "" for none."""


def wrong_value(fault: Fault, document: Document) -> Sentence:
    """What is wrong with a value, and what was expected there."""
    if message := fault.schema.get("x-message"):
        return str(message), ""
    there = _there(fault, document)
    if what := _instead(fault):
        return f"{there} is not {_expected(fault).split(';')[0]}; {what}", ""
    if nothing := _nothing(fault):
        return nothing
    if fault.what in ("enum", "const"):
        return _not_a_choice(fault, there, document)
    if guess := meant(fault, document) or _other_kind(fault):
        return guess
    if expected := fault.says("x-expected"):
        return f"{there} is not {expected}", _size_help(fault)
    return _plain(fault, there)


def unknown_key(key: str, fault: Fault, document: Document) -> Sentence:
    """A key that nobody knows: the nearest of the known ones, or all of them."""
    known = tuple(fault.schema["properties"])
    of = keys_of(fault.path, document)
    if what := fault.instead.get(key.casefold()):
        return f"'{shown(key)}' is not a key of {of}; {what}", ""
    if near := suggestion(key, fault):
        return f"'{shown(key)}' is not a key of {of}; did you mean '{near}'?", ""
    return f"'{shown(key)}' is not a key of {of}", f"its keys are {listed(known, MOST_IN_HELP, 'and')}"


def suggestion(key: str, fault: Fault) -> str | None:
    """The known key that a key was meant to be; one that is not there yet comes first."""
    known = tuple(fault.schema["properties"])
    return nearest(key, [name for name in known if name not in fault.value]) or nearest(key, known)


def wrong_key(fault: Fault) -> Sentence:
    """A key of a mapping where keys are not fixed, such as languages, departments or rules."""
    key = fault.on_key or ""
    if what := fault.instead.get(key) or fault.instead.get(key.casefold()):
        return f"'{shown(key)}' is not {_expected(fault).split(';')[0]}; {what}", ""
    choices = [choice for choice in fault.schema.get("enum", ()) if isinstance(choice, str)]
    if near := nearest(key, choices):
        return f"'{shown(key)}' is not {_expected(fault)}; did you mean '{near}'?", ""
    if choices:
        return f"'{shown(key)}' is not {_expected(fault)}", f"choose from {listed(_alike(key, choices), MOST_IN_HELP)}"
    return f"'{shown(key)}' in {field(fault.path)} is not {_expected(fault)}", ""


def missing(alternatives: Sequence[Sequence[str]], fault: Fault, document: Document) -> Sentence:
    """A mapping lacks a key, or one of several: each alternative is the keys that would do together."""
    wanted = [" and ".join(f"'{key}'" for key in keys) for keys in alternatives]
    choice = _joined(wanted, "or") if max(map(len, alternatives)) == 1 else ", or ".join(wanted)
    message = f"{_owner(fault.path, document)} lacks {choice}"
    if len(wanted) == 1:
        key = alternatives[0][0]
        text = next((s["properties"][key].get("description") for s in _with(fault, key)), "")
        return message, f"{key}: {text[:1].lower()}{text[1:].rstrip('.')}" if text else ""
    return message, "write one of them"


def keys_of(path: Path, document: Document) -> str:
    """What a mapping is called in a sentence about its keys."""
    if not path:
        return _a(document.kind)
    return field(path)


def listed(choices: Iterable[object], most: int, last: str = "or") -> str:
    """`open, kept or dropped`; beyond so many only their number is told."""
    words = [shown(str(choice)) for choice in choices]
    if len(words) > most:
        return f"{', '.join(words[:most])} and {len(words) - most} more"
    return _joined(words, last)


def _alike(word: str, choices: Sequence[str]) -> Sequence[str]:
    """Of choices such as `meeting/clash` those that begin as the word does, if there are any."""
    group, slash, _ = word.partition("/")
    return [choice for choice in choices if slash and choice.startswith(group + slash)] or choices


def _joined(words: Sequence[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def _a(kind: str) -> str:
    if kind == "organization":
        return "the organization"
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


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


def _there(fault: Fault, document: Document) -> str:
    """What stands in the file, as a sentence begins with it."""
    value = fault.value
    if isinstance(value, (dict, list)):
        sort = "mapping" if isinstance(value, dict) else "list"
        return f"{field(fault.path)} is {'an empty' if not value else 'a'} {sort}, and that"
    if value is None:
        return f"nothing stands in {field(fault.path)}, and that"
    return f"'{typed(document, fault.path, value)}'"


def _expected(fault: Fault) -> str:
    return str(fault.says("x-expected") or f"one of the choices for {field(fault.path)}")


def _instead(fault: Fault) -> str | None:
    """What to write instead of a word that people often try here."""
    value = fault.value
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return fault.instead.get(" ".join(str(value).casefold().split()))


def _not_a_choice(fault: Fault, there: str, document: Document) -> Sentence:
    choices = fault.schema.get("enum") or [fault.schema.get("const")]
    near = nearest(fault.value, choices) if isinstance(fault.value, str) else None
    hint = f"; did you mean '{near}'?" if near else ""
    guess = None if near else meant(fault, document)
    if guess:
        return guess
    alike = _alike(str(fault.value), choices)
    which = f"choose from {listed(alike, MOST_IN_HELP)}" if len(choices) > MOST_IN_SENTENCE else ""
    if expected := fault.says("x-expected"):
        return f"{there} is not {expected}{hint}", "" if near else which
    if which:
        return f"{there} is not one of the choices for {field(fault.path)}{hint}", "" if near else which
    if len(choices) == 1:
        return f"{there} stands in {field(fault.path)}, and only {choices[0]} can stand there", ""
    return f"{there} is not one of the choices for {field(fault.path)}: {listed(choices, MOST_IN_HELP)}{hint}", ""


def _size_help(fault: Fault) -> str:
    if fault.what == "maxLength":
        return f"it has {len(fault.value)} characters, and at most {fault.schema['maxLength']} can stand here"
    return ""


def _nothing(fault: Fault) -> Sentence | None:
    """What is empty where something is needed."""
    value, name = fault.value, field(fault.path)
    if value is None:
        return f"nothing stands in {name}", "fill it in or leave it out"
    if isinstance(value, str) and not value.strip():
        return f"{name} is an empty text", "fill it in or leave it out"
    if value == [] and fault.what == "minItems":
        return f"{name} is an empty list", "write at least one thing in it"
    if value == {} and fault.what == "minProperties":
        expected = fault.says("x-expected") or ""
        return f"{name} is empty", expected.partition("; ")[2]
    return None


def _other_kind(fault: Fault) -> Sentence | None:
    """A reference such as `kpis/x`, with the kind misspelt."""
    if fault.says("x-written") is None or not isinstance(fault.value, str):
        return None
    written, slash, id_ = fault.value.partition("/")
    names = fault.says("x-reference")
    near = nearest(written, kinds() if "*" in names else names) if slash else None
    if near and near != written and fault.would_fit(f"{near}/{id_}"):
        return f"'{shown(fault.value)}' is not a reference; did you mean '{near}/{shown(id_)}'?", ""
    return None


def _plain(fault: Fault, there: str) -> Sentence:
    """Where the schema gives no words of its own, the keyword decides."""
    name = field(fault.path)
    if fault.what == "minimum":
        return f"{there} is less than {fault.schema['minimum']}, the least that {name} can be", ""
    if fault.what == "maxLength":
        most = fault.schema["maxLength"]
        return f"{name} is a text of {len(fault.value)} characters", f"at most {most} can stand here"
    types = fault.schema.get("type", ())
    words = _joined([_WORDS[each] for each in ([types] if isinstance(types, str) else types) if each in _WORDS], "or")
    if isinstance(fault.value, (dict, list)):
        sort = "a mapping, which is keys with values" if isinstance(fault.value, dict) else "a list"
        return f"{name} is {sort}, and {words or 'something else'} is expected", ""
    if types == "object":
        keys = listed(fault.schema.get("properties", ()), MOST_IN_HELP, "and")
        return f"{there} stands in {name}, where keys with values belong", f"its keys are {keys}" if keys else ""
    return f"{there} is not {words or 'what is expected'}, which is what {name} holds", ""


def too_many_keys(fault: Fault) -> Sentence:
    """A mapping that may have one of its keys has several."""
    there = [f"'{shown(key)}'" for key in fault.value]
    message = f"{field(fault.path)} has {_joined(there, 'and')}, and takes only one of them"
    return message, str(fault.says("x-help") or "")


def _with(fault: Fault, key: str) -> Iterable[dict[str, dict[str, dict[str, str]]]]:
    """The schemas around a mapping that describe a key of it."""
    return [s for s in fault.around if "description" in s.get("properties", {}).get(key, {})]
