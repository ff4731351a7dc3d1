"""A link on one of the organization's own pages leads nowhere.

A reader who follows a link and finds nothing stops following links. In the handbook such a link is not even a link: it
is shown as plain words.

A link may lead to another page in `pages/`, to a page of the handbook as seen from `pages/`, such as
`../which-channel.md`, or to a document, such as `goal/customers-give-us-a-9`, wherever the handbook tells about it.
Addresses on the web are not looked at, and neither are links in documents. A page that is for readers of one language
only, such as `x.nl.md`, is there for them alone. What is private is not in the handbook.

What to do: write the link as it is suggested, or name the document that you mean, such as `team/regenkast-mini`: that
stays right when pages move.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.page_links import Broken, broken_links
from collabctl.rules import Details, Settings, Yielded, rule

_FORMS = "link to a page in pages/, to a page of the handbook such as ../which-channel.md, or to a document such as "


@rule(severity="error")
def broken_link(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for broken in broken_links(organization):
        if not broken.anchor:
            help = f"did you mean '{broken.meant}'?" if broken.meant else f"{_FORMS}team/web-shop"
            missing = f"this link leads to '{broken.target}', which is not in the handbook"
            yield broken.places[0], missing + for_whom(organization, broken), details(broken, help)


def for_whom(organization: Organization, broken: Broken) -> str:
    """In which languages a link is broken, where that is not in all of them."""
    if len(broken.languages) == len(organization.settings.languages):
        return ""
    return f" in {' and '.join(repr(language) for language in broken.languages)}"


def details(broken: Broken, help: str) -> Details:
    """What there is to add about a broken link."""
    first, *others = broken.places
    return Details(
        help=help,
        related=tuple(Related(place, "the same link stands here") for place in others),
        subject=f"{first.path} {broken.target}",
    )
