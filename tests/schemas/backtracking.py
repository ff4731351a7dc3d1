"""A search that counts its steps: what Python's `re` does with a pattern, try by try."""

from __future__ import annotations

from collections.abc import Callable
from re import _constants as codes
from re import _parser as parser
from typing import Any

Then = Callable[[int], bool]


class Search:
    """A pattern of characters, sets, branches, groups and greedy repeats, looked for from each place in turn."""

    def __init__(self, pattern: str) -> None:
        self.pattern = list(parser.parse(pattern))
        self.text = ""
        self.steps = 0

    def finds(self, text: str) -> bool:
        """Whether the pattern is anywhere in a text; `steps` then says after how many tries that was known."""
        self.text, self.steps = text, 0
        return any(self._match(self.pattern, start, lambda _end: True) for start in range(len(text) + 1))

    def _match(self, pattern: list[Any], at: int, then: Then) -> bool:
        if not pattern:
            return then(at)
        (code, argument), rest = pattern[0], pattern[1:]
        self.steps += 1
        if code is codes.AT:
            end = argument is codes.AT_END_STRING
            assert end or argument is codes.AT_BEGINNING
            return at == (len(self.text) if end else 0) and self._match(rest, at, then)
        if code is codes.BRANCH:
            return any(self._match([*branch, *rest], at, then) for branch in argument[1])
        if code is codes.SUBPATTERN:
            return self._match([*argument[3], *rest], at, then)
        if code is codes.MAX_REPEAT:
            return self._repeat(*argument, at, lambda end: self._match(rest, end, then))
        return self._is(code, argument, at) and self._match(rest, at + 1, then)

    def _repeat(self, least: int, most: int, part: Any, at: int, then: Then) -> bool:
        if len(part) == 1 and part[0][0] in (codes.LITERAL, codes.NOT_LITERAL, codes.IN):
            end = at
            while end - at < most and self._is(*part[0], end):
                end += 1
                self.steps += 1
            for stop in range(end, at + least - 1, -1):
                self.steps += 1
                if then(stop):
                    return True
            return False
        more = most and self._match(
            list(part), at, lambda end: end > at and self._repeat(max(least - 1, 0), most - 1, part, end, then)
        )
        return bool(more) or (not least and then(at))

    def _is(self, code: Any, argument: Any, at: int) -> bool:
        if at >= len(self.text):
            return False
        if code is codes.IN:
            negated = argument[0][0] is codes.NEGATE
            return negated != any(self._is(*item, at) for item in argument[negated:])
        if code is codes.RANGE:
            return bool(argument[0] <= ord(self.text[at]) <= argument[1])
        assert code in (codes.LITERAL, codes.NOT_LITERAL), code
        return (ord(self.text[at]) == argument) == (code is codes.LITERAL)
