"""A joint project does not say what each of its departments gains.

People give time to what is clearly good for them too. A department that reads only what it has to bring, and not what
it gets, will be kind in the meeting and busy afterwards.

Asked of a plan as much as of a project that runs: what everybody gains is the reason to begin. Outside partners are
not asked. A project of one department is `initiative/one-department`, and not said again. What is done or stopped is
left alone.

What to do: ask each department what would make this a win for its own people, and write a line for each in `win_for`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.presence import absent
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_win_for(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for initiative in organization.initiatives:
        if initiative.is_over(settings.as_of) or len(set(initiative.departments)) < 2:
            continue
        if missing := absent(organization, initiative.departments, initiative.win_for):
            names = listed(organization.department_name(id) for id in missing)
            whom = "any of its departments" if not initiative.win_for else names
            yield (
                initiative.at("win_for") if initiative.win_for else initiative.at("departments"),
                f"{initiative} does not say what {whom} would gain",
                Details(about=(initiative,), help=f"ask {names} what would make it a win, and write it in 'win_for'"),
            )
