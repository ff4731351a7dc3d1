"""The picture as a Mermaid flowchart."""

from __future__ import annotations

from collabctl.drawings import Drawing
from collabctl.drawings.mermaid import lines


def render(drawing: Drawing) -> str:
    """The flowchart; whoever asks makes sure that it can be read."""
    return "\n".join(lines(drawing)) + "\n"
