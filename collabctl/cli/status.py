"""`collabctl status`: where things stand."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli.failure import Failure
from collabctl.cli.loading import as_of_option, load, load_revision, root_argument, say_what_is_broken
from collabctl.cli.reporting import colour, deliver, fail_on_option, fails

if TYPE_CHECKING:
    from collabctl.findings import Finding
    from collabctl.results.status import Status
    from collabctl.sources import Sources

FORMATS = ("text", "markdown", "json")
MOST_MONTHS = 120
"""Months of history. Each is a whole organization to be checked."""


@click.command()
@root_argument
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--history",
    type=click.IntRange(0, MOST_MONTHS),
    default=0,
    metavar="N",
    help="Also the silo index at the end of each of the last N months, from the git repository.",
)
@fail_on_option
@as_of_option
def status(root: Path | None, format_: str, history: int, fail_on: str, as_of: datetime.date) -> int:
    """Tell where goals and KPIs stand against their measurements, and what became of what was agreed.

    ROOT is a folder with organization.yaml: this one, or the nearest above it, when left out. Figures stand in
    measurements/, a file for each metric. --fail-on looks at findings about figures, late actions and late promises; a
    missed target is none.

    \b
    For example:
      collabctl status
      collabctl status examples/org --as-of 2026-11-23
      collabctl status --format markdown
      collabctl status --history 12
    """
    from collabctl.reports.status import StatusReport, render
    from collabctl.results.status import status as told
    from collabctl.rules import check

    folder, sources, organization = load(root)
    findings = check(organization, as_of)
    say_what_is_broken(_errors(findings))
    found = told(organization, findings, as_of)
    course = _history(folder, sources, found, history) if history else ()
    deliver(render(format_, StatusReport(found, format_ == "text" and colour(), course)))
    return int(fails(found.findings, fail_on))


def _errors(findings: Sequence[Finding]) -> int:
    """How many of them keep documents from being read."""
    return sum(finding.rule.startswith("document/") and finding.severity == "error" for finding in findings)


def _history(
    folder: Path, sources: Sources, now: Status, months: int
) -> tuple[tuple[datetime.date, float | None], ...]:
    """The silo index of the organization at the end of each month, as far back as it goes, and now."""
    from collabctl.organization.sentences import listed
    from collabctl.results.silo_index import month_ends, of_all, silo_indexes
    from collabctl.rules import check
    from collabctl.sources import NoOrganization
    from collabctl.sources.revisions import commits_at

    *before, today = month_ends(now.as_of, months)
    try:
        commits = commits_at(folder, before)
    except NoOrganization as error:
        raise Failure(str(error)) from error
    found: list[tuple[datetime.date, float | None]] = []
    broken = []
    for day in (day for day in before if day in commits):
        try:
            _, organization = load_revision(folder, commits[day], sources)
        except Failure:  # there was no organization in this folder
            continue
        findings = check(organization, day)
        if _errors(findings):
            broken.append(day)
        found.append((day, of_all(silo_indexes(organization, findings, day))))
    found.append((today, of_all(now.silo)))
    _say_how_far_back(folder, [day for day in before if day < found[0][0]], commits, found[0][0])
    if broken:
        _say(f"the documents of {listed(map(str, broken))} had errors; the silo index is told from what can be read")
    return tuple(found)


def _say_how_far_back(
    folder: Path, missing: Sequence[datetime.date], commits: Mapping[datetime.date, str], first: datetime.date
) -> None:
    """Why the history is shorter than was asked for."""
    from collabctl.sources.revisions import is_shallow

    if not missing:
        return
    why = "nothing was committed before"
    if missing[-1] in commits:
        why = "before, this folder held no organization"
    elif is_shallow(folder):
        why = "this clone holds only the latest commits (in CI: fetch-depth: 0)"
    _say(f"the silo index goes back to {first}: {why}")


def _say(text: str) -> None:
    click.echo(f"collabctl: {text}", err=True)
