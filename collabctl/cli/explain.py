"""`collabctl explain`: what a rule means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli import completing

if TYPE_CHECKING:
    from collabctl.rules import Rule


@click.command()
@click.argument("rule", shell_complete=completing.rules)
def explain(rule: str) -> None:
    """Say what RULE means, why it matters and how to set it, with a wrong and a right example.

    \b
    For example:
      collabctl explain kpi/opposed-directions
    """
    from collabctl.documents.nearest import nearest
    from collabctl.rules import all_rules

    found = all_rules().get(rule)
    if found is None:
        close = nearest(rule, list(all_rules()))
        hint = f"did you mean '{close}'?" if close else f"the rules are {', '.join(all_rules())}"
        raise click.UsageError(f"there is no rule '{rule}'; {hint}")
    click.echo("\n\n".join([f"{found.id} ({found.severity})", found.page, *_examples(found), _setting(found)]))


def _examples(rule: Rule) -> list[str]:
    """The first wrong and the first right case that the rule is tested with."""
    from collabctl.bundled import bundled

    folder: Path = bundled("rules") / rule.id
    shown = []
    for title, pattern in (("Wrong:", "invalid-*.yaml"), ("Right:", "valid-*.yaml")):
        case = min(folder.glob(pattern))
        lines = case.read_text(encoding="utf-8").rstrip().splitlines()
        shown.append(
            "\n".join([title, "", *(f"    {line.partition('# expect:')[0].rstrip()}".rstrip() for line in lines)])
        )
    return shown


def _setting(rule: Rule) -> str:
    """How an organization sets the rule, ready to paste."""
    if rule.id.startswith("document/") and rule.severity == "error":
        return "It cannot be set: what cannot be read must never pass in silence."
    values = {"severity": rule.severity, **rule.settings}
    lines = [
        "Set it in organization.yaml (severity: error, warning, info or none):",
        "",
        "    checks:",
        f"      {rule.id}:",
    ]
    return "\n".join(lines + [f"        {key}: {value}" for key, value in values.items()])
