"""What the runner of GitHub Actions would take for a command in the output of a step.

A reading of both of its parsers: the present one, `::name key=value,...::data` at the start of a line, and the old
one, `##[name key=value;...]data` anywhere in a line. Where the runner knows only some names, every name counts here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Command:
    """A command that the runner would act on, decoded."""

    name: str
    properties: dict[str, str] = field(default_factory=dict)
    data: str = ""


def commands_in(output: str) -> list[Command]:
    """Every command in the output of a step; any line break separates lines."""
    found = [_present(line) or _old(line) for line in re.split(r"[\r\n\v\f\x85\u2028\u2029]", output)]
    return [command for command in found if command is not None]


def _present(line: str) -> Command | None:
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, listed = line[2:end].partition(" ")
    pairs = [pair.split("=", 1) for pair in listed.strip().split(",")]
    properties = {pair[0]: _decoded(pair[1], ":,\r\n%") for pair in pairs if len(pair) == 2 and all(pair)}
    return Command(name, properties, _decoded(line[end + 2 :], "\r\n%"))


def _old(line: str) -> Command | None:
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name, _, listed = line[start + 3 : end].partition(" ")
    pairs = [pair.split("=", 1) for pair in listed.split(";")]
    properties = {pair[0]: _decoded(pair[1], ";\r\n]%") for pair in pairs if len(pair) == 2 and all(pair)}
    return Command(name, properties, _decoded(line[end + 1 :], ";\r\n]%"))


def _decoded(text: str, characters: str) -> str:
    """The percent sign comes last, as in the runner: `%250A` is the text `%0A`."""
    for character in characters:
        text = text.replace(f"%{ord(character):02X}", character)
    return text
