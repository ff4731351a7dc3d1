"""A resolution is past the day on which it was to be looked at again.

People agreed to live with a conflict until a certain day. That day has passed, so the agreement no longer counts and
the finding is back. That is on purpose: what was a fair trade-off last year may be hurting somebody now.

What to do: look at it again with the same departments. If it still holds, set a new `date` and `review_by`; if not,
end the conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collabctl.findings import Finding
from collabctl.organization import Organization
from collabctl.resolutions import covered_by
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning", sees_findings=True)
def ran_out(organization: Organization, settings: Settings, findings: Sequence[Finding]) -> Iterator[Yielded]:
    for resolution in organization.resolutions:
        if not resolution.in_force(settings.as_of) and covered_by(resolution, findings):
            yield (
                resolution.at("review_by"),
                (
                    f"the agreement {resolution} was to be looked at again by {resolution.review_by}, "
                    "so what it settled counts again"
                ),
                Details(about=(resolution,), help="look at it again together, and set a new 'date' and 'review_by'"),
            )
