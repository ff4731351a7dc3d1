"""The four characters that come along with pasted text: taken in texts, refused wherever they could hide something."""

import pytest

from collabctl.documents import SourceFile, read
from collabctl.documents.limits import MAX_FINDINGS_OF_A_DOCUMENT

TEXT, ELSEWHERE = "document/invisible-character", "document/syntax"
METRIC = "kind: metric\nid: m\nunit: x\nbetter: higher\n"


def found(text: str):
    documents, problems = read(SourceFile("a.yaml", text.encode()))
    places = [(p.rule, p.location.line, p.location.column, p.location.end_column) for p in problems]
    return documents, problems, places


@pytest.mark.parametrize(
    ("line", "value", "place"),
    [
        ("name: Deals\u00a0won", "Deals won", (12, 13)),
        ("name: Deals\u202fwon", "Deals won", (12, 13)),
        ("name: Deals\u00a0", "Deals", (12, 13)),
        ("name: '1\u00a0'", "1 ", (9, 10)),
        ("name: 12\u00a0", "12", (9, 10)),
        ("name: sam\u00aden", "samen", (10, 11)),
        (r'name: "Deals\u00A0won"', "Deals won", (13, 19)),
        (r'name: "Deals\_won"', "Deals won", (13, 15)),
        (r'name: "Deals\xADwon"', "Dealswon", (13, 17)),
        (r'name: "one\r\ntwo"', "one\ntwo", (11, 13)),
        (r'name: "one\x0dtwo"', "onetwo", (11, 15)),
        ("name: >-\n  one\u00a0\u00a0two", "one  two", (6, 8)),
        ("name: one\n  two\u00a0three", "one two three", (6, 7)),
    ],
)
def test_in_a_text_they_are_read_as_what_they_look_like(line, value, place):
    (document,), problems, places = found(METRIC + line + "\n")
    assert document.sound
    assert document.data["name"] == value
    at = 6 if "\n" in line else 5
    assert places == [(TEXT, at, *place)]
    assert problems[0].documents == ("metric/m",)
    assert problems[0].subject == "name"


def test_all_are_told_at_once_and_the_rest_of_the_file_is_read():
    text = METRIC + 'name: A\u00a0B\ndefinition: "x\\u00a0y\\r\\nz"\nalso_called: [one\u00a0two]\n---\n'
    documents, _, places = found(text + METRIC + "name: {en: A\u00a0B, nl: C\u00adD}\n")
    assert [document.sound for document in documents] == [True, True]
    assert [(rule, line) for rule, line, *_ in places] == [(TEXT, n) for n in (5, 6, 6, 7, 13, 13)]
    assert documents[1].data["name"] == {"en": "A B", "nl": "CD"}


@pytest.mark.parametrize(
    "line",
    ["metric: won\u00a0", r'metric: "won\_"', "period: 2026\u00a0", "baseline: 1\u00a0200", "supports: [a, b\u00ad]"],
)
def test_where_no_text_belongs_they_are_errors_and_the_file_is_read(line):
    (document,), problems, places = found(f"kind: kpi\nid: k\ndepartment: d\n{line}\nname: A\u00a0B\n")
    assert not document.sound
    assert [(rule, line) for rule, line, *_ in places] == [(ELSEWHERE, 4), (TEXT, 5)]
    assert "nobody can see" in problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        "id\u00a0: x\n",
        "id: x  # a\u00a0b\n",
        "# a\u00adb\nid: x\n",
        "contact:\n\u00a0\u00a0email: a@example.org\n",
        "name: one\n\u00a0\u00a0two\nid: x\n",
        "notes: |  # a\u00a0b\n  text\n",
        "id:\u00a0x\n",
    ],
)
def test_outside_values_they_are_refused(text):
    documents, problems, places = found(f"kind: person\n{text}name: A\u00a0B\n")
    assert not documents
    assert [rule for rule, *_ in places] == [ELSEWHERE]
    assert "stands here, which nobody can see" in problems[0].message


def test_what_is_wrong_elsewhere_is_told_first():
    _, problems, _ = found("kind: person\nid: x\nname: A\u00a0B\nrole: [a\n")
    assert ["the '['" in problem.message for problem in problems] == [True]


def test_other_characters_are_all_refused_at_once():
    documents, _, places = found("kind: person\nid: x\u200b\nname: A\u200bB\n")
    assert not documents
    assert places == [(ELSEWHERE, 2, 6, 7), (ELSEWHERE, 3, 8, 9)]


def test_a_raw_carriage_return_alone_is_refused():
    documents, _, places = found("kind: person\nid: x\nname: A\rB\n")
    assert not documents
    assert [rule for rule, *_ in places] == [ELSEWHERE]


def test_very_many_are_counted():
    (document,), problems, _ = found(METRIC + "name: A\ndefinition: " + "a\u00a0" * 200 + "\n")
    assert document.sound
    assert len(problems) == MAX_FINDINGS_OF_A_DOCUMENT
    assert problems[-1].message == "151 more characters from here on cannot be seen"


def test_emoji_of_several_parts_and_letters_of_any_language_are_nothing_odd():
    (document,), problems, _ = found(METRIC + "name: été 👩\u200d👩\u200d👧 日本\n")
    assert document.sound
    assert not problems
