"""What a rollout takes stands on its page, as far as the documents tell."""

from __future__ import annotations

import re
from collections.abc import Callable

from collabctl.handbook import build
from collabctl.organization import Organization


def table(page: str, heading: str) -> list[str]:
    return re.findall(r"^\| (?!---)(.*) \|$", page.partition(f"## {heading}\n")[2].partition("\n#")[0], re.MULTILINE)


def test_the_checklist_says_what_is_ready_and_for_whom_something_is_still_to_do(small: Organization) -> None:
    rows = table(build(small, language="en")["rollouts/desk-rollout.md"], "Are we ready?")
    assert rows[0] == "What it takes | Where it stands"
    assert "a guide: what to do, and what not to do | ready" in rows
    assert "a win, celebrated | later" in rows


def test_it_names_departments_and_speaks_dutch(
    small_yaml: str, read_organization: Callable[[str], Organization]
) -> None:
    without = small_yaml.replace("  - {role: adviser, department: support}\ntraining:", "training:")
    organization = read_organization(
        without.replace("  - {departments: [support]}", "  - {departments: [support], date: 2026-12-01}")
    )
    english = table(build(organization, language="en")["rollouts/desk-rollout.md"], "Are we ready?")
    dutch = table(build(organization, language="nl")["rollouts/desk-rollout.md"], "Zijn we er klaar voor?")
    link = "[Support](../departments/support.md)"
    assert f"ambassadors in each department | still to do | {link}" in english
    assert any(row.startswith("ambassadeurs in elke afdeling | nog te doen | [") for row in dutch)


def test_a_rollout_that_is_done_looks_back(small_yaml: str, read_organization: Callable[[str], Organization]) -> None:
    done = read_organization(small_yaml.replace("status: rolling-out", "status: done"))
    page = build(done, language="en")["rollouts/desk-rollout.md"]
    assert "Are we ready?" not in page
    assert "a win, celebrated | still to do" in table(page, "What it took")


def test_a_private_promise_is_not_given_away(small_yaml: str, read_organization: Callable[[str], Organization]) -> None:
    private = read_organization(small_yaml.replace("id: wall\n", "id: wall\nprivate: true\n"))
    pages = [build(one, language="en") for one in (read_organization(small_yaml), private)]
    public_rows, private_rows = (table(made["rollouts/desk-rollout.md"], "Are we ready?") for made in pages)
    assert "money and time | ready" in public_rows
    assert not any(row.startswith("money and time") for row in private_rows)
