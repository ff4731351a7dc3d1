"""The organization has not written down what all of its departments are there for.

Without a picture that they share, each department makes one of its own: more deals, fewer tickets, no surprises. Each
of these is sensible, and together they lead nowhere. People help next door when they see what it is good for.

Asked once two departments of the organization's own have KPIs that are not over: from then on they are judged on
something, and it should be clear what for.

What to do: write under `vision` in organization.yaml, in a sentence that nobody has to look up, what will be different
for the people you work for.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_vision(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    judged = {kpi.department for kpi in organization.kpis if not kpi.is_over(settings.as_of)}
    if sum(map(organization.is_own, judged)) < 2 or "vision" in organization.settings.document.data:
        return
    if organization.settings.is_written and not organization.perhaps("organization"):
        yield (
            organization.settings.at("name"),
            f"{organization.settings} has no vision that tells its departments what their figures are good for",
            Details(
                about=(organization.settings,),
                help="write 'vision': in one sentence, what will be different for the people you work for",
            ),
        )
