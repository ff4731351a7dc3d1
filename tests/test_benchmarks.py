"""What the benchmarks measure is what they say: every kind, sound, the same each time."""

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def generate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    return importlib.import_module("generate")


def test_every_kind_is_there_as_often_as_asked_for(generate: ModuleType) -> None:
    documents = dict(generate.documents(100))
    assert len(documents) == 100
    kinds = {text.partition("\n")[0].removeprefix("kind: ") for text in documents.values()}
    assert kinds == {path.name.partition(".")[0] for path in (ROOT / "schemas").glob("*.schema.json")} - {"collab"}


def test_the_documents_have_the_size_of_real_ones(generate: ModuleType) -> None:
    lines = [len(text.splitlines()) for _, text in generate.documents(1000)]
    assert 20 <= sum(lines) / len(lines) <= 25


def test_the_same_number_gives_the_same_bytes(generate: ModuleType) -> None:
    assert list(generate.documents(200)) == list(generate.documents(200))


def test_too_few_documents_are_refused(generate: ModuleType) -> None:
    assert len(list(generate.documents(generate.SMALLEST))) == generate.SMALLEST
    with pytest.raises(ValueError, match="too few"):
        list(generate.documents(generate.SMALLEST - 1))


def test_there_is_nothing_to_find_but_what_is_settled(generate: ModuleType, tmp_path: Path) -> None:
    generate.generate(tmp_path, 100)
    command = [sys.executable, "-m", "collabctl", "validate", str(tmp_path), "--format", "json"]
    done = subprocess.run(
        [*command, "--as-of", generate.AS_OF], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    findings = json.loads(done.stdout)["findings"]
    assert {finding["rule"] for finding in findings} == {"kpi/opposed-directions"}
    assert all(finding["resolved_by"] for finding in findings)
