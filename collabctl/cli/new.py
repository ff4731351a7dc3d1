"""`collabctl new`: a commented document in its folder."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli import completing
from collabctl.cli.asking import at_a_terminal, said
from collabctl.cli.editors import schema_edit
from collabctl.cli.failure import Failure
from collabctl.cli.loading import as_of_option, load_to_edit, must_be_opened, say_what_is_broken
from collabctl.cli.remarks import tell

if TYPE_CHECKING:
    from collabctl.findings import Finding
    from collabctl.starting.plans import Plan


@click.command()
@click.argument("kind", shell_complete=completing.beginnable)
@click.argument("id_", metavar="[ID]", required=False)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    shell_complete=completing.settings,
    help="What stands in a field. Repeatable.",
)
@click.option(
    "--worsens",
    multiple=True,
    metavar="METRIC=ID",
    shell_complete=completing.worsened,
    help="For a KPI: what gets worse if a team pushes only this, and the department that feels it. Repeatable.",
)
@click.option("--root", type=click.Path(path_type=Path), metavar="ROOT", help="The folder with organization.yaml.")
@as_of_option
def new(
    kind: str, id_: str | None, settings: Sequence[str], worsens: Sequence[str], root: Path | None, as_of: datetime.date
) -> None:
    """Write a document of this KIND, with a remark beside each field, in the language of the organization.

    At a terminal, what has to be known and no option says is asked for. For a KPI you are also asked what gets worse if
    a team pushes only this: that is what makes conflicts visible. Nothing is written before the last answer, and never
    over a file.

    \b
    For example:
      collabctl new kpi
      collabctl new department customer-care --set name="Customer care"
      collabctl new kpi --set department=sales --set metric=csat --set "target=at least 9" --worsens margin=finance
    """
    from collabctl.cli.conversation import Conversation
    from collabctl.edits import NotPossible
    from collabctl.edits.trying import new_findings
    from collabctl.output import OutputError, write_files
    from collabctl.starting.drafts import Beginning

    folder, sources, organization = load_to_edit(root)
    must_be_opened(sources)
    try:
        beginning = Beginning(organization, kind, id_, settings)
        conversation = Conversation(sources, beginning, worsens)
        if at_a_terminal():
            conversation.hold(as_of)
        elif missing := beginning.missing():
            wanted = " and ".join(f"--set {field}=..." for field in missing)
            raise click.UsageError(f"nobody is here to ask, so {wanted} must be given")
        else:
            conversation.write(as_of)
        plan = conversation.plan
        found = new_findings(organization, sources, plan.files(), as_of)
        edits = {**plan.edits, **schema_edit(folder, conversation.organization)}
        remarks = write_files(folder, plan.added, edits)
    except (NotPossible, OutputError) as error:
        raise Failure(str(error)) from error
    tell(remarks)
    _tell(plan, found)
    say_what_is_broken(len(organization.problems))


def _tell(plan: Plan, found: Sequence[Finding]) -> None:
    """What was written, and what there is to do about it."""
    from collabctl.escaping import terminal
    from collabctl.findings import SEVERITIES

    for path in plan.added:
        click.echo(terminal(f"{path} is there now; each remark in it explains the field below it"))
    for path in plan.edits:
        click.echo(terminal(f"{path} has a line about it"))
    if not found:
        click.echo("next: fill in what only you know, then 'collabctl validate'")
        return
    said("what there is to do next, as 'collabctl validate' tells:")
    for one in sorted(found, key=lambda one: SEVERITIES.index(one.severity)):
        said(f"  {'note' if one.severity == 'info' else one.severity}: {one.message} [{one.rule}]")
