"""`collabctl calendar`: the meetings for calendar programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli import completing
from collabctl.cli.loading import load, must_exist, root_argument, say_what_is_broken
from collabctl.cli.reporting import deliver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from collabctl.organization import Organization
    from collabctl.organization.meetings import Meeting


@click.command()
@root_argument
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it to a file.")
@click.option(
    "--department",
    metavar="ID",
    shell_complete=completing.ids("department"),
    help="Only what this department takes part in, or may.",
)
@click.option("--team", metavar="ID", shell_complete=completing.ids("team"), help="Only what this team is in.")
@click.option(
    "--person",
    metavar="ID",
    shell_complete=completing.ids("person"),
    help="Only what this person is expected in, or may come to.",
)
def calendar(
    root: Path | None, output: Path | None, department: str | None, team: str | None, person: str | None
) -> None:
    """Print the meetings of the organization in ROOT as iCalendar, to import or to subscribe to.

    An event says when, where and what a meeting is called, never who is in it. Meetings that are private or not planned
    are left out. What can be read counts, even when other documents have errors.

    \b
    For example:
      collabctl calendar --output meetings.ics
      collabctl calendar --department support --output support.ics
      collabctl calendar examples/org --person anna
    """
    from collabctl.calendar.icalendar import calendar as icalendar

    wanted = {"department": department, "team": team, "person": person}
    named = [kind for kind, id in wanted.items() if id is not None]
    if len(named) > 1:
        raise click.UsageError(f"--{named[0]} and --{named[1]} do not go together; name one of them")
    _, _, organization = load(root)
    must_exist(organization, organization.departments, "department", department)
    must_exist(organization, organization.teams, "team", team)
    must_exist(organization, organization.people, "person", person)
    text = icalendar(organization, _meetings(organization, department, team, person))
    if output is None:
        click.echo(text.encode(), nl=False)  # as bytes, so that no system changes the ends of its lines
    else:
        deliver(text, output)
    say_what_is_broken(len(organization.problems))
    if "BEGIN:VEVENT" not in text:
        click.echo("collabctl: no meeting of these is planned, so the calendar is empty", err=True)


def _meetings(
    organization: Organization, department: str | None, team: str | None, person: str | None
) -> Iterable[Meeting]:
    from collabctl.calendar import selection

    if department is not None:
        return selection.of_department(organization, department)
    if team is not None:
        return selection.of_team(organization, team)
    return organization.meetings if person is None else selection.of_person(organization, person)
