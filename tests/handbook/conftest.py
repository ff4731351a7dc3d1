"""A small organization with every kind of document in it, and the example one, for the handbook's tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from collabctl.documents import SourceFile
from collabctl.organization import Organization, build

HERE = Path(__file__).parent
EXAMPLE = HERE.parent.parent / "examples" / "org"


def read(text: str, path: str = "all.yaml") -> Organization:
    """The organization that this YAML describes."""
    organization = build([SourceFile(path, text.encode())])
    assert not organization.problems, organization.problems[0]
    return organization


@pytest.fixture(scope="session")
def read_organization() -> Callable[[str], Organization]:
    return read


@pytest.fixture(scope="session")
def small_yaml() -> str:
    return (HERE / "small.yaml").read_text()


@pytest.fixture(scope="session")
def small(small_yaml: str) -> Organization:
    return read(small_yaml)


@pytest.fixture(scope="session")
def example() -> Organization:
    files = sorted(EXAMPLE.rglob("*.yaml"))
    return build([SourceFile(path.relative_to(EXAMPLE).as_posix(), path.read_bytes()) for path in files])
