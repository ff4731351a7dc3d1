"""An action of a retrospective should have been done by now.

It was agreed on because something hurt, and it still does. Often the action was too large, or belongs to somebody who
cannot do it alone; that is worth a minute of the next meeting.

An action is late from the day after `due` on. One that a later retrospective of the same thing agreed on again, in the
same words, has the day that was agreed on last. One without an owner is `retrospective/action-without-owner`, and not
said again.

What to do: when it is done, write the day in `done_on`. Otherwise ask what is in the way, and agree on a new day.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.followed import followed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def action_late(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for one in followed(organization, settings.as_of):
        action, retrospective = one.action, one.retrospective
        late = action.due is not None and action.due < settings.as_of
        if late and action.owner and one.is_open(settings.as_of):
            yield (
                retrospective.at("actions", one.place),
                f"'{action.what}' was to be done by {action.due}",
                Details(
                    about=(retrospective,),
                    help="write 'done_on' when it is done; else ask what is in the way, and agree on a new day",
                    subject=str(action.what),
                ),
            )
