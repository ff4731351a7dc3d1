"""A change of examples/org in a git repository, as a quarter brings it: what `diff` is held by."""

from __future__ import annotations

from pathlib import Path

from tests.sources.repository import Repository

EDITS = (
    # a target, a weight and a text
    ("kpis/support.yaml", "target: {at_most: 16}", "target: {at_most: 12}"),
    ("kpis/sales.yaml", "weight: 30 ", "weight: 35 "),
    ("goals/one-story.yaml", "from advertisement to fitter", "from advertisement to roof"),
    # a meeting that moves, and what is talked about there
    ("meetings/teams.yaml", 'day: thu, at: "10:00"', 'day: thu, at: "16:45"'),
    ("meetings/teams.yaml", 'en: "Who needs help?"', 'en: "Who needs help before noon?"'),
    # somebody left, and somebody moved
    ("people/support.yaml", "id: koen\n", "id: koen\nleft_on: 2026-11-15\n"),
    ("people/product.yaml", "department: product\nrole: {nl: Productontwerper", "department: it\nrole: {nl: Ontwerper"),
    # an answer that may take longer, and an influence that turned out not to be there
    ("channels/channels.yaml", "outage]\nrespond_within: 4 working hours", "outage]\nrespond_within: 2 working days"),
    (
        "metrics/support.yaml",
        '    because:\n      nl: "Een toilet dat niet spoelt',
        '    refuted: true\n    because:\n      nl: "Een toilet dat niet spoelt',
    ),
    # only how it is written: no change
    ("departments/it.yaml", "kind: department\n", "# Everything that has a plug.\nkind: department\n"),
)
"""A file, what stands in it once, and what comes in its place."""

WIN = ("wins/2026.yaml", "---\nkind: win\nid: twenty-kitchen-tables\n", "---\nkind: win\nid: quiet-phones\n")
"""A document that goes: from its first lines up to those of the next."""

CONFLICTING_KPI = """\
kind: kpi
id: sales-careful-contracts
name: {nl: Zorgvuldige contracten, en: Careful contracts}
department: sales
metric: paperwork-days
period: 2026
target: {at_least: 10}
weight: 10
"""


def repository(folder: Path) -> tuple[str, str]:
    """Put the change on top of the organization in `folder`; gives the commits before it and after it."""
    made = Repository(folder)
    before = made.commit_on("2026-10-15")
    for name, old, new in EDITS:
        _replace(folder / name, old, new)
    name, start, end = WIN
    text = (folder / name).read_text("utf-8")
    _replace(folder / name, text[text.index(start) : text.index(end)], "")
    return before, made.commit_on("2026-11-20", kpis__contracts=CONFLICTING_KPI)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path.name} has {text.count(old)} times {old!r}, and the change wants it once"
    path.write_text(text.replace(old, new), "utf-8", newline="")
