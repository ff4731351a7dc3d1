"""Rules look at links to the handbook's pages, so they know of every page that it builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from collabctl.handbook import build
from collabctl.organization import addresses
from collabctl.organization import build as build_organization
from collabctl.organization.private import hidden
from collabctl.sources.files import read_folder

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("example", ["org", "silo"])
def test_every_page_that_is_built_is_known(example: str) -> None:
    sources = read_folder(ROOT / "examples" / example)
    organization = build_organization(sources.files, sources.pages)
    made = set(build(organization, language=organization.settings.languages[0]))
    known = addresses.pages(organization, hidden(organization))
    assert made <= known
    assert {path for path in known - made if path not in addresses.OVERVIEWS} == set()


def test_what_is_not_there_is_not_known() -> None:
    organization = build_organization([])
    assert addresses.pages(organization, frozenset()) == {"README.md"}
