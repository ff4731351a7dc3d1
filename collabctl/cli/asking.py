"""Questions to somebody at the keyboard: on stderr, until the answer makes sense, and never where nobody is there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

import click

SHOWN = 30
"""How many choices are listed before a question; more are counted."""


_YES = frozenset(("", "y", "yes"))
_NO = frozenset(("n", "no"))


def at_a_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, understood: Callable[[str], object], own: str | None = None) -> str:
    """The first answer that makes sense; `own` is what Enter alone answers. `understood` raises NotPossible."""
    from collabctl.edits import NotPossible
    from collabctl.escaping import terminal

    def asked(answer: str) -> str:
        try:
            understood(answer)
        except NotPossible as error:
            raise click.UsageError(terminal(str(error))) from error
        return answer

    return str(
        click.prompt(
            terminal(question),
            default=terminal(own or ""),
            show_default=bool(own),
            value_proc=asked,
            prompt_suffix=" ",
            err=True,
        )
    )


def is_so(question: str) -> bool:
    """Whether somebody says yes, which Enter alone does too."""
    from collabctl.edits import NotPossible

    def understood(answer: str) -> bool:
        if answer.strip().lower() not in _YES | _NO:
            raise NotPossible(f"'{answer}' is neither yes nor no; write y or n")
        return answer.strip().lower() in _YES

    return understood(ask(f"{question} [Y/n]:", understood))


def agree(question: str) -> None:
    """Go on where somebody says yes; else stop."""
    if not is_so(question):
        raise click.Abort


def offer(choices: Iterable[tuple[str, str]]) -> None:
    """What may be answered, with what each of it is called."""
    from collabctl.escaping import terminal

    found = list(choices)
    for id, name in found[:SHOWN]:
        click.echo(terminal(f"  {id}" + (f" ({name})" if name and name.lower() != id else "")), err=True)
    if len(found) > SHOWN:
        click.echo(f"  and {len(found) - SHOWN:,} more", err=True)


def said(text: str) -> None:
    """Lines for whoever sits there."""
    from collabctl.escaping import terminal

    click.echo("\n".join(map(terminal, text.split("\n"))), err=True)
