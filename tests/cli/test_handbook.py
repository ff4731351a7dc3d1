"""`collabctl handbook`: written, unchanged, stale, refused."""

from __future__ import annotations

import os
import random
import shutil

import pytest

from tests.cli.test_validate import REPOSITORY, collabctl


@pytest.fixture
def root(tmp_path):
    return shutil.copytree(os.path.join(REPOSITORY, "examples", "org"), tmp_path / "org")


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_written_then_unchanged_then_stale_after_an_edit_of_a_goal(root, tmp_path):
    pages = tmp_path / "handbook"
    assert collabctl("handbook", root, "--output", pages).returncode == 0
    before = contents(pages)
    again = collabctl("handbook", root, "--output", pages)
    assert (again.returncode, "nothing changed" in again.stdout) == (0, True)
    assert contents(pages) == before
    assert collabctl("handbook", root, "--output", pages, "--check").returncode == 0

    goal = next((root / "goals").glob("*.yaml"))
    goal.write_text(goal.read_text(encoding="utf-8").replace("weight: 20", "weight: 21", 1), encoding="utf-8")
    stale = collabctl("handbook", root, "--output", pages, "--check")
    assert stale.returncode == 1
    assert "goals/" in stale.stdout
    assert contents(pages) == before
    assert collabctl("handbook", root, "--output", pages).returncode == 0
    assert collabctl("handbook", root, "--output", pages, "--check").returncode == 0


def test_the_site_stands_beside_the_markdown_and_is_checked_with_it(root, tmp_path):
    pages = tmp_path / "handbook"
    done = collabctl("handbook", root, "--output", pages, "--site")
    assert (done.returncode, "pages and their site" in done.stdout) == (0, True)
    for name in ("index.html", "nl/index.html", "nl/README.md", "en/departments/sales.html", "assets/handbook.css"):
        assert (pages / name).is_file()
    assert collabctl("handbook", root, "--output", pages, "--site", "--check").returncode == 0
    without = collabctl("handbook", root, "--output", pages, "--check")
    assert (without.returncode, "left over: " in without.stdout) == (1, True)
    (pages / "en" / "teams.html").unlink()
    stale = collabctl("handbook", root, "--output", pages, "--site", "--check")
    assert (stale.returncode, "missing: en/teams.html" in stale.stdout) == (1, True)
    alone = collabctl("handbook", root, "--output", tmp_path / "one", "--site", "--language", "en")
    assert (alone.returncode, (tmp_path / "one" / "index.html").is_file()) == (0, True)


LOCALES = ["C.UTF-8", "nl_NL.UTF-8", "C", "tr_TR.UTF-8", "de_DE"]
ZONES = ["UTC", "Asia/Tokyo", "America/Lima"]
SURROUNDINGS = [(seed, LOCALES[seed % 5], ZONES[seed % 3]) for seed in range(10)]


def test_ten_builds_are_the_same_byte_for_byte(root, tmp_path):
    """Whatever the hash seed, the locale, the time zone, and the order in which the files came into their folders."""

    def built(seed, locale, zone):
        files = sorted(contents(root).items())
        random.Random(seed).shuffle(files)
        copy, pages = tmp_path / f"copy-{seed}", tmp_path / f"pages-{seed}"
        for path, data in files:
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes(data)
        surroundings = {"PYTHONHASHSEED": str(seed), "LC_ALL": locale, "LANGUAGE": locale[:2], "TZ": zone}
        assert collabctl("handbook", copy, "--output", pages, "--site", **surroundings).returncode == 0
        return contents(pages)

    first = built(*SURROUNDINGS[0])
    assert len(first) > 200
    for surroundings in SURROUNDINGS[1:]:
        assert built(*surroundings) == first, surroundings


def test_one_language_is_written_to_the_folder_itself(root, tmp_path):
    assert collabctl("handbook", root, "--output", tmp_path / "h", "--language", "nl").returncode == 0
    assert (tmp_path / "h" / "departments" / "sales.md").is_file()
    done = collabctl("handbook", root, "--output", tmp_path / "h", "--language", "fr")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_an_organization_with_errors_is_not_published_unless_asked_for_a_draft(root, tmp_path):
    (root / "broken.yaml").write_text("kind: department\nid: x\n")
    done = collabctl("handbook", root, "--output", tmp_path / "h")
    assert (done.returncode, (tmp_path / "h").exists()) == (1, False)
    assert "1 error in its documents" in done.stderr
    assert collabctl("handbook", root, "--output", tmp_path / "h", "--draft").returncode == 0


def test_a_page_that_was_edited_by_hand_is_named_and_kept(root, tmp_path):
    pages = tmp_path / "handbook"
    collabctl("handbook", root, "--output", pages, "--language", "en")
    (pages / "README.md").write_text("mine")
    done = collabctl("handbook", root, "--output", pages, "--language", "en")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "README.md" in done.stderr
    assert (pages / "README.md").read_text() == "mine"
    check = collabctl("handbook", root, "--output", pages, "--language", "en", "--check")
    assert (check.returncode, "edited by hand: README.md" in check.stdout) == (1, True)
    assert "put your changes in the organization's files" in check.stdout


@pytest.mark.parametrize("where", [".", "..", "departments"])
def test_the_organization_itself_is_never_written_over(root, where):
    before = contents(root)
    done = collabctl("handbook", root, "--output", where, cwd=root)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert contents(root) == before


def test_a_handbook_inside_the_organization_is_not_read_as_part_of_it(root):
    assert collabctl("handbook", root, "--output", root / "handbook").returncode == 0
    assert collabctl("validate", root, "--as-of", "2026-11-23").returncode == 0
    (root / "handbook" / "stray.yaml").write_text("a: 1\n")
    done = collabctl("validate", root, "--as-of", "2026-11-23")
    assert (done.returncode, "handbook/stray.yaml:1:1" in done.stdout) == (1, True)
