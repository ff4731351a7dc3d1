"""The organization's own pages, `pages/*.md`: what it wrote by hand and wants to be read beside the rest."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl import escaping
from collabctl.documents import SourceFile
from collabctl.findings import Location
from collabctl.handbook import handwritten
from collabctl.handbook.book import Book
from collabctl.handbook.handwritten import Writing
from collabctl.handbook.markdown import Md, Page, Place, link, text
from collabctl.handbook.ordering import by_name


def pages(book: Book) -> Iterator[Page]:
    """Those that are in the reader's language, or in none in particular."""
    for path, source in of_language(book, book.language.code).items():
        writing = handwritten.read(source.data)
        page = Page(path, _title(book, source, writing))
        handwritten.write(page, writing)
        page.written_at = Location(source.path)
        page.places[source.path] = Place(path)
        yield page


def links(book: Book) -> list[Md]:
    """A link to each, in the order of their titles."""
    found = of_language(book, book.language.code)
    titles = {path: _title(book, source, handwritten.read(source.data)) for path, source in found.items()}
    return [
        link(text(title), path) for path, title in sorted(titles.items(), key=lambda item: by_name(item[1], item[0]))
    ]


def of_language(book: Book, language: str) -> dict[str, SourceFile]:
    """The files for readers of a language, under the paths of their pages.

    `x.nl.md` is for readers of Dutch, and comes before an `x.md` that is for everybody.
    """
    found = {}
    for source in sorted(book.own_pages, key=lambda source: (_name(book, source)[1] is not None, source.path)):
        name, only = _name(book, source)
        if only in (None, language):
            found[f"pages/{escaping.file_name(name)}.md"] = source
    return found


def _title(book: Book, source: SourceFile, writing: Writing) -> str:
    """Its first heading, or the name of the file."""
    return writing.title or _name(book, source)[0].replace("-", " ")


def _name(book: Book, source: SourceFile) -> tuple[str, str | None]:
    """The name of a file without its endings, and the language that it names."""
    name = source.path.rpartition("/")[2].removesuffix(".md")
    before, _, language = name.rpartition(".")
    return (before, language) if before and language in book.settings.languages else (name, None)
