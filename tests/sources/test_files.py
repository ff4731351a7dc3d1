"""Which files are read, and what is said about the others."""

from __future__ import annotations

import os

import pytest

from collabctl.documents import SourceFile, limits
from collabctl.findings import Location
from collabctl.sources import NoOrganization
from collabctl.sources.files import find_root, lines, read_folder

ORGANIZATION = "kind: organization\nformat: 1\nname: Lantern\n"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "organization.yaml").write_text(ORGANIZATION)
    return tmp_path


def write(root, *paths, text="kind: x\n"):
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def names(sources):
    return [file.path for file in sources.files]


def test_yaml_files_are_read_in_order_and_hidden_folders_are_not(root):
    write(root, "b/z.yaml", "b/a.yml", "A.YAML", ".github/x.yaml", "handbook/README.md", "note.txt")
    write(root, "pages/one.md", "pages/deep/two.md", "other/three.md")
    sources = read_folder(root)
    assert names(sources) == ["A.YAML", "b/a.yml", "b/z.yaml", "organization.yaml"]
    assert [page.path for page in sources.pages] == ["pages/one.md"]


def test_tables_of_measurements_stand_below_their_folder(root):
    write(root, "measurements/csat.csv", "measurements/2025/CSAT.CSV", "other/x.csv", "measurements/x.txt", "y.csv")
    sources = read_folder(root)
    assert [table.path for table in sources.tables] == ["measurements/2025/CSAT.CSV", "measurements/csat.csv"]
    assert names(sources) == ["organization.yaml"]


def test_a_table_may_be_larger_than_a_document_and_is_still_not_read_to_its_end(root, monkeypatch):
    write(root, "measurements/csat.csv", text="1" * (limits.MAX_BYTES + 9))
    assert len(read_folder(root).tables[0].data) == limits.MAX_BYTES + 9
    monkeypatch.setattr(limits, "MAX_TABLE_BYTES", 7)
    assert len(read_folder(root).tables[0].data) == 8


def test_a_table_that_is_a_link_is_no_document_that_is_missing(root):
    write(root, "elsewhere.txt")
    (root / "measurements").mkdir()
    (root / "measurements/csat.csv").symlink_to(root / "elsewhere.txt")
    [problem] = read_folder(root).problems
    assert (problem.rule, problem.subject) == ("measurement/unreadable", "table")


def test_the_lines_that_are_asked_for_are_those_of_the_file():
    files = [SourceFile("a.csv", b"\xef\xbb\xbfone\r\ntwo\n\xff\n"), SourceFile("empty.yaml", b"")]
    wanted = [Location("a.csv", line) for line in (1, 2, 3, 4, 5)] + [Location("empty.yaml", 1)]
    assert lines(files, wanted) == {
        ("a.csv", 1): "one", ("a.csv", 2): "two", ("a.csv", 3): "\ufffd", ("a.csv", 4): "", ("empty.yaml", 1): "",
    }  # fmt: skip


def test_what_the_organization_ignores_is_not_read(root):
    write(root, "archive/old.yaml", "archive/deep/older.yaml", "docker-compose.yml", "kept.yaml")
    (root / "organization.yaml").write_text(ORGANIZATION + 'ignore: ["archive/**", docker-compose.yml]\n')
    assert names(read_folder(root)) == ["kept.yaml", "organization.yaml"]


def test_links_and_odd_files_are_named_and_never_opened(root, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret.yaml"
    elsewhere.write_text("kind: secret\n")
    (root / "link.yaml").symlink_to(elsewhere)
    (root / "folder").symlink_to(elsewhere.parent)
    os.mkfifo(root / "pipe.yaml")
    sources = read_folder(root)
    assert names(sources) == ["organization.yaml"]
    assert {problem.location.path: problem.rule for problem in sources.problems} == {
        "folder": "document/syntax",
        "link.yaml": "document/syntax",
        "pipe.yaml": "document/syntax",
    }


def test_a_file_that_may_not_be_read_is_named(root, monkeypatch):
    write(root, "kept.yaml", "locked.yaml")
    really_open = os.open

    def refuse(path, *rest):
        if str(path).endswith("locked.yaml"):
            raise PermissionError(13, "Permission denied", path)
        return really_open(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    sources = read_folder(root)
    assert names(sources) == ["kept.yaml", "organization.yaml"]
    assert [problem.message for problem in sources.problems] == ["this file cannot be read: permission denied"]


def test_a_huge_file_is_not_read_to_its_end(root):
    (root / "huge.yaml").write_bytes(b"a" * (limits.MAX_BYTES * 3))
    assert len(read_folder(root).files[0].data) == limits.MAX_BYTES + 1


def test_the_root_is_here_or_above(root, monkeypatch):
    deep = root / "kpis" / "sales"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert find_root(None) == root
    monkeypatch.chdir(root)
    assert find_root(None).resolve() == root


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda folder: None, "holds no organization"),
        (lambda folder: (folder / "organization.yml").write_text(ORGANIZATION), "rename organization.yml"),
    ],
)
def test_no_organization(tmp_path, make, sentence):
    make(tmp_path)
    with pytest.raises(NoOrganization, match=sentence):
        find_root(tmp_path)
    with pytest.raises(NoOrganization, match="there is no folder"):
        find_root(tmp_path / "nowhere")


def test_too_many_files(root, monkeypatch):
    write(root, "a.yaml", "b.yaml")
    monkeypatch.setattr(limits, "MAX_FILES", 2)
    with pytest.raises(NoOrganization, match="holds 3 files"):
        read_folder(root)


def test_a_pattern_that_is_none_is_said_at_its_place(root):
    write(root, "kept.yaml", "archive/old.yaml")
    (root / "organization.yaml").write_text(ORGANIZATION + 'ignore: ["archive/**", "!"]\n')
    sources = read_folder(root)
    assert names(sources) == ["kept.yaml", "organization.yaml"]
    [problem] = sources.problems
    assert (problem.rule, problem.location.line, problem.location.column) == ("document/wrong-value", 4, 24)


def test_the_folder_that_is_gone(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(NoOrganization, match="not there any more"):
        find_root(None)


def test_more_patterns_than_are_looked_at(root, monkeypatch):
    monkeypatch.setattr(limits, "MAX_PATTERNS", 2)
    write(root, "kept.yaml", "archive/old.yaml", "later.yaml")
    (root / "organization.yaml").write_text(ORGANIZATION + "ignore: [a, archive/**, later.yaml]\n")
    sources = read_folder(root)
    assert names(sources) == ["kept.yaml", "later.yaml", "organization.yaml"]
    [problem] = sources.problems
    assert (problem.rule, problem.location.line) == ("document/too-much", 4)
    assert problem.message == "'ignore' lists 3 patterns, and collabctl looks at the first 2"


def test_a_pattern_that_is_too_long_is_left_to_its_schema(root):
    write(root, "kept.yaml")
    (root / "organization.yaml").write_text(ORGANIZATION + f'ignore: ["*{"*" * 200}"]\n')
    assert names(read_folder(root)) == ["kept.yaml", "organization.yaml"]
