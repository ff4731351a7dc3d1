"""A target as people say it: `hoogstens 5`, `>= 95%`, `between 5 and 7`, `omhoog`, or a number alone."""

from __future__ import annotations

import re
from typing import Final

from collabctl.documents.schema.as_typed import numbers, two_numbers
from collabctl.documents.schema.faults import Fault
from collabctl.documents.schema.wording import Sentence
from collabctl.documents.shown import shown

_SAID: Final = {
    "at_least": r">=|=>|≥|at least|no less than|not less than|minstens|minimaal|minimum|min\.?|ten ?minste|vanaf|from",
    "at_most": r"<=|=<|≤|at most|no more than|not more than|up to|hoogstens|maximaal|maximum|max\.?|ten ?hoogste"
    r"|tot(?: en met)?",
    "more_than": r">|more than|over|above|meer dan|boven|hoger dan|higher than",
    "less_than": r"<|less than|under|below|minder dan|onder|lager dan|lower than|fewer than",
    "exactly": r"=|==|exactly|precies|exact|gelijk aan",
}
_INSTEAD: Final = {"more_than": "at_least", "less_than": "at_most"}
_MOVES: Final = {
    "up": "up higher more increase rise omhoog hoger meer stijgen stijgend toename",
    "down": "down lower less decrease fall omlaag lager minder dalen dalend afname",
    "steady": "steady stable same flat stabiel gelijk hetzelfde gelijkblijven",
}
_BETWEEN = re.compile(r"(?:(?:between|tussen|from|van|vanaf) )?(\S+) ?(?:-|–|and|en|to|tot) ?(\S+?)", re.IGNORECASE)
_UNIT = re.compile(r"([€$£]? ?[-+]?[0-9][0-9.,_ ]*(?:%)?)(?: [^\W\d_][^\d]*)?")
_MOST = 200


def as_target(fault: Fault) -> Sentence | None:
    """The target that a text or number means, as it is written; None where none belongs or nobody can tell."""
    value = fault.value
    if isinstance(value, bool) or not isinstance(value, (str, int, float)) or not fault.would_fit({"at_most": 1}):
        return None
    text = str(value).strip().casefold()
    if len(text) > _MOST:
        return None
    ways = _ways(text, fault)
    if not ways:
        return None
    message = f"'{shown(str(value))}' is not a target"
    if len(ways) == 1:
        return f"{message}; write {ways[0]}", ""
    return f"{message}, and it is not plain which one is meant", f"write {' or '.join(ways)}"


def _ways(text: str, fault: Fault) -> list[str]:
    for move, words in _MOVES.items():
        if text in words.split():
            return [f"{{move: {move}}}"]
    for key, said in _SAID.items():
        if found := re.fullmatch(rf"(?:{said})\s*(.+)", text):
            known = key if fault.would_fit({key: 1}) else _INSTEAD.get(key, key)
            return [f"{{{known}: {number}}}" for number in _figures(found.group(1))]
    if found := _BETWEEN.fullmatch(text):
        low, high = _figures(found.group(1)), _figures(found.group(2))
        if len(low) == len(high) == 1 and fault.would_fit({"between": [low[0], high[0]]}):
            return [f"{{between: [{low[0]}, {high[0]}]}}"]
    return [f"{{{key}: {number}}}" for number in _figures(text) for key in ("at_least", "at_most")]


def _figures(text: str) -> list[int | float]:
    """The number behind the words; two where it is not plain which one is meant, none where there is none."""
    found = _UNIT.fullmatch(text.strip())
    bare = found.group(1).strip() if found else text.strip()
    if both := two_numbers(bare):
        return list(both)
    return [number for number, _ in numbers(bare)][:1]
