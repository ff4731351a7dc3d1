"""The metric library: what usually moves what, for an organization that has written down only its KPIs.

Every arrow in it is an assumption, from practice and from published sources, and none is the organization's own. So
what follows from them is a note at most: something to look into, and to write down where it turns out to be so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from collabctl.bundled import bundled
from collabctl.documents import SourceFile
from collabctl.organization import Collection, Organization, build
from collabctl.organization.kpis import Influence, Metric
from collabctl.organization.text import Text

PLACE = "(metric library)"
"""Where the documents of the library stand, for a finding that points at one."""

_NAMELESS = b"kind: organization\nformat: 1\nname: The metric library\nlanguages: [en, nl]\n"


def library() -> Collection[Metric]:
    """The metrics of the library."""
    folder = bundled("playbooks") / "metrics"
    files = [SourceFile(f"{PLACE}/{path.name}", path.read_bytes()) for path in sorted(folder.glob("*.yaml"))]
    return build([SourceFile("organization.yaml", _NAMELESS), *files]).metrics


def with_library(organization: Organization) -> Organization:
    """The organization with the library's influences for its metrics that have none of their own.

    A metric is known by its id, then by its name, then by what else it is called. Metrics of the library that the
    organization does not have come along, because the way from one KPI to another often leads through them.
    """
    known = library()
    own_ids = _matches(organization.metrics, known)
    own_names = {word for metric in organization.metrics for word in (*_names(metric), *_others(metric))}
    added, helped = [], {}
    for metric in known:
        influences = tuple(
            replace(arrow, metric=own_ids.get(arrow.metric, arrow.metric)) for arrow in metric.influences
        )
        if (own := organization.metrics.get(own_ids.get(metric.id))) is None:
            added.append(_beside(metric, influences, own_names))
        elif not own.influences and own.formula is None:
            helped[own.id] = _helped(own, metric, influences)
    kept = [helped.get(metric.id, metric) for metric in organization.metrics]
    return replace(organization, metrics=Collection([*kept, *added]))


def _beside(known: Metric, influences: tuple[Influence, ...], own_names: set[str]) -> Metric:
    """A metric of the library beside the organization's own; a name that is in use there gives way."""
    taken = own_names.intersection(_names(known))
    name = Text(f"{known.id.replace('-', ' ')} (library)") if taken else known.name
    return replace(known, name=name, also_called=(), influences=influences, formula=None)


def _helped(own: Metric, known: Metric, influences: tuple[Influence, ...]) -> Metric:
    """The organization's metric with the library's arrows; they are found where the library has them."""
    return replace(own, influences=influences, document=known.document)


def _matches(own: Iterable[Metric], known: Iterable[Metric]) -> Mapping[str, str]:
    """For each metric of the library that the organization has too, the id it has there."""
    by_id = {metric.id: metric.id for metric in own}
    by_name = {_folded(name): metric.id for metric in own for name in _texts(metric.name)}
    by_other = {_folded(name): metric.id for metric in own for called in metric.also_called for name in _texts(called)}
    found = {}
    taken: set[str] = set()
    for ways in (_ids, _names, _others):
        for metric in known:
            for word in ways(metric):
                id = by_id.get(word) if ways is _ids else by_name.get(word) or by_other.get(word)
                if id is not None and metric.id not in found and id not in taken:
                    found[metric.id] = id
                    taken.add(id)
    return found


def _ids(metric: Metric) -> Iterator[str]:
    yield metric.id


def _names(metric: Metric) -> Iterator[str]:
    return map(_folded, _texts(metric.name))


def _others(metric: Metric) -> Iterator[str]:
    return (_folded(name) for called in metric.also_called for name in _texts(called))


def _texts(text: Text) -> list[str]:
    return [text.written] if isinstance(text.written, str) else list(text.written.values())


def _folded(name: str) -> str:
    """A name without capitals, accents and hyphens, for comparing."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return " ".join(plain.casefold().replace("-", " ").split())
