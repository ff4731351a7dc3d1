"""Names that a reviewer cannot see, or that another system cannot have: the same in a folder and at a revision."""

from __future__ import annotations

from pathlib import Path

import pytest

from collabctl.sources.file_names import path_of
from collabctl.sources.files import read_folder
from collabctl.sources.revisions import read_revision
from tests.sources.repository import ORGANIZATION, Repository

RULE = "document/file-name"


def written(folder: Path, *paths: str) -> Path:
    """A folder with an organization and files of these names."""
    for path in ("organization.yaml", *paths):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(ORGANIZATION if path == "organization.yaml" else "")
    return folder


def said(folder: Path) -> list[tuple[str, str]]:
    """The paths and sentences about names, which are the same once all is committed."""
    repository = Repository(folder)
    repository.git("config", "core.precomposeUnicode", "false")
    repository.commit()
    here, then = read_folder(folder), read_revision(folder, "HEAD").sources
    assert here.problems == then.problems
    assert [file.path for file in here.files] == [file.path for file in then.files]
    assert all(problem.help for problem in here.problems if problem.rule == RULE)
    return [(problem.location.path, problem.message) for problem in here.problems if problem.rule == RULE]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("n\nl", "a line break (U+000A)"),
        ("c\rr", "a carriage return (U+000D)"),
        ("\x1b[31mred", "an escape character (U+001B)"),
        ("t\tab", "a tab (U+0009)"),
        ("\u202elmay", "a right-to-left override (U+202E)"),
        ("a\u2066b", "a left-to-right isolate (U+2066)"),
        ("a\u200bb", "a zero width space (U+200B)"),
        ("a\u00a0b", "a no-break space (U+00A0)"),
        ("a\ufeff", "a byte order mark (U+FEFF)"),
        ("\udcff\udcfe", "is not UTF-8"),
        ("con", "'con' stands for a device"),
        ("NUL", "'NUL' stands for a device"),
        ("Com1.old", "'Com1' stands for a device"),
        ("lpt\u00b9", "'lpt\u00b9' stands for a device"),
        ("aux ", "'aux' stands for a device"),
        ("a:b", "the character :"),
        ('a"b', 'the character "'),
        ("what?", "the character ?"),
        ("a*", "the character *"),
        ("a<b", "the character <"),
        ("a>b", "the character >"),
        ("a|b", "the character |"),
        ("a\\b", "the character \\"),
    ],
)
@pytest.mark.parametrize("place", ["departments/{}.yaml", "measurements/{}.csv", "pages/{}.md", "{}/x.yml"])
def test_a_name_that_is_not_the_same_for_everybody(tmp_path, name, reason, place):
    path = place.format(name)
    [(where, sentence)] = said(written(tmp_path, path))
    if place.startswith("{}") and name.endswith(" "):
        reason = "ends in a space"
    assert where == path
    assert reason in sentence


@pytest.mark.parametrize("ending", [".", " ", "..", "\n", "\u200b", "\udcff"])
@pytest.mark.parametrize("path", ["departments/sales.yaml", "measurements/csat.csv", "pages/new-here.md"])
def test_a_file_that_only_looks_like_one_to_read_is_not_left_out_in_silence(tmp_path, path, ending):
    [(where, sentence)] = said(written(tmp_path, path + ending))
    assert where == path + ending
    assert sentence.startswith("this file is not read: the name ")


@pytest.mark.parametrize("folder", ["pages ", "pages\u200b", "measurements.", "measurements\u202e"])
def test_nor_one_in_a_folder_that_only_looks_like_one(tmp_path, folder):
    path = f"{folder}/{'csat.csv' if folder.startswith('m') else 'new-here.md'}"
    [(where, sentence)] = said(written(tmp_path, path))
    assert where == path
    assert sentence.startswith(f"this file is not read: the name '{folder}' ")


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("people/Anna.yaml", "people/anna.yaml", "'anna.yaml' and 'Anna.yaml' differ in capitals only"),
        ("people/anna.YAML", "people/anna.yaml", "differ in capitals only"),
        ("people/\u00c9va.yaml", "people/\u00e9va.yaml", "differ in capitals only"),
        ("people/zoe\u0308.yaml", "people/zo\u00eb.yaml", "there are two files 'zo\u00eb.yaml' here"),
        ("people/\u00c5sa.yaml", "people/\u212bsa.yaml", "there are two files"),
        ("measurements/CSAT.csv", "measurements/csat.csv", "they are one file"),
        ("pages/new.MD", "pages/new.md", "they are one file"),
        ("People/anna.yaml", "people/bram.yaml", "they are one folder, whose files are mixed up"),
        ("Pages/new.md", "pages/old.md", "they are one folder"),
        ("nord/zo\u00eb/a.yaml", "nord/zoe\u0308/b.yaml", "on macOS they are one folder"),
        ("people.yaml/a.yaml", "People.yaml", "differ in capitals only"),
    ],
)
def test_two_names_that_are_one_elsewhere(tmp_path, first, second, sentence):
    [(_, message)] = said(written(tmp_path, first, second))
    assert sentence in message


def test_what_is_the_same_nowhere_is_fine(tmp_path):
    fine = [
        *("people/zo\u00eb.yaml", "staff/zoe\u0308.yaml", "people/stra\u00dfe.yaml", "people/strasse.yaml"),
        *(
            "people/\u738b.yaml",
            "people/family \U0001f468\u200d\U0001f469\u200d\U0001f467.yaml",
            "con2.yaml",
            "console.yaml",
        ),
        *("a.b.c.yaml", "notes /x.txt", "README.md", "readme.md", "x.txt.", "a&b (2).yaml", "100%.yaml", "it's.yaml"),
    ]
    assert said(written(tmp_path, *fine)) == []


def test_three_of_a_kind_are_two_findings_and_a_folder_is_told_once(tmp_path):
    found = said(written(tmp_path, "a.yaml", "A.yaml", "a.YAML", "b:c/1.yaml", "b:c/2.yaml", "b:c/d/3.yaml"))
    assert [path for path, _ in found] == ["b:c/1.yaml", "a.YAML", "a.yaml"]


def test_what_the_organization_ignores_may_have_any_name(tmp_path):
    written(tmp_path, "old/a:b.yaml", "old/x.yaml", "old/X.yaml", "old/y.yaml ")
    (tmp_path / "organization.yaml").write_text(ORGANIZATION + "ignore: [old/]\n")
    assert said(tmp_path) == []


def test_many_pairs_are_told_each(tmp_path):
    written(tmp_path, *(f"{name}{number}.yaml" for number in range(300) for name in "aA"))
    assert len(said(tmp_path)) == 300


def test_a_new_document_gets_no_such_name():
    assert path_of("departments", "sales") == "departments/sales.yaml"
    assert [path_of("", id) for id in ("con", "com1", "console")] == ["con_.yaml", "com1_.yaml", "console.yaml"]
