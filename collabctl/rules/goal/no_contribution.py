"""A department shares a goal, and has not said what it will do for it.

A goal of everybody is easily a goal of nobody. When each department writes down in one sentence what it brings, the
others know what to count on, and where to help.

A goal for which no department has said anything gives one finding. Goals that are over are left alone, and so are
outside departments, and a goal of one department (`goal/one-department`).

What to do: ask the department what it could do differently from tomorrow, and write that under `contributes`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_contribution(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for goal in organization.shared_goals(settings.as_of):
        silent = {
            share.department: index
            for index, share in enumerate(goal.shared_by)
            if share.contributes is None and organization.is_own(share.department)
        }
        spoken = {share.department for share in goal.shared_by if share.contributes is not None}
        if not spoken:
            yield (
                goal.at("shared_by"),
                f"{len(goal.departments)} departments share the goal {goal}, and none has said what it contributes",
                Details(about=(goal,), help="write under 'contributes', in a sentence, what each will do for it"),
            )
            continue
        for department, index in silent.items():
            if department not in spoken:
                name = organization.department_name(department)
                yield (
                    goal.at("shared_by", index),
                    f"{name} shares the goal {goal}, and has not said what it contributes",
                    Details(
                        about=(goal,),
                        help=f"write under 'contributes', in a sentence, what {name} will do for it",
                        subject=department,
                    ),
                )
