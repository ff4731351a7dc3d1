"""Where things stand: keys, values, items, and how they were written."""

import pytest

from collabctl.documents import SourceFile, read

DATA = """\
# a goal
kind: goal
"id": 'a'   # x
shared_by:
  - department: sales
    weight: 20
  -   department: {nl: één, en: "o\\"ne"}
tags: [\U0001f600é, b, o10, 1.10]
text: |-
  one
  two
long: one
  two
list:
- - x
left:
many: {
  a: 1 }
---
kind: team
""".replace("\n", "\r\n")

PLACES = [
    ((), "key", 2, 1, 5),
    ((), "value", 2, 1, 5),
    (("kind",), "key", 2, 1, 5),
    (("kind",), "value", 2, 7, 11),
    (("id",), "key", 3, 1, 5),
    (("id",), "value", 3, 7, 10),
    (("shared_by",), "key", 4, 1, 10),
    (("shared_by",), "value", 5, 3, 22),
    (("shared_by", 0), "key", 5, 5, 22),
    (("shared_by", 0), "value", 5, 5, 22),
    (("shared_by", 0, "weight"), "key", 6, 5, 11),
    (("shared_by", 0, "weight"), "value", 6, 13, 15),
    (("shared_by", 1), "key", 7, 7, 41),
    (("shared_by", 1, "department"), "value", 7, 19, 41),
    (("shared_by", 1, "department", "en"), "value", 7, 33, 40),
    (("tags",), "value", 8, 7, 25),
    (("tags", 0), "key", 8, 8, 10),
    (("tags", 1), "value", 8, 12, 13),
    (("text",), "value", 9, 7, 9),
    (("long",), "value", 12, 7, 10),
    (("list", 0, 0), "value", 15, 5, 6),
    (("list", 0), "key", 15, 3, 6),
    (("left",), "value", 16, 1, 5),
    (("many",), "value", 17, 7, 8),
    (("many", "a"), "value", 18, 6, 7),
    # what does not exist has its nearest ancestor's place
    (("nowhere",), "key", 2, 1, 5),
    (("shared_by", 5, "weight"), "key", 4, 1, 10),
    (("shared_by", 0, "question"), "value", 5, 5, 22),
    (("kind", "x"), "value", 2, 7, 11),
]


@pytest.mark.parametrize(("path", "what", "line", "column", "end_column"), PLACES)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places(path, what, line, column, end_column, mark):
    documents, problems = read(SourceFile("a.yaml", (mark + DATA).encode()))
    assert not problems
    where = getattr(documents[0], what)(path)
    assert (where.line, where.column, where.end_line, where.end_column) == (line, column, line, end_column)


def test_the_second_document_has_places_of_its_own():
    documents, _ = read(SourceFile("a.yaml", DATA.encode()))
    assert str(documents[1].value(("kind",))) == "a.yaml:20:7"


@pytest.mark.parametrize(
    ("path", "plain", "written"),
    [
        (("kind",), True, "goal"),
        (("id",), False, "'a'"),
        (("tags", 2), True, "o10"),
        (("tags", 3), True, "1.10"),
        (("shared_by", 1, "department", "en"), False, '"o\\"ne"'),
        (("text",), False, "|-\r\n  one\r\n  two\r\n"),
        (("tags",), False, ""),
        (("shared_by",), False, ""),
        (("nowhere",), False, ""),
    ],
)
def test_how_it_was_written(path, plain, written):
    documents, _ = read(SourceFile("a.yaml", DATA.encode()))
    assert documents[0].plain(path) is plain
    assert documents[0].written(path) == written


def test_an_empty_document_has_a_place():
    (document,), _ = read(SourceFile("a.yaml", b"---\n{}\n"))
    assert str(document.key(())) == str(document.value(("x", 1))) == "a.yaml:2:1"


def test_places_are_looked_up_once_and_only_when_asked(monkeypatch):
    from collabctl.documents.yaml import careful

    asked = []
    examine = careful.examine
    monkeypatch.setattr(careful, "examine", lambda path, data: asked.append(path) or examine(path, data))
    documents, _ = read(SourceFile("a.yaml", b"a: 1\n---\nb: 1\n"))
    assert asked == []
    for document in documents:
        document.key(())
        document.value(("a",))
    assert asked == ["a.yaml"]
