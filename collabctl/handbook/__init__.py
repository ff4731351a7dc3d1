"""The handbook that people read: from the organization to pages of Markdown.

There is no clock here and nothing of the machine: the same organization gives the same bytes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from collabctl import escaping
from collabctl.documents import SourceFile
from collabctl.drawings.pictures import Picture
from collabctl.findings import Location
from collabctl.handbook.book import Book
from collabctl.handbook.languages import Language
from collabctl.handbook.markdown import NOTHING, Md, Page, Place, code, join, link, text, words
from collabctl.handbook.pages import FAMILIES, own
from collabctl.organization import Organization

__all__ = ["Handbook", "build", "build_all", "build_with_pictures"]


@dataclass(frozen=True, slots=True)
class Handbook:
    """Path to Markdown, and the pictures in it, by the lines of the Mermaid block in which each is written."""

    pages: dict[str, str]
    pictures: dict[str, Picture]


def build_all(
    organization: Organization, languages: Sequence[str], *, pages: Sequence[SourceFile] = ()
) -> dict[str, str]:
    """The pages of `build_with_pictures`."""
    return build_with_pictures(organization, languages, pages=pages).pages


def build_with_pictures(
    organization: Organization, languages: Sequence[str], *, pages: Sequence[SourceFile] = ()
) -> Handbook:
    """The handbook in these languages: each in a folder of its name, or one language by itself.

    `pages` are the organization's own, such as `pages/new-here.md`.
    """
    if len(languages) == 1:
        return _built(organization, languages[0], (), pages)
    files = {"README.md": _choice_of_language(organization, languages)}
    pictures: dict[str, Picture] = {}
    for code_ in languages:
        made = _built(organization, code_, [other for other in languages if other != code_], pages)
        files |= {f"{code_}/{path}": page for path, page in made.pages.items()}
        pictures |= made.pictures
    return Handbook(dict(sorted(files.items())), pictures)


def build(
    organization: Organization, *, language: str, also_in: Iterable[str] = (), pages: Sequence[SourceFile] = ()
) -> dict[str, str]:
    """The handbook in one language, path to Markdown; `also_in` are the languages it stands beside, in folders.

    `pages` are the organization's own, such as `pages/new-here.md`.
    """
    return _built(organization, language, also_in, pages).pages


def _built(
    organization: Organization, language: str, also_in: Iterable[str], own_pages: Sequence[SourceFile]
) -> Handbook:
    book = Book(organization, Language(language), own_pages)
    made = [page for family in FAMILIES for page in family(book)]
    places: dict[str, Place] = {}
    for page in made:
        places |= page.places
    titles = {page.path: page.title for page in made}
    others = [Language(other) for other in also_in]
    finished = {}
    pictures: dict[str, Picture] = {}
    for page in sorted(made, key=lambda page: page.path):
        below = join([_made_from(book, page), _elsewhere(page, _with_it(book, page, others))], "\n\n")
        finished[page.path] = page.render(places, join([_note(book), _way_back(page, titles)], "\n\n"), below)
        pictures |= page.pictures
    return Handbook(finished, pictures)


def _note(book: Book) -> Md:
    note = book.say("This page is made by collabctl: change the files named at its foot, not the page.")
    return words(f"*{note}*")


def _way_back(page: Page, titles: Mapping[str, str]) -> Md:
    """The pages above this one, from the start page down."""
    above = dict.fromkeys(["README.md", page.above])
    return join([link(text(titles[path]), path) for path in above if path in titles and path != page.path], " / ")


def _made_from(book: Book, page: Page) -> Md:
    """The files that say what the page says, each once, with the line where the first of its documents begins.

    Settings that nobody could read have no place, and are not named.
    """
    first = {page.written_at.path: page.written_at} if page.written_at else {}
    for place in (item.at() for item in page.sources if item.document.source.data):
        known = first.setdefault(place.path, place)
        if place.line < known.line:
            first[place.path] = place
    places = [_source(book, place) for _, place in sorted(first.items())]
    return book.say("Made from {places}", places=join(places, "; ")) if places else NOTHING


def _source(book: Book, place: Location) -> Md:
    shown = book.say("{path}, line {line}", path=code(place.path), line=words(str(place.line)))
    address = book.settings.handbook.edit_url
    if not address:
        return shown
    url = address.replace("{path}", quote(place.path)).replace("{line}", str(place.line))
    target = escaping.markdown_link_target(url)
    return words(f"[{shown}]({target})") if target else shown


def _with_it(book: Book, page: Page, others: list[Language]) -> list[Language]:
    """The other languages in which there is such a page."""
    if page.written_at is None:
        return others
    return [other for other in others if page.path in own.of_language(book, other.code)]


def _elsewhere(page: Page, others: list[Language]) -> Md:
    """The same page in the other languages; paths do not depend on the language."""
    up = posixpath.relpath(".", posixpath.dirname(page.path) or ".")
    links = [
        words(f"[{text(other.name_of(other.code))}]({posixpath.normpath(f'{up}/../{other.code}/{page.path}')})")
        for other in others
    ]
    return join(links, " · ")


def _choice_of_language(organization: Organization, languages: Sequence[str]) -> str:
    name = organization.settings.title.to(languages[0])
    links = [f"- [{text(Language(code).name_of(code))}]({code}/README.md)" for code in languages]
    return "\n".join([f"# {text(name)}", "", *links, ""])
