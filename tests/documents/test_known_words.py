"""Keys that people write before they know ours."""

from __future__ import annotations

import pytest

from collabctl.documents.schema import kinds
from collabctl.documents.schema.files import expanded
from collabctl.documents.schema.known_words import _WORDS, stands_for


def keys(kind: str) -> dict[str, object]:
    return expanded(kind)["properties"]


@pytest.mark.parametrize(
    ("kind", "word", "key"),
    [
        ("department", "naam", "name"),
        ("department", "Titel", "name"),
        ("person", "titel", "name"),
        ("department", "leiding", "lead"),
        ("department", "leader", "lead"),
        ("department", "missie", "mission"),
        ("department", "omschrijving", "mission"),
        ("goal", "doel", "purpose"),
        ("kpi", "doel", "target"),
        ("tool", "beschrijving", "problem"),
        ("metric", "description", "definition"),
        ("practice", "desc", "how"),
        ("channel", "omschrijving", "notes"),
        ("resolution", "reden", "because"),
        ("organization", "visie", "vision"),
        ("meeting", "wie", "who"),
        ("commitment", "wie", "owner"),
        ("meeting", "wanneer", "schedule"),
        ("message", "wanneer", "when"),
        ("commitment", "deadline", "due"),
        ("meeting", "duur", "duration"),
        ("team", "leden", "members"),
        ("team", "afdelingen", "departments"),
        ("kpi", "afdelingen", "department"),
        ("goal", "afdelingen", "shared_by"),
        ("kpi", "gewicht", "weight"),
        ("kpi", "doelwaarde", "target"),
        ("metric", "eenheid", "unit"),
        ("initiative", "periode", "period"),
        ("meeting", "soort", "type"),
        ("channel", "soort", "medium"),
        ("win", "datum", "date"),
        ("win", "geloof", None),
    ],
)
def test_a_word_stands_for_a_key_of_the_kind(kind, word, key):
    assert stands_for(word, keys(kind)) == key


def test_a_key_that_is_not_there_yet_comes_first():
    assert stands_for("titel", keys("person"), already={"name": "Anna"}) == "role"
    assert stands_for("naam", keys("person"), already={"name": "Anna"}) == "name"


def test_every_key_of_the_table_exists_somewhere():
    def all_keys(node):
        if isinstance(node, list):
            return {key for below in node for key in all_keys(below)}
        if not isinstance(node, dict):
            return set()
        own = set(node.get("properties", ()))
        return own | {key for below in node.values() for key in all_keys(below)}

    known = {key for kind in kinds() for key in all_keys(expanded(kind))}
    assert {key for key, _ in _WORDS} <= known
    assert len({key for key, _ in _WORDS}) == len(_WORDS)
