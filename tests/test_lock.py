"""What is locked, with hashes, is what pyproject.toml asks for, and names no place to fetch it from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNTIME = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["build-system"]["requires"]]
DEVELOPMENT = [*RUNTIME, *PYPROJECT["project"]["optional-dependencies"]["dev"]]
LOCKS = ("requirements.txt", "requirements-dev.txt")


def locked(name: str) -> list[Requirement]:
    """The requirements, each with at least one hash and on the first of its lines."""
    text = re.sub(r"^ *#.*\n", "", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE)
    found = [one.split(" \\\n") for one in re.split(r"\n(?=\S)", text.strip())]
    for _, *hashes in found:
        assert hashes and all(re.fullmatch(r" +--hash=sha256:[0-9a-f]{64}", one) for one in hashes)
    return [Requirement(first) for first, *_ in found]


@pytest.mark.parametrize(("name", "asked"), [("requirements.txt", RUNTIME), ("requirements-dev.txt", DEVELOPMENT)])
def test_what_is_asked_for_is_locked(name: str, asked: list[str]) -> None:
    for wanted in map(Requirement, asked):
        pins = [pin for pin in locked(name) if pin.name == canonicalize_name(wanted.name)]
        assert pins, f"{wanted} is not in {name}: make lock"
        for pin in pins:
            (version,) = [one.version for one in pin.specifier if one.operator == "=="]
            assert wanted.specifier.contains(version), f"{pin} in {name} is not {wanted}: make lock"


def test_both_lock_the_same_libraries() -> None:
    runtime, development = ({(pin.name, str(pin.specifier)) for pin in locked(name)} for name in LOCKS)
    assert runtime <= development


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_place(name: str) -> None:
    assert not re.search(r"://|--(?!hash=)", (ROOT / name).read_text("utf-8"))
