"""Which document of the one organization is which of the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from collabctl.changes.value import Renames, Side, content
from collabctl.organization import Item, Organization


@dataclass(frozen=True, slots=True)
class Pairing:
    """The documents of both, those of one only, and the new reference of each that got another id.

    What cannot be read in the other organization is in none of these: nobody can tell whether it is gone.
    """

    both: Sequence[tuple[Item, Item]]
    removed: Sequence[Item]
    added: Sequence[Item]
    renames: Renames = field(default_factory=dict)


def languages_of(base: Organization, head: Organization) -> list[str]:
    """The languages in which either of the two speaks; English too, which findings speak."""
    return sorted({"en", *base.settings.languages, *head.settings.languages})


def pair(base: Organization, head: Organization) -> Pairing:
    """The documents by their references; what came with the same content as something that went is that, renamed."""
    before = {item.reference: item for item in base.items()}
    after = {item.reference: item for item in head.items()}
    both = [(item, after[reference]) for reference, item in before.items() if reference in after]
    gone = {reference: item for reference, item in before.items() if reference not in after}
    new = {reference: item for reference, item in after.items() if reference not in before}
    gone, new = _surely(gone, head), _surely(new, base)
    renames = _renames(base, head, gone, new)
    both += [(gone.pop(old), new.pop(reference)) for old, reference in renames.items()]
    return Pairing(both, list(gone.values()), list(new.values()), renames)


def _surely(items: Mapping[str, Item], other: Organization) -> dict[str, Item]:
    """Those that are not among what cannot be read of the other organization."""
    broken = {reference for problem in other.problems for reference in problem.documents}
    unreadable = {problem.location.path for problem in other.problems if not problem.documents}
    return {
        reference: item
        for reference, item in items.items()
        if reference not in broken and item.document.source.path not in unreadable
    }


def _renames(
    base: Organization, head: Organization, gone: Mapping[str, Item], new: Mapping[str, Item]
) -> dict[str, str]:
    """A new id makes those that name it look different too, so it is looked again until nothing more is found."""
    languages = languages_of(base, head)
    found: dict[str, str] = {}
    while True:
        old = _by_content(base, (item for id, item in gone.items() if id not in found), languages, found)
        renamed = set(found.values())
        now = _by_content(head, (item for id, item in new.items() if id not in renamed), languages, {})
        more = {
            one: other
            for same, references in old.items()
            for one, other in zip(sorted(references), sorted(now.get(same, ())), strict=False)
        }
        if not more:
            return dict(sorted(found.items()))
        found |= more


def _by_content(
    organization: Organization, items: Iterable[Item], languages: Sequence[str], renames: Renames
) -> dict[object, list[str]]:
    found: dict[object, list[str]] = {}
    for item in items:
        same = content(Side.of(organization, item, languages, renames))
        found.setdefault(same, []).append(item.reference)
    return found
