"""Whatever call to the system fails while something is written, nothing is torn, and sets are whole.

A shim in C lets the first call of a command fail that concerns its folders, then the second, and so on, until a run is
through before its turn comes: with errors of the system, with Ctrl-C, and by killing the process there. After each run
the same command, or another that writes, runs without one. Here a sample; `pytest -m long` does every point.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_validate import REPOSITORY
from tests.conftest import IN_CI

HERE = Path(__file__).parent
FAULTS = {
    "full": errno.ENOSPC,
    "broken": errno.EIO,
    "read-only": errno.EROFS,
    "too-many-open": errno.EMFILE,
    "interrupted": -signal.SIGINT,
    "killed": -signal.SIGKILL,
}
AS_OF = ("--as-of", "2026-11-23")
SAMPLE = 8
"""Points of a scenario in the sample, spread over its calls and taking turns with the faults."""

METRIC = """kind: metric
id: returns
name: Returns
definition: How many orders come back in a month.
unit: count
better: lower
"""
OLD_PAGES = {"README.md": "Old.\n", "goals/old.md": "Old.\n"}

ROOT = "ROOT"
SCENARIOS = {
    "init": ("init", ROOT, "--departments", "sales,support"),
    "new": ("new", "department", "care", "--set", "name=Care", "--root", ROOT),
    "record": ("record", "customer-satisfaction", "9", "--date", "2026-11-23", "--root", ROOT),
    "record-first": ("record", "returns", "9", "--date", "2026-11-23", "--root", ROOT),
    "import": ("import", "csv", "FIGURES", "--yes", "--root", ROOT),
    "rename": ("rename", "metric", "customer-satisfaction", "csat", "--root", ROOT, *AS_OF),
    "resolve": (
        *("resolve", "FINGERPRINT", "--decision", "accepted", "--because", "So be it.", "--agreed-by", "lead@sales"),
        *("--root", ROOT, *AS_OF),
    ),
    "playbook": ("playbook", "use", "meeting-rhythm", "--yes", ROOT, *AS_OF),
    "handbook": ("handbook", ROOT, "--output", f"{ROOT}/handbook"),
    "site": ("handbook", ROOT, "--output", f"{ROOT}/old", "--site"),
    "schema": ("schema", "--with-ids", "--root", ROOT, "--output", f"{ROOT}/.collabctl/collab.schema.json"),
    "validate": ("validate", ROOT, "--format", "json", "--output", f"{ROOT}/report.json", "--fail-on", "never", *AS_OF),
    "calendar": ("calendar", ROOT, "--output", f"{ROOT}/meetings.ics"),
}

AGAIN = {"playbook": "calendar"}
"""What runs after the run with a fault, where a second run of the same command would write something else."""


@pytest.fixture(scope="module")
def shim(tmp_path_factory):
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if sys.platform != "linux":
        pytest.skip("the shim that lets calls to the system fail is written for Linux")
    if compiler is None:
        (pytest.fail if IN_CI else pytest.skip)("letting calls to the system fail takes a C compiler")
    built = tmp_path_factory.mktemp("shim") / "shim.so"
    flags = ("-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror")
    subprocess.run([compiler, *flags, "-o", built, HERE / "shim.c", "-ldl"], check=True)
    return built


def collabctl(*arguments, **options):
    command = [sys.executable, "-m", "collabctl", *arguments]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True, **options).stdout


@pytest.fixture(scope="module")
def organization(tmp_path_factory):
    """A small organization in a repository, with a figure, an old handbook and somebody else's files in that."""
    root = tmp_path_factory.mktemp("base") / "organization"
    collabctl("init", root, "--departments", "sales,support")
    settings = root / "organization.yaml"
    settings.write_text(settings.read_text().replace("maturity: starting", "maturity: growing"))
    (root / ".git").mkdir()
    (root / "measurements").mkdir()
    (root / "measurements" / "customer-satisfaction.csv").write_text("date,value\n2026-10-31,8\n")
    (root / "metrics" / "returns.yaml").write_text(METRIC)
    sys.path.insert(0, REPOSITORY)
    from collabctl.output import write

    write(root / "old", OLD_PAGES, made_by="a test")
    (root / "old" / "goals" / "theirs.txt").write_text("theirs")
    (root / "old" / "link").symlink_to("nowhere")
    return root


@pytest.fixture
def job(request, shim, organization, tmp_path):
    """A scenario, as the driver takes it."""
    scenario = request.param
    figures = tmp_path / "figures.csv"
    figures.write_text("date,customer-satisfaction,returns\n2026-11-30,8,12\n")
    names = {"FIGURES": str(figures)}
    if scenario == "resolve":
        listed = collabctl("resolve", "--root", organization, *AS_OF)
        names["FINGERPRINT"] = next(line for line in listed.splitlines() if "metric/unused" in line).split()[0]
    root = tmp_path / "run" / "organization"
    again = AGAIN.get(scenario, scenario)
    command, after = (
        [names.get(word, word.replace(ROOT, str(root))) for word in SCENARIOS[one]] for one in (scenario, again)
    )
    return {
        "root": str(root),
        "state": str(tmp_path / "state"),
        "work": str(tmp_path),
        "base": "" if scenario == "init" else str(organization),
        "command": command,
        "again": after,
        "same_again": again == scenario,
        "shim": str(shim),
    }


def runs(job, faults, *, sample=0, lasting=False):
    """What the driver tells: how it was before, a clean run, and then each run with a fault and the one after it."""
    file = Path(job["work"], "job.json")
    file.write_text(json.dumps({**job, "faults": faults, "sample": sample, "lasting": lasting}))
    environment = {
        **os.environ,
        "LD_PRELOAD": job["shim"],
        "XDG_STATE_HOME": job["state"],
        "PYTHONPATH": REPOSITORY,
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, HERE / "driver.py", file], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def wrong(run, old, new, *, lasting):
    """What is not as it should be after a run with a fault and the one after it."""
    for which in ("faulty", "again"):
        if "Traceback" in run[which]["said"] or "the result could not be written" in run[which]["said"]:
            yield f"{which}: a traceback, or printing is blamed"
    if run["faulty"]["fired"] and run["fault"] == -signal.SIGINT and run["faulty"]["code"] != 130:
        yield f"faulty: Ctrl-C ends with {run['faulty']['code']}"
    if run["faulty"]["fired"] and not lasting:
        found = but_for_what_was_read(run["faulty"]["found"], new)
        yield from torn(found, old, new) if run["fault"] == -signal.SIGKILL else mixed(run["faulty"], found, old, new)
    again = run["again"]
    if but_for_other_work(again["found"], new) not in (old, new):
        yield "again: neither as before nor as it is to be"
    if again["code"] != 0 and not any(why in again["said"] for why in ("already", "there is no metric")):
        yield "again: refused"
    if again["code"] == 0 and run["same_again"] and again["found"] != new:
        yield "again: not as it is to be"
    if run["left"]:
        yield f"again: the list stays, {run['left']}"


def torn(found, old, new):
    if any(text not in (old.get(path), new.get(path)) for path, text in visible(found).items()):
        yield "torn files"


def mixed(faulty, found, old, new):
    if visible(found) not in (old, new):
        yield "a mix"
    elif found != visible(found) and "goes with the next run" not in faulty["said"]:
        yield "something is left"
    if faulty["code"] == 0 and visible(found) != new:
        yield "it says that all is well"
    if faulty["code"] != 0 and visible(found) != old and not says_new(faulty["said"]):
        yield "it says that nothing was written"


def visible(found):
    """The files without parts and folders of unfinished work, which hidden names tell."""
    unfinished = (".collabctl-part-", ".collabctl-new-", ".collabctl-old-", ".git/")
    return {path: text for path, text in found.items() if not any(sign in path for sign in unfinished)}


def but_for_what_was_read(found, new):
    """A report is about what could be read, and so may be another; here it counts as the new one when it is whole."""
    whole = {"report.json": "}\n", "meetings.ics": "END:VCALENDAR\r\n"}
    return {path: new[path] if text.endswith(whole.get(path, "\0")) else text for path, text in found.items()}


def but_for_other_work(found, new):
    """What the run after it wrote itself, where that was another command."""
    return {path: text for path, text in found.items() if path in new or path != "meetings.ics"}


def says_new(said):
    return "all of it is written" in said or "holds the new files" in said


def check(job, faults, *, sample=0, lasting=False):
    first, *others = runs(job, faults, sample=sample, lasting=lasting)
    old, new = first["old"], first["clean"]["found"]
    assert (first["clean"]["code"], old != new) == (0, True), first["clean"]["said"]
    told = [
        f"call {run['number']}, fault {run['fault']}: {one}\n  {run['faulty']['said']}\n  then {run['again']['said']}"
        for run in others
        for one in wrong(run, old, new, lasting=lasting)
    ]
    assert not told, "\n".join(told)
    assert any(run["faulty"]["fired"] for run in others)


@pytest.mark.parametrize("job", SCENARIOS, indirect=True)
def test_a_sample_of_faults(job):
    check(job, list(FAULTS.values()), sample=SAMPLE)


@pytest.mark.long
@pytest.mark.parametrize("job", SCENARIOS, indirect=True)
@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault(job, fault):
    check(job, [FAULTS[fault]])


@pytest.mark.long
@pytest.mark.parametrize("job", SCENARIOS, indirect=True)
def test_a_disk_that_is_full_from_some_call_on(job):
    check(job, [errno.ENOSPC], lasting=True)
