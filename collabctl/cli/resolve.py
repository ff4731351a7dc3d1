"""`collabctl resolve`: what people agreed about a finding, written down."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli.asking import agree, ask, at_a_terminal
from collabctl.cli.failure import Failure
from collabctl.cli.loading import Day, as_of_option, load, load_to_edit, say_what_is_broken
from collabctl.cli.remarks import tell

if TYPE_CHECKING:
    from collabctl.edits.settling import Agreement
    from collabctl.findings import Finding
    from collabctl.organization import Organization, PersonReference
    from collabctl.sources import Sources

MONTHS = 6
"""For how long an agreement runs unless somebody says otherwise."""


@click.command()
@click.argument("fingerprint", required=False)
@click.option("--decision", metavar="WHAT", help="trade-off, accepted, will-change or false-alarm.")
@click.option("--because", metavar="TEXT", help="Why, so that somebody else understands it in a year.")
@click.option("--agreed-by", multiple=True, metavar="ID", help="Who agreed: a person, or role@department. Repeatable.")
@click.option("--review-by", type=Day(), metavar="DATE", help="When to look at it again.  [six months from now]")
@click.option("--id", "id_", metavar="ID", help="What to call the agreement.  [after the rule and the documents]")
@click.option("--root", type=click.Path(path_type=Path), metavar="ROOT", help="The folder with organization.yaml.")
@as_of_option
def resolve(
    fingerprint: str | None,
    decision: str | None,
    because: str | None,
    agreed_by: Sequence[str],
    review_by: datetime.date | None,
    id_: str | None,
    root: Path | None,
    as_of: datetime.date,
) -> None:
    """Write down what people agreed about the finding with this FINGERPRINT: its resolution.

    The first six digits or more will do. Without FINGERPRINT every finding that can be settled is listed with its own.
    At a terminal, what no option says is asked for. Nothing is written before the last answer, and never over a file.

    \b
    For example:
      collabctl resolve
      collabctl resolve 3f9a1c2b
      collabctl resolve 3f9a1c2b --decision accepted --because "Until May." --agreed-by anna --agreed-by sam
    """
    from collabctl.edits import NotPossible
    from collabctl.edits.settling import Agreement, meant, must_be_new, new_id, signer
    from collabctl.escaping import terminal
    from collabctl.resolutions import months_after
    from collabctl.rules import check

    folder, sources, organization = load(root) if fingerprint is None else load_to_edit(root)
    findings = check(organization, as_of)
    if fingerprint is None:
        say_what_is_broken(len(organization.problems))
        _list(findings)
        return
    try:
        finding = meant(findings, fingerprint)
        must_be_new(organization, finding)
        asking = at_a_terminal()
        if not asking:
            _must_say(decision=decision, because=because, agreed_by=agreed_by)
        elif not (decision and because and agreed_by):
            _show(finding)
        agreement = Agreement(
            finding=finding,
            decision=_decision(decision),
            because=because or ask("Why, so that somebody else understands it in a year?", _reason),
            agreed_by=tuple(signer(organization, one) for one in agreed_by) or _signers(organization, finding, as_of),
            date=as_of,
            review_by=review_by or months_after(as_of, MONTHS),
            id=id_ or new_id(organization, finding),
        )
        path, settled = _tried(sources, organization, agreement)
    except NotPossible as error:
        raise Failure(str(error)) from error
    if asking and not (decision and because and agreed_by):
        click.echo("\n" + "\n".join(map(terminal, agreement.text().splitlines())) + "\n", err=True)
        agree(f"Write this to {path}?")
    _write(folder, path, agreement)
    also = f", and {settled - 1:,} more like it" if settled > 1 else ""
    click.echo(terminal(f"{path} settles {finding.rule} until {agreement.review_by}{also}"))


def _list(findings: Sequence[Finding]) -> None:
    """The findings that can be settled, gravest first, a line each."""
    from collabctl.edits.settling import can_be_settled
    from collabctl.escaping import terminal
    from collabctl.findings import SEVERITIES, SHOWN_DIGITS

    open_ = [one for one in findings if one.resolved_by is None and can_be_settled(one)]
    for one in sorted(open_, key=lambda one: SEVERITIES.index(one.severity)):
        where = f"{one.location.path}:{one.location.line}"
        click.echo(terminal(f"{one.fingerprint[:SHOWN_DIGITS]}  {one.severity}: {one.message} [{one.rule}] {where}"))
    if not open_:
        click.echo("collabctl: there is nothing to settle", err=True)


def _must_say(**given: object) -> None:
    """Nobody can be asked, so everything has to be said."""
    missing = [f"--{name.replace('_', '-')}" for name, value in given.items() if not value]
    if missing:
        raise click.UsageError(f"nobody is here to ask, so {' and '.join(missing)} must be given")


def _show(finding: Finding) -> None:
    from collabctl.escaping import terminal

    place = f"{finding.location.path}:{finding.location.line}"
    lines = [f"{finding.message} [{finding.rule}] {place}", *(f"  {hint}" for hint in finding.help.split("\n") if hint)]
    click.echo("\n".join(map(terminal, lines)) + "\n", err=True)


def _decision(given: str | None) -> str:
    from collabctl.edits import NotPossible
    from collabctl.edits.settling import DECISIONS

    def known(answer: str) -> None:
        if answer not in DECISIONS:
            raise NotPossible(f"'{answer}' is no decision; write {', '.join(DECISIONS)}")

    if given is None:
        for name, meaning in DECISIONS.items():
            click.echo(f"  {name}: {meaning}", err=True)
        return ask("What was decided?", known)
    known(given)
    return given


def _reason(answer: str) -> None:
    from collabctl.edits import NotPossible

    if not answer.strip():
        raise NotPossible("an agreement needs a reason")


def _signers(organization: Organization, finding: Finding, as_of: datetime.date) -> tuple[PersonReference, ...]:
    """Who agreed, as somebody at the terminal tells; who might have is shown."""
    from collabctl.edits.settling import concerned, signer, who_can_sign
    from collabctl.escaping import terminal

    for department in concerned(organization, finding):
        people = [f"{person.id} ({person.name})" for person in who_can_sign(organization, department, as_of)]
        names = ", ".join(people) or f"nobody is written down; write a role, such as lead@{department}"
        click.echo(terminal(f"  {organization.department_name(department)}: {names}"), err=True)

    def signers(answer: str) -> tuple[PersonReference, ...]:
        return tuple(signer(organization, one.strip()) for one in answer.split(",") if one.strip())

    return signers(ask("Who agreed, somebody of each department, with commas between them?", signers))


def _tried(sources: Sources, organization: Organization, agreement: Agreement) -> tuple[str, int]:
    """Where the agreement goes, and how many findings it settles; looked up in the organization as it will be."""
    from collabctl.edits import NotPossible
    from collabctl.edits.settling import must_settle, source
    from collabctl.edits.trying import must_be_read, with_files
    from collabctl.rules import check

    file = source(organization, agreement)
    must_be_read(sources, [file.path])
    after = with_files(sources, {file.path: file.data})
    for problem in after.problems:
        if problem.location.path == file.path:
            raise NotPossible(f"that would not do: {problem.message}")
    return file.path, must_settle(agreement, file.path, check(after, agreement.date))


def _write(folder: Path, path: str, agreement: Agreement) -> None:
    from collabctl.output import OutputError, write_files

    try:
        tell(write_files(folder, {path: agreement.text()}))
    except OutputError as error:
        raise Failure(str(error)) from error
