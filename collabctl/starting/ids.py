"""The id of a new document: from what it is called."""

from __future__ import annotations

import re
import unicodedata

from collabctl.documents.schema.annotations import is_id
from collabctl.organization import KINDS, Organization
from collabctl.playbooks.naming import LONGEST_ID, numbered

_MOST_WORDS = 6


def id_from(text: str) -> str:
    """A text as an id: in plain letters, a few words, with hyphens; "" where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    id = "-".join(words[:_MOST_WORDS])[:LONGEST_ID].rstrip("-")
    return id if is_id(id) else ""


def name_from(id: str) -> str:
    """An id as a name: customer-care becomes Customer care, and it IT."""
    return id.upper() if len(id) == len("it") else id.replace("-", " ").capitalize()


def free(organization: Organization, kind: str, wanted: str) -> str:
    """The id, or the same with a number where a document of this kind has it."""
    known = getattr(organization, KINDS[kind][0])
    return next(id for id in numbered(wanted) if id not in known and not organization.perhaps(id))
