"""What the handbook costs as Markdown and as a web site, beside MkDocs with Material on the same Markdown.

    python -m venv /tmp/mkdocs && /tmp/mkdocs/bin/pip install mkdocs-material
    python benchmarks/web_site.py --mkdocs /tmp/mkdocs/bin/mkdocs

`collabctl handbook` reads the organization and writes the Markdown, and with `--site` makes the site of it too: the
difference is what the site costs. MkDocs gets the finished Markdown, with its navigation pruned, as it advises for
large sites, so its work compares with the difference; the goal is to be three times as fast with all of it. Counted is
the processor time of whole processes that take turns, and of several rounds the median, with the most memory that any
of them took. MkDocs is no part of the development environment, so it is named.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from generate import generate

SETTINGS = """\
site_name: Handbook
docs_dir: {markdown}
site_dir: {site}
theme: {{name: material, font: false, features: [navigation.prune]}}
plugins: [search]
markdown_extensions: [admonition, pymdownx.superfences, toc]
"""


def cost(command: list[str]) -> tuple[float, int]:
    """The seconds of processor time and the megabytes that a command takes."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    errors = process.stderr.read() if process.stderr else ""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} exits {process.returncode}:\n{errors[-2000:]}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


@dataclass(slots=True)
class Costs:
    """What a program took in each round: seconds of processor time, and megabytes."""

    seconds: list[float] = field(default_factory=list)
    megabytes: list[int] = field(default_factory=list)

    def add(self, command: list[str]) -> None:
        """Run it once more."""
        seconds, megabytes = cost(command)
        self.seconds.append(seconds)
        self.megabytes.append(megabytes)


def line(name: str, seconds: float, theirs: float | None, megabytes: list[int] | None = None) -> str:
    """What something took, how many times less that is than what MkDocs took, and the most memory."""
    times = f"{theirs / seconds:5.1f} times less" if theirs else ""
    return f"{name:28}{seconds:7.1f} s  {times:16}{f'  {max(megabytes)} MB' if megabytes else ''}".rstrip()


def main() -> None:
    """Build each several times, in turns, and print what it took."""
    parser = argparse.ArgumentParser(description="The cost of the handbook's site, beside MkDocs with Material.")
    parser.add_argument("--documents", type=int, default=3500, help="how many (default: 3500, about 1,000 pages)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is built (default: 3)")
    parser.add_argument("--mkdocs", metavar="PROGRAM", help="where mkdocs is; without it only ours is timed")
    arguments = parser.parse_args()
    markdown_alone, whole, mkdocs = Costs(), Costs(), Costs()
    pages = 0
    with tempfile.TemporaryDirectory() as work:
        folder, settings = Path(work) / "organization", Path(work) / "mkdocs.yml"
        generate(folder, arguments.documents)
        for number in range(arguments.rounds):
            markdown, both, site = (Path(work) / f"{name}-{number}" for name in ("markdown", "both", "site"))
            handbook = [sys.executable, "-m", "collabctl", "handbook", str(folder), "--language", "en", "--output"]
            markdown_alone.add([*handbook, str(markdown)])
            whole.add([*handbook, str(both), "--site"])
            if arguments.mkdocs:
                settings.write_text(SETTINGS.format(markdown=markdown, site=site), encoding="utf-8")
                mkdocs.add([arguments.mkdocs, "build", "--quiet", "--config-file", str(settings)])
            pages = sum(1 for _ in markdown.rglob("*.md"))
    theirs = statistics.median(mkdocs.seconds) if mkdocs.seconds else None
    all_of_it, without = statistics.median(whole.seconds), statistics.median(markdown_alone.seconds)
    print(f"{pages} pages, processor time")
    print(line("collabctl handbook", without, theirs, markdown_alone.megabytes))
    print(line("collabctl handbook --site", all_of_it, theirs, whole.megabytes))
    print(line("  of which the site", all_of_it - without, theirs))
    if theirs:
        print(line("mkdocs build (Material)", theirs, None, mkdocs.megabytes))


if __name__ == "__main__":
    main()
