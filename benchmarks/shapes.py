"""What organizations cost whose shape is meant to cost much: processor time and memory, command by command.

    python benchmarks/shapes.py                      # every shape
    python benchmarks/shapes.py images headings      # these

The shapes are those of `tests/hostile_shapes.py`, where tests count what is done; here it is measured. A command that
takes more than `--most` seconds of processor time is stopped there, and shown with `>`.
"""

from __future__ import annotations

import argparse
import importlib
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
shapes = importlib.import_module("tests.hostile_shapes")
AS_OF = "2026-11-23"
COMMANDS = {
    "validate": ["validate", "--as-of", AS_OF],
    "conflicts": ["conflicts", "--as-of", AS_OF],
    "site": ["handbook", "--site", "--output=public"],
    "status": ["status", "--as-of", AS_OF],
}


def run(folder: Path, command: list[str], most: int) -> str:
    """Processor seconds, megabytes and exit code of a command in a process of its own."""
    measured = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, done.returncode)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", measured, sys.executable, "-m", "collabctl", *command],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (most, most)),
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, megabytes, code = done.stdout.split()
    return f"{'>' if int(code) < 0 else ''}{float(seconds):.1f} s {megabytes} MB ({code})"


def main() -> None:
    """Measure each shape and print a line for it."""
    parser = argparse.ArgumentParser(description="What hostile shapes cost.")
    parser.add_argument("shapes", nargs="*", default=list(shapes.SHAPES), metavar="SHAPE")
    parser.add_argument("--commands", nargs="+", choices=list(COMMANDS), default=["validate", "conflicts", "site"])
    parser.add_argument("--most", type=int, default=20, help="Seconds after which a command is stopped.  [20]")
    arguments = parser.parse_args()
    for name in arguments.shapes:
        files = shapes.SHAPES[name]()
        with tempfile.TemporaryDirectory() as folder:
            shapes.write(Path(folder), files)
            size = sum(len(text) for text in files.values()) // 1000
            figures = [
                f"{command} {run(Path(folder), COMMANDS[command], arguments.most)}" for command in arguments.commands
            ]
        print(f"{name:22} {size:>6} kB  {'  '.join(figures)}", flush=True)


if __name__ == "__main__":
    main()
