"""What a command has to say beside its result."""

from __future__ import annotations

from collections.abc import Iterable

import click


def tell(remarks: Iterable[str]) -> None:
    """One line each on stderr; the command has done its work all the same."""
    from collabctl.escaping import terminal

    for remark in remarks:
        click.echo(f"collabctl: {terminal(remark)}", err=True)
