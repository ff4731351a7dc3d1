"""Every case under tests/rules: adding a file is adding a test.

A line that ends in `# expect: rule: part of the message` must be found, and nothing else may be. `# file: name` begins
another file of the same organization; without one, everything stands in one file beside a plain organization.yaml.
A table of measurements knows no comments, so neither stays in one: what it begins with is its first row.

A case is a scrap of an organization, so what it leaves out says nothing: a rule about something left out counts in its
own cases only.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from collabctl.documents.schema.files import shared
from collabctl.findings import Finding
from collabctl.organization import build
from collabctl.rules import all_rules, check
from collabctl.sources.files import read_folder

CASES = Path(__file__).parent / "rules"
AS_OF = datetime.date(2026, 11, 23)
EXPECTATION = re.compile(r" *# expect: .*$", re.MULTILINE)
ORGANIZATION = "kind: organization\nformat: 1\nname: Lantern\n"

ABSENCES = {
    *("department/no-lead", "department/no-shared-goal", "department/no-word"),
    *("goal/no-contribution", "goal/unmeasured", "goal/unreviewed", "goal/weightless"),
    *("initiative/no-kick-off", "initiative/no-lead", "initiative/no-win-for"),
    *("meeting/no-agenda", "meeting/no-duration", "meeting/no-facilitator"),
    *("meeting/no-outcome", "meeting/no-purpose"),
    *("message/homeless", "message/unanswered"),
    *("metric/unclear-total", "metric/undefined", "metric/unmeasured", "metric/unused"),
    *("channel/unused", "channel/dead-end"),
    *("organization/closed-lessons", "organization/collaboration-unrewarded", "organization/no-promise"),
    *("organization/no-rhythm", "organization/no-safety-practice", "organization/no-vision"),
    *("organization/no-wins", "organization/split", "organization/unmeasured"),
    *("retrospective/missing", "retrospective/no-actions"),
    *("rollout/big-bang", "rollout/chosen-without-users", "rollout/done-without-win", "rollout/no-ambassador"),
    *("rollout/no-budget", "rollout/no-guide", "rollout/no-problem"),
    *("rollout/no-sponsor", "rollout/no-success-criteria", "rollout/no-training", "rollout/no-working-group"),
    *("team/empty-seat", "team/no-end", "team/no-sync"),
    *("tool/no-owner", "tool/no-problem"),
}
"""Rules about something that is left out."""

Expected = tuple[str, int, str, str]


def files_of(case: str) -> dict[str, str]:
    """The files of a case by name; a line that names a file stays in it as a comment."""
    parts = re.split(r"^(?=# file: )", case, flags=re.MULTILINE)
    files = {}
    for part in filter(None, parts):
        name = re.match(r"# file: (\S+)", part)
        file = name[1] if name else "case.yaml"
        files[file] = part.partition("\n")[2] if file.endswith(".csv") else part
    if "kind: organization" in files.get("case.yaml", ""):
        files["organization.yaml"] = files.pop("case.yaml")
    files.setdefault("organization.yaml", ORGANIZATION)
    return files


def expected(files: dict[str, str]) -> list[Expected]:
    return [
        (path, number, match[1], match[2])
        for path, text in files.items()
        for number, line in enumerate(text.splitlines(), 1)
        if (match := re.search(r"# expect: ([a-z0-9/-]+): (.*)$", line))
    ]


def findings_in(folder: Path, files: dict[str, str]) -> list[Finding]:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(EXPECTATION.sub("", text) if name.endswith(".csv") else text, encoding="utf-8")
    sources = read_folder(folder)
    return check(build(sources.files, sources.pages, sources.problems, tables=sources.tables), AS_OF)


@pytest.mark.parametrize("case", sorted(CASES.rglob("*.yaml")), ids=lambda case: str(case.relative_to(CASES)))
def test_case(case: Path, tmp_path: Path) -> None:
    files = files_of(case.read_text(encoding="utf-8"))
    wanted = expected(files)
    rule = f"{case.parent.parent.name}/{case.parent.name}"
    found = [
        finding
        for finding in findings_in(tmp_path, files)
        if finding.resolved_by is None and (finding.rule == rule or finding.rule not in ABSENCES)
    ]
    assert [(f.location.path, f.location.line, f.rule) for f in found] == sorted(w[:3] for w in wanted)
    for finding, (*_, part) in zip(found, sorted(wanted), strict=True):
        assert part in finding.message
    assert (rule in [w[2] for w in wanted]) == case.name.startswith("invalid-")


def test_the_rules_are_those_of_the_catalogue() -> None:
    lines = (CASES.parent / "catalogue.txt").read_text(encoding="utf-8").splitlines()
    assert list(all_rules()) == [line for line in lines if not line.startswith("#")]


def test_every_rule_has_a_page_and_both_kinds_of_case() -> None:
    for rule in all_rules().values():
        names = [case.name for case in (CASES / rule.id).glob("*.yaml")]
        assert any(name.startswith("invalid-") for name in names), f"{rule.id} has no invalid case"
        assert any(name.startswith("valid-") for name in names), f"{rule.id} has no valid case"
        summary, *rest = rule.page.split("\n\n")
        assert summary.endswith(".") and "\n" not in summary
        assert any(part.startswith("What to do: ") for part in rest)


def test_every_case_belongs_to_a_rule() -> None:
    folders = {f"{case.parent.parent.name}/{case.parent.name}" for case in CASES.rglob("*.yaml")}
    assert folders == set(all_rules())


def test_the_schemas_know_every_rule():
    errors_of_reading = {
        id for id, rule in all_rules().items() if id.startswith("document/") and rule.severity == "error"
    }
    settable = set(shared("checks")["propertyNames"]["enum"])
    assert set(all_rules()) <= set(shared("rule")["enum"])
    assert set(all_rules()) - errors_of_reading <= settable
    assert not errors_of_reading & settable
