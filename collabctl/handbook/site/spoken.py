"""The handbook in one language, read: what every page of it shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from collabctl.handbook.languages import Language
from collabctl.handbook.site import addresses, finder, navigation
from collabctl.handbook.site.parts import Parts, parts
from collabctl.handbook.site.reading import Reading, read
from collabctl.handbook.site.rendering import Paper
from collabctl.handbook.site.words import words


@dataclass(frozen=True)
class Spoken:
    """One language of the site. Paths of pages are those inside its folder, which ends in `/` or is "".

    `parts` is what stands on each page, as HTML, and `answers` which channel is for what.
    """

    language: Language
    folder: str
    pages: Mapping[str, Reading]
    parts: Mapping[str, Parts]
    answers: Sequence[finder.Answer]

    @classmethod
    def of(cls, code: str, folder: str, pages: Mapping[str, str], drawings: Mapping[str, str]) -> Spoken:
        """The pages of Markdown below this folder, read and rendered one by one.

        The page with the channels comes last: its rows can be found by what the others say.
        """
        inside = {path.removeprefix(folder): page for path, page in sorted(pages.items()) if path.startswith(folder)}
        language = Language(code)
        read_, made, answers = {}, {}, []
        in_words = words(language)["drawing"]
        for path in sorted(inside, key=lambda path: (path == finder.WHICH, path)):
            read_[path], blocks = read(path, inside[path])
            keywords: dict[tuple[str, str], str] = {}
            if path == finder.WHICH:
                answers = finder.answers(blocks.body, read_)
                keywords = {addresses.leads_to(path, answer.message.target): answer.words for answer in answers}
            made[path] = parts(blocks, Paper(path, inside, drawings, in_words, keywords))
        return cls(language, folder, {path: read_[path] for path in inside}, made, answers)

    @property
    def title(self) -> str:
        """What the handbook is called: the title of its start page."""
        return self.pages[navigation.START].title

    @cached_property
    def words(self) -> dict[str, str]:
        """What the template and the script say."""
        return words(self.language)

    @cached_property
    def navigation(self) -> list[navigation.Part]:
        """The way through the site."""
        return navigation.parts(self.pages, self.language)

    def ways(self, folder: str) -> list[dict[str, Any]]:
        """The navigation for the template, as seen from the pages of a folder: all of them have the same."""
        if folder not in self._ways:
            self._ways[folder] = [{"title": part.title, "ways": _seen(part, folder)} for part in self.navigation]
        return self._ways[folder]

    @cached_property
    def _ways(self) -> dict[str, list[dict[str, Any]]]:
        return {}

    def address(self, path: str) -> str:
        """Where a page stands on the site as a whole."""
        return self.folder + addresses.page_of(path)


def _seen(part: navigation.Part, folder: str) -> list[dict[str, str]]:
    return [{"label": way.label, "href": addresses.seen_from(folder, way.path), "path": way.path} for way in part.ways]
