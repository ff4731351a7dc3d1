"""`collabctl schema`: the JSON Schema of the documents."""

from __future__ import annotations

from pathlib import Path

import click

from collabctl.cli import completing
from collabctl.cli.failure import Failure
from collabctl.cli.loading import load


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
    from collabctl.documents.schema import bundle, bundle_with_ids, kinds
    from collabctl.escaping import json_text, terminal
    from collabctl.output import OutputError, write_file

    if kind is not None and kind not in kinds():
        close = nearest(kind, kinds())
        hint = f"did you mean '{close}'?" if close else f"the kinds are {', '.join(kinds())}"
        raise click.UsageError(f"there is no kind '{kind}'; {hint}")
    if root is not None and not with_ids:
        raise click.UsageError("--root tells whose ids are meant; it goes with --with-ids")
    found = bundle_with_ids(kind, load(root)[2].names()) if with_ids else bundle(kind)
    if output is None:
        click.echo(json_text(found))
        return
    try:
        write_file(output, json_text(found) + "\n")
    except OutputError as error:
        raise Failure(str(error)) from error
    click.echo(terminal(f"{output} is up to date"))
