"""Whether the links on the organization's own pages lead to something that the handbook has."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from collabctl.documents import SourceFile
from collabctl.documents.limits import MAX_SUGGESTIONS
from collabctl.documents.nearest import nearest
from collabctl.findings import Location
from collabctl.organization import addresses, own_pages, page_text
from collabctl.organization.organization import Organization
from collabctl.organization.own_pages import Link
from collabctl.organization.private import hidden

FOLDER = "pages"


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere: to a page or a document that is not there or, with an anchor, past a page's headings.

    `places` is where it stands on its page, `languages` are those of the readers whom it leads nowhere, and `meant` is
    what was probably meant, "" when nobody knows.
    """

    target: str
    places: tuple[Location, ...]
    languages: tuple[str, ...]
    anchor: str = ""
    meant: str = ""


@dataclass(frozen=True)
class _Own:
    """A page of the organization, read."""

    source: SourceFile
    title: str

    @cached_property
    def anchors(self) -> set[str]:
        return own_pages.anchors(self.title, own_pages.outline(self.source.data).headings)


@lru_cache(maxsize=1)
def broken_links(organization: Organization) -> tuple[Broken, ...]:
    """Every broken link, page by page; one that stands on a page several times is told once."""
    return tuple(_broken_links(organization)) if organization.pages else ()


def _broken_links(organization: Organization) -> Iterator[Broken]:
    suggested = 0
    shelves = [_Shelf(organization, language) for language in organization.settings.languages]
    for source in organization.pages:
        readers = [shelf for shelf in shelves if source in shelf.sources]
        there: dict[str, list[Link]] = {}
        for link in own_pages.outline(source.data).links if readers else ():
            there.setdefault(link.target, []).append(link)
        lines: list[str] = []
        for target, links in there.items():
            suggest = suggested < MAX_SUGGESTIONS
            found = {shelf.language: broken for shelf in readers if (broken := shelf.broken(source, target, suggest))}
            if found:
                suggested += 1
                lines = lines or page_text.lines(source.data)
                places = tuple(_place(source.path, link, lines[link.line - 1]) for link in links)
                yield Broken(target, places, tuple(found), *next(iter(found.values())))


class _Shelf:
    """What the handbook holds for readers of one language."""

    def __init__(self, organization: Organization, language: str) -> None:
        self.language = language
        self._organization = organization
        self._hidden = hidden(organization)
        languages = organization.settings.languages
        found = own_pages.of_language(organization.pages, languages, language)
        self.sources = list(found.values())
        self._own: dict[str, _Own] = {}
        for path, source in found.items():
            page = _Own(source, own_pages.title_of(source, languages))
            self._own |= {path: page, source.path: page}
        self._made = addresses.pages(organization, self._hidden)

    def broken(self, source: SourceFile, target: str, suggest: bool) -> tuple[str, str] | None:
        """The anchor that a link misses, "" for the whole page, and what was probably meant; None where it is fine.

        What was meant is only looked for to `suggest` it: each time that is a look at all there is.
        """
        reference = own_pages.leads_to(target)
        if not reference:
            return None if reference is None else ("", "")
        if own_pages.names_document(reference):
            known = self._organization.find(reference) or self._organization.perhaps(reference.partition("/")[2])
            if known and reference not in self._hidden:
                return None
            return "", self._other_document(reference) if suggest else ""
        path, _, anchor = reference.partition("#")
        page = self._own.get(path or source.path)
        if page is None:
            made = path in self._made or (self._organization.unread and not path.startswith(f"{FOLDER}/"))
            return None if made else ("", self._other_page(path) if suggest else "")
        if not anchor or anchor in page.anchors:
            return None
        close = nearest(anchor, page.anchors) if suggest else None
        return anchor, f"{target.partition('#')[0]}#{close}" if close else ""

    def _other_document(self, reference: str) -> str:
        kind = reference.partition("/")[0]
        there = [item.reference for item in self._organization.items() if item.kind == kind]
        return nearest(reference, (other for other in there if other not in self._hidden)) or ""

    def _other_page(self, path: str) -> str:
        """A page of another spelling, or of that name in another folder, as seen from the folder of own pages."""
        pages = {*self._made, *self._own}
        about = [page for page in pages if not page.startswith("roles/")]
        same_name = [page for page in about if posixpath.basename(page) == posixpath.basename(path)]
        meant = nearest(path, pages) or (same_name[0] if len(same_name) == 1 else "")
        return posixpath.relpath(meant, FOLDER) if meant else ""


def _place(path: str, link: Link, line: str) -> Location:
    """Where the address stands, or the line of the link where it is written in another way."""
    column = line.find(f"]({link.target}") + 2
    if column < 2:
        return Location(path, link.line, 1, link.line, len(line) + 1)
    return Location(path, link.line, column + 1, link.line, column + 1 + len(link.target))
