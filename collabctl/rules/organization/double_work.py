"""Different departments do the same work at the same time and do not know it.

Two market surveys among the same people, two projects to shorten the same waiting time: each is sound on its own.
Together they cost twice, tire the same customers, and end with two answers.

Looked at are teams and initiatives that are not over, whose periods overlap. They count as the same work when they
share two tags or more, such as `customer-research` and `home-owners`: what is done, and for whom. Tags that say too
little (`project`, `customers`, `2026`), or that more than three of them carry, do not count. Two initiatives also count
when both, and no third, are measured by the same metric, with targets that go the same way; metrics of shared goals and
of `results` do not count, because many are meant to serve those.

They count as aware of each other when a department, a person or a team is in both, when one names the other, when a
meeting, goal, team, win or promise names both, or when anything joins a department of the one with one of the other;
in an organization of four departments or more, not what is for everybody. An initiative that departments are in brings
nobody together before it has a team or a kick-off.

Settings: `tags`, how many they share at least (2); `carriers`, how many teams and initiatives may carry a tag before it
says too little (3); `general_tags`, your own words that say too little.

What to do: bring the two together for half an hour. Make it one project of both departments, or agree on who does
which part, and name the other one in `purpose` or `notes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from collabctl.conflicts.questions import listed
from collabctl.conflicts.told import names_of
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.parallel_work import Work, aware, is_certain, work_under_way
from collabctl.rules import Details, Settings, Yielded, rule

GENERAL_TAGS = frozenset(
    {
        "business", "client", "clients", "collaboration", "culture", "customer", "customers", "data", "digital",
        "growth", "important", "improvement", "improvements", "initiative", "innovation", "internal", "management",
        "operations", "pilot", "priority", "process", "processes", "product", "products", "programme", "project",
        "projects", "quality", "strategic", "strategy", "sustainability", "team", "teams", "technology",
        "transformation", "urgent", "bedrijf", "belangrijk", "beleid", "cultuur", "digitaal", "duurzaamheid", "groei",
        "innovatie", "intern", "klant", "klanten", "kwaliteit", "prioriteit", "proces", "processen", "programma",
        "projecten", "samenwerking", "strategie", "technologie", "transformatie", "verandering", "verbetering",
        "verbeteringen",
    }
)  # fmt: skip
"""Words that fit nearly any work, in English and Dutch."""

_NO_WORD = re.compile(r"[^a-z]*(?:[qhwk][0-9]|[0-9])[^a-z]*", re.IGNORECASE)
Pair = tuple[Work, Work]


@rule(severity="warning", settings={"tags": 2, "carriers": 3, "general_tags": []})
def double_work(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    works = work_under_way(organization, settings.as_of)
    same_tags = _same_tags(works, settings)
    same_metrics = _same_metrics(organization, works)
    for pair in sorted({*same_tags, *same_metrics}, key=lambda pair: [work.item.reference for work in pair]):
        one, other = pair
        tags, metrics = same_tags.get(pair, []), same_metrics.get(pair, [])
        if not metrics and len(tags) < settings["tags"]:
            continue
        if one.period.overlaps(other.period) and is_certain(organization, *pair) and not aware(organization, *pair):
            named = [str(organization.metrics.get(metric) or metric) for metric in metrics]
            yield _told(organization, pair, listed([*named, *(f"'{tag}'" for tag in sorted(tags))]), bool(metrics))


def _same_tags(works: Sequence[Work], settings: Settings) -> dict[Pair, list[str]]:
    """The tags that say something and that two pieces of work carry both."""
    carriers: dict[str, list[Work]] = {}
    for work in works:
        for tag in work.tags:
            carriers.setdefault(tag, []).append(work)
    general = GENERAL_TAGS.union(map(str, settings["general_tags"]))
    found: dict[Pair, list[str]] = {}
    for tag, carrying in carriers.items():
        if len(carrying) <= settings["carriers"] and tag.lower() not in general and not _NO_WORD.fullmatch(tag):
            for pair in combinations(carrying, 2):
                found.setdefault(pair, []).append(tag)
    return found


def _same_metrics(organization: Organization, works: Sequence[Work]) -> dict[Pair, list[str]]:
    """The metrics by which two pieces of work, and no third, are measured, both wanting it to go the same way."""
    everybodys = {*organization.settings.results, *(goal.measure.metric for goal in organization.goals if goal.measure)}
    measured: dict[str, list[tuple[Work, int]]] = {}
    for work in works:
        for measure in work.success:
            if measure.target is not None and measure.metric not in everybodys:
                measured.setdefault(measure.metric, []).append((work, measure.target.want))
    found: dict[Pair, list[str]] = {}
    for metric, aims in measured.items():
        if len(aims) == 2 and aims[0][1] == aims[1][1] and aims[0][0] is not aims[1][0]:
            found.setdefault((aims[0][0], aims[1][0]), []).append(metric)
    return found


def _told(organization: Organization, pair: Pair, shared: str, by_metric: bool) -> Yielded:
    one, other = (work.item for work in pair)
    owners = [listed(names_of(organization, item.departments)) for item in (one, other)]
    return (
        one.at("success") if by_metric else one.at("tags"),
        f"{one} of {owners[0]} and {other} of {owners[1]} are both about {shared}, and nothing joins the two",
        Details(
            about=(one, other),
            related=(Related(other.at(), f"{other} of {owners[1]}"),),
            help="bring the two together for half an hour: make it one project, or agree on who does which part",
        ),
    )
