"""A text is not in all languages of the organization, as others of its texts are.

Half of a page in another language tells its readers that it was not made for them. Where a translation is missing, the
handbook shows the text in the organization's first language, so nothing is lost: this is a list of what to write next.

Only a text that is written by language, such as `{nl: Verkoop, en: Sales}`, can lack one: a text that is written once
is the same for everybody. A language that is listed in organization.yaml, and that no text is written in yet, is
missing nowhere. Each document is named once for each language.

What to do: add the language to each of the texts that are named. A name that is the same in every language is
written once, without a language.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.documents import Path
from collabctl.documents.schema.annotations import translations
from collabctl.findings import Related
from collabctl.organization import Item, Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def missing_translation(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    texts = [(item, list(translations(item.document))) for item in organization.items() if item.document.source.data]
    used = {language for _, found in texts for _, languages in found for language in languages}
    for language in organization.settings.languages:
        for item, found in texts if language in used else ():
            if lacking := [path for path, languages in found if language not in languages]:
                yield _lacking(item, lacking, language)


def _lacking(item: Item, lacking: list[Path], language: str) -> Yielded:
    first, *others = lacking
    many = f"{len(lacking)} texts of the {item.kind} {item} are" if others else f"a text of the {item.kind} {item} is"
    return (
        item.at(*first),
        f"{many} not in '{language}', as other texts of this organization are",
        Details(
            about=(item,),
            help=f"add '{language}:' below {_field(first)}, or write it once where it is the same in every language",
            related=tuple(Related(item.at(*path), f"{_field(path)} is not in '{language}' either") for path in others),
            subject=language,
        ),
    )


def _field(path: Path) -> str:
    """What the text is called, without the numbers of lists."""
    return f"'{next((part for part in reversed(path) if isinstance(part, str)), '')}'"
