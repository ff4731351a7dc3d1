"""`collabctl schema`: the JSON Schema of the documents."""

from __future__ import annotations

import click

from collabctl.cli.loading import load


@click.command()
@click.argument("kind", required=False)
@click.option("--with-ids", is_flag=True, help="With the ids of this organization as choices, for editors.")
def schema(kind: str | None, with_ids: bool) -> None:
    """Print the JSON Schema of KIND, or of all kinds together.

    \b
    For example:
      collabctl schema kpi
      collabctl schema --with-ids > .vscode/collab.schema.json
    """
    from collabctl.documents.nearest import nearest
    from collabctl.documents.schema import bundle, bundle_with_ids, kinds
    from collabctl.escaping import json_text

    if kind is not None and kind not in kinds():
        close = nearest(kind, kinds())
        hint = f"did you mean '{close}'?" if close else f"the kinds are {', '.join(kinds())}"
        raise click.UsageError(f"there is no kind '{kind}'; {hint}")
    found = bundle_with_ids(kind, _ids()) if with_ids else bundle(kind)
    click.echo(json_text(found))


def _ids() -> dict[str, list[str]]:
    """The ids of the organization here, by kind."""
    _, _, organization = load(None)
    ids: dict[str, list[str]] = {}
    for item in organization.items():
        ids.setdefault(item.kind, []).append(item.id)
    return ids
