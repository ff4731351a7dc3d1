"""The pictures of an organization for `collabctl graph`: what is in each view, and a module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from collabctl.drawings import Drawing
from collabctl.organization import Organization
from collabctl.reports.graph.views import collaboration, goals, influences

VIEWS: Mapping[str, Callable[[Organization], Drawing]] = {
    "collaboration": collaboration,
    "goals": goals,
    "influences": influences,
}
"""What each picture shows; none has anything private in it."""

FORMATS: Mapping[str, str] = {name: f"collabctl.reports.graph.{name}" for name in ("mermaid", "dot", "svg", "json")}
"""The module of each format; it is loaded when it is asked for."""


def render(format_: str, drawing: Drawing) -> str:
    """The picture in that format, one of `FORMATS`; it ends with a line break."""
    text: str = import_module(FORMATS[format_]).render(drawing)
    return text
