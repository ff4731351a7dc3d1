"""The texts of the first documents: the same kinds and fields in each language, and values written safely."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import collabctl.starting
from collabctl.documents.schema import kinds
from collabctl.documents.schema.files import expanded
from collabctl.starting import LANGUAGES
from collabctl.starting.answers import schema_of
from collabctl.starting.influences import BECAUSE
from collabctl.starting.questions import QUESTIONS
from collabctl.starting.texts import language_of, with_field

HERE = Path(collabctl.starting.__file__).parent
NOT_FIELDS = {("message", "channel"), ("rollout", "departments")}
"""Questions whose answer goes into several fields, or into another document."""


def fields(text: str) -> list[str]:
    """The fields of a document in order, those in remarks too."""
    return [name for name in re.findall(r"^(?:# )?([a-z_]+):(?= |$)", text, re.MULTILINE) if name != "true"]


@pytest.mark.parametrize("kind", QUESTIONS)
def test_each_language_has_the_same_fields(kind):
    texts = [(HERE / "kinds" / language / f"{kind}.yaml").read_text("utf-8") for language in LANGUAGES]
    assert len({tuple(fields(text)) for text in texts}) == 1
    assert set(fields(texts[0])) <= set(expanded(kind)["properties"])


def test_every_kind_can_be_begun():
    assert set(QUESTIONS) == set(kinds()) - {"organization", "resolution"}
    for language in LANGUAGES:
        assert {file.stem for file in (HERE / "kinds" / language).iterdir()} == set(QUESTIONS)


def test_the_questions_are_about_fields():
    for kind, questions in QUESTIONS.items():
        for question in questions:
            assert schema_of(kind, question.field) or (kind, question.field) in NOT_FIELDS


def test_the_reason_of_an_influence_is_told_in_each_language():
    assert tuple(BECAUSE) == LANGUAGES


def test_an_organization_in_another_language_gets_english():
    assert [language_of(one) for one in [("nl", "en"), ("nl-BE",), ("de", "nl"), ()]] == ["nl", "nl", "en", "en"]


def test_a_field_takes_the_place_of_its_remark():
    text = "kind: x\n# How much.\n# weight: 20\n# Which.\n# list:\n#   - a\n#   - b\nname: N\n"
    assert with_field(text, "weight", 5) == text.replace("# weight: 20", "weight: 5")
    assert with_field(text, "list", ["c"]) == text.replace("# list:\n#   - a\n#   - b", "list: [c]")
    assert with_field(text, "name", "M: n") == text.replace("name: N", 'name: "M: n"')
    assert with_field(text, "other", True) == text + "other: true\n"
