"""Which findings are new, which are solved, and which are still there.

A finding is the same one when its fingerprint is, and a conflict also runs the same way: one that found another way
is a new finding. One that people had settled and that counts again is new; one that they settled is solved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from collabctl.changes.value import Renames
from collabctl.findings import Finding, in_order

_Identity = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """Findings in order. `solved` are those of before, or as they are now where a resolution settles them."""

    new: tuple[Finding, ...]
    solved: tuple[Finding, ...]
    still: tuple[Finding, ...]


def standing(before: Sequence[Finding], after: Sequence[Finding], renames: Renames) -> Standing:
    """How the findings of two versions of an organization compare."""
    runs = not any(reference.startswith("metric/") for reference in renames)
    old = dict(zip(_identities(before, renames, runs=runs), before, strict=True))
    now = dict(zip(_identities(after, {}, runs=runs), after, strict=True))
    came = [identity for identity in now if identity not in old]
    went = [identity for identity in old if identity not in now]
    _without_moved(old, now, came, went)
    kept = [identity for identity in now if identity in old]
    back = [identity for identity in kept if old[identity].resolved_by and not now[identity].resolved_by]
    settled = [identity for identity in kept if now[identity].resolved_by and not old[identity].resolved_by]
    new = {*came, *back}
    changed = {*new, *settled}
    return Standing(
        tuple(finding for identity, finding in now.items() if identity in new),
        _sorted([*(old[identity] for identity in went), *(now[identity] for identity in settled)]),
        tuple(finding for identity, finding in now.items() if identity not in changed),
    )


def _identities(findings: Sequence[Finding], renames: Renames, *, runs: bool) -> Iterable[_Identity]:
    """What each finding is known by, with the documents under their new ids.

    Where a metric has a new id, ways cannot be compared: they are known by the ids of metrics.
    """
    if not renames:
        return [(finding.fingerprint, finding.way if runs else "") for finding in findings]
    ids = {old.partition("/")[2]: new.partition("/")[2] for old, new in renames.items()}
    renamed = [
        replace(
            finding,
            documents=tuple(renames.get(reference, reference) for reference in finding.documents),
            subject=ids.get(finding.subject, finding.subject),
        )
        for finding in findings
    ]
    prints = {_place(finding): finding.fingerprint for finding in in_order(renamed)}
    return [(prints[_place(finding)], finding.way if runs else "") for finding in renamed]


def _place(finding: Finding) -> tuple[object, ...]:
    return (*finding.order, finding.documents, finding.subject, finding.way)


def _without_moved(
    old: dict[_Identity, Finding], now: dict[_Identity, Finding], came: list[_Identity], went: list[_Identity]
) -> None:
    """A finding that is known by its file alone has moved with it when another file now says the same."""
    gone: dict[tuple[str, str, str], list[_Identity]] = {}
    for identity in went:
        if not old[identity].documents:
            gone.setdefault(_saying(old[identity]), []).append(identity)
    for identity in [identity for identity in came if not now[identity].documents]:
        same = gone.get(_saying(now[identity]))
        if same:
            former = same.pop(0)
            came.remove(identity)
            went.remove(former)
            old[identity] = old.pop(former)


def _saying(finding: Finding) -> tuple[str, str, str]:
    return (finding.rule, finding.subject, finding.message)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.order))
