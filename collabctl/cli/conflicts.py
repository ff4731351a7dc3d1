"""`collabctl conflicts`: whose targets pull against each other."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli import completing
from collabctl.cli.loading import as_of_option, load, must_exist, root_argument, say_what_is_broken
from collabctl.cli.reporting import colour, deliver, fail_on_option, fails

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabctl.conflicts.told import Told
    from collabctl.findings import Finding
    from collabctl.organization import Organization

FORMATS = ("text", "markdown", "json", "mermaid")


@click.command()
@root_argument
@click.option(
    "--department",
    metavar="ID",
    shell_complete=completing.ids("department"),
    help="Only the conflicts in which this department takes part.",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--what-if",
    multiple=True,
    metavar="FIELD=VALUE",
    help="As it would be with this change, which is never saved. Repeatable.",
)
@click.option("--with-library", is_flag=True, help="Also with what usually moves what, as assumptions to look into.")
@fail_on_option
@as_of_option
def conflicts(
    root: Path | None,
    department: str | None,
    format_: str,
    what_if: Sequence[str],
    with_library: bool,
    fail_on: str,
    as_of: datetime.date,
) -> int:
    """Tell whose targets pull against each other, through what, and what would end it.

    ROOT is a folder with organization.yaml: this one, or the nearest above it, when left out. What can be read counts,
    even when other documents have errors.

    \b
    For example:
      collabctl conflicts
      collabctl conflicts examples/silo --as-of 2026-11-23
      collabctl conflicts --department sales
      collabctl conflicts --what-if kpi/sales-deals-won.target.at_least=1000
      collabctl conflicts --with-library
      collabctl conflicts --format mermaid
    """
    from collabctl.conflicts.engine import find
    from collabctl.reports.conflicts import ConflictReport, render
    from collabctl.reports.conflicts.mermaid import left_out
    from collabctl.rules import check
    from collabctl.rules.grouping import grouped

    _, _, organization = load(root, what_if)
    must_exist(organization, organization.departments, "department", department)
    if with_library:
        from collabctl.conflicts.library import with_library as helped

        organization = helped(organization)
    findings = grouped(organization, check(organization, as_of))
    say_what_is_broken(
        sum(finding.rule.startswith("document/") and finding.severity == "error" for finding in findings)
    )
    told = _told(organization, as_of, findings, department)
    found = find(organization, as_of)
    for unknown in found.unknown:
        targets = ", ".join(member.reference for member in unknown.members)
        click.echo(f"collabctl: nobody can tell whether {targets} can all be met: {unknown.reason}", err=True)
    report = ConflictReport(organization, as_of, tuple(told), found.more, department, colour())
    deliver(render(format_, report))
    if format_ == "mermaid" and (number := left_out(report)):
        click.echo(f"collabctl: {number:,} of the conflicts are not in the drawing: nobody could read it", err=True)
    return int(fails((one.finding for one in told), fail_on))


def _told(
    organization: Organization, as_of: datetime.date, findings: list[Finding], department: str | None
) -> list[Told]:
    """Every conflict with its finding; for a department its own, with those that are told with another one's cause."""
    from collabctl.conflicts.engine import find
    from collabctl.conflicts.told import join, taking_part, with_ways_out
    from collabctl.rules.arguing import on_their_own

    found = find(organization, as_of)
    if department is None:
        return with_ways_out(join(organization, findings), found.wants)
    told = join(organization, [*findings, *on_their_own(organization, as_of)])
    return with_ways_out(list(taking_part(organization, told, department)), found.wants)
