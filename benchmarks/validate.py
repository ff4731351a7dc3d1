"""How long `collabctl validate` takes, beside `check-jsonschema` on the same files.

    python benchmarks/validate.py --documents 100 1000 10000

Both programs run as people run them, from start to exit, one after the other in each round. check-jsonschema gets the
combined schema; it checks each document alone. collabctl also checks the references and the rules. Printed are the
medians, and how many times longer check-jsonschema takes.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import AS_OF, generate

SCHEMA = Path(__file__).parent.parent / "schemas" / "collab.schema.json"


def seconds(command: list[str], folder: Path) -> float:
    """The wall-clock time of a command that must find nothing."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{command[2]} exits {done.returncode} on sound documents:\n{done.stdout[:2000]}{done.stderr[:2000]}")
    return taken


def compare(documents: int, rounds: int) -> tuple[float, float]:
    """The median seconds of collabctl and of check-jsonschema for an organization of that size."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "organization"
        files = generate(folder, documents)
        ours = [sys.executable, "-m", "collabctl", "validate", ".", "--format", "concise", "--as-of", AS_OF]
        theirs = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMA), *files]
        times = [(seconds(ours, folder), seconds(theirs, folder)) for _ in range(rounds)]
    return statistics.median(ours for ours, _ in times), statistics.median(theirs for _, theirs in times)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time collabctl validate beside check-jsonschema.")
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 1000, 10000], metavar="N")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    print(f"{'documents':>9}  {'collabctl':>10}  {'check-jsonschema':>16}  {'ratio':>6}")
    for number in arguments.documents:
        ours, theirs = compare(number, arguments.rounds)
        print(f"{number:>9}  {ours:>8.2f} s  {theirs:>14.2f} s  {theirs / ours:>5.1f}x", flush=True)
