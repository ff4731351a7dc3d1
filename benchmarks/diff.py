"""How long `collabctl diff` takes where few documents of many changed, beside `collabctl validate` of the same files.

    python benchmarks/diff.py --documents 1000 10000 --changed 20

The organization is generated into a git repository and committed; then so many documents are changed. Both programs
run as people run them, from start to exit, one after the other in each round. Printed are the medians, and how many
times longer diff takes: it looks at two organizations, so twice is what it would take without any thought.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import AS_OF, generate

GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Benchmark",
    "GIT_AUTHOR_EMAIL": "benchmark@example.org",
    "GIT_COMMITTER_NAME": "Benchmark",
    "GIT_COMMITTER_EMAIL": "benchmark@example.org",
}


def seconds(command: list[str], folder: Path) -> float:
    """The wall-clock time of a command that must do its work."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    taken = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{command[3]} exits {done.returncode}:\n{done.stdout[:2000]}{done.stderr[:2000]}")
    return taken


def git(folder: Path, *arguments: str) -> None:
    """Run git apart from whatever the machine has configured."""
    program = shutil.which("git") or sys.exit("there is no git on this machine")
    subprocess.run([program, *arguments], cwd=folder, env={**os.environ, **GIT}, check=True, capture_output=True)


def change(folder: Path, files: list[str], number: int) -> None:
    """Give so many people another role, evenly spread over the files."""
    people = [path for path in files if path.startswith("persons/")]
    for path in people[:: max(len(people) // number, 1)][:number]:
        file = folder / path
        file.write_text(file.read_text("utf-8").replace("\nrole: ", "\nrole: Senior ", 1), "utf-8", newline="\n")


def compare(documents: int, changed: int, rounds: int) -> tuple[float, float]:
    """The median seconds of validate and of diff for an organization of that size."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "organization"
        files = generate(folder, documents)
        git(folder, "init", "--quiet")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--no-verify", "--message", "all")
        change(folder, files, changed)
        ours = [sys.executable, "-m", "collabctl"]
        validate = [*ours, "validate", ".", "--format", "concise", "--as-of", AS_OF, "--fail-on", "never"]
        diff = [*ours, "diff", "HEAD", "--as-of", AS_OF]
        times = [(seconds(validate, folder), seconds(diff, folder)) for _ in range(rounds)]
    return statistics.median(one for one, _ in times), statistics.median(other for _, other in times)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time collabctl diff beside collabctl validate.")
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10000], metavar="N")
    parser.add_argument("--changed", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    print(f"{'documents':>9}  {'validate':>10}  {'diff':>10}  {'ratio':>6}")
    for number in arguments.documents:
        alone, both = compare(number, arguments.changed, arguments.rounds)
        print(f"{number:>9}  {alone:>8.2f} s  {both:>8.2f} s  {both / alone:>5.2f}x", flush=True)
