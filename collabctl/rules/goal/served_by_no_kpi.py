"""No KPI helps a shared goal.

A goal that nobody is judged by, and that nothing people are judged by leads to, lives on good intentions. At the end of
the year everybody is sorry.

What to do: let a KPI support it, write down the influence that leads to it, or give it weight in the evaluation of the
departments that share it.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.conflicts.notices import balances
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def served_by_no_kpi(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for balance in balances(find(organization, settings.as_of).wants):
        if not balance.helping:
            yield (
                balance.goal.at(),
                f"no KPI helps the shared goal {balance.goal}",
                Details(
                    about=(balance.goal,), help="let a KPI support it, or write down the influence that leads to it"
                ),
            )
