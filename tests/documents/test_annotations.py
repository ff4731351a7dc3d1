"""Which values name another document and which are long texts, as the schemas say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from collabctl.documents import Document, SourceFile, read
from collabctl.documents.schema import kinds
from collabctl.documents.schema.annotations import markdown, references

FOLDER = Path(__file__).parent.parent / "schemas" / "documents"


def one(text: str) -> Document:
    documents, problems = read(SourceFile("file.yaml", text.encode()))
    assert not problems
    return documents[0]


def named(text: str) -> list[tuple[str, str, str]]:
    return [(".".join(map(str, path)), value, " ".join(names)) for path, value, names in references(one(text))]


def example(kind: str) -> str:
    return (FOLDER / f"{kind}.yaml").read_text("utf-8")


def test_references_of_a_kpi():
    assert named(example("kpi")) == [
        ("department", "sales", "department"),
        ("metric", "deals-won", "metric"),
        ("supports.0", "customers-give-us-a-9", "goal"),
        ("part_of", "company-deals-won", "kpi"),
        ("counterweights.0", "sales-promise-kept", "kpi"),
    ]


def test_keys_can_be_references():
    assert named(example("win")) == [
        ("contributions.marketing", "marketing", "department"),
        ("contributions.it", "it", "department"),
        ("of", "team/webshop-relaunch", "*"),
        ("celebrated_in", "channel/chat", "meeting channel"),
    ]


def test_of_a_role_only_its_department_is_a_reference():
    assert named("kind: department\nid: a\nname: A\nlead: {role: anna, department: it}\n") == [
        ("lead.department", "it", "department")
    ]
    assert named(
        "kind: department\nid: a\nname: A\nlead: [bo, {role: x, department: it}]\nowner: {department: it}\n"
    ) == [
        ("lead.0", "bo", "person"),
        ("lead.1.department", "it", "department"),
        ("owner.department", "it", "department"),
    ]


def test_everyone_in_who():
    who = "{departments: [it], leads_of: [hr], teams: [x], people: [bo]}"
    text = f"kind: channel\nid: a\nname: A\nmedium: chat\nwho: {who}\n"
    assert named(text) == [
        ("who.departments.0", "it", "department"),
        ("who.leads_of.0", "hr", "department"),
        ("who.teams.0", "x", "team"),
        ("who.people.0", "bo", "person"),
    ]
    assert named("kind: channel\nid: a\nname: A\nmedium: chat\nwho: {leads_of: all}\n") == []


def test_what_cannot_be_an_id_is_left_to_the_schema():
    assert named("kind: kpi\nid: a\ndepartment: Sales North\nmetric: 12\nsupports: x\npart_of: [y]\n") == []
    assert named("kind: meeting\nid: a\nnotes_in: https://example.org\n") == []
    assert named("kind: meeting\nid: a\nnotes_in: wiki\n") == [("notes_in", "wiki", "channel")]
    assert named("kind: commitment\nid: a\nfor: [goal/x, organization, page/a b.md, page/a.md, goals]\n") == [
        ("for.0", "goal/x", "*"),
        ("for.1", "organization", "*"),
        ("for.3", "page/a.md", "*"),
    ]


def test_what_says_its_kind_wrongly_is_left_to_the_schema():
    commitment = (
        "kind: commitment\nid: a\nfor: [foo/bar, goal/x/y, goals/x, goal/A, goal/x--y, goal/x-, goal/1, page/]\n"
    )
    assert named(commitment) == []
    assert named("kind: win\nid: a\ncelebrated_in: team/x\n") == []
    assert named("kind: kpi\nid: a\ndepartment: department/d\nmetric: a--b\npart_of: '12'\n") == []


def test_long_texts_in_every_language():
    text = "kind: goal\nid: a\nname: {nl: A}\npurpose: {nl: Waarom, en: Why, de: 5}\nnotes: |\n  One.\n"
    assert list(markdown(one(text))) == [
        (("purpose", "nl"), "Waarom"),
        (("purpose", "en"), "Why"),
        (("notes",), "One.\n"),
    ]


def test_a_text_that_is_too_long_is_left_to_the_schema():
    text = f"kind: goal\nid: a\nnotes: {'x' * 100_000}\npurpose: {{nl: {'x' * 100_001}, en: y}}\n"
    assert [path for path, _ in markdown(one(text))] == [("notes",), ("purpose", "en")]


def test_long_texts_deep_down():
    found = {".".join(map(str, path)) for path, _ in markdown(one(example("metric")))}
    assert found == {"definition", "source.how", "influences.0.because"}


@pytest.mark.parametrize("kind", kinds())
def test_every_example_is_walked(kind):
    document = one(example(kind))
    for path, value, names in references(document):
        assert names == ("*",) or set(names) <= set(kinds())
        assert value in (at(document.data, path), path[-1])
    for path, value in markdown(document):
        assert at(document.data, path) == value


def test_a_document_of_another_shape_is_walked_too():
    for text in (
        "name: x\n",
        "kind: unknown\n",
        "kind: [a]\n",
        "kind: goal\nshared_by: {department: it}\npurpose: [a]\n",
    ):
        assert list(references(one(text))) == []
        assert list(markdown(one(text))) == []


def at(data, path):
    for step in path:
        data = data[step]
    return data
