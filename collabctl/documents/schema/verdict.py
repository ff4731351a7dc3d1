"""Whether a document fits the schema of its kind: yes or no, in microseconds, and not why."""

from __future__ import annotations

from functools import cache
from typing import Any

from jsonschema_rs import Draft202012Validator, RegexOptions

from collabctl.documents.schema.files import expanded


def fits(kind: str, data: dict[str, Any]) -> bool:
    """Whether the values of a document are what its kind allows. Fast; `faults.py` tells why they are not."""
    return _validator(kind).is_valid(data)


@cache
def _validator(kind: str) -> Draft202012Validator:
    """Built when the first document of a kind is seen. The schema has no `$ref`, so nothing can be fetched."""
    return Draft202012Validator(expanded(kind), validate_formats=False, pattern_options=RegexOptions())
