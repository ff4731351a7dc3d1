"""What search looks in: every page of a language, part by part, as a script, which a browser also loads from a folder.

The script is data in plain ASCII and never stands inside a page.
"""

from __future__ import annotations

from collections.abc import Iterable

from collabctl import escaping
from collabctl.handbook.site.addresses import page_of
from collabctl.handbook.site.reading import Reading

INDEX = "search-index.js"


def index(pages: Iterable[Reading]) -> str:
    """The script: of each page its address, its title, the page above it, and its parts: anchor, heading and text."""
    listed = [
        [
            page_of(page.path),
            page.title,
            page.above[-1].label if len(page.above) > 1 else "",
            [[section.anchor if section.level > 1 else "", section.title, section.text] for section in page.sections],
        ]
        for page in pages
    ]
    rows = ",\n".join(escaping.json_text(page, indent=None) for page in listed)
    return f"window.handbookIndex = [\n{rows}\n];\n"
