"""Whatever a document holds, every reader gets it back from what is written."""

from __future__ import annotations

import datetime

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from collabctl.documents import SourceFile, read
from collabctl.documents.yaml.characters import UNSEEN
from collabctl.edits.writing import document_text, joined
from tests.conftest import examples

TEXTS = st.text(max_size=150).filter(lambda text: not UNSEEN.search(text) and "\r" not in text)
SCALARS = TEXTS | st.integers(-(10**6), 10**6) | st.booleans() | st.sampled_from([0.5, -8.25, 0.0001, 12345.678])
KEYS = st.sampled_from(["name", "nl", "no", "y", "for", "each_one", "sales-north", "12", "true", "2026-01"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(KEYS, inner, min_size=1, max_size=4),
    max_leaves=12,
)


def ours(text):
    documents, problems = read(SourceFile("x.yaml", text.encode()))
    assert problems == []
    return [document.data for document in documents]


def plain(value):
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


@settings(max_examples=examples(150), deadline=None)
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_any_values_come_back(data):
    text = document_text(data)
    assert ours(text) == [data]
    assert plain(yaml.safe_load(text)) == data


def test_several_documents_stand_in_one_file():
    documents = [{"kind": "department", "id": "sales"}, {"kind": "department", "id": "no"}]
    assert ours(joined(documents)) == documents


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (
            {"duration": "15 min", "at": "09:30", "date": "2026-12-01"},
            'duration: 15 min\nat: "09:30"\ndate: 2026-12-01\n',
        ),
        ({"id": "no", "name": "Sales"}, 'id: "no"\nname: Sales\n'),
        ({"who": {"departments": ["sales", "it"]}}, "who: {departments: [sales, it]}\n"),
        ({"agenda": ["Where are we?"]}, 'agenda:\n  - "Where are we?"\n'),
        ({"why": "word " * 30 + "end"}, f"why: >-\n  {'word ' * 19}word\n  {'word ' * 10}end\n"),
        ({"range": {"min": 0, "max": 100}, "open": True}, "range: {min: 0, max: 100}\nopen: true\n"),
        (
            {"shared_by": [{"department": "it", "question": "Why? " * 22 + "Now."}]},
            f"shared_by:\n  - department: it\n    question: >-\n      {'Why? ' * 19}Why?\n      Why? Why? Now.\n",
        ),
    ],
)
def test_it_is_laid_out_as_people_write(data, text):
    assert document_text(data) == text
