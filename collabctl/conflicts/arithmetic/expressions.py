"""How a formula is written and read: numbers, signs, brackets, and metric ids in brackets of their own.

A formula is made of numbers, `+ - * / ( )` and metric ids in brackets: `0.6 * [promise-kept] + 0.4 * [answer-speed]`.
Sums and products keep all their parts side by side, so that only brackets make a formula deep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

DEEPEST = 32
"""Brackets inside brackets that a formula may have: more than anybody can read, and far from what Python can follow."""

LONGEST_NUMBER = 40
"""Characters of a number: more than any figure needs, and arithmetic on it stays quick."""

_PIECE = re.compile(r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|\[(?P<metric>[^\[\]]*)\]|(?P<sign>[-+*/()]))")
_WORD = re.compile(r"[^\W\d][\w-]*")
_INSTEAD = {
    ",": "a number has a point where you wrote a comma; write 0.6",
    "×": "write * to multiply",
    "·": "write * to multiply",
    "÷": "write / to divide",
    ":": "write / to divide",
    "\u2212": "write the minus of the keyboard, -",
    "\u2013": "write the minus of the keyboard, -",
    "^": "there are no powers; write [a] * [a]",
    "%": "there is no %; write 0.4 for 40 %",
    "{": "write round brackets, ( and )",
    "}": "write round brackets, ( and )",
    "=": "write only what stands to the right of the =",
    ".": "write a digit on both sides of the point, such as 0.6",
}


class FormulaError(ValueError):
    """What is wrong with a formula, in a sentence for the person who wrote it. `column` counts characters from 1."""

    def __init__(self, column: int, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column
        self.sentence = sentence


class Expression:
    """A formula, or a part of one. `str` gives it back in one line."""

    __slots__ = ()

    def parts(self) -> tuple[Expression, ...]:
        """What it is made of, from left to right."""
        return ()

    def references(self) -> Iterator[Reference]:
        """Every place where a metric is named, from left to right."""
        for part in self.parts():
            yield from part.references()

    def metrics(self) -> tuple[str, ...]:
        """The ids of the metrics in it, each once, in the order in which they are first named."""
        return tuple(dict.fromkeys(reference.metric for reference in self.references()))


@dataclass(frozen=True, slots=True)
class Number(Expression):
    """A number, and how it was written."""

    value: Fraction
    written: str

    def __str__(self) -> str:
        return self.written


@dataclass(frozen=True, slots=True)
class Reference(Expression):
    """The value of a metric. `column` is where its bracket opens, counted from 1; it makes no difference."""

    metric: str
    column: int = field(default=0, compare=False)

    def references(self) -> Iterator[Reference]:
        """Itself."""
        yield self

    def __str__(self) -> str:
        return self.metric


@dataclass(frozen=True, slots=True)
class Sum(Expression):
    """What is added, and what is subtracted: each term with its sign, 1 or -1."""

    terms: tuple[tuple[int, Expression], ...]

    def parts(self) -> tuple[Expression, ...]:
        """The terms, without their signs."""
        return tuple(term for _, term in self.terms)

    def __str__(self) -> str:
        first, *rest = self.terms
        text = f"{'-' if first[0] < 0 else ''}{_inside(first[1], Sum)}"
        return text + "".join(f" {'+' if sign > 0 else '-'} {_inside(term, Sum)}" for sign, term in rest)


@dataclass(frozen=True, slots=True)
class Product(Expression):
    """What is multiplied, and what it is divided by: each factor with its power, 1 or -1. The first is a 1."""

    factors: tuple[tuple[int, Expression], ...]

    def parts(self) -> tuple[Expression, ...]:
        """The factors and divisors."""
        return tuple(factor for _, factor in self.factors)

    def __str__(self) -> str:
        first, *rest = self.factors
        text = _inside(first[1], Sum, Product)
        return text + "".join(f" {'*' if side > 0 else '/'} {_inside(factor, Sum, Product)}" for side, factor in rest)


def _inside(expression: Expression, *bracketed: type[Expression]) -> str:
    return f"({expression})" if isinstance(expression, bracketed) else str(expression)


@lru_cache(maxsize=16_384)
def parse(text: str) -> Expression:
    """The formula that was written. Raises `FormulaError` at the first character that does not fit."""
    reader = _Reader(text)
    found = reader.sum(0)
    if reader.next is not None:
        raise FormulaError(reader.column, _unexpected(reader.next))
    return found


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    text: str
    column: int


def _pieces(text: str) -> Iterator[_Piece]:
    position = 0
    end = len(text.rstrip())
    while position < end:
        match = _PIECE.match(text, position)
        if match is None:
            position += len(text[position:]) - len(text[position:].lstrip())
            raise FormulaError(position + 1, _strange(text, position))
        kind = match.lastgroup or ""
        if kind == "number" and len(match[kind]) > LONGEST_NUMBER:
            raise FormulaError(match.start(kind) + 1, f"a number of more than {LONGEST_NUMBER} characters; round it")
        yield _Piece(kind, match[kind].strip(), match.start(kind) + (0 if kind == "metric" else 1))
        position = match.end()


def _strange(text: str, position: int) -> str:
    """What to say about a character that no formula has."""
    character = text[position]
    if character == "[":
        return "this [ is never closed; a metric is written [its-id]"
    if character == "]":
        return "there is no [ before this ]; a metric is written [its-id]"
    if word := _WORD.match(text, position):
        return f"'{word[0]}' is no number; a metric is written in brackets: [{word[0].lower()}]"
    hint = _INSTEAD.get(character, "a formula has numbers, + - * / ( ) and metric ids in brackets")
    return f"'{character}' has no meaning here; {hint}"


def _unexpected(piece: _Piece) -> str:
    if piece.text == ")":
        return "there is no ( before this )"
    return f"there is no + - * or / before '{_shown(piece)}'"


def _shown(piece: _Piece) -> str:
    return f"[{piece.text}]" if piece.kind == "metric" else piece.text


class _Reader:
    """Reads pieces from left to right: a sum of products of single things."""

    def __init__(self, text: str) -> None:
        self._pieces = _pieces(text)
        self._end = len(text.rstrip()) + 1
        self.next: _Piece | None = None
        self._step()

    @property
    def column(self) -> int:
        """Where the next piece stands; behind the last character when there is none."""
        return self.next.column if self.next else self._end

    def _step(self) -> None:
        self.next = next(self._pieces, None)

    def _sign(self, signs: str) -> str:
        """The next piece if it is one of these signs, read; else ""."""
        if self.next is None or self.next.kind != "sign" or self.next.text not in signs:
            return ""
        sign = self.next.text
        self._step()
        return sign

    def sum(self, depth: int) -> Expression:
        """Products with + and - between them."""
        terms = [(1, self._product(depth))]
        while sign := self._sign("+-"):
            terms.append((1 if sign == "+" else -1, self._product(depth)))
        return terms[0][1] if len(terms) == 1 else Sum(tuple(terms))

    def _product(self, depth: int) -> Expression:
        factors = [(1, self._single(depth))]
        while sign := self._sign("*/"):
            column = self.column
            factor = self._single(depth)
            if sign == "/" and isinstance(factor, Number) and factor.value == 0:
                raise FormulaError(column, "nothing can be divided by 0")
            factors.append((1 if sign == "*" else -1, factor))
        return factors[0][1] if len(factors) == 1 else Product(tuple(factors))

    def _single(self, depth: int) -> Expression:
        """A number, a metric, or a sum in brackets, with any number of minus signs before it."""
        minus = False
        while self._sign("-"):
            minus = not minus
        column, piece = self.column, self.next
        if piece is None:
            raise FormulaError(column, "the formula stops here; a number, a metric or a ( is missing")
        found: Expression
        if piece.kind == "number":
            self._step()
            found = Number(Fraction(piece.text), piece.text)
        elif piece.kind == "metric":
            self._step()
            if not piece.text:
                raise FormulaError(column, "there is nothing in these brackets; write a metric's id, such as [csat]")
            found = Reference(piece.text, column)
        elif self._sign("("):
            if depth == DEEPEST:
                raise FormulaError(
                    column, f"over {DEEPEST} brackets inside each other; make a part a metric of its own"
                )
            found = self.sum(depth + 1)
            if not self._sign(")"):
                raise FormulaError(column, "this ( is never closed")
        else:
            raise FormulaError(column, f"a number, a metric or a ( is missing before '{piece.text}'")
        return Sum(((-1, found),)) if minus else found
