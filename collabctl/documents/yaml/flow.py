"""What goes wrong between brackets: one that is never closed, and the commas between what stands inside."""

from __future__ import annotations

import re

from collabctl.documents.shown import shown
from collabctl.documents.yaml.brackets import CLOSES, is_closed
from collabctl.documents.yaml.error import Error
from collabctl.documents.yaml.refusal import QUOTE, QUOTE_OR_BLOCK, Refusal

_WORD_AFTER_VALUE = re.compile(r"[{,]\s*[\w-]+:\s+[^\s,:{}\[\]][^,:{}\[\]]*\s([\w-]+)\s*\Z")
_FARTHEST = 1000  # characters that are looked at before an error, so that no file takes long


def open_bracket(error: Error) -> Refusal | None:
    """A bracket that is not closed before something else begins."""
    starts = [*error.trail.flows]
    if error.context.startswith("while parsing a flow"):
        starts.append(error.origin)
    for start in reversed(starts):
        bracket = error.lines.text[start.index : start.index + 1]
        if bracket in CLOSES and not is_closed(error.lines.text, start.index):
            closes = CLOSES[bracket]
            rest = error.lines.line(start.line)[start.column :]
            if " #" in rest and closes in rest.partition(" #")[2]:
                hash_at = error.lines.at(start.line, start.column + rest.index(" #") + 1)
                message = f"a '#' after a space begins a comment, so the '{bracket}' before it is never closed"
                return Refusal(hash_at, message, QUOTE)
            return error.refusal(
                start,
                f"the '{bracket}' that opens here is not closed before something else begins",
                f"close it with '{closes}'; if this is text, {QUOTE_OR_BLOCK}",
            )
    return None


def stray_bracket(error: Error) -> Refusal | None:
    """A closing bracket without an opening one."""
    if error.character not in ("]", "}"):
        return None
    return error.refusal(
        error.mark, f"this '{error.character}' closes nothing that was opened", f"remove it; if it is text, {QUOTE}", 1
    )


def comma_before_key(error: Error) -> Refusal | None:
    """`{role: planner department: it}`: the last word before the colon was to be a key."""
    if not error.trail.flows:
        return None
    start = max(error.trail.flows[-1].index, error.index - _FARTHEST)
    found = _WORD_AFTER_VALUE.search(error.lines.text[start : error.index])
    if found is None:
        return None
    word = found.group(1)
    message = f"a comma is missing before '{shown(word)}'"
    where = error.lines.place(start + found.start(1), len(word))
    return Refusal(where, message, f"put one there; if this is text, {QUOTE}")


def comma_before_value(error: Error) -> Refusal | None:
    """Something behind a value and before its comma: `{edit_url: https://example.org/{path}}`."""
    if "' or '" not in error.problem:
        return None
    text = error.trail.scalar
    if error.character in CLOSES and text is not None and not text.style and text.end_mark.index == error.index:
        message = f"this text is cut off by the '{error.character}' in it, which means something else to YAML"
        return error.refusal(text.start_mark, message, "put the whole text in quotes")
    return error.refusal(error.mark, "a comma is missing before this", f"put one there; if this is text, {QUOTE}")
