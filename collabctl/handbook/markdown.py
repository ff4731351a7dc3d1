"""Pages of Markdown, built so that data stays where it was put.

`Md` is text that is safe to stand in a page; only the functions here make it, from data by way of `escaping`, or
from words of our own. A link names a document, not an address: where that document ended up is known only when every
page has been laid out, and a link to a document without a page is its text alone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NewType

from collabctl import escaping
from collabctl.drawings.pictures import Picture, in_mermaid
from collabctl.findings import Location
from collabctl.organization import Item
from collabctl.organization.anchors import Anchors

Md = NewType("Md", str)

NOTHING = Md("")
# An open link: characters that `escaping` never lets through, so data cannot make one.
_LINK = re.compile("\x02([^\x03]*)\x03([^\x04]*)\x04")
_LIST = re.compile(r"^- ", re.MULTILINE)


@lru_cache(maxsize=10_000)
def _way(folder: str, path: str) -> str:
    """The address of a page, for pages in that folder."""
    return posixpath.relpath(path, folder or ".")


@lru_cache(maxsize=10_000)
def _target(relative: str, anchor: str) -> str:
    """The address of a page, "" for the one it is asked on, or of a heading there."""
    return escaping.markdown_link_target(relative + (f"#{anchor}" if anchor else ""))


def text(data: str) -> Md:
    """Data as plain text: a name, a unit, a label that somebody wrote."""
    return Md(escaping.markdown(data))


def code(data: str) -> Md:
    """Data as it is typed: an id, a path, a formula."""
    return Md(escaping.markdown_code(data))


def words(own: str) -> Md:
    """Words of our own, from the code or a language's catalogue; never data."""
    return Md(own)


def strong(label: Md) -> Md:
    """A label that stands out."""
    return Md(f"**{label}**")


def link(label: Md, reference: str) -> Md:
    """A link to where the handbook tells about a document, such as `goal/customers-give-us-a-9`, or a page's path."""
    return Md(label.join(open_link(reference)))


def open_link(reference: str) -> tuple[str, str]:
    """What stands before and behind the label of such a link."""
    return f"\x02{reference}\x03", "\x04"


def web_link(label: str, url: str) -> Md:
    """A link to an address that somebody wrote; only the label when nobody should follow it."""
    target = escaping.markdown_link_target(url)
    return Md(f"[{text(label)}]({target})") if target else text(label)


def join(parts: Iterable[Md | None], between: str = " ") -> Md:
    """The parts that are there, with something of our own between them."""
    return Md(between.join(part for part in parts if part))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands in the handbook; the anchor is "" at the top of a page."""

    path: str
    anchor: str = ""


class Page:
    """A page in the making. Headings wait for something to stand below them, so that empty parts vanish."""

    def __init__(self, path: str, title: str, about: str | None = None, above: str = "README.md") -> None:
        """`about` is the document the page is for, so that links to it lead here; `above` is the page above it."""
        self.path = path
        self.title = title
        self.above = above
        self.places: dict[str, Place] = {path: Place(path)}
        self.sources: list[Item] = []
        self.written_at: Location | None = None
        self.pictures: dict[str, Picture] = {}
        self._blocks: list[str] = []
        self._waiting: list[tuple[int, Md]] = []
        self._anchors = Anchors()
        self._after_list = False
        self._write_heading(1, text(title))
        self._slug(title)
        if about is not None:
            self.places[about] = Place(path)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands below the title."""
        return len(self._blocks) == 1

    def heading(self, level: int, title: str) -> None:
        """A heading for what follows; it vanishes when nothing does."""
        self._waiting = [(above, other) for above, other in self._waiting if above < level]
        self._waiting.append((level, Md(title)))

    def entry(self, level: int, title: str, about: str) -> None:
        """A heading that is the place of a document, there whether or not anything follows.

        A title of signs alone would get no anchor, so the document's id stands behind it.
        """
        self._waiting = [(above, other) for above, other in self._waiting if above < level]
        self._flush()
        if not escaping.slug(title).strip("-"):
            title = f"{title} ({about.rpartition('/')[2]})"
        anchor = self._slug(title)
        self._write_heading(level, text(title))
        self.places[about] = Place(self.path, anchor)

    def paragraph(self, *parts: Md | None) -> None:
        """A paragraph of the parts that are there; none when there are none."""
        self._add(join(parts))

    def prose(self, paragraphs: Md) -> None:
        """Blocks that `prose` made safe."""
        self._add(paragraphs)

    def facts(self, facts: Iterable[tuple[str, Md | None]]) -> None:
        """A list of labels and what they are; without the ones that are not there."""
        self.bullets(Md(f"**{label}{'' if label.endswith('?') else ':'}** {fact}") for label, fact in facts if fact)

    def bullets(self, items: Iterable[Md | None]) -> None:
        """A list of one line each. Two lists in a row get different bullets, or they would be one."""
        mark = "*" if self._after_list and not self._waiting else "-"
        listed = "\n".join(f"{mark} {item}" for item in items if item)
        if listed:
            self._add(Md(listed))

    def steps(self, items: Iterable[Md]) -> None:
        """A numbered list of one line each."""
        self._add(Md("\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))))

    def outline(self, items: Iterable[tuple[int, Md]]) -> None:
        """A list in a list; the number is how deep an item stands, from 0."""
        self._add(Md("\n".join(f"{'  ' * depth}- {item}" for depth, item in items)))

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[Md | None]]) -> None:
        """A table without the columns that are empty everywhere; none when there are no rows."""
        cells = [[cell or NOTHING for cell in row] for row in rows]
        if not cells:
            return
        kept = [column for column in range(len(headings)) if column == 0 or any(row[column] for row in cells)]
        lines = [[Md(headings[column]) for column in kept], [Md("---") for _ in kept]]
        lines += [[row[column] for column in kept] for row in cells]
        self._add(Md("\n".join(f"| {' | '.join(line)} |" for line in lines)))

    def diagram(self, lines: Sequence[str]) -> None:
        """A drawing in Mermaid. The lines are ours; labels in them went through `escaping.mermaid`."""
        self._add(Md("\n".join(["```mermaid", *lines, "```"])))

    def picture(self, picture: Picture) -> None:
        """A picture in Mermaid, which a site draws itself."""
        lines = in_mermaid(picture)
        self.pictures["\n".join(lines)] = picture
        self.diagram(lines)

    def written_heading(self, level: int, title: Md, plain: str) -> None:
        """A heading that somebody wrote, which stays whatever follows; `plain` is its text as data."""
        self._flush()
        self._slug(plain)
        self._write_heading(level, title)

    def render(self, places: Mapping[str, Place], above: Md, below: Md) -> str:
        """The page as text, with a line above the title and one at its foot, and every link leading somewhere."""
        body = "\n\n".join([above, *self._blocks, *(["---", below] if below else [])])
        folder = posixpath.dirname(self.path)
        return _LINK.sub(lambda found: self._address(folder, self._leads_to(places, found[1]), found[2]), body) + "\n"

    def _leads_to(self, places: Mapping[str, Place], reference: str) -> Place | None:
        """The place of a document, a page or a heading on a page; the page itself where it has no such heading."""
        page = reference.partition("#")[0]
        return places.get(reference if page else f"{self.path}{reference}") or places.get(page)

    def _address(self, folder: str, place: Place | None, label: str) -> str:
        here = place is not None and place.path == self.path
        if place is None or (here and not place.anchor):
            return label
        return f"[{label}]({_target('' if here else _way(folder, place.path), place.anchor)})"

    def _add(self, block: Md) -> None:
        if block:
            self._flush()
            self._blocks.append(block)
            self._after_list = _LIST.search(block) is not None

    def _flush(self) -> None:
        for level, title in self._waiting:
            self._slug(title)
            self._write_heading(level, title)
        self._waiting = []

    def _write_heading(self, level: int, title: Md) -> None:
        self._blocks.append(f"{'#' * level} {title}")
        self._after_list = False

    def _slug(self, title: str) -> str:
        """The anchor of the next heading, which from now on is a place to link to."""
        slug = self._anchors.of(title)
        self.places[f"{self.path}#{slug}"] = Place(self.path, slug)
        return slug
