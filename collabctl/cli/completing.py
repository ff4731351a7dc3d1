"""What the shell offers when somebody presses Tab: ids of the organization here, kinds, rules, playbooks.

Nothing is ever said from here: where there is no organization, or none that can be read, nothing is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from collabctl.cli.failure import Failure
from collabctl.cli.loading import load

if TYPE_CHECKING:
    from collabctl.organization import Organization

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def ids(kind: str) -> Completer:
    """The ids of a kind, each with what it is called."""

    def complete(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
        return _beginning(_names(ctx, kind), typed)

    return complete


def ids_of_kind(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """The ids of the kind that was named before."""
    return _beginning(_names(ctx, str(ctx.params.get("kind"))), typed)


def kinds(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """The kinds of document, each with what it is."""
    from collabctl.documents.schema import kinds as all_kinds
    from collabctl.documents.schema.files import file

    return _beginning(((kind, file(kind)["description"]) for kind in all_kinds()), typed)


def beginnable(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """The kinds of which a document can be begun."""
    from collabctl.starting.questions import QUESTIONS

    return [item for item in kinds(ctx, param, typed) if item.value in QUESTIONS]


def rules(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """The rules, each with the first sentence of its page."""
    from collabctl.rules import all_rules

    return _beginning(((id, rule.page.partition("\n")[0]) for id, rule in all_rules().items()), typed)


def playbooks(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """The playbooks, each with what it is for."""
    from collabctl.playbooks.playbook import all_playbooks

    return _beginning(((name, str(one.summary)) for name, one in all_playbooks().items()), typed)


def settings(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """For `--set`: the fields that have to be known; behind the `=` what may stand there, after each comma again."""
    from collabctl.starting.answers import choices
    from collabctl.starting.questions import QUESTIONS

    field, equals, value = typed.partition("=")
    kind = ctx.params.get("kind") or next(iter(ctx.args), "")  # a line that ends in an option is not parsed to its end
    asked = QUESTIONS.get(kind, ())
    if not equals:
        return _beginning(((f"{one.field}=", one.words) for one in asked), typed)
    organization = _organization(ctx)
    question = next((one for one in asked if one.field == field), None)
    if organization is None or question is None:
        return []
    before, comma, last = value.rpartition(",")
    offered = choices(organization, kind, question)
    return [
        CompletionItem(f"{field}={before}{comma}{id}", help=name or None) for id, name in offered if id.startswith(last)
    ]


def answers(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """For `--set` of a playbook: what it asks; behind the `=` the ids that there are, after each comma again."""
    from collabctl.playbooks.playbook import all_playbooks

    playbook = all_playbooks().get(ctx.params.get("name") or next(iter(ctx.args), ""))
    name, equals, value = typed.partition("=")
    if playbook is None:
        return []
    if not equals:
        return _beginning(((f"{one.name}=", str(one.question)) for one in playbook.parameters), typed)
    asked = playbook.parameter(name)
    if asked is None:
        return []
    before, comma, last = value.rpartition(",")
    offered = [(word, "") for word in asked.choices] or _names(ctx, asked.kind)
    return [
        CompletionItem(f"{name}={before}{comma}{id}", help=called or None)
        for id, called in offered
        if id.startswith(last)
    ]


def worsened(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """For `--worsens`: the metrics, and behind the `=` the departments."""
    metric, equals, _ = typed.partition("=")
    if not equals:
        return _beginning(((f"{id}=", name) for id, name in _names(ctx, "metric")), typed)
    return _beginning(((f"{metric}={id}", name) for id, name in _names(ctx, "department")), typed)


def _names(ctx: click.Context, kind: str) -> Iterable[tuple[str, str]]:
    organization = _organization(ctx)
    return organization.names().get(kind, {}).items() if organization is not None else ()


def _organization(ctx: click.Context) -> Organization | None:
    root = ctx.params.get("root")
    try:
        return load(Path(root) if root else None)[2]
    except Failure:
        return None


def _beginning(offered: Iterable[tuple[str, str]], typed: str) -> list[CompletionItem]:
    """Those that begin with what was typed. A help that goes over lines would confuse the shell."""
    return [CompletionItem(id, help=" ".join(name.split()) or None) for id, name in offered if id.startswith(typed)]
