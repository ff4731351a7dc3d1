"""Random organizations with parts and wholes, decided by the engine and by z3, from the words of the format."""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from collections.abc import Sequence

import pytest

from collabctl.conflicts.arithmetic.models import contradictions
from collabctl.conflicts.engine import find

z3 = pytest.importorskip("z3", reason="z3 is not here to check the proofs: install z3-solver")

from tests.conflicts.oracle import Arithmetic, Item, World, made_up  # noqa: E402 - only where z3 is

AS_OF = datetime.date(2026, 1, 12)
MILLISECONDS = 2_000


def decide(world: World, items: Sequence[Item], own: frozenset[str] = frozenset()) -> str:
    """What z3 says about these targets in one reading: sat, unsat or unknown."""
    solver = z3.Solver()
    solver.set("timeout", MILLISECONDS)
    return Arithmetic(world, solver).impossible(items, own)


def examine(seed: int) -> Counter:
    """One organization: every proof is checked in each reading, and what should have been found is counted."""
    world = made_up(seed)
    organization = world.organization()
    broken = Arithmetic(world, z3.Solver()).broken()
    found_broken = {metric for one in contradictions(organization) for metric in one.group}
    assert found_broken == broken, f"models that are impossible in themselves, seed {seed}"
    found = find(organization, AS_OF)
    known = [item for item in world.items.values() if world.part(item) is not None and item.metric not in broken]
    seen = Counter(kpis=len(world.items), known=len(known), broken=len(broken))
    left_out = set()
    for conflict in found.conflicts:
        members = [world.items[document.id] for document in conflict.documents]
        if conflict.certainty != "proved":
            seen[conflict.certainty] += 1
            continue
        assert conflict.severity == "error"
        for own in world.readings(members):
            assert decide(world, members, own) != "sat", f"a false proof, seed {seed}: {[one.id for one in members]}"
        seen["proved"] += 1
        if all(world.part(item) is not None for item in members):
            seen["known proofs"] += 1
            left_out.add(max(members, key=_importance).id)
    # Of each set the least important is left out; if nothing was missed, all the others can be met together.
    rest = [item for item in known if item.id not in left_out]
    if decide(world, rest) == "unsat":
        seen.update(["missed", f"seed {seed}"])
    return seen


def _importance(item: Item) -> tuple[float, str]:
    return (-item.weight if item.department else -101.0), item.reference


def judged(seeds: range) -> Counter:
    seen = sum((examine(seed) for seed in seeds), Counter())
    missed = [name for name in seen if name.startswith("seed")]
    facts = {name: number for name, number in seen.items() if not name.startswith("seed")}
    recall = seen["known proofs"] / max(1, seen["known proofs"] + seen["missed"])
    sys.stdout.write(f"{facts}, recall {recall:.3f}, missed in {missed[:20]}\n")
    assert seen["known"] * 2 >= seen["kpis"] and seen["known proofs"] > len(seeds) / 20
    assert recall >= 0.97
    return seen


def test_nothing_is_proved_that_z3_can_meet():
    judged(range(150))


@pytest.mark.long
def test_nothing_is_proved_that_z3_can_meet_in_five_thousand():
    judged(range(1_000, 6_000))
