"""`collabctl validate`: all checks."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli import completing
from collabctl.cli.loading import as_of_option, load, load_base, root_argument
from collabctl.cli.reporting import colour, deliver, fail_on_option, fails

if TYPE_CHECKING:
    from collabctl.findings import Finding
    from collabctl.organization import Organization

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown")


@click.command()
@root_argument
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the report to a file.")
@fail_on_option
@click.option("--since", metavar="REV", help="Report only what is new since this revision of the git repository.")
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=completing.rules,
    help="Report only this rule, or kind/*. Repeatable.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=completing.rules,
    help="Leave this rule out, or kind/*. Repeatable.",
)
@click.option("--document", metavar="KIND/ID", help="Report only what is about this document.")
@as_of_option
@click.option("--no-cache", is_flag=True, help="Read everything anew.")
def validate(
    root: Path | None,
    format_: str,
    output: Path | None,
    fail_on: str,
    since: str | None,
    select: Sequence[str],
    ignore: Sequence[str],
    document: str | None,
    as_of: datetime.date,
    no_cache: bool,
) -> int:
    """Check everything below ROOT and say what is wrong, where, and what to do.

    ROOT is a folder with organization.yaml: this one, or the nearest above it, when left out.

    \b
    For example:
      collabctl validate
      collabctl validate examples/org --as-of 2026-11-23
      collabctl validate --format sarif --output collabctl.sarif
      collabctl validate --select 'kpi/*' --fail-on warning
      collabctl validate --document meeting/weekly
      collabctl validate --since origin/main
    """
    from collabctl import __version__
    from collabctl.reports import Report, render
    from collabctl.rules import all_rules, check_all
    from collabctl.rules.grouping import grouped
    from collabctl.sources.files import lines

    _must_exist([*select, *ignore], list(all_rules()))
    folder, sources, organization = load(root)
    before = load_base(folder, since, sources)[1] if since is not None else None
    if document is not None:
        _must_be_there(organization, document)
    checked = check_all(organization, as_of)
    new = checked.findings if before is None else _new(before, organization, checked.findings, as_of)

    def wanted(finding: Finding) -> bool:
        about = document is None or document in finding.documents
        return about and _wanted(finding.rule, select=select, ignore=ignore)

    chosen = bool(select or ignore or document)
    findings = tuple(grouped(organization, filter(wanted, new)))
    report = Report(
        root=str(root or folder),
        as_of=as_of,
        files=len(sources.files),
        documents=organization.documents,
        findings=findings,
        lines=lines((*sources.files, *sources.pages, *sources.tables), (finding.location for finding in findings)),
        version=__version__,
        pages={id: rule.summary for id, rule in all_rules().items()},
        colour=output is None and colour(),
        prefix=_prefix(folder),
        everything=not chosen,
        since=since or "",
        older=sum(map(wanted, checked.findings)) - len(findings),
        hidden=0 if chosen or before is not None else checked.hidden,
        names={item.reference: str(item.title) for item in organization.items()},
        kinds=Counter(item.kind for item in organization.items()),
        named_root=str(root or ""),
    )
    deliver(render(format_, report), output)
    return int(fails(findings, fail_on))


def _new(
    before: Organization, organization: Organization, findings: list[Finding], as_of: datetime.date
) -> list[Finding]:
    """The findings that were not there before."""
    from collabctl.changes import pair, standing
    from collabctl.rules import check

    return list(standing(check(before, as_of), findings, pair(before, organization).renames).new)


def _must_be_there(organization: Organization, reference: str) -> None:
    from collabctl.documents.nearest import nearest

    if organization.find(reference) is None and not any(reference in one.documents for one in organization.problems):
        close = nearest(reference, [item.reference for item in organization.items()])
        raise click.UsageError(f"there is no document '{reference}'" + (f"; did you mean '{close}'?" if close else ""))


def _must_exist(patterns: Sequence[str], rules: Sequence[str]) -> None:
    from collabctl.documents.nearest import nearest

    for pattern in patterns:
        if not any(fnmatchcase(rule, pattern) for rule in rules):
            whole = f"{pattern}/*"
            close = whole if any(fnmatchcase(rule, whole) for rule in rules) else nearest(pattern, rules)
            raise click.UsageError(f"there is no rule '{pattern}'" + (f"; did you mean '{close}'?" if close else ""))


def _wanted(rule: str, *, select: Sequence[str], ignore: Sequence[str]) -> bool:
    chosen = not select or any(fnmatchcase(rule, pattern) for pattern in select)
    return chosen and not any(fnmatchcase(rule, pattern) for pattern in ignore)


def _prefix(folder: Path) -> str:
    """The way from the top of the repository to `folder`, where GitHub or GitLab runs this and says where that is."""
    here = folder.resolve()
    for top in filter(None, (os.environ.get("GITHUB_WORKSPACE"), os.environ.get("CI_PROJECT_DIR"))):
        if here.is_relative_to(Path(top).resolve()):
            below = here.relative_to(Path(top).resolve()).as_posix()
            return "" if below == "." else f"{below}/"
    return ""
