"""Texts with gaps, filled in: YAML in which each value is written safely."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collabctl.edits.scalars import written
from collabctl.starting import LANGUAGES

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent


def language_of(languages: tuple[str, ...]) -> str:
    """The language to write in for an organization with these languages: its first, where we have texts in it."""
    first = languages[0].partition("-")[0] if languages else LANGUAGES[0]
    return first if first in LANGUAGES else LANGUAGES[0]


def filled(path: str, values: Mapping[str, Any]) -> str:
    """The YAML at `path`, such as kinds/en/kpi.yaml, with these values in its gaps."""
    return _environment(as_yaml=True).from_string(_text(path)).render(values)


def told(path: str, values: Mapping[str, Any]) -> str:
    """The page for people at `path`, with these values in its gaps as they are."""
    return _environment(as_yaml=False).from_string(_text(path)).render(values)


def with_field(text: str, field: str, value: Any) -> str:
    """A document with another value for a field, where it stands in it, in use or as a remark; else at its end."""
    line = f"{field}: {written(value)}\n"
    there = re.compile(rf"^(?:# )?{re.escape(field)}:.*\n(?:(?:#  +|[ ]).*\n)*", re.MULTILINE)
    changed, times = there.subn(lambda _: line, text, count=1)
    return changed if times else text + line


@cache
def _text(path: str) -> str:
    return (_HERE / path).read_text("utf-8")


@cache
def _environment(*, as_yaml: bool) -> Environment:
    from jinja2 import Environment, StrictUndefined, select_autoescape

    return Environment(
        variable_start_string="<<",
        variable_end_string=">>",
        line_statement_prefix="#%",
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=select_autoescape((), default_for_string=False),  # YAML and Markdown, not HTML
        finalize=written if as_yaml else None,
    )
