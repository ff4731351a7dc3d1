"""A list that takes so many things, or each once, and has another number of them."""

from __future__ import annotations

from collabctl.documents.document import Document
from collabctl.documents.schema.faults import Fault
from collabctl.documents.schema.wording import Sentence, expected, field
from collabctl.documents.shown import shown

_NUMBERS = ("no", "one", "two", "three", "four", "five")


def twice(fault: Fault) -> Sentence | None:
    """A thing that stands in a list for the second time."""
    if fault.what != "uniqueItems":
        return None
    return f"'{shown(fault.value)}' stands in {field(fault.path[:-1])} twice", "leave one of them out"


def wrong_count(fault: Fault, document: Document) -> Sentence | None:
    """A list that takes a fixed number of things, and has another: `[9,5, 10]` holds three numbers."""
    wanted, there = fault.schema.get("minItems"), fault.value
    if fault.what not in ("minItems", "maxItems") or wanted is None or wanted != fault.schema.get("maxItems"):
        return None
    things = "numbers" if all(type(item) in (int, float) for item in there) else "things"
    count = f"{len(there)} {things if len(there) != 1 else things[:-1]}"
    message = f"{field(fault.path)} holds {count}, and takes {_NUMBERS[wanted]}"
    decimals = _with_decimals(fault, document)
    if len(decimals) < len(there) and fault.would_fit(decimals):
        return message, f"a decimal has a point: [{', '.join(map(str, decimals))}]"
    return message, expected(fault).partition("; ")[2]


def _with_decimals(fault: Fault, document: Document) -> list[int | float]:
    """The numbers of a list, where those with a comma and no space between them are a decimal: `9,5` as 9.5."""
    numbers: list[int | float] = []
    before = None
    for number, item in enumerate(fault.value[:10]):
        where = document.value((*fault.path, number))
        glued = before is not None and (before.line, before.end_column + 1) == (where.line, where.column)
        if glued and type(item) is int and item >= 0 and type(numbers[-1]) is int:
            numbers[-1] = float(f"{numbers[-1]}.{item}")
        else:
            numbers.append(item)
        before = where
    return numbers
