from pathlib import Path

import pytest

from collabctl import bundled as module
from collabctl.bundled import bundled


def test_schemas_and_rule_cases_are_found() -> None:
    assert (bundled("schemas") / "kpi.schema.json").is_file()
    assert list(bundled("rules").glob("*/*/invalid-*.yaml"))


def test_what_travels_inside_the_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "collabctl" / "_bundled" / "schemas"
    beside = tmp_path / "schemas"
    beside.mkdir(parents=True)
    monkeypatch.setattr(module, "_PACKAGE", tmp_path / "collabctl")
    assert bundled("schemas") == beside
    inside.mkdir(parents=True)
    assert bundled("schemas") == inside


def test_a_broken_installation_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PACKAGE", tmp_path / "collabctl")
    with pytest.raises(FileNotFoundError, match="install collabctl again"):
        bundled("rules")
