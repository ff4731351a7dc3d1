"""Departments have worked together for a year, and no success of theirs was celebrated.

A success that nobody names did not happen, as far as the next department can tell. Saying what each one added is the
cheapest way to more of it, and the best argument for those who doubt.

A `win` counts whose date lies within the time of `within` before the day of the check. Asked once departments have done
`joint_work` things together in that time or more: shared goals, teams and initiatives of two departments of the
organization's own. What began less than three months ago and still goes on does not count, for there is hardly anything
to celebrate yet. One rollout or initiative that ended without a win is `rollout/done-without-win` or
`initiative/done-uncelebrated`.

What to do: ask each team for one thing that went better because of somebody in another department. Write it down as a
win, with what each department added, and tell it where everybody hears it.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.quantities import Duration
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.habits import enough_joint_work

THREE_MONTHS = Duration.parse("3 months")
"""What goes on for less than this has hardly had anything to celebrate."""


@rule(severity="info", settings={"within": "12 months", "joint_work": 3})
def no_wins(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    since = settings["within"].before(settings.as_of)
    started_by = THREE_MONTHS.before(settings.as_of)
    if organization.perhaps("win") or not enough_joint_work(organization, settings, started_by):
        return
    if not any(since < win.date <= settings.as_of for win in organization.wins):
        last = max((win.date for win in organization.wins if win.date <= since), default=None)
        yield (
            organization.settings.at("name"),
            f"departments work together, and no win was celebrated in {settings['within']}"
            + (f"; the last one was on {last}" if last else ""),
            Details(
                about=(organization.settings,),
                help="ask each team what went better because of another department, and write down that win",
            ),
        )
