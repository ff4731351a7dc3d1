"""What an organization has more of than is looked at: the rest is left out, and said to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from collabctl.documents import Problem, SourceFile, limits
from collabctl.findings import Location
from collabctl.organization.page_text import left_out
from collabctl.organization.settings import OrganizationSettings


def in_few_languages(settings: OrganizationSettings) -> tuple[OrganizationSettings, list[Problem]]:
    """The settings with as many languages as a handbook is made in."""
    count = len(settings.languages)
    if count <= limits.MAX_LANGUAGES:
        return settings, []
    kept = settings.languages[: limits.MAX_LANGUAGES]
    problem = Problem(
        rule="document/too-much",
        location=settings.document.value(("languages", limits.MAX_LANGUAGES)),
        message=f"'languages' lists {count:,} languages, and a handbook is made in at most {limits.MAX_LANGUAGES}",
        help=f"leave out some; it is made in the first {limits.MAX_LANGUAGES} now",
        documents=(settings.reference,),
        subject="languages",
    )
    return replace(settings, languages=kept), [problem]


def long_pages(pages: Iterable[SourceFile]) -> Iterator[Problem]:
    """The pages that are not read to their end."""
    for page in pages:
        line = left_out(page.data)
        if line is not None:
            yield Problem(
                rule="document/too-much",
                location=Location(page.path, line, 1, line, 1),
                message="this page is too long, and is read up to here: a page has at most "
                f"{limits.MAX_PAGE_CHARACTERS:,} characters, {limits.MAX_PAGE_SIGNS:,} lines and signs such as [ and *",
                help="make several pages of it",
                subject="page",
            )
