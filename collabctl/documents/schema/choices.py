"""What to say of a word that is none of the choices: the one that was meant, those that are alike, or all of them."""

from __future__ import annotations

from collections.abc import Sequence

from collabctl.documents.nearest import nearest
from collabctl.documents.schema.wording import MOST_IN_HELP, listed
from collabctl.documents.shown import shown

MOST_IN_SENTENCE = 12
"""Choices that a sentence lists; where there are more, a help does."""


def near(word: str, choices: Sequence[str]) -> str | None:
    """The choice that was meant: misspelt, or such as `works-against` without what stands before its slash."""
    if found := nearest(word, choices):
        return found
    ends = _ends(word, choices)
    return ends[0] if len(ends) == 1 else None


def help(word: str, choices: Sequence[str]) -> str:
    """Which ones to choose from: of choices such as `meeting/clash` those that are alike, if there are any."""
    if len(choices) <= MOST_IN_HELP:
        return f"choose from {listed(choices, MOST_IN_HELP)}"
    groups = list(dict.fromkeys(choice.partition("/")[0] for choice in choices))
    group = word.partition("/")[0]
    group = group if group in groups else nearest(group, groups) or ""
    alike = [choice for choice in choices if choice.startswith(f"{group}/")] or _ends(word, choices)
    if alike:
        return f"choose from {listed(alike, MOST_IN_HELP)}"
    first = f"of which the first is {listed(groups, MOST_IN_HELP)}"
    return f"the choices have two parts, such as {choices[-1]}, {first}\n`collabctl explain` shows them all"


def _ends(word: str, choices: Sequence[str]) -> list[str]:
    """The choices of which a word is the second part."""
    end = word.rpartition("/")[2].casefold()
    return [choice for choice in choices if choice.rpartition("/")[2] == end and "/" in choice]


def did_you_mean(word: str | None) -> str:
    """The end of a sentence that offers a word, "" when there is none."""
    return f"; did you mean '{shown(word)}'?" if word else ""
