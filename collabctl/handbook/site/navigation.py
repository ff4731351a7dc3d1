"""The way through the site: the main pages, then the departments, then whatever else stands at the top."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from collabctl.handbook.languages import Language
from collabctl.handbook.languages import to_translate as _
from collabctl.handbook.ordering import by_name
from collabctl.handbook.site.reading import Reading

START = "README.md"
_MAIN = {
    "which-channel.md": _("Channels"),
    "hand-overs.md": _("Hand-overs"),
    "roles/README.md": _("Roles"),
    "meetings/README.md": _("Meetings"),
    "goals/README.md": _("Goals"),
    "kpis/README.md": _("KPIs"),
    "conflicts.md": _("Pulling apart"),
    "agreements.md": _("Agreements"),
    "results.md": _("Results"),
    "tools/README.md": _("Tools"),
    "collaboration.md": _("Who works with whom"),
    "teams.md": _("Teams"),
    "initiatives.md": _("Joint projects"),
    "how-we-work.md": _("How we work"),
    "learning.md": _("Learning"),
    "glossary.md": _("Figures explained"),
}
"""The pages that everybody looks for, and what they are called where there is little room."""
_MOST = 40
"""Links of one sort; with more of them nobody finds anything, and search does."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link of the navigation, to a page of Markdown."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Part:
    """Some links that belong together, and what they are; "" needs no words."""

    title: str
    ways: tuple[Way, ...]


def parts(pages: Mapping[str, Reading], language: Language) -> list[Part]:
    """The navigation of a language, the same on each of its pages."""
    say = language._
    main = [Way(say("Start"), START), *(Way(say(label), path) for path, label in _MAIN.items() if path in pages)]
    departments = list(_in(pages, "departments"))
    others = [Way(page.title, path) for path, page in pages.items() if _at_the_top(path) and path not in _MAIN]
    found = [Part("", tuple(main)), Part(say("Departments"), _by_name(departments))]
    found += [Part(say("Also worth reading"), _by_name([*others, *_in(pages, "pages")]))]
    return [part for part in found if 0 < len(part.ways) <= _MOST]


def _in(pages: Mapping[str, Reading], folder: str) -> Iterator[Way]:
    return (Way(page.title, path) for path, page in pages.items() if posixpath.dirname(path) == folder)


def _at_the_top(path: str) -> bool:
    """Whether no page but the start page stands above this one."""
    folder, name = posixpath.split(path)
    return path != START and (not folder or ("/" not in folder and name == "README.md" and folder != "departments"))


def _by_name(ways: list[Way]) -> tuple[Way, ...]:
    return tuple(sorted(ways, key=lambda way: by_name(way.label, way.path)))
