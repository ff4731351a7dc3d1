"""`collabctl status`: where things stand."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from collabctl.cli.loading import as_of_option, load, root_argument, say_what_is_broken
from collabctl.cli.reporting import colour, deliver, fail_on_option, fails

FORMATS = ("text", "markdown", "json")


@click.command()
@root_argument
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@fail_on_option
@as_of_option
def status(root: Path | None, format_: str, fail_on: str, as_of: datetime.date) -> int:
    """Tell where goals and KPIs stand against their measurements, and what became of what was agreed.

    ROOT is a folder with organization.yaml: this one, or the nearest above it, when left out. Figures stand in
    measurements/, a file for each metric. --fail-on looks at findings about figures, late actions and late promises; a
    missed target is none.

    \b
    For example:
      collabctl status
      collabctl status examples/org --as-of 2026-11-23
      collabctl status --format markdown
    """
    from collabctl.reports.status import StatusReport, render
    from collabctl.results.status import status as told
    from collabctl.rules import check

    _, _, organization = load(root)
    findings = check(organization, as_of)
    say_what_is_broken(
        sum(finding.rule.startswith("document/") and finding.severity == "error" for finding in findings)
    )
    found = told(organization, findings, as_of)
    deliver(render(format_, StatusReport(found, format_ == "text" and colour())))
    return int(fails(found.findings, fail_on))
