"""The lead of a joint project belongs to one of its departments.

When it matters most, the interests of the departments differ. A lead who is judged by one of them then has to choose
between the project and the own department, and the others will wonder which it was, even if nothing is wrong.

Somebody who stands above all of its departments is neutral, and so are several leads who come from each of them. Who
leads a department belongs to it. With one department of ours and a partner outside, ours may well lead. It is fine to
choose otherwise for a reason: `lead_because` says it to everybody. What is done or stopped is left alone.

What to do: ask somebody of none of its departments to lead it, or write in `lead_because` why this lead is trusted by
all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization, PersonReference
from collabctl.organization.initiatives import Initiative
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def lead_not_neutral(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for initiative in organization.initiatives:
        ours = {id for id in initiative.departments if organization.is_own(id)}
        if initiative.lead_because or initiative.is_over(settings.as_of) or len(ours) < 2:
            continue
        of_its_own = set().union(*(_sides_of(organization, initiative, lead) for lead in initiative.lead))
        if not of_its_own or of_its_own >= ours:
            continue
        names = listed(organization.department_name(id) for id in sorted(of_its_own))
        yield (
            initiative.at("lead"),
            f"the lead of {initiative} is of {names}, one of the departments in it, and 'lead_because' does not say why"
            if len(of_its_own) == 1
            else f"the leads of {initiative} are of {names}, and not of every department in it",
            Details(
                about=(initiative,),
                help="ask somebody of none of its departments, or say in 'lead_because' why all trust this lead",
            ),
        )


def _sides_of(organization: Organization, initiative: Initiative, lead: PersonReference) -> set[str]:
    """The departments of an initiative that a lead belongs to; none for who stands above all of them."""
    own = organization.department_of(lead)
    belongs_to = {own} if own else set()
    if isinstance(lead, str):
        belongs_to |= organization.departments_led_by(lead)
    if any(all(above in organization.line_above(id)[1:] for id in initiative.departments) for above in belongs_to):
        return set()
    return {id for id in initiative.departments if any(organization.stands_for(id, one) for one in belongs_to)}
