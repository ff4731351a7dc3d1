"""What an editor knows of the organization, kept up to date with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabctl.organization import Organization


def schema_edit(folder: Path, organization: Organization) -> Mapping[str, tuple[bytes, bytes]]:
    """The edit that brings the ids of the organization into its schema for editors; none where it keeps no schema."""
    from collabctl.output import read_file
    from collabctl.starting.organizations import SCHEMA, schema_for_editors

    place = folder / SCHEMA
    if place.is_symlink() or not place.is_file():
        return {}
    before, after = read_file(place), schema_for_editors(organization).encode()
    return {SCHEMA: (before, after)} if before != after else {}
