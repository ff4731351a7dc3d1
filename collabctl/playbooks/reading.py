"""A guide for the eyes: its Markdown as plain lines, for a terminal."""

from __future__ import annotations

import re
import textwrap

_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_MARKS = re.compile(r"(\*\*|\*|`)(?=\S)(.+?)(?<=\S)\1")
_ITEM = re.compile(r"(\s*)([-*]|[0-9]+\.) (.*)")


def plain(markdown: str, width: int = 80) -> str:
    """The text without its marks, in lines of at most `width` columns; of a link its words, and where it leads."""
    blocks: list[list[str]] = [[]]
    for line in markdown.strip().splitlines():
        if not line.strip():
            blocks.append([])
        elif _ITEM.match(line) or not blocks[-1]:
            blocks[-1].append(line.rstrip())
        else:
            blocks[-1][-1] += f" {line.strip()}"
    return "\n\n".join("\n".join(_wrapped(line, width) for line in block) for block in blocks if block)


def _wrapped(line: str, width: int) -> str:
    item = _ITEM.match(line)
    text = _unmarked(item[3] if item else line)
    first = f"{item[1]}{item[2]} " if item else ""
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _unmarked(text: str) -> str:
    text = _LINK.sub(_spoken, text)
    while (found := _MARKS.sub(r"\2", text)) != text:
        text = found
    return text


def _spoken(link: re.Match[str]) -> str:
    """A link to another guide is told as the command that shows it."""
    words, target = link.groups()
    guide = re.fullmatch(r"\.\./([a-z-]+)/guide\.[a-z]+\.md", target)
    return f"{words} (collabctl playbook show {guide[1]})" if guide else f"{words} ({target})"
