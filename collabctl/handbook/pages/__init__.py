"""The pages of a handbook: a module for each family of pages, and each is a function from a `Book` to its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Page
from collabctl.handbook.pages import (
    agreements,
    channels,
    conflicts,
    departments,
    glossary,
    goals,
    how_we_work,
    initiatives,
    kpis,
    learning,
    meetings,
    own,
    rollouts,
    start,
    teams,
    tools,
)

FAMILIES: tuple[Callable[[Book], Iterator[Page]], ...] = (
    start.pages,
    departments.pages,
    goals.pages,
    kpis.pages,
    glossary.pages,
    meetings.pages,
    channels.pages,
    tools.pages,
    rollouts.pages,
    teams.pages,
    initiatives.pages,
    how_we_work.pages,
    learning.pages,
    agreements.pages,
    conflicts.pages,
    own.pages,
)
