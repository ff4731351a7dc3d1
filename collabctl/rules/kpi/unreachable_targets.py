"""Targets that cannot all be met, because ranges and formulas leave no room for it.

When the stock that Sales must have and the stock that production needs add up to more than Finance allows in all,
somebody is going to miss a target, however hard everybody works. One target can be out of reach all by itself, when it
lies outside what its metric can be. This is arithmetic on what was written down: every step of the proof is shown, and
where nothing is said, nothing was proved.

What to do: choose one of the ways out, each of which was checked, or correct the range or the formula that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.conflicts.questions import condition, questions
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal, Kpi
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.arguing import offered


@rule(severity="error")
def unreachable_targets(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    found = find(organization, settings.as_of)
    for conflict in found.of("kpi/unreachable-targets"):
        members = [member for member in conflict.documents if isinstance(member, Kpi | Goal)]
        names = [_named(organization, member) for member in members]
        message = f"{condition(organization, conflict)}{names[0]} cannot be met"
        if len(names) > 1:
            message = f"{condition(organization, conflict)}{', '.join(names[:-1])} and {names[-1]} cannot all be met"
        yield (
            members[0].at("target" if isinstance(members[0], Kpi) else "measure"),
            message,
            Details(
                about=tuple(members),
                origin=conflict,
                related=tuple(Related(step.location, step.text) for step in conflict.steps),
                help="\n".join([*questions(organization, conflict), *offered(found, conflict)]),
                severity=conflict.severity,
            ),
        )


def _named(organization: Organization, member: Kpi | Goal) -> str:
    """A target with whose it is: 'Safety stock' of Sales (at least 900)."""
    if isinstance(member, Kpi):
        return f"{member} of {organization.department_name(member.department)} ({member.target})"
    target = member.measure.target if member.measure else None
    return f"the goal {member} ({target})"
