"""Makes an organization of any size: one document a file, every kind, references in all directions, nothing to find.

    python benchmarks/generate.py FOLDER --documents 1000

The organization is made of units, each the documents of unit.yaml: a department with its people, metrics, targets,
meetings and so on. It shares a goal, a team and a meeting with the next unit, and the two are judged in opposite
directions on one metric, which a resolution settles. What is left over are more people in the first unit.
The same number gives the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from string import Template

TEMPLATES = Path(__file__).with_name("unit.yaml").read_text("utf-8").split("---\n")[1:]
ORGANIZATION, *UNIT = TEMPLATES
EXTRA = "member-6"  # whose document is written again for the people who are left over

ORDINALS = ("first", "second", "third", "fourth")
WEEKDAYS = ("monday", "tuesday", "thursday", "friday")

SMALLEST = 1 + 2 * len(UNIT)  # one unit alone has nobody to share with

AS_OF = "2026-11-23"
"""The day on which there is nothing to find: later, resolutions run out."""


def documents(number: int) -> Iterator[tuple[str, str]]:
    """The path and text of each file of an organization with that many documents, `SMALLEST` at least."""
    if number < SMALLEST:
        raise ValueError(f"{number} documents are too few; the smallest organization has {SMALLEST}")
    units = (number - 1) // len(UNIT)
    yield "organization.yaml", Template(ORGANIZATION).substitute(this="unit-0")
    for unit in range(units):
        for template in UNIT:
            yield _file(Template(template).substitute(_words(unit, units)))
    (person,) = (template for template in UNIT if f"\nid: {EXTRA}-$this\n" in template)
    for extra in range(number - 1 - units * len(UNIT)):
        yield _file(Template(person.replace(EXTRA, f"extra-{extra}")).substitute(this="unit-0", n=0))


def _words(unit: int, units: int) -> dict[str, object]:
    """What stands for what in the documents of a unit. Neighbours meet on different days."""
    ordinal, weekday = divmod(unit % (len(WEEKDAYS) * len(ORDINALS)), len(WEEKDAYS))
    day = f"{ORDINALS[ordinal]} {WEEKDAYS[weekday]}"
    return {"this": f"unit-{unit}", "next": f"unit-{(unit + 1) % units}", "n": unit, "day": day}


def _file(text: str) -> tuple[str, str]:
    """A document's path, made of its kind and its id, which are its first two lines."""
    kind, name = (line.partition(": ")[2] for line in text.splitlines()[:2])
    return f"{kind}s/{name}.yaml", text


def generate(folder: Path, number: int) -> list[str]:
    """Writes the organization into a folder; gives the paths of its files, relative to it."""
    paths = []
    for path, text in documents(number):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make an organization of any size.")
    parser.add_argument("folder", type=Path, help="an empty folder, or a new one")
    parser.add_argument("--documents", type=int, default=1000, help="how many (default: 1000)")
    arguments = parser.parse_args()
    if arguments.folder.exists() and any(arguments.folder.iterdir()):
        parser.error(f"{arguments.folder} is not empty")
    print(len(generate(arguments.folder, arguments.documents)), "documents in", arguments.folder)
