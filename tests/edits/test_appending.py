"""One more item in a list, wherever and however the list stands, and nothing else."""

from __future__ import annotations

import pytest

from collabctl.documents import SourceFile, read
from collabctl.edits import NotPossible
from collabctl.edits.appending import appended

INFLUENCE = {"metric": "csat", "effect": "lowers", "because": "Who hurries: errs."}
LINES = '- metric: csat\n    effect: lowers\n    because: "Who hurries: errs."\n'


def after(text: str, field: str, item: object, number: int = 0) -> str:
    source = SourceFile("f.yaml", text.encode())
    return appended(read(source)[0][number], field, item).decode()


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("a: 1\n", "a: 1\nlist:\n  - x\n"),
        ("a: 1", "a: 1\nlist:\n  - x"),
        ("a: 1\n\n# about the next\n---\nb: 2\n", "a: 1\n\n# about the next\nlist:\n  - x\n---\nb: 2\n"),
        ("list: [a]\n", "list: [a, x]\n"),
        ("list: [a, b] # why\nb: 1\n", "list: [a, b, x] # why\nb: 1\n"),
        ("list:\n- a\n- b\n", "list:\n- a\n- b\n- x\n"),
        ("list:\n    - a\n\n# remark\nb: 1\n", "list:\n    - a\n    - x\n\n# remark\nb: 1\n"),
        ("\ufefflist: [a]\n", "\ufefflist: [a, x]\n"),
        ("{list: [a], b: 1}\n", "{list: [a, x], b: 1}\n"),
        ("a: 1\r\nlist:\r\n- b\r\n", "a: 1\r\nlist:\r\n- b\r\n- x\r\n"),
    ],
)
def test_an_id(before, expected):
    assert after(before, "list", "x") == expected


def test_a_mapping_takes_a_line_for_each_field():
    assert after("kind: metric\nid: m\n", "influences", INFLUENCE) == f"kind: metric\nid: m\ninfluences:\n  {LINES}"
    written = "id: m\ninfluences:\n  - metric: a\n    because: >-\n      Long.\n\nowner: bo\n"
    assert after(written, "influences", INFLUENCE) == written.replace("\nowner", f"  {LINES}\nowner").replace(
        "Long.\n\n  -", "Long.\n  -"
    )


def test_the_second_of_two_documents():
    assert after("list: [a]\n---\nlist: [b]\n", "list", "x", 1) == "list: [a]\n---\nlist: [b, x]\n"


@pytest.mark.parametrize("text", ["list: a\n", "list: [a,\n  b]\n", "list:\n", "list: []\n", "{b: 1}\n"])
def test_what_cannot_be_added_to_safely_stays(text):
    with pytest.raises(NotPossible, match="cannot be added to safely"):
        after(text, "list", "x")
