"""Whatever field of whatever document changes, there is a sentence about it that anybody can read."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from collabctl.changes import Change
from collabctl.documents import SourceFile, read
from collabctl.documents.schema import kinds
from collabctl.documents.schema.files import expanded
from tests.changes.organizations import SETTINGS, changes, organization

DOCUMENTS = Path(__file__).parent.parent / "schemas" / "documents"
OTHER: tuple[Any, ...] = (
    *(
        "2027-02-03",
        "2025-01-06",
        "3 h",
        "2027",
        "11:15",
        "Europe/Paris",
        "last friday",
        "Other words.",
        "other-one",
        "https://other.example",
    ),
    *("meeting/other-one", "team/other-one", "kpi/other-one", "kpi/works-against", "FREQ=WEEKLY;BYDAY=TU", "nl", "USD"),
    *(
        "other@example.org",
        "+31 30 000",
        "abc123",
        "pages/**",
        "[csat] * 2",
        7,
        15,
        {"at_most": 3},
        ["other-one"],
        ["nl"],
    ),
)


def full(kind: str) -> list[dict[str, Any]]:
    """Documents of a kind that hold every field that there is."""
    name = DOCUMENTS / f"{kind}.yaml"
    documents, problems = read(SourceFile(name.name, name.read_bytes()))
    assert not problems
    return [document.data for document in documents]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything in a document."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in items:
        yield (*path, key)
        yield from places(below, (*path, key))


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def without(data: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    data = copy.deepcopy(data)
    del at(data, path[:-1])[path[-1]]
    return data


def replaced(data: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    data = copy.deepcopy(data)
    at(data, path[:-1])[path[-1]] = value
    return data


def choices(kind: str) -> set[str]:
    """All words that the schema of a kind gives to choose from."""
    found: set[str] = set()

    def look(node: Any) -> None:
        if isinstance(node, dict):
            found.update(one for one in node.get("enum", ()) if isinstance(one, str))
            written_out = re.fullmatch(r"\^\((.*)\)\$", str(node.get("pattern", "")))
            found.update(re.findall(r"(?<![^|])[a-z ]+(?![^|])", written_out[1]) if written_out else ())
            for below in node.values():
                look(below)
        elif isinstance(node, list):
            for below in node:
                look(below)

    look(expanded(kind))
    return found


def said(before: dict[str, Any], after: dict[str, Any]) -> tuple[Change, ...] | None:
    """What is said of two versions of a document; None where one of them is not sound."""
    versions = []
    for data in (before, after):
        made = organization(data) if data["kind"] != "organization" else organization(settings=data)
        sound = (
            made.settings.document.data == data
            if data["kind"] == "organization"
            else made.documents - 1 == len([item for item in made.items() if item.kind != "organization"])
        )
        if not sound or any(problem.rule == "document/wrong-value" for problem in made.problems):
            return None
        versions.append(made)
    return changes(*versions)


def must_read_well(sentence: str) -> None:
    ours = re.sub(r"'[^']*'|https?://\S+|\S+@\S+|FREQ=\S+", "", sentence)
    assert not re.search(r"[{}_]|None\b|\w+\(|\bFalse\b|\bTrue\b|Fraction|datetime", ours), sentence
    assert not re.search(r"\b[a-z]+\.(\*|[a-z]+)\b", ours), sentence
    assert "  " not in sentence and not sentence.endswith((".", ",", " ", ":")), sentence


def others(kind: str, data: dict[str, Any], path: tuple[Any, ...]) -> Iterator[dict[str, Any]]:
    """The document with something else in a place."""
    value = at(data, path)
    if isinstance(value, bool):
        yield replaced(data, path, not value)
    elif not isinstance(value, dict | list):
        for other in (*OTHER, *sorted(choices(kind))):
            yield replaced(data, path, other)


@pytest.mark.parametrize("kind", kinds())
def test_every_field_has_a_sentence(kind):
    told, silent = set(), set()
    for data in full(kind):
        for path in places(data):
            pattern = ".".join("*" if isinstance(key, int) else key for key in path)
            found = () if path[0] in ("kind", "id") else said(data, without(data, path))
            if not found:
                found = next(filter(None, (said(data, other) for other in others(kind, data, path))), ())
            else:
                found += said(without(data, path), data) or ()
            for change in found:
                must_read_well(change.sentence)
            if not isinstance(at(data, path), dict | list):
                (told if found else silent).add(pattern)
    assert told
    assert silent - told <= {"kind", "id", "format"}


@pytest.mark.parametrize("kind", sorted(set(kinds()) - {"organization"}))
def test_a_document_that_comes_or_goes_has_a_sentence(kind):
    for data in full(kind):
        for one, other in ((organization(), organization(data)), (organization(data), organization())):
            [change] = changes(one, other)
            must_read_well(change.sentence)
            assert change.field == ""
            assert (change.before, change.after) in ((None, data), (data, None))


def test_the_settings_are_paired_whatever_they_say():
    assert not changes(organization(), organization(settings=dict(reversed(SETTINGS.items()))))
