"""A link on one of the organization's own pages leads to a heading that is not there.

Such a link opens the page at its top, and leaves it to the reader to find what was meant. It breaks without a sound
when somebody words a heading anew.

Looked at are links to headings of pages in `pages/`, such as `how-we-decide.md#who-decides` or `#who-decides`. The
anchor is the heading in small letters, with `-` for blanks and without punctuation. The headings of other pages of the
handbook differ by language, so a link to one of those is better written as the document it tells about, such as
`team/regenkast-mini`. A link to a page that is not there is a matter of `page/broken-link`.

What to do: write the anchor of the heading as it is now.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.page_links import broken_links
from collabctl.rules import Settings, Yielded, rule
from collabctl.rules.page.broken_link import details, for_whom


@rule(severity="error")
def broken_anchor(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for broken in broken_links(organization):
        if broken.anchor:
            help = f"did you mean '{broken.meant}'?" if broken.meant else "write the heading in small letters, with -"
            missing = f"this link leads to the heading '#{broken.anchor}', which its page does not have"
            yield broken.places[0], missing + for_whom(organization, broken), details(broken, help)
