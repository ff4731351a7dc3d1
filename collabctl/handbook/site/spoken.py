"""The handbook in one language, read: what every page of it shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from collabctl.handbook.languages import Language
from collabctl.handbook.site import addresses, finder, navigation
from collabctl.handbook.site.reading import Reading, read
from collabctl.handbook.site.words import words


@dataclass(frozen=True)
class Spoken:
    """One language of the site. Paths of pages are those inside its folder, which ends in `/` or is ""."""

    language: Language
    folder: str
    pages: Mapping[str, Reading]
    drawings: Mapping[str, str]

    @classmethod
    def of(cls, code: str, folder: str, pages: Mapping[str, str], drawings: Mapping[str, str]) -> Spoken:
        """The pages of Markdown below this folder, read."""
        ours = sorted(path for path in pages if path.startswith(folder))
        inside = {path.removeprefix(folder): pages[path] for path in ours}
        return cls(Language(code), folder, {path: read(path, page) for path, page in inside.items()}, drawings)

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

    @cached_property
    def answers(self) -> list[finder.Answer]:
        """Which channel for what."""
        return finder.answers(self.pages)

    @cached_property
    def keywords(self) -> dict[tuple[str, str], str]:
        """By the place where a kind of message is told about: words to find it by."""
        return {addresses.leads_to(finder.WHICH, answer.message.target): answer.words for answer in self.answers}

    def address(self, path: str) -> str:
        """Where a page stands on the site as a whole."""
        return self.folder + addresses.page_of(path)
