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

    `maturity` instead of a rule shows what is asked of an organization that is starting, growing or mature.

    \b
    For example:
      collabctl explain kpi/opposed-directions
      collabctl explain maturity
    """
    from collabctl.documents.nearest import nearest
    from collabctl.rules import all_rules

    if rule == "maturity":
        click.echo(_maturity())
        return

    found = all_rules().get(rule)
    if found is None:
        close = nearest(rule, [*all_rules(), "maturity"])
        hint = f"did you mean '{close}'?" if close else f"the rules are {', '.join(all_rules())}"
        raise click.UsageError(f"there is no rule '{rule}'; {hint}")
    click.echo("\n\n".join([f"{found.id} ({found.severity})", found.page, *_examples(found), _setting(found)]))


def _maturity() -> str:
    """What each level asks for, one rule a line."""
    from collabctl.rules import all_rules
    from collabctl.rules.maturity import ASKED, LEVELS, severity_at

    rules = all_rules()
    rows = [
        (id, *((severity_at(id, level, rules[id].severity) or "-") for level in LEVELS), asked.what)
        for id, asked in ASKED.items()
    ]
    header = ("rule", *LEVELS, "what it misses")
    wide = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header) - 1)]
    table = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, wide, strict=False)), row[-1]])
        for row in (header, *rows)
    ]
    intro = (
        "How far an organization is with writing things down decides how loudly it is asked for what is merely not\n"
        "written. What is wrong is an error at every level, and is not in this table. `-` is silence; a report counts\n"
        "what is hidden in its last line.\n\n"
        "Set it in organization.yaml; it is growing when left out, and a single rule can still be set beside it:\n\n"
        "    checks:\n      maturity: starting\n"
    )
    return "\n".join([intro, *table])


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
