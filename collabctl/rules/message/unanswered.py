"""One department hands something over to another, and nobody is to answer.

A hand-over that nobody confirms has not happened yet. The one side thinks that it was said; the other side may not have
seen it. Both find out when the customer calls.

A hand-over is a message that goes from one department to another. What anyone may send (no `from`), what stays within a
department and those above and below it, and what only goes to outside departments (`external: true`) does not count.

What to do: agree who answers, and write it down as `answered_by`: the department that receives it, or a role there.
"An answer" may be short: seen, thank you, this is what we do with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.delivery import is_hand_over, is_outside
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def unanswered(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for message in organization.messages:
        own = [department for department in message.to if not is_outside(organization, department)]
        if own and not message.answered_by and is_hand_over(organization, message):
            sender, receiver = (listed(map(organization.department_name, ids)) for ids in (message.from_, own))
            yield (
                message.at("to"),
                f"{sender} sends {message} to {receiver}, and nobody is to answer it",
                Details(
                    about=(message,),
                    help=f"agree who does, such as `answered_by: {{department: {own[0]}}}`",
                ),
            )
