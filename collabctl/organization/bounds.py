"""What an organization has more of than is looked at: the rest is left out, and said to be."""

from __future__ import annotations

from dataclasses import replace

from collabctl.documents import Problem, limits
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
