"""`collabctl graph`: the pictures."""

from __future__ import annotations

from pathlib import Path

import click

from collabctl.cli.failure import Failure
from collabctl.cli.loading import load, root_argument, say_what_is_broken
from collabctl.cli.reporting import deliver

VIEWS = ("collaboration", "goals", "influences")
FORMATS = ("mermaid", "dot", "svg", "json")


@click.command()
@root_argument
@click.option(
    "--view",
    type=click.Choice(VIEWS),
    default="collaboration",
    show_default=True,
    help="Who works with whom, what we aim for, or what moves what.",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="mermaid", show_default=True)
def graph(root: Path | None, view: str, format_: str) -> None:
    """Draw who works with whom, what we aim for together, or which figure moves which.

    ROOT is a folder with organization.yaml: this one, or the nearest above it, when left out. What can be read is
    drawn, even when other documents have errors; what is private is not. As Mermaid, more than 40 departments are drawn
    as groups: what is part of one department, or else what hangs together.

    \b
    For example:
      collabctl graph
      collabctl graph --view goals
      collabctl graph --view influences --format dot
      collabctl graph --view goals --format svg > goals.svg
      collabctl graph examples/silo --format json
    """
    from collabctl.drawings.collaboration import in_groups
    from collabctl.drawings.mermaid import MOST_BOXES, is_readable
    from collabctl.reports.graph import VIEWS as DRAWN
    from collabctl.reports.graph import render

    _, _, organization = load(root)
    say_what_is_broken(len(organization.problems))
    drawing = DRAWN[view](organization)
    if view == "collaboration" and format_ == "mermaid" and not is_readable(drawing):
        drawing = in_groups(drawing, MOST_BOXES)
    if format_ == "mermaid" and not is_readable(drawing):
        raise Failure(
            f"this drawing would have {len(drawing.nodes):,} boxes, and nobody can read a Mermaid one with more than "
            f"{MOST_BOXES}; --format dot, svg and json take them all"
        )
    deliver(render(format_, drawing))
