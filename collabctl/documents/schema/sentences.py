"""A value that does not fit in one sentence for somebody who knows the organization and not the programs.

Each sentence says what is there and what was expected; the help says what to do where the sentence has not.
"""

from __future__ import annotations

import re
from typing import Any

from collabctl.documents import zones
from collabctl.documents.document import Document
from collabctl.documents.nearest import nearest
from collabctl.documents.positions import Path
from collabctl.documents.schema import choices, counts
from collabctl.documents.schema.as_target import as_target
from collabctl.documents.schema.as_typed import meant, typed
from collabctl.documents.schema.faults import Fault, fits
from collabctl.documents.schema.files import kinds
from collabctl.documents.schema.known_values import stands_for
from collabctl.documents.schema.spellings import weekday
from collabctl.documents.schema.wording import MOST_IN_HELP, Sentence, a, expected, field, joined, listed
from collabctl.documents.shown import shown

_LENGTH_MATTERS = 64
"""Characters from which a limit is about length. A shorter one is about form: what is too long has another form."""
_LONG_TEXT = 1000

_WORDS = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
}
_EXAMPLE = re.compile(r"[{,] ?([a-z_]+): ")
_QUESTIONS = ("What", "Why", "Who", "When", "Where", "How", "Which")


def wrong_value(fault: Fault, document: Document) -> Sentence:
    """What is wrong with a value, and what was expected there."""
    if message := fault.schema.get("x-message"):
        return str(message), ""
    there = _there(fault, document)
    if isinstance(fault.value, str) and fault.value.strip() and fault.says("x-zone"):
        return zones.told(fault.value), ""
    if target := as_target(fault):
        return target
    if what := _instead(fault):
        return f"{there} is not {expected(fault).split(';')[0]}; {what}", ""
    if amount := _nothing(fault, document) or _too_long(fault) or counts.twice(fault):
        return amount
    if count := counts.wrong_count(fault, document):
        return count
    if fault.what in ("enum", "const"):
        return _not_a_choice(fault, there, document)
    if guess := meant(fault, document) or _reference(fault) or _as_mapping(fault):
        return guess
    if fault.says("x-expected"):
        return f"{there} is not {expected(fault)}", ""
    return _plain(fault, there)


def _there(fault: Fault, document: Document) -> str:
    """What stands in the file, as a sentence begins with it."""
    value = fault.value
    if isinstance(value, (dict, list)):
        sort = "mapping" if isinstance(value, dict) else "list"
        return f"{field(fault.path)} is {'an empty' if not value else 'a'} {sort}, and that"
    if value is None:
        return f"nothing stands in {field(fault.path)}, and that"
    return f"'{typed(document, fault.path, value)}'"


def _instead(fault: Fault) -> str | None:
    """What to write instead of a word that people often try here."""
    value = fault.value
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    word = " ".join(str(value).casefold().split())
    return fault.instead.get(word) or fault.instead.get(weekday(word) or "")


def _weekday(fault: Fault) -> str | None:
    """A weekday in another spelling or in Dutch, as the format has it."""
    day = weekday(fault.value) if isinstance(fault.value, str) else None
    return day if day and fault.would_fit(day) else None


def _not_a_choice(fault: Fault, there: str, document: Document) -> Sentence:
    if day := _weekday(fault):
        return f"{there} is not {expected(fault).split(';')[0]}; write {day}", ""
    of = fault.schema.get("enum") or [fault.schema.get("const")]
    if isinstance(fault.value, str) and (known := stands_for(fault.value, of)):
        return f"{there} is not one of the choices for {field(fault.path)}; write {known}", ""
    near = choices.near(fault.value, of) if isinstance(fault.value, str) else None
    hint = choices.did_you_mean(near)
    if not near and (guess := meant(fault, document)):
        return guess
    which = "" if near or len(of) <= choices.MOST_IN_SENTENCE else choices.help(str(fault.value), of)
    if fault.says("x-expected"):
        return f"{there} is not {expected(fault)}{hint}", which
    if which or len(of) > choices.MOST_IN_SENTENCE:
        return f"{there} is not one of the choices for {field(fault.path)}{hint}", which
    if len(of) == 1:
        return f"{there} stands in {field(fault.path)}, and only {of[0]} can stand there", ""
    return f"{there} is not one of the choices for {field(fault.path)}: {listed(of, MOST_IN_HELP)}{hint}", ""


def _nothing(fault: Fault, document: Document) -> Sentence | None:
    """What is empty where something is needed."""
    value, name = fault.value, field(fault.path)
    if value is None or (isinstance(value, str) and not value.strip()):
        mapping = _at(document.data, fault.path[:-1])
        if isinstance(mapping, dict) and fault.is_needed(mapping):
            return f"{name} is empty, and {_every(fault.path[:-1], document)} needs one", _what_to_write(fault)
        message = f"nothing stands in {name}" if value is None else f"{name} is an empty text"
        return message, "fill it in or leave it out"
    if value == [] and fault.what == "minItems":
        return f"{name} is an empty list", "write at least one thing in it"
    if value == {} and fault.what == "minProperties":
        return f"{name} is empty", expected(fault).partition("; ")[2]
    return None


def _every(path: Path, document: Document) -> str:
    """What a mapping is called in a sentence about what each one needs."""
    if not path:
        return a(document.kind) if document.kind == "organization" else f"every {document.kind}"
    return f"every item of {field(path[:-1])}" if isinstance(path[-1], int) else field(path)


def _what_to_write(fault: Fault) -> str:
    text = str(fault.says("description") or "")
    if text.split(" ", maxsplit=1)[0].strip(",") in _QUESTIONS:
        return f"write {text[0].lower()}{text[1:].rstrip('.')}"
    return f"{fault.path[-1]}: {text[:1].lower()}{text[1:].rstrip('.')}" if text else "fill it in"


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _too_long(fault: Fault) -> Sentence | None:
    """A text of which only the length is wrong."""
    most = fault.schema.get("maxLength", 0)
    if fault.what != "maxLength" or most < _LENGTH_MATTERS or not fault.would_fit(fault.value[:most].strip()):
        return None
    help = "put the long part in a page of its own in pages/, and link to it" if most > _LONG_TEXT else "shorten it"
    return f"this text has {len(fault.value):,} characters, and at most {most:,} fit here", help


def _reference(fault: Fault) -> Sentence | None:
    """A reference such as `kpis/x` with the kind misspelt, or `department/d` where a bare id belongs."""
    names = fault.says("x-reference")
    if names is None or not isinstance(fault.value, str):
        return None
    kind, slash, id_ = fault.value.partition("/")
    if not slash:
        return None
    there = shown(fault.value)
    near = nearest(kind, kinds()) or nearest(kind.removesuffix("s"), kinds())
    if fault.says("x-written") is None:
        if near in names and fault.would_fit(id_):
            return f"'{there}' says what it is, and here the id alone is enough; write {shown(id_)}", ""
        if near and fault.would_fit(id_):
            return f"'{there}' names {a(near)}, and {field(fault.path)} takes {joined([a(n) for n in names], 'or')}", ""
        return None
    if near and near != kind and fault.would_fit(f"{near}/{id_}"):
        return f"'{there}' is not a reference; did you mean '{near}/{shown(id_)}'?", ""
    if near is None:
        how = expected(fault).partition("; ")[2]
        return f"'{there}' is not a reference, because there is no kind of document '{shown(kind)}'; {how}", ""
    return None


def _as_mapping(fault: Fault) -> Sentence | None:
    """`sales` where `{department: sales, contributes: ...}` belongs: the key that takes the value, and the rest."""
    schema = next((schema for schema in fault.around if schema.get("properties")), None)
    if schema is None or not isinstance(fault.value, (str, int, float)) or isinstance(fault.value, bool):
        return None
    properties: dict[str, Any] = schema["properties"]
    wanted = [*schema.get("required", ()), *(key for key in _EXAMPLE.findall(expected(fault)) if key in properties)]
    for key in dict.fromkeys(wanted):
        if fits(properties[key], fault.value):
            rest = [f"{other}: ..." for other in dict.fromkeys(wanted) if other != key]
            message = f"'{shown(str(fault.value))}' stands in {field(fault.path)} alone, where keys with values belong"
            return message, f"write {{{', '.join([f'{key}: {shown(str(fault.value))}', *rest])}}}"
    return None


def _plain(fault: Fault, there: str) -> Sentence:
    """Where the schema gives no words of its own, the keyword decides."""
    name = field(fault.path)
    if fault.what == "minimum":
        return f"{there} is less than {fault.schema['minimum']}, the least that {name} can be", ""
    types = fault.schema.get("type", ())
    words = joined([_WORDS[each] for each in ([types] if isinstance(types, str) else types) if each in _WORDS], "or")
    if isinstance(fault.value, (dict, list)):
        sort = "a mapping, which is keys with values" if isinstance(fault.value, dict) else "a list"
        return f"{name} is {sort}, and {words or 'something else'} is expected", ""
    if types == "array":
        return f"{name} takes a list; write each one on a line of its own, after '- '", ""
    if types == "object":
        keys = listed(fault.schema.get("properties", ()), MOST_IN_HELP, "and")
        return f"{there} stands in {name}, where keys with values belong", f"its keys are {keys}" if keys else ""
    return f"{there} is not {words or 'what is expected'}, which is what {name} holds", ""
