"""Two departments want the same lever turned in opposite directions.

A discount brings Sales its deals and costs Finance its margin. One decision, two verdicts on it: whoever holds the
lever decides who has a good year, and the other can only complain. A lever is a metric that some department can set
(`controlled_by`); the market and the weather are nobody's lever.

What to do: decide together where the lever stands, best as a band that both can live with, and judge both on the same
result of it. If it has to be so, agree on the trade-off in a resolution.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Settings, Yielded, rule
from collabctl.rules.arguing import argued


@rule(severity="error")
def competes_for_lever(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    return argued("kpi/competes-for-lever", organization, settings)
