"""A resolution is not agreed by every department that it is about.

An agreement that one side writes down for the other is not an agreement. Somebody of each department in the finding has
to have said yes, or the conflict is still there and only the report is quiet.

What to do: talk to the department that is named, and add somebody of it to `agreed_by`. A lead may sign for the
departments that he or she leads.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.resolutions import missing_signers
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def one_sided(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for resolution in organization.resolutions:
        if missing := missing_signers(organization, resolution):
            names = " and ".join(organization.department_name(id) for id in missing)
            yield (
                resolution.at("agreed_by"),
                f"nobody of {names} has agreed to {resolution}",
                Details(about=(resolution,), help=f"add somebody of {names} to 'agreed_by' once they have said yes"),
            )
