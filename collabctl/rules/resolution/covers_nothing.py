"""A resolution settles a finding that is not there.

Either the conflict has gone, which is good news and makes the agreement history, or the resolution names the wrong rule
or not exactly the documents of the finding, and then it settles nothing while everybody believes it does.

What to do: remove it when the conflict is over. Otherwise copy the rule and the documents from the finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collabctl.findings import Finding, Related
from collabctl.organization import Organization
from collabctl.resolutions import covered_by
from collabctl.rules import Details, Settings, Yielded, all_rules, rule


@rule(severity="warning", sees_findings=True)
def covers_nothing(organization: Organization, settings: Settings, findings: Sequence[Finding]) -> Iterator[Yielded]:
    for resolution in organization.resolutions:
        known = resolution.rule in all_rules()
        if not known or covered_by(resolution, findings) or _unsure(organization, resolution.of):
            continue
        moved = [one for one in findings if one.rule == resolution.rule and set(one.documents) == set(resolution.of)]
        if moved:
            yield (
                resolution.at("path"),
                f"{resolution} settles a conflict that runs the way {resolution.path}, and it now runs another way",
                Details(
                    about=(resolution,),
                    related=(Related(moved[0].location, moved[0].message),),
                    help=f"look at the new way together; if you agree on it too, set 'path' to {moved[0].way}",
                ),
            )
            continue
        near = [finding for finding in findings if set(finding.documents) & set(resolution.of)]
        hint = "; ".join(sorted({f"{finding.rule} on {', '.join(finding.documents)}" for finding in near})[:3])
        yield (
            resolution.at("of"),
            (
                f"the agreement {resolution} settles nothing: there is no {resolution.rule} about "
                f"{' and '.join(resolution.of)}"
            ),
            Details(
                about=(resolution,),
                help=f"what there is: {hint}" if hint else "remove it if the conflict is over",
            ),
        )


def _unsure(organization: Organization, references: Sequence[str]) -> bool:
    """Whether a document could not be read that may belong to the finding."""
    return any(
        organization.find(reference) is None or organization.perhaps(reference.rpartition("/")[2])
        for reference in references
    )
