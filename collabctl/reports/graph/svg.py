"""The picture as an SVG file, which browsers show, in light or dark as their reader likes."""

from __future__ import annotations

from collabctl.drawings import Drawing
from collabctl.drawings.svg import file


def render(drawing: Drawing) -> str:
    """The file, as wide as a phone; it asks for nothing from elsewhere."""
    return file(drawing)
