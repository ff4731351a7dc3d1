"""The fast validator and the explaining one give the same verdict, whatever is done to a document."""

from __future__ import annotations

import copy
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from collabctl.documents import SourceFile, read
from collabctl.documents.schema import bundle, check, kinds
from collabctl.documents.schema.faults import faults
from collabctl.documents.schema.verdict import fits

FOLDER = Path(__file__).parent.parent / "schemas" / "documents"
ROUNDS = 150

ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, 1.0, 15, 15.0, 28.0, 29, -1, 0.5, 1e15, 10**17, 100, 100.0, 100.5, 2026, 2026.0, 3000,
    "", " ", "\n", "a", "A", "1", "10", "abc\n", "2026-03-01\n", "09:30\n", "9:30", "24:00", "25:30", "09:60",
    "2026", "2026-H1", "2026-H3", "2026-Q4\n", "1 h 30 min", "0 min", "5 mins", "2 working hours", "high", "medium",
    "mon", "first tuesday", "fifth monday", "month", "day", "2 weeks", "quarter", "all", "all\n", "organization",
    "kpi/a", "kpis/a", "page/a.md", "page/", "team/x", "nl", "a--b", "a-", "-a", "1a", "ünïcode", "é" * 65,
    "a" * 64, "a" * 65, "x" * 10001, "https://example.org", "https:///", "javascript:x", "//evil", "mailto:a@b", "#x",
    "EUR", "EURO", "9c1e4f", "FREQ=DAILY", "{path}", "https://example.org/{path}", "impossible", "error",
    [], [[]], ["a"], ["a", "a"], [1, 2], [1, 2, 3], [True], ["mon"], [None], ["first tuesday"], [{}],
    {}, {"nl": "x"}, {"nl": ""}, {"NL": "x"}, {"nl-BE": "x"}, {"nl": 1}, {"a": "b"}, {"from": "2026-01-01"},
    {"at_least": 5}, {"at_least": 5, "at_most": 6}, {"between": [1, 2]}, {"between": [1]}, {"move": "up"},
    {"role": "x", "department": "it"}, {"role": "x"}, {"department": "it"}, {"person": "anna"}, {"everyone": True},
    {"every": "day", "at": "9:00"}, {"every": "2 weeks", "day": "mon", "at": "9:00"}, {"ad_hoc": "x"},
    {"ad_hoc": "x", "once": {"date": "2026-01-01", "at": "9:00"}}, {"severity": "none", "x": 1}, {"date": "2026-01-01"},
    {"date": "2026-01-01", "until": "2026-01-01"}, {"tool": "a", "status": "impossible"},
)  # fmt: skip
ODD_KEYS = ("nmae", "kind", "id", "at_leats", "", "Note", "nl", "from", "every", "sales", "meeting/too-long", "a\n")


def examples() -> list[dict[str, Any]]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        documents, problems = read(SourceFile(path.name, path.read_bytes()))
        assert not problems
        found.extend(document.data for document in documents)
    return found


EXAMPLES = {data["kind"]: data for data in examples()}


def holders(value: Any) -> list[Any]:
    """All mappings and lists in a value, itself included."""
    if isinstance(value, dict):
        return [value, *(inner for below in value.values() for inner in holders(below))]
    if isinstance(value, list):
        return [value, *(inner for below in value for inner in holders(below))]
    return []


def mutate(data: dict[str, Any], dice: random.Random) -> None:
    """Change one thing somewhere in a document: leave out, rename, add, replace or repeat."""
    holder = dice.choice([each for each in holders(data) if each])
    odd = copy.deepcopy(dice.choice(ODD_VALUES))
    what = dice.randrange(5)
    if isinstance(holder, list):
        place = dice.randrange(len(holder))
        if what == 0:
            del holder[place]
        elif what == 1:
            holder.append(odd)
        elif what == 2:
            holder.append(copy.deepcopy(holder[place]))
        else:
            holder[place] = odd
        return
    key = dice.choice(sorted(holder))
    if key == "kind" and holder is data:
        return
    if what == 0:
        del holder[key]
    elif what == 1:
        holder[dice.choice(ODD_KEYS)] = holder.pop(key)
    elif what == 2:
        holder[dice.choice((*ODD_KEYS, *sorted(holder)))] = odd
    else:
        holder[key] = odd


@pytest.mark.parametrize("kind", kinds())
def test_both_validators_agree_on_mutated_documents(kind):
    dice = random.Random(f"mutations of {kind}")
    plain = Draft202012Validator(bundle(kind))
    sound = 0
    for _ in range(ROUNDS):
        data = copy.deepcopy(EXAMPLES[kind])
        for _ in range(dice.choice((1, 1, 2, 5))):
            mutate(data, dice)
        if data.get("kind") != kind:
            continue
        fast, slow = fits(kind, data), next(faults(kind, data), None) is None
        assert fast == slow, data
        sound += fast
        if not any(text.endswith("\n") for text in texts(data)):  # `$` means two things to Python
            assert plain.is_valid(data) == fast, data
    assert 0 < sound < ROUNDS


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, below in value.items() for text in (key, *texts(below))]
    return [text for below in value for text in texts(below)] if isinstance(value, list) else []


@pytest.mark.parametrize("kind", kinds())
def test_every_odd_value_at_every_place_gets_the_same_verdict_and_a_sentence(kind):
    """The whole way, through YAML: JSON is YAML, so the mutated values stand in a real file."""
    dice = random.Random(f"odd values in {kind}")
    for _ in range(60):
        data = copy.deepcopy(EXAMPLES[kind])
        mutate(data, dice)
        documents, _ = read(SourceFile("mutated.yaml", json.dumps(data, ensure_ascii=True).encode()))
        for document in documents:
            problems = check(document)
            assert bool(problems) == (document.kind != kind or not fits(kind, document.data)), data
            for problem in problems:
                words(problem.message)
                words(problem.help)
                assert problem.location.path == "mutated.yaml"


def words(text: str) -> None:
    """No sentence names what only programmers know, nor shows a pattern, nor goes on for ever."""
    jargon = r"\bdict\b|\bstr\b|None|Traceback|not valid under|\^\[|\]\+\$|additionalProp|#/|[Ii]nvalid|\bfailed"
    assert not re.search(jargon, text), text
    assert len(text) < 1500, text
    assert not text.endswith("."), text
