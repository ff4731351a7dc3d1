"""The faults of one document as problems: what belongs together said once, by place, and no more than anyone reads."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from collabctl.documents.document import Document, Problem
from collabctl.documents.limits import MAX_FINDINGS_OF_A_DOCUMENT
from collabctl.documents.positions import Path
from collabctl.documents.schema import as_typed, keys, sentences
from collabctl.documents.schema.faults import Fault, faults
from collabctl.documents.schema.wording import Sentence
from collabctl.findings import Location

UNKNOWN_KEY = "document/unknown-key"
WRONG_VALUE = "document/wrong-value"
MISSING_KEY = "document/missing-key"

_FOR_WANT_OF_A_VALUE = ("required", "anyOf", "minProperties")
_FIRST_OF_ALL = ("type", "not")


@dataclass(frozen=True, slots=True)
class _Reason:
    """A fault on its way to a problem: what to say is worked out only when it is said."""

    rule: str
    location: Location
    path: Path
    fault: Fault
    keys: tuple[tuple[str, ...], ...] = ()
    together: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[object, ...]:
        return (self.location.line, self.location.column, self.rule, tuple(map(str, self.path)), self.keys)


def reasons(document: Document) -> list[Problem]:
    """Why a document that the fast validator refuses does not fit, as problems in the order of the file."""
    found = sorted(_reasons(document), key=lambda reason: reason.order)
    names = (document.reference,) if document.reference else ()
    shown = found if len(found) <= MAX_FINDINGS_OF_A_DOCUMENT else found[: MAX_FINDINGS_OF_A_DOCUMENT - 1]
    problems = []
    for reason in shown:
        message, help = _sentence(reason, document)
        subject = ".".join(map(str, reason.path))
        problems.append(Problem(reason.rule, reason.location, message, help, documents=names, subject=subject))
    if left := len(found) - len(shown):
        message = f"{left:,} more things in this document are not as the format has them"
        problems.append(Problem(WRONG_VALUE, document.key(()), message, "mend the others first", documents=names))
    if not found and document.sound:
        message = f"this document is not what {keys.keys_of((), document)} can be"
        problems.append(Problem(WRONG_VALUE, document.key(()), message, documents=names))
    return problems


def _reasons(document: Document) -> Iterator[_Reason]:
    """All that is wrong, once each: a missing key that stands there misspelt is not missing."""
    everything = list(_apart_from_slips(document))
    slips = {fault.path: fault for fault in everything if fault.on_key is not None and _slip(fault, document)}
    for path, fault in slips.items():
        yield _Reason(WRONG_VALUE, document.value(path), path, fault)
    if slips:
        everything = [fault for fault in everything if not _inside(fault.path, slips)]
    yield from _unknown_keys(everything, document)
    yield from _missing_keys(everything, _misspelt(everything), document)
    yield from _wrong_values(everything, document)


def _apart_from_slips(document: Document) -> Iterator[Fault]:
    """The faults but for those where the reader has said already why a value is not what it should be, or not there."""
    lost: dict[Path, list[str | int]] = {}
    for slip in document.slips:
        lost.setdefault(slip[:-1], []).append(slip[-1])
    for fault in faults(document.kind, document.data):
        if fault.path in document.slips:
            continue
        if fault.what in _FOR_WANT_OF_A_VALUE and any(key not in fault.value for key in lost.get(fault.path, ())):
            continue
        yield fault


def _unknown_keys(everything: Iterable[Fault], document: Document) -> Iterator[_Reason]:
    seen: set[Path] = set()
    for fault in everything:
        strange: list[str] = []
        if fault.on_key is not None:
            strange = [fault.on_key]
        elif fault.what == "additionalProperties":
            strange = _strange(fault)
        for together in keys.belonging_together(strange, fault):
            key = together[0]
            path = (*fault.path, key)
            if path not in seen:
                seen.add(path)
                yield _Reason(UNKNOWN_KEY, document.key(path), path, fault, together=together)


def _misspelt(everything: Iterable[Fault]) -> set[tuple[Path, str]]:
    """The known keys that unknown ones stand for, in mappings that lack a key."""
    lacking = {fault.path for fault in everything if fault.what in ("required", "anyOf")}
    found = set()
    for fault in everything:
        if fault.what == "additionalProperties" and fault.path in lacking:
            for key in _strange(fault)[:MAX_FINDINGS_OF_A_DOCUMENT]:
                if meant := keys.meant(key, fault):
                    found.add((fault.path, meant))
    return found


def _strange(fault: Fault) -> list[str]:
    """The keys of a mapping that its schema does not know."""
    return [key for key in fault.value if key not in fault.schema["properties"]]


def _missing_keys(
    everything: Iterable[Fault], misspelt: set[tuple[Path, str]], document: Document
) -> Iterator[_Reason]:
    seen: set[tuple[Path, tuple[tuple[str, ...], ...]]] = set()
    for fault in everything:
        wanted: list[tuple[tuple[str, ...], ...]] = []
        if fault.what == "required":
            wanted = [((key,),) for key in fault.schema["required"] if key not in fault.value]
        elif fault.what == "anyOf":
            wanted = [tuple(tuple(way["required"]) for way in fault.schema["anyOf"] if "required" in way)]
        for ways in wanted:
            mute = any((fault.path, key) in misspelt for together in ways for key in together)
            if not mute and (fault.path, ways) not in seen:
                seen.add((fault.path, ways))
                key = ways[0][0] if len(ways) == 1 else ""
                path = (*fault.path, key) if key else fault.path
                yield _Reason(MISSING_KEY, document.key(fault.path), path, fault, ways)


def _wrong_values(everything: Iterable[Fault], document: Document) -> Iterator[_Reason]:
    """One for each value: the sort of value first, then the words a schema has for it, then the innermost."""
    worst: dict[Path, Fault] = {}
    for fault in everything:
        if fault.on_key is not None or fault.what in ("additionalProperties", "required", "anyOf"):
            continue
        other = worst.get(fault.path)
        if other is None or _weight(fault) > _weight(other):
            worst[fault.path] = fault
    apart: set[Path] = set()
    for path, fault in worst.items():
        if "x-only-one-of" in fault.schema:
            if path[:-1] in apart:
                continue  # one cause, whatever number of keys
            apart.add(path[:-1])
        yield _Reason(WRONG_VALUE, document.value(path), path, fault)


def _weight(fault: Fault) -> tuple[bool, int]:
    return (fault.what in _FIRST_OF_ALL, fault.depth)


def _slip(fault: Fault, document: Document) -> Sentence | None:
    """A text that became a mapping because a colon stands in it."""
    value = _at(document.data, fault.path)
    return as_typed.swallowed(Fault("type", fault.path, value, {}, fault.holder, fault.holder[-1:], fault.depth))


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _inside(path: Path, slips: Container[Path]) -> bool:
    return any(path[:length] in slips for length in range(len(path) + 1))


def _sentence(reason: _Reason, document: Document) -> Sentence:
    fault = reason.fault
    if reason.rule == MISSING_KEY:
        return keys.missing(reason.keys, fault, document)
    if reason.rule == WRONG_VALUE:
        if fault.on_key is not None and (slip := _slip(fault, document)):
            return slip
        if "x-only-one-of" in fault.schema:
            return keys.only_one_of(fault, _at(document.data, fault.path[:-1]))
        if fault.what == "maxProperties":
            return keys.too_many_keys(fault)
        return sentences.wrong_value(fault, document)
    if fault.on_key is not None:
        return keys.wrong_key(fault)
    if len(reason.together) > 1:
        return keys.misplaced(reason.together, fault, document)
    return keys.unknown_key(str(reason.path[-1]), fault, document)
