"""What a merge left behind is told as that, once, wherever it stands."""

import pytest

from collabctl.documents import SourceFile, read
from collabctl.measurements.table import read as read_table

MERGE = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> proposal\n"
NAMES = MERGE.format("name: B", "name: C")


def told(text: str):
    documents, problems = read(SourceFile("a.yaml", text.encode()))
    assert not documents
    assert {problem.rule for problem in problems} == {"document/unfinished-merge"}
    return [(problem.location.line, problem.message) for problem in problems], problems[0].help


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("kind: team\nid: b\n" + NAMES, 3),
        (NAMES, 1),
        ("\ufeff" + NAMES, 1),
        (("kind: team\nid: b\n" + NAMES).replace("\n", "\r\n"), 3),
        ("kind: team\nid: b\nname: B\ndepartments:\n" + MERGE.format("  - a", "  - b"), 5),
        ("kind: team\nid: b\nname: B\nnotes: |\n  one\n" + MERGE.format("  two", "  three"), 6),
        ('kind: team\nid: b\nname: "B\n' + MERGE.format('  b"', '  c"'), 4),
        ("kind: team\nid: b\n" + NAMES.replace("=======", "||||||| 1a2b\nname: A\n======="), 3),
    ],
)
def test_both_sides_are_named(text, line):
    (found,), help = told(text)
    assert found == (line, "two versions stand here, of HEAD and of proposal, because a merge was not finished")
    assert help.startswith("keep one of the two, and remove the ")


def test_the_lines_to_remove_are_counted():
    assert "the three lines that git wrote, 1, 3 and 5" in told(NAMES)[1]
    assert "the four lines that git wrote, 1, 3, 5 and 7" in told(NAMES.replace("===", "||||||| x\nname: A\n===", 1))[1]


def test_what_an_editor_adds_is_no_name():
    text = NAMES.replace("HEAD", "HEAD (Current Change)").replace("proposal", "proposal (Incoming Change)")
    assert told(text)[0] == told(NAMES)[0]


def test_each_place_is_told():
    assert [line for line, _ in told("kind: team\n" + NAMES + "id: x\n" + NAMES)[0]] == [2, 8]


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "=======", ">>>>>>> proposal", "||||||| 1a2b"])
def test_a_line_that_was_forgotten_is_told_too(line):
    (found,), help = told(f"kind: team\nid: b\n{line}\nname: B\n")
    assert found == (3, f"this line, '{line}', was left behind by a merge")
    assert help.startswith("remove it")


def test_in_a_table_nothing_is_read_until_it_is_mended():
    rows = MERGE.format("2026-01-31,7", "2026-01-31,8")
    table = read_table(SourceFile("measurements/m.csv", f"date,value\n{rows}2026-02-28,9\n".encode()))
    assert not len(table.rows)
    (problem,) = table.problems
    assert (problem.rule, problem.location.line) == ("document/unfinished-merge", 2)


def test_indented_signs_are_text():
    documents, problems = read(SourceFile("a.yaml", b"kind: team\nid: b\nname: B\nnotes: |\n  <<<<<<< x\n  =======\n"))
    assert documents[0].sound
    assert not problems
