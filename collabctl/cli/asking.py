"""Questions to somebody at the keyboard: on stderr, until the answer makes sense, and never where nobody is there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

import click

SHOWN = 30
"""How many choices are listed before a question; more are counted."""


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

    shown = bool(own)
    default = None if own is None else terminal(own)
    return str(
        click.prompt(
            terminal(question), default=default, show_default=shown, value_proc=asked, prompt_suffix=" ", err=True
        )
    )


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
