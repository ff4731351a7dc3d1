"""The handbook as a web site: the same pages, one template, and nothing that is fetched from elsewhere.

A site is a function of the Markdown pages alone, so that what is not in them is not on the site either. It works from
a web server and from a folder on a disk, and without script it is complete but for search.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from collabctl.drawings.svg.stylesheet import STYLESHEET
from collabctl.escaping import html_page
from collabctl.handbook.site import composing, search
from collabctl.handbook.site.spoken import Spoken

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["site"]

_HERE = Path(__file__).parent
_STYLE = "handbook.css"


def site(
    pages: Mapping[str, str], languages: Sequence[str], drawings: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The web site of a handbook, path to text, to stand beside its Markdown.

    `pages` is the handbook in these `languages`: each in a folder of its name, or one language by itself. `drawings`
    gives the SVG to show in place of a Mermaid block, by the lines inside that block.
    """
    folders = {code: f"{code}/" if len(languages) > 1 else "" for code in languages}
    spoken = [Spoken.of(code, folder, pages, drawings or {}) for code, folder in folders.items()]
    files = {f"{composing.ASSETS}/{name}": text for name, text in _assets().items()}
    for one in spoken:
        others = [other for other in spoken if other is not one]
        files[one.folder + search.INDEX] = search.index(one.pages.values())
        for path, reading in one.pages.items():
            files[one.address(path)] = html_page(_template().render(composing.page(one, reading, others)))
    if len(spoken) > 1:
        files["index.html"] = html_page(_template().render(composing.choice(spoken)))
    return dict(sorted(files.items()))


@cache
def _assets() -> dict[str, str]:
    """The style sheet, the scripts and the picture of the site, by name."""
    files = {file.name: file.read_text("utf-8") for file in sorted((_HERE / composing.ASSETS).iterdir())}
    return files | {_STYLE: f"{files[_STYLE]}\n{STYLESHEET}"}


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((_HERE / "page.html").read_text("utf-8"))
