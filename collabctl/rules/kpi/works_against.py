"""What one department is judged on moves what another department is judged on the wrong way.

Sales is rewarded for every deal, and some of these deals become the long and difficult tickets that Support is told to
close quickly. Both work hard, both may even hit their target, and each makes the other's work harder without seeing it.
The way from one to the other is made of the influences that people wrote down with their metrics. So this is an
argument, not a proof, and only as good as its weakest arrow: an assumption is never more than a note, an opinion never
more than a warning. Nothing is claimed about how large the effect is.

What to do: talk about it with the other department, with the arrows in hand. Give both a shared goal at the place where
it hurts, or the first one a counterweight: a KPI that watches the damage. If an arrow is wrong, mark it
`refuted: true`, so that everybody can see it was looked at. If it has to be so, agree on the trade-off in a resolution.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Settings, Yielded, rule
from collabctl.rules.arguing import argued


@rule(severity="error")
def works_against(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    return argued("kpi/works-against", organization, settings)
