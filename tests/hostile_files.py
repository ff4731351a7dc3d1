"""Folders of organizations in which whatever people may choose wants to be something else.

One is sound, so that every command gets as far as its texts; the other is broken, so that messages quote it.
"""

from __future__ import annotations

import csv
import itertools
import json
import re
import shutil
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"

# Read by the runner of GitHub, by a shell, by a template, by Markdown. As they stand between quotes in YAML.
PAYLOADS = [
    "::error file=README.md::forged",
    "##[set-env name=PATH;]/tmp",
    "%0A::add-mask::a",
    "\\r\\n::stop-commands::x",
    "\\u2028::set-output name=file::x\\x85::error::x",
    '"; touch sprung; #',
    "$(touch sprung) `touch sprung` ${IFS}",
    "' && touch sprung && '",
    "${{ github.token }}",
    "<!-- collabctl --> <img src=x> @everyone closes #1",
]
FILE_NAMES = [
    "$(touch sprung).yaml",
    '";touch sprung;".yaml',
    "::error file=x::y.yaml",
    "##[error]x].yaml",
    "a\n::error::x.yaml",
    "a\r##[warning]x].yaml",
    "\u2028::error::x.yaml",
    "%0A::error::x.yaml",
    "--output=sprung.yaml",
    "-e sprung.yaml",
    "\u202elmay.txt.yaml",
    "\udcff::error::x.yaml",
    "\x1b]8;;x.yaml",
    "::error::x.yaml.",
    "::ERROR::x.yaml.",
    "::error::X.yaml",
]
_TEXT = re.compile(
    r"^( *(?:- )?(?:name|mission|vision|purpose|definition|because|what|role|promise|problem|notes|done_when|how|for"
    r"|use_for|lead_because|lesson|story|reason|text)): +(?![|>\[&]).+$",
    re.MULTILINE,
)
_IN_TEXTS = ("::error file=README.md::forged", "##[error]forged", "%0A::add-mask::x", "a ::stop-commands::b ::x")


def sound(folder: Path, example: str = "silo") -> None:
    """A copy of an example whose texts are commands, at many distances from where a line may be broken."""
    shutil.copytree(EXAMPLES / example, folder)
    texts = (f"{'ab ' * words}{text}" for words in itertools.cycle(range(20)) for text in _IN_TEXTS)
    for path in sorted(folder.rglob("*.yaml")):
        path.write_text(
            _TEXT.sub(lambda found: f"{found[1]}: {json.dumps(next(texts))}", path.read_text("utf-8")), "utf-8"
        )


def broken(folder: Path) -> None:
    """Add files to an organization that has a department `sales`: most of them cannot be used."""
    for number, text in enumerate(PAYLOADS):
        said = '"' + re.sub(r'(?<!\\)"', r"\"", text) + '"'
        used = (
            f"kind: department\nid: d{number}\nname: {said}\nmission: {said}\n---\n"
            f"kind: person\nid: p{number}\nname: {said}\nrole: {said}\ndepartment: d{number}\n---\n"
            f"kind: goal\nid: g{number}\nname: {said}\nshared_by: [sales]\n"
        )
        (folder / f"used{number}.yaml").write_text(used, "utf-8")
        (folder / f"key{number}.yaml").write_text(
            f"kind: person\nid: k{number}\nname: K\n{said}: {said}\n"
            f"---\nkind: {said}\nid: {said}\n---\nkind: team\nid: {said}\nname: x\ndepartments: [{said}]\n",
            "utf-8",
        )
        (folder / f"syntax{number}.yaml").write_text(f"kind: person\nid: [{said}\n# {text}\n", "utf-8")
    (folder / "measurements").mkdir()
    for number, text in enumerate(PAYLOADS):
        rows = f"date,value,department\n{text}\n2026-01-31,1,{text}\n2026-02-28,{text}\n"
        (folder / f"measurements/m{number}.csv").write_text(rows, "utf-8")
        (folder / f"measurements/h{number}.csv").write_text(f"{text}\n", "utf-8")
    for name in FILE_NAMES:
        (folder / "measurements" / f"{name.removesuffix('.yaml')}.csv").write_text("date,value\n", "utf-8")
        (folder / name).write_bytes(f"kind: person\nid: [{name}\n".encode(errors="surrogateescape"))


def tables(folder: Path) -> None:
    """Tables of figures to take over: columns that nobody knows, unreadable rows, and a sound one with notes."""
    folder.mkdir()
    made = {
        "columns": [["date", *PAYLOADS]],
        "rows": [["date", "metric", "value"], *([text] * 3 for text in PAYLOADS)],
        "notes": [["date", "value", "note"], *([f"2026-{at:02}-28", at, text] for at, text in enumerate(PAYLOADS, 1))],
    }
    for name, rows in made.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
