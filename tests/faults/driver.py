"""Runs commands with a fault in them, many times over: started by the tests, with the shim loaded before all else.

It reads a job as JSON from the file that is named, and prints a line of JSON for each run. Each run is a fork of this
process, which has imported everything and run the command once, so a run takes no longer than the command itself.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from collabctl.cli import main

SHIM = ctypes.CDLL(None)
CLEAN = 0
SECONDS = 60


def contents(folder: Path) -> dict[str, str]:
    """What stands in a folder, by path: files as text, links by where they lead; empty folders are left out."""
    found = {}
    for path in sorted(folder.rglob("*")) if folder.exists() else ():
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {os.readlink(path)}"
        elif path.is_file():
            found[name] = path.read_bytes().decode("utf-8", "surrogateescape")
    return found


def begin(job: dict) -> None:
    """Everything as it was before the first run."""
    for folder in (job["root"], job["state"]):
        shutil.rmtree(folder, ignore_errors=True)
    if job["base"]:
        shutil.copytree(job["base"], job["root"], symlinks=True)


def run(arguments: list[str], job: dict, number: int, fault: int, *, lasting: bool = False) -> dict:
    """One run in a process of its own: how it ended, what it said, and how many calls there were."""
    said, answer = Path(job["work"], "said"), Path(job["work"], "answer")
    answer.unlink(missing_ok=True)
    if not (process := os.fork()):
        signal.alarm(SECONDS)
        signal.signal(signal.SIGINT, signal.default_int_handler)  # also where whoever started us ignores it
        descriptor = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(descriptor, 1)
        os.dup2(descriptor, 2)
        sys.argv = ["collabctl", *arguments]
        SHIM.fault_arm(job["root"].encode(), job["state"].encode(), number or 10**9, fault, lasting)
        try:
            code = main()
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        except BaseException:  # noqa: BLE001 - what the interpreter would make of it
            sys.excepthook(*sys.exc_info())
            code = 1
        calls, fired = SHIM.fault_calls(), SHIM.fault_fired()
        SHIM.fault_arm(b"", b"", 0, 0, 0)
        sys.stdout.flush()
        sys.stderr.flush()
        answer.write_text(json.dumps({"calls": calls, "fired": bool(fired)}))
        os._exit(code)
    _, status = os.waitpid(process, 0)
    code = os.waitstatus_to_exitcode(status)
    told = json.loads(answer.read_text()) if answer.exists() else {"calls": number, "fired": True}
    return {"code": code, "said": said.read_text(errors="replace"), "found": contents(Path(job["root"])), **told}


def left(job: dict) -> list[str]:
    """The lists that are still there."""
    return [path.name for path in (*Path(job["root"]).glob(".git/collabctl*"), *Path(job["state"]).rglob("*.*"))]


def first(job: dict) -> dict:
    """A run without a fault. The parent runs it too, so that everything is imported."""
    begin(job)
    clean = run(job["command"], job, 0, CLEAN)
    begin(job)
    sys.argv = ["collabctl", *job["command"]]
    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        main()
    return clean


def points(job: dict, calls: int) -> list[tuple[int, int]]:
    """Which call is to fail with what: each of them, or so many of them at even distances, the faults taking turns."""
    if not job["sample"]:
        return [(number, fault) for fault in job["faults"] for number in range(1, calls + 1)]
    numbers = sorted({calls - step * calls // job["sample"] for step in range(job["sample"])})
    return [(number, job["faults"][(number + step) % len(job["faults"])]) for step, number in enumerate(numbers)]


if __name__ == "__main__":
    job = json.loads(Path(sys.argv[1]).read_text())
    report = sys.__stdout__
    begin(job)
    old, clean = contents(Path(job["root"])), first(job)
    print(json.dumps({"old": old, "clean": clean}), file=report, flush=True)
    for number, fault in points(job, clean["calls"]):
        begin(job)
        faulty = run(job["command"], job, number, fault, lasting=job["lasting"])
        after = run(job["again"], job, 0, CLEAN)
        told = {"number": number, "fault": fault, "faulty": faulty, "again": after, "left": left(job)}
        told["same_again"] = job["same_again"]
        print(json.dumps(told), file=report, flush=True)
