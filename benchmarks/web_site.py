"""What the handbook's web site costs, beside MkDocs with Material on the same Markdown.

    python -m venv /tmp/mkdocs && /tmp/mkdocs/bin/pip install mkdocs-material
    python benchmarks/web_site.py --mkdocs /tmp/mkdocs/bin/mkdocs --documents 3500

`collabctl handbook` reads the organization and writes the Markdown, and with `--site` makes the site of it too: the
difference is what the site costs. MkDocs gets the finished Markdown, with its navigation pruned, as it advises for
large sites. Counted is the processor time of whole processes, and the most memory that they took. MkDocs is no part of
the development environment, so it is named.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
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


def main() -> None:
    """Build both once and print what they took."""
    parser = argparse.ArgumentParser(description="The cost of the handbook's site, beside MkDocs with Material.")
    parser.add_argument("--documents", type=int, default=3500, help="how many (default: 3500, about 1,000 pages)")
    parser.add_argument("--mkdocs", metavar="PROGRAM", help="where mkdocs is; without it only ours is timed")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder, markdown, both, site = (Path(work) / name for name in ("organization", "markdown", "both", "site"))
        generate(folder, arguments.documents)
        handbook = [sys.executable, "-m", "collabctl", "handbook", str(folder), "--language", "en", "--output"]
        alone, _ = cost([*handbook, str(markdown)])
        pages = sum(1 for _ in markdown.rglob("*.md"))
        seconds, megabytes = cost([*handbook, str(both), "--site"])
        print(f"{pages} pages")
        print(f"collabctl handbook         {alone:6.1f} s")
        print(f"collabctl handbook --site  {seconds:6.1f} s  {megabytes:4} MB, so the site {seconds - alone:.1f} s")
        if arguments.mkdocs:
            settings = Path(work) / "mkdocs.yml"
            settings.write_text(SETTINGS.format(markdown=markdown, site=site), encoding="utf-8")
            theirs, memory = cost([arguments.mkdocs, "build", "--quiet", "--config-file", str(settings)])
            print(
                f"mkdocs build (Material)    {theirs:6.1f} s  {memory:4} MB: {theirs / seconds:.1f} times the whole,"
                f" {theirs / (seconds - alone):.1f} times the site"
            )


if __name__ == "__main__":
    main()
