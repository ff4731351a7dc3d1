"""`collabctl playbook`: ready-made practice, to read and to begin with."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli import completing
from collabctl.cli.asking import agree, ask, at_a_terminal, offer, said
from collabctl.cli.editors import schema_edit
from collabctl.cli.failure import Failure
from collabctl.cli.loading import as_of_option, load_to_edit, must_be_opened, root_argument, say_what_is_broken
from collabctl.cli.remarks import tell

if TYPE_CHECKING:
    from collabctl.playbooks.context import Context
    from collabctl.playbooks.drafting import Draft
    from collabctl.playbooks.playbook import Parameter, Playbook
    from collabctl.playbooks.trying import Outcome
    from collabctl.sources import Sources

WIDEST = 100
"""Columns of a guide: a line that is longer is hard to read."""

language_option = click.option(
    "--language", type=click.Choice(["en", "nl"]), help="The language of the words.  [that of the organization here]"
)


@click.group()
def playbook() -> None:
    """Begin a practice that works elsewhere: read how, and add the documents to start it.

    \b
    For example:
      collabctl playbook list
      collabctl playbook show break-a-silo
      collabctl playbook use break-a-silo --set departments=sales,support
    """


@playbook.command("list")
@language_option
def list_(language: str | None) -> None:
    """List the playbooks, in the order in which they are best begun.

    \b
    For example:
      collabctl playbook list
    """
    from collabctl.playbooks.playbook import all_playbooks

    spoken = language or _language_here()
    for name, one in all_playbooks().items():
        click.echo(f"{name}: {one.summary.to(spoken)}")


@playbook.command()
@click.argument("name", shell_complete=completing.playbooks)
@language_option
def show(name: str, language: str | None) -> None:
    """Show the guide of the playbook NAME, and what it asks.

    \b
    For example:
      collabctl playbook show break-a-silo
      collabctl playbook show break-a-silo --language nl
    """
    from collabctl.playbooks.reading import plain

    one, spoken = _named(name), language or _language_here()
    width = min(WIDEST, shutil.get_terminal_size().columns)
    title = one.name.to(spoken)
    click.echo("\n".join([title, "=" * len(title), "", plain(one.guide(spoken), width), ""]))
    click.echo(f"Begin with: collabctl playbook use {name}\n")
    for parameter in one.parameters:
        click.echo(plain(f"- --set {parameter.name}=...: {parameter.question.to(spoken)}", width))
    if one.cures:
        click.echo("\n" + plain(f"It ends: {', '.join(one.cures)}", width))
    if one.helps_with:
        click.echo("\n" + plain(f"It helps with: {', '.join(one.helps_with)}", width))


@playbook.command()
@click.argument("name", shell_complete=completing.playbooks)
@root_argument
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="K=V",
    shell_complete=completing.answers,
    help="The answer to a question. Repeatable.",
)
@click.option("--yes", is_flag=True, help="Ask nothing: take the playbook's own answers, and write.")
@as_of_option
def use(name: str, root: Path | None, settings: Sequence[str], yes: bool, as_of: datetime.date) -> None:
    """Add the documents that begin the playbook NAME to the organization in ROOT.

    At a terminal, what no --set says is asked for, and what would be written is shown first. Files are only ever added.
    Nothing is written where a new error or warning would come of it.

    \b
    For example:
      collabctl playbook use break-a-silo
      collabctl playbook use shared-goal --set departments=sales,support --yes
    """
    from collabctl.edits import NotPossible
    from collabctl.edits.trying import with_files
    from collabctl.escaping import terminal
    from collabctl.output import OutputError, write_files
    from collabctl.playbooks.context import Context
    from collabctl.rules import check

    one = _named(name)
    given = _given(one, settings)
    folder, sources, organization = load_to_edit(root)
    must_be_opened(sources)
    asking = not yes and at_a_terminal()
    if not yes and not asking:
        raise click.UsageError("nobody is here to ask, so --yes must be given")
    try:
        context = Context(organization, one, as_of, check(organization, as_of))
        draft, outcome = (_agreed_on if asking else _worked_out)(context, sources, given)
    except NotPossible as error:
        raise Failure(str(error)) from error
    if refusal := _refusal(outcome, one):
        raise Failure(refusal)
    texts = {file.path: file.data.decode() for file in draft.files}
    if asking:
        _show_files(texts)
        _show_outcome(outcome, one, err=True)
        agree("Write this?")
    try:
        after = with_files(sources, {path: text.encode() for path, text in texts.items()})
        remarks = write_files(folder, texts, schema_edit(folder, after))
    except OutputError as error:
        raise Failure(str(error)) from error
    tell(remarks)
    for path in texts:
        click.echo(terminal(f"{path} is new"))
    if not asking:
        _show_outcome(outcome, one, err=False)
    for step in draft.then:
        click.echo(terminal(step))
    say_what_is_broken(len(organization.problems))


def _named(name: str) -> Playbook:
    from collabctl.documents.nearest import nearest
    from collabctl.playbooks.playbook import all_playbooks

    found = all_playbooks().get(name)
    if found is None:
        close = nearest(name, list(all_playbooks()))
        hint = f"did you mean '{close}'?" if close else f"the playbooks are {', '.join(all_playbooks())}"
        raise click.UsageError(f"there is no playbook '{name}'; {hint}")
    return found


def _language_here() -> str:
    """The first language of the organization around here that playbooks have; English elsewhere."""
    from collabctl.organization import build
    from collabctl.playbooks.playbook import LANGUAGES
    from collabctl.sources import NoOrganization
    from collabctl.sources.belonging import NAME
    from collabctl.sources.files import find_root, read_folder

    try:
        files = read_folder(find_root(None)).files
    except NoOrganization:
        return LANGUAGES[0]
    own = build([file for file in files if file.path == NAME]).settings.languages
    return next((one for one in own if one in LANGUAGES), LANGUAGES[0])


def _given(one: Playbook, settings: Sequence[str]) -> dict[str, str]:
    from collabctl.documents.nearest import nearest

    given: dict[str, str] = {}
    for setting in settings:
        name, sign, value = setting.partition("=")
        if not sign or one.parameter(name) is None:
            names = [parameter.name for parameter in one.parameters]
            close = nearest(name, names)
            known = f"write one of {', '.join(names)}, = and the answer"
            hint = f"did you mean '{close}'?" if close and sign else known
            raise click.UsageError(f"'{setting}' answers nothing that '{one.id}' asks; {hint}")
        given[name] = value
    return given


def _agreed_on(context: Context, sources: Sources, given: Mapping[str, str]) -> tuple[Draft, Outcome]:
    """What would be written after what somebody at the terminal answers, who is asked again where that will not do."""
    answers: Mapping[str, str] = {}
    while True:
        answers = _asked(context, given, answers)
        draft, outcome = _worked_out(context, sources, answers)
        refusal = _refusal(outcome, context.playbook)
        if not refusal or all(one.name in given for one in context.playbook.parameters if one.asked):
            return draft, outcome
        said(f"Error: {refusal}\nanswer once more: Enter leaves an answer as it was, and Ctrl-C stops")


def _worked_out(context: Context, sources: Sources, given: Mapping[str, str]) -> tuple[Draft, Outcome]:
    """What would be written, and what it would do. Raises NotPossible for answers that make no documents."""
    from collabctl.playbooks.drafting import answer, draft
    from collabctl.playbooks.trying import tried

    answer(context, given)
    made = draft(context, [file.path for file in sources.files])
    return made, tried(sources, context.organization, made, context.as_of)


def _refusal(outcome: Outcome, used: Playbook) -> str:
    """Why nothing is to be written; "" where there is no reason."""
    from collabctl.playbooks.trying import by_gravity

    if not outcome.wrong:
        return ""
    first, *others = by_gravity(outcome.wrong)
    more = f", and {len(others)} more like it" if others else ""
    return (
        f"nothing was written, because it would bring a new {first.severity}: {first.message} "
        f"[{first.rule}]{_hint(first.rule, used)}{more}; answer otherwise with --set, or mend that first"
    )


def _asked(context: Context, given: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """The answers of somebody at the terminal, each asked until it makes sense. `before` is what they said last."""
    from collabctl.playbooks.answers import understood
    from collabctl.playbooks.defaults import default
    from collabctl.playbooks.values import typed

    answers = dict(given)
    for parameter in context.playbook.parameters:
        name, value = parameter.name, default(context, parameter)
        if name not in answers and parameter.asked:
            own = typed(value, context.languages.chosen[0])
            answers.update(_prompted(context, parameter, own, before.get(name, own)))
        context.values[name] = understood(context, parameter, answers[name]) if name in answers else value
    return answers


def _prompted(context: Context, parameter: Parameter, own: str, before: str) -> dict[str, str]:
    """What somebody answers by name, nothing where the playbook's own answer will do; Enter alone answers `before`."""
    from collabctl.playbooks.answers import choices, understood

    offer(choices(context, parameter))
    question = parameter.question.to(context.languages.chosen[0])
    answer = ask(question, lambda one: one == own or understood(context, parameter, one), before)
    return {} if answer == own else {parameter.name: answer}


def _show_files(texts: dict[str, str]) -> None:
    from collabctl.escaping import terminal

    for path, text in texts.items():
        click.echo("\n".join(["", terminal(path), *(f"  {terminal(line)}" for line in text.splitlines())]), err=True)
    click.echo(err=True)


def _show_outcome(outcome: Outcome, used: Playbook, *, err: bool) -> None:
    """What it ends, and what comes next."""
    from collabctl.escaping import terminal
    from collabctl.playbooks.trying import by_gravity

    for one in by_gravity(outcome.ended):
        click.echo(terminal(f"ends: {one.message} [{one.rule}]"), err=err)
    for one in by_gravity(outcome.next_steps):
        click.echo(terminal(f"next: {one.message} [{one.rule}]{_hint(one.rule, used)}"), err=err)


def _hint(rule: str, used: Playbook) -> str:
    """Another playbook that is for this."""
    from collabctl.playbooks.playbook import all_playbooks

    others = [one for one in all_playbooks().values() if one.id != used.id]
    names = [one.id for one in others if rule in one.cures] + [one.id for one in others if rule in one.helps_with]
    return f" (see the playbook {names[0]})" if names else ""
