"""A renaming changes every name and nothing else; there and back gives the same bytes."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabctl.documents import SourceFile, read
from collabctl.documents.schema.annotations import is_id
from collabctl.edits.renaming import Names, rename
from collabctl.edits.scalars import long_text, quoted, reformulated, respelled, word
from collabctl.organization import build
from collabctl.rules import check
from collabctl.sources.files import read_folder

ORGANIZATION = Path(__file__).parents[2] / "examples" / "org"
SOURCES = read_folder(ORGANIZATION)
AS_OF = datetime.date(2026, 11, 23)


def documents(files):
    return [document for file in files for document in read(file)[0]]


def renamed(files, kind, old, new):
    contents = rename(documents(files), Names(kind, old, new)).contents
    return [SourceFile(file.path, contents[file.path][1]) if file.path in contents else file for file in files]


def findings(files):
    return Counter(
        (finding.rule, finding.resolved_by is not None)
        for finding in check(build(files, SOURCES.pages), AS_OF)
        if finding.rule != "metric/defined-twice"  # it looks at how ids are spelled
    )


REFERENCES = [document.reference for document in documents(SOURCES.files) if document.id]
OF_EACH_KIND = sorted({reference.partition("/")[0]: reference for reference in REFERENCES}.values())


@pytest.mark.parametrize("reference", REFERENCES)
def test_there_and_back_for_every_document_of_the_example(reference):
    kind, _, id = reference.partition("/")
    there = renamed(SOURCES.files, kind, id, "quite-another")
    assert reference not in {document.reference for document in documents(there)}
    assert len(build(there, SOURCES.pages).problems) == len(build(SOURCES.files, SOURCES.pages).problems)
    back = renamed(there, kind, "quite-another", id)
    assert [file.data for file in back] == [file.data for file in SOURCES.files]


@pytest.mark.parametrize("reference", OF_EACH_KIND)
def test_the_same_is_found_under_the_new_name(reference):
    kind, _, id = reference.partition("/")
    assert findings(renamed(SOURCES.files, kind, id, f"{id}-anew")) == findings(SOURCES.files)


ids = st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True).filter(is_id)


def value(text):
    """What our reader makes of a value, and what other parsers do."""
    import yaml
    from ruamel.yaml import YAML

    found, problems = read(SourceFile("a.yaml", f"value: {text}\nlast: 1\n".encode()))
    assert not problems
    ours = found[0].data["value"]
    assert yaml.safe_load(f"value: {text}\nlast: 1\n")["value"] == ours
    assert YAML(typ="safe", pure=True).load(f"value: {text}\nlast: 1\n")["value"] == ours
    return ours


@given(ids)
def test_a_word_reads_the_same_in_every_parser(id):
    assert value(word(id)) == id


letters = st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=("Cc", "Cf", "Zs"))
texts = st.text(letters | st.just(" "))


@given(texts)
def test_a_quoted_text_reads_the_same_in_every_parser(text):
    assert value(quoted(text)) == text


@given(st.lists(texts, min_size=1, max_size=4).map("\n".join).filter(lambda text: text.strip()))
def test_a_long_text_reads_the_same_in_every_parser(text):
    lines = [line.rstrip() for line in text.strip().splitlines()]
    read_back = value(long_text(text))
    assert read_back.split() == text.split()
    assert len(lines) == 1 or read_back == "\n".join(lines)


@given(ids, ids, st.sampled_from(["{}", '"{}"', "'{}'", ">-\n  {}", "|-\n  {}", '"\\\n  {}"']))
def test_a_reference_is_spelled_anew_however_it_was_typed(old, new, form):
    written = form.format(old) if form != "{}" else word(old)
    if value(written) == old:
        assert value(respelled(written, old, new)) == new


@given(ids, ids, st.sampled_from(["'2 * [{}]'", '"[{0}] + [ {0} ]"', "|-\n  [{}]\n  - 1", '"\\x5b{}]"', "1 + [{}]"]))
def test_a_formula_is_spelled_anew_however_it_was_typed(old, new, form):
    written = form.format(old)
    formula = value(written)
    expected = formula.replace(f"[{old}]", f"[{new}]").replace(f"[ {old} ]", f"[ {new} ]")
    assert value(reformulated(written, formula, old, new)) == expected
