"""Where an organization stands, as text for people and for other programs: a module a format."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from collabctl.results.status import Status

FORMATS: Mapping[str, str] = {name: f"collabctl.reports.status.{name}" for name in ("text", "markdown", "json")}
"""The module of each format; it is loaded when it is asked for."""


@dataclass(frozen=True)
class StatusReport:
    """What is told, and whether in colour.

    `history` is the silo index of the organization on earlier days and now, in order; empty where nobody asked.
    """

    status: Status
    colour: bool = False
    history: tuple[tuple[datetime.date, float | None], ...] = ()


def render(name: str, report: StatusReport) -> str:
    """The report in the format of that name, one of `FORMATS`; it ends with a line break."""
    text: str = import_module(FORMATS[name]).render(report)
    return text
