"""Two versions of an organization, compared."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from collabctl.changes import sentences
from collabctl.changes.change import Change, Consequence
from collabctl.changes.concerned import Departments, by_difference, by_document, either
from collabctl.changes.fields import Difference, differences
from collabctl.changes.pairing import Pairing, languages_of, pair
from collabctl.changes.phrases import DOCUMENTS
from collabctl.changes.reviewers import Reviewer, reviewers
from collabctl.changes.standing import Standing, standing
from collabctl.changes.value import Side
from collabctl.findings import Finding
from collabctl.organization import Item, Organization


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different, the most consequential first; what became of the findings; and who should look."""

    changes: tuple[Change, ...]
    findings: Standing
    reviewers: tuple[Reviewer, ...]


def compare(
    base: Organization,
    head: Organization,
    findings: tuple[Sequence[Finding], Sequence[Finding]],
    as_of: datetime.date,
) -> Comparison:
    """What changed from `base` to `head`. `findings` are those of the two, as the rules gave them for that day."""
    pairing = pair(base, head)
    found = tuple(sorted(_changes(base, head, pairing), key=lambda change: change.order))
    return Comparison(
        found,
        standing(*findings, pairing.renames),
        reviewers(base, head, found, pairing.renames, as_of),
    )


def _changes(base: Organization, head: Organization, pairing: Pairing) -> Iterator[Change]:
    languages = languages_of(base, head)
    for one, other in pairing.both:
        if one.document.data == other.document.data and one.id == other.id:
            continue
        before = Side.of(base, one, languages, pairing.renames)
        after = Side.of(head, other, languages, {})
        document = either(by_document(base, one), by_document(head, other))
        if one.id != other.id:
            yield _renamed(before, after, document)
        for difference in differences(before, after):
            yield _change(difference, by_difference(difference, document), other)
    for item in pairing.removed:
        yield _arrival(Side.of(base, item, languages, {}), gone=True)
    for item in pairing.added:
        yield _arrival(Side.of(head, item, languages, {}), gone=False)


def _change(difference: Difference, concerned: Departments, item: Item) -> Change:
    return Change(
        departments=tuple(sorted(concerned or ())),
        document=item.reference,
        field=difference.field,
        before=difference.before.written if difference.before else None,
        after=difference.after.written if difference.after else None,
        sentence=sentences.sentence(difference, concerned),
        consequence=sentences.consequence(difference),
    )


def _arrival(side: Side, *, gone: bool) -> Change:
    concerned = by_document(side.organization, side.item)
    data = side.item.document.data
    return Change(
        departments=tuple(sorted(concerned or ())),
        document=side.item.reference,
        field="",
        before=data if gone else None,
        after=None if gone else data,
        sentence=sentences.arrival(side, concerned, gone=gone),
        consequence=DOCUMENTS[side.item.kind][2],
    )


def _renamed(before: Side, after: Side, concerned: Departments) -> Change:
    return Change(
        departments=tuple(sorted(concerned or ())),
        document=after.item.reference,
        field="id",
        before=before.item.id,
        after=after.item.id,
        sentence=sentences.renamed(before, after),
        consequence=Consequence.OTHER,
    )
