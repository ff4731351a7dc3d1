"""What the commands that report findings share: when they fail, in colour or not, and where the report goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli.failure import Failure
from collabctl.cli.remarks import tell

if TYPE_CHECKING:
    from collabctl.findings import Finding

fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "info", "never")),
    default="error",
    show_default=True,
    help="Exit with 1 at a finding of this severity or a graver one.",
)


def fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether there is an unsettled finding that is as grave as that, or graver."""
    from collabctl.findings import SEVERITIES

    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    return any(finding.severity in grave and finding.resolved_by is None for finding in findings)


def colour() -> bool:
    """Colour for a terminal that has it, unless somebody asked for none (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def deliver(text: str, output: Path | None = None) -> None:
    """Write the report to a file, or show it."""
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    from collabctl.output import OutputError, write_file

    try:
        tell(write_file(output, text if text.endswith("\n") else text + "\n"))
    except OutputError as error:
        raise Failure(str(error)) from error
