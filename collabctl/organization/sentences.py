"""Names in a sentence, as findings say them."""

from __future__ import annotations

from collections.abc import Iterable


def listed(names: Iterable[str]) -> str:
    """Several names as one says them: Sales, Support and IT."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most else last
