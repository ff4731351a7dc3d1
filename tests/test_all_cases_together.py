"""One organization with every invalid case in it gives at least the findings of each alone: no rule hides another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from collabctl.documents import Document, SourceFile, read
from collabctl.documents.schema.annotations import names_by_key, references
from tests.test_rules import CASES, ORGANIZATION, files_of, findings_in

WHOLE = ("document", "organization", "page", "resolution")
"""Kinds whose rules look at how files are written, or at the whole, where what others add changes what holds."""

FOR_ALL = re.compile("everyone: true|leads_of: all")
"""What brings departments together, also those of other cases."""

Said = tuple[str, frozenset[str]]


def cases() -> Iterator[tuple[Path, dict[str, str]]]:
    """The invalid cases that say nothing about the organization itself, so that they can stand in one."""
    for case in sorted(CASES.rglob("invalid-*.yaml")):
        text = case.read_text(encoding="utf-8")
        files = files_of(text)
        plain = files.pop("organization.yaml") == ORGANIZATION and all(name.endswith(".yaml") for name in files)
        if plain and case.parent.parent.name not in WHOLE and not FOR_ALL.search(text):
            yield case, files


def renamed(document: Document, before: str) -> dict[str, Any]:
    """The document with `before` in front of its id and of every id that it names, also in its tags and its place."""
    data = document.data
    for path, text, _ in list(references(document)):
        kind, slash, id = text.rpartition("/")
        new = f"{kind}{slash}{before}{id}" if id not in {"all", "organization"} else text
        inner: Any = data
        for step in path[:-1]:
            inner = inner[step]
        if names_by_key(document, path):
            inner[new] = inner.pop(path[-1])
        else:
            inner[path[-1]] = new
    data["id"] = before + document.id
    if isinstance(data.get("formula"), str):
        data["formula"] = data["formula"].replace("[", f"[{before}")
    if "tags" in data:
        data["tags"] = [f"{before}{tag}" for tag in data["tags"]]
    if "place" in data:
        data["place"] = f"{before}{data['place']}"
    return data


def written(files: dict[str, str], before: str) -> dict[str, str]:
    """The files of a case in a folder of their own, with ids of their own."""
    texts = {}
    for name, text in files.items():
        documents, problems = read(SourceFile(name, text.encode()))
        assert not problems
        data = [renamed(document, before) for document in documents]
        texts[f"{before}x/{name}"] = yaml.safe_dump_all(data, sort_keys=False, allow_unicode=True)
    return texts


def said(folder: Path, files: dict[str, str]) -> list[Said]:
    """The rules that find something, and the documents that it is about."""
    found = findings_in(folder, {"organization.yaml": ORGANIZATION, **files})
    of_parts = (finding for finding in found if not finding.rule.startswith(WHOLE))
    return [(finding.rule, frozenset(finding.documents)) for finding in of_parts]


def test_no_case_hides_the_findings_of_another(tmp_path: Path) -> None:
    alone: list[Said] = []
    together: dict[str, str] = {}
    for number, (_, files) in enumerate(cases(), 1):
        texts = written(files, f"c{number}-")
        alone += said(tmp_path / str(number), texts)
        together |= texts
    found: dict[str, set[str]] = defaultdict(set)
    for rule, documents in said(tmp_path / "all", together):
        found[rule] |= documents
    hidden = [(rule, documents) for rule, documents in alone if not documents <= found[rule]]
    assert len(alone) > 500
    assert not hidden
