"""A page of Markdown that may not grow beyond a number of characters."""

from __future__ import annotations


class Page:
    """Takes whole blocks and items as long as there is room, and counts the items that it has no room for."""

    def __init__(self, room: int) -> None:
        self.blocks: list[str] = []
        self.left_out = 0
        self._room = room
        self._in_list = False

    def block(self, text: str) -> None:
        """A heading or a paragraph."""
        if text and self._fits(text):
            self.blocks.append(text)
        self._in_list = False

    def line(self, text: str) -> None:
        """An item of a list."""
        if not self._fits(text):
            self.left_out += 1
        elif self._in_list:
            self.blocks[-1] += f"\n{text}"
        else:
            self.blocks.append(text)
            self._in_list = True

    def _fits(self, text: str) -> bool:
        needed = len(text) + 2
        if needed > self._room:
            self._room = 0
            return False
        self._room -= needed
        return True
