"""`collabctl schema`: the JSON Schema of the documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from collabctl.cli import completing
from collabctl.cli.loading import load, must_be_opened, say_what_is_broken
from collabctl.cli.reporting import deliver


@click.command()
@click.argument("kind", required=False, shell_complete=completing.kinds)
@click.option("--with-ids", is_flag=True, help="With the ids of this organization as choices, for editors.")
@click.option("--root", type=click.Path(path_type=Path), metavar="ROOT", help="The folder with organization.yaml.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it.  [stdout]")
def schema(kind: str | None, with_ids: bool, root: Path | None, output: Path | None) -> None:
    """Print the JSON Schema of KIND, or of all kinds together.

    With ids, an editor offers the departments, metrics and so on that there are, each with its name. Other ids fit
    too: whether they lead anywhere is for `collabctl validate` to say.

    \b
    For example:
      collabctl schema kpi
      collabctl schema --with-ids --output .collabctl/collab.schema.json
    """
    from collabctl.documents.nearest import nearest
    from collabctl.documents.schema import bundle, kinds
    from collabctl.escaping import json_text, terminal

    if kind is not None and kind not in kinds():
        close = nearest(kind, kinds())
        hint = f"did you mean '{close}'?" if close else f"the kinds are {', '.join(kinds())}"
        raise click.UsageError(f"there is no kind '{kind}'; {hint}")
    if root is not None and not with_ids:
        raise click.UsageError("--root tells whose ids are meant; it goes with --with-ids")
    found = _with_ids(kind, root) if with_ids else bundle(kind)
    deliver(json_text(found), output)
    if output is not None:
        click.echo(terminal(f"{output} is up to date"))


def _with_ids(kind: str | None, root: Path | None) -> dict[str, Any]:
    from collabctl.documents.schema import bundle_with_ids

    _, sources, organization = load(root)
    must_be_opened(sources)
    say_what_is_broken(len(organization.problems))
    return bundle_with_ids(kind, organization.names())
