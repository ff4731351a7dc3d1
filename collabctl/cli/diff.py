"""`collabctl diff`: what a change means."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli.loading import as_of_option, find, load, load_base, load_revision, say_what_is_broken
from collabctl.cli.reporting import colour, deliver

if TYPE_CHECKING:
    from collabctl.findings import Finding

FORMATS = ("text", "markdown", "json")


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option("--root", type=click.Path(path_type=Path), metavar="ROOT", help="The folder with organization.yaml.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@as_of_option
def diff(base: str, head: str | None, root: Path | None, format_: str, as_of: datetime.date) -> int:
    """Tell what changed from BASE to HEAD, in the organization's words: for whom, and which conflicts come and go.

    BASE and HEAD are revisions of the git repository: a branch, a tag or a commit. Without HEAD it is the files as
    they are now. It exits with 0 whatever it finds.

    \b
    For example:
      collabctl diff main
      collabctl diff HEAD~1 HEAD
      collabctl diff origin/main --format markdown
      collabctl diff v1 v2 --root examples/org --format json
    """
    from collabctl.changes import compare
    from collabctl.organization import Organization
    from collabctl.reports.diff import DiffReport, render
    from collabctl.rules import check

    if head is None:
        folder, sources, after = load(root)
        head_commit = None
    else:
        folder, sources = find(root)
        head_commit, after = load_revision(folder, head, sources)
    base_commit, held = load_base(folder, base, sources)
    before = held or Organization(settings=after.settings)
    findings = (check(held, as_of) if held else [], check(after, as_of))
    for name, broken in zip((base, head or "the files as they are now"), findings, strict=True):
        say_what_is_broken(_errors(broken), f" of {name}")
    comparison = compare(before, after, findings, as_of)
    report = DiffReport(before, after, comparison, base, base_commit, head, head_commit, colour())
    deliver(render(format_, report))
    return 0


def _errors(findings: list[Finding]) -> int:
    return sum(finding.rule.startswith("document/") and finding.severity == "error" for finding in findings)
