"""Slips that YAML swallows: the file is read, the document is not sound, and the problem says what was lost."""

import pytest

from collabctl.documents import SourceFile, read
from collabctl.documents.limits import MAX_FINDINGS_OF_A_DOCUMENT

# (what it is about, the bytes, line, column, end column, subject, part of the message, part of the help)
CASES = [
    ("value lost", b"place: #room\n", 1, 1, 6, "place", "'#room' is read as a comment", 'in quotes, "#room"'),
    ("value and a comment", b"place: # later\n", 1, 1, 6, "place", "nothing stands behind 'place'", "line above"),
    ("value lost before more", b"a: #x\nb: 1\n", 1, 1, 2, "a", "'#x' is read as a comment", "put it in quotes"),
    ("value lost in []", b"a: [x: #y\n]\n", 1, 5, 6, "a.0.x", "'#y' is read as a comment", "put it in quotes"),
    ("value lost in {}", b"a: {x: #y\n}\n", 1, 5, 6, "a.x", "'#y' is read as a comment", "put it in quotes"),
    ("item lost", b"a:\n  - #chan\n  - b\n", 2, 3, 4, "a.0", "'#chan' is read as a comment", 'in quotes, "#chan"'),
    ("empty item", b"a:\n  - b\n  -\n", 3, 3, 4, "a.1", "an empty item stands in this list", "remove the line"),
    ("empty item in an item", b"a:\n- - b\n  - \n", 3, 3, 4, "a.0.1", "an empty item", "remove the line"),
    ("end lost", b"name: Room #5\n", 1, 12, 14, "name", "the text ends before '#5'", '"Room #5"'),
    ("end of an item lost", b"a:\n- see #5 now\n", 2, 7, 13, "a.0", "ends before '#5 now'", '"see #5 now"'),
    ("end of a long text lost", b"a: b\n  c #5\nd: 1\n", 2, 5, 7, "a", "the text ends before '#5'", "put it in quotes"),
    ("end lost after a tab", b"a: b\t#5\n", 1, 6, 8, "a", "the text ends before '#5'", "put it in quotes"),
    ("thousands", b"a: 12.000\n", 1, 4, 10, "a", "'12.000' is read as 12.0, not as 12000", "write 12000"),
    ("thousands with zeros", b"a: [1.200]\n", 1, 5, 10, "a.0", "is read as 1.2, not as 1200", "or 1.2 if"),
    ("thousands with a sign", b"a: {b: -1.234}\n", 1, 8, 14, "a.b", "not as -1234", "or -1.2340 if"),
    (
        "decimal comma",
        b"a: {at_least: 9,5}\n",
        1,
        17,
        18,
        "a.5",
        "the comma ends the value of 'at_least'",
        "at_least: 9.5",
    ),
    (
        "sentence in {}",
        b"a: {en: Hello, world}\n",
        1,
        16,
        21,
        "a.world",
        "ends the value of 'en'",
        'en: "Hello, world"',
    ),
    ("many commas", b"a: {x: b, c, d, e}\n", 1, 11, 12, "a.c", "ends the value of 'x'", 'x: "b, c"'),
    ("word in {}", b"a: {x}\n", 1, 5, 6, "a.x", "no value stands behind 'x'", "use [ and ]"),
    ("no space in {}", b"a: {b:1}\n", 1, 5, 8, "a.b:1", "no value stands behind 'b:1'", "'b: ...'"),
    ("item without a space", b"a:\n- -b c\n", 2, 3, 5, "a.0", "'-b' is read as text", "write '- b'"),
    ("items without a space", b"a:\n  -b\n  -c\n", 2, 3, 5, "a", "no space follows the '-'", "write '- b'"),
    ("item swallowed", b"a: b\n  - c\n", 2, 3, 4, "a", "part of the text above it", "write it after |"),
    (
        "item swallowed in a list",
        b"a:\n- b\n    - c\n",
        3,
        5,
        6,
        "a.0",
        "part of the text above it",
        "write it after |",
    ),
]


@pytest.mark.parametrize(
    ("data", "line", "column", "end_column", "subject", "message", "help"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_is_explained_at_its_place(data, line, column, end_column, subject, message, help):
    documents, problems = read(SourceFile("a.yaml", b"kind: team\nid: x\n" + data))
    (document,) = documents
    assert not document.sound
    (problem,) = problems
    assert problem.rule == "document/wrong-value"
    where = problem.location
    assert (where.line - 2, where.column, where.end_column) == (line, column, end_column)
    assert problem.subject == subject
    assert problem.documents == ("team/x",)
    assert message in problem.message
    assert help in problem.help


@pytest.mark.parametrize(
    "data",
    [
        b"a: b # comment\n",
        b"a: b ## comment\n",
        b"a: b #\n",
        b"a: 5 #pct\n",
        b"a: true #x\n",
        b'a: "b" #x\n',
        b"a: b#x\n",
        b"a: http://x/#y\n",
        b"#x\na: b\n  #y\nc: d\n",
        b"a: |\n  x #y\n  - z\n",
        b"a: 'x #y'\n",
        b"a: [Hello, world]\n",
        b"a: {b: , c: }\n",
        b"a: {b: 'Hello, world'}\n",
        b"a: # the items\n  - b\n",
        b"a: # the keys\n  b: 1\n",
        b"a: [ # x\n  b ]\n",
        b"a: 12000\nb: 12.0\nc: 0.125\nd: 1234.567\ne: 12.0000\nf: 1.200.000\ng: 12,000\n",
        b"a: x - y\nb: x -\n  y\n",
        b"a: -x\nb: [-x]\nc:\n- -5\n- -5%\n- '-x'\n- --\n",
        b'a: "x\n  y: z"\n',
        b"a:\n  - b: 'x\n      y'\n    c: 1\n",
    ],
)
def test_is_no_slip(data):
    documents, problems = read(SourceFile("a.yaml", data))
    assert not problems
    assert all(document.sound for document in documents)


def test_several_slips_and_sound_documents():
    data = b"kind: team\nid: a\nplace: #x\nsize: 1.000\n---\nkind: team\nid: b\n---\nname: R #5\n"
    documents, problems = read(SourceFile("a.yaml", data))
    assert [document.sound for document in documents] == [False, True, False]
    assert [str(problem.location) for problem in problems] == ["a.yaml:3:1", "a.yaml:4:7", "a.yaml:9:9"]
    assert [problem.documents for problem in problems] == [("team/a",), ("team/a",), ()]
    assert [document.slips for document in documents] == [{("place",), ("size",)}, frozenset(), {("name",)}]


def test_no_more_slips_of_a_document_than_anyone_reads():
    data = b"kind: team\nid: a\ntags:\n" + b"- t #x\n" * 49_000 + b"---\nkind: team\nid: b\nplace: #x\n"
    documents, problems = read(SourceFile("a.yaml", data))
    *shown, last, other = problems
    assert len(shown) + 1 == MAX_FINDINGS_OF_A_DOCUMENT
    assert last.message == "48,951 more values from here on mean something else than they seem to"
    assert (last.location.line, last.documents) == (53, ("team/a",))
    assert other.documents == ("team/b",)
    assert len(documents[0].slips) == 49_000
