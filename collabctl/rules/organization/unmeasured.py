"""Nothing tells whether working together is getting better.

Without figures it stays a matter of taste, and the first budget cut decides. Three are enough: how long joint projects
take, how many questions come from crossed wires, and how people feel about working with other departments.

The metrics under `results` are looked for, and each of them has to say how often it is measured (`measured_every`), or
how it follows from others (`formula`), and to have figures in `measurements/`. An organization without `results` is
asked once departments do `joint_work` things together or more: shared goals, teams and initiatives of two departments
of the organization's own, under way in the last twelve months.

What to do: choose a handful of metrics that move when collaboration does, name them under `results` in
organization.yaml, and say how often each is measured.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.kpis import Metric
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.habits import enough_joint_work


@rule(severity="warning", settings={"joint_work": 3})
def unmeasured(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    own = organization.settings
    lacking: list[Metric] = []
    for index, metric in enumerate(map(organization.metrics.get, own.results)):
        if metric is None or metric.formula:
            continue
        if metric.measured_every:
            lacking += [metric] if metric.id not in organization.figures else []
        else:
            yield (
                own.at("results", index),
                f"{metric} is to tell whether working together gets better, and nothing says how often it is measured",
                Details(
                    about=(own, metric),
                    help="write how often under 'measured_every' of the metric, and measure it",
                    subject=metric.id,
                ),
            )
    if lacking:
        are, them = ("is", "it") if len(lacking) == 1 else ("are", "them")
        names = listed(map(str, lacking))
        yield (
            own.at("results"),
            f"{names} {are} to tell whether working together gets better, and no figure of {them} is written down",
            Details(
                about=(own,),
                help=f"paste figures into measurements/{lacking[0].id}.csv, or add them with 'collabctl record'",
                subject="figures",
            ),
        )
    if "results" in own.document.data or organization.perhaps("organization"):
        return
    if work := enough_joint_work(organization, settings):
        yield (
            own.at("name"),
            f"departments do {work} things together, and no figure tells whether that is getting better",
            Details(
                about=(own,),
                help="name under 'results' a handful of metrics, such as how long joint projects take",
            ),
        )
