"""The organization's own pages, `pages/*.md`: what it wrote by hand and wants to be read beside the rest."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.documents import SourceFile
from collabctl.findings import Location
from collabctl.handbook import handwritten
from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Md, Page, Place, link, text
from collabctl.handbook.ordering import by_name
from collabctl.organization import own_pages


def pages(book: Book) -> Iterator[Page]:
    """Those that are in the reader's language, or in none in particular."""
    for path, source in of_language(book, book.language.code).items():
        writing = own_pages.read(source.data)
        page = Page(path, own_pages.title_of(source, book.settings.languages))
        handwritten.write(page, writing)
        page.written_at = Location(source.path)
        page.places[source.path] = Place(path)
        yield page


def links(book: Book) -> list[Md]:
    """A link to each, in the order of their titles."""
    titles = {
        path: own_pages.title_of(source, book.settings.languages)
        for path, source in of_language(book, book.language.code).items()
    }
    return [
        link(text(title), path) for path, title in sorted(titles.items(), key=lambda item: by_name(item[1], item[0]))
    ]


def of_language(book: Book, language: str) -> dict[str, SourceFile]:
    """The files for readers of a language, under the paths of their pages."""
    return own_pages.of_language(book.own_pages, book.settings.languages, language)
