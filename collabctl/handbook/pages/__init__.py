"""The pages of a handbook: a module for each family of pages, and each is a function from a `Book` to its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Page
from collabctl.handbook.pages import (
    agreements,
    channels,
    collaboration,
    conflicts,
    departments,
    glossary,
    goals,
    hand_overs,
    how_we_work,
    initiatives,
    kpis,
    learning,
    meetings,
    own,
    results,
    roles,
    rollouts,
    start,
    teams,
    tools,
)

FAMILIES: tuple[Callable[[Book], Iterator[Page]], ...] = (
    start.pages,
    departments.pages,
    collaboration.pages,
    goals.pages,
    kpis.pages,
    glossary.pages,
    meetings.pages,
    roles.pages,
    channels.pages,
    hand_overs.pages,
    tools.pages,
    rollouts.pages,
    teams.pages,
    initiatives.pages,
    how_we_work.pages,
    results.pages,
    learning.pages,
    agreements.pages,
    conflicts.pages,
    own.pages,
)
