"""The day on which a document should have been looked at again has passed.

An agreement that nobody looks at slowly stops being true, and people stop believing the rest. `review_by` is the
promise to look again. A resolution has a rule of its own for this: `resolution/ran-out`.

What to do: read it with its owner, change what is no longer so, and set a new `review_by`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def stale(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for item in organization.items():
        if item.kind != "resolution" and item.review_by is not None and item.review_by < settings.as_of:
            yield (
                item.at("review_by"),
                f"the {item.kind} {item} was to be looked at again by {item.review_by}",
                Details(about=(item,), help="look at it with its owner, and set a new 'review_by'"),
            )
