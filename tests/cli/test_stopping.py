"""Ctrl-C and SIGTERM at any moment: real processes that get a real signal, at the n-th thing that Python does.

Python tells of what it does (imports, files that are opened, renamed, removed, processes that are started) to a hook,
which sends the signal: so each moment can be had again, and no test depends on how fast a machine is.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent.parent
STOPPED_AT = """
import os, sys
left, number, times = map(int, sys.argv[1:4])
pid, kill = os.getpid(), os.kill  # not told of by its own hook

def moment(event, arguments):
    global left
    if event in ("import", "open", "exec", "os.rename", "os.remove", "os.mkdir", "os.link", "subprocess.Popen"):
        left -= 1
        if -times < left <= 0:
            kill(pid, number)

sys.argv[:4] = ["collabctl"]
from collabctl import __main__
__main__._SAME = 600  # however slow this machine is
sys.addaudithook(moment)
try:
    __main__.main()
finally:
    if left > 0:
        print(f"moments left: {left}", file=sys.stderr)
"""
COMMANDS = {
    "validate": ["validate", "--format", "json"],
    "since": ["validate", "--since", "HEAD"],
    "handbook": ["handbook", "--output", "../book", "--site"],
    "record": ["record", "app-availability", "99", "--date", "2026-11-20"],
    "rename": ["rename", "department", "sales", "selling"],
    "new": ["new", "person", "anneke", "--set", "department=sales", "--set", "role=Seller"],
    "init": ["init", "../begun", "--name", "Lantern", "--departments", "Sales, Support"],
    "import": ["import", "csv", "../figures.csv", "--yes"],
    "calendar": ["calendar"],
    "explain": ["explain", "kpi/opposed-directions"],
}
MANY = 1_000_000
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An organization in a repository, with figures beside it that may be taken over."""
    place = tmp_path_factory.mktemp("original")
    shutil.copytree(REPOSITORY / "examples" / "org", place / "organization")
    (place / "figures.csv").write_text("date,metric,value\n2026-11-19,app-availability,99\n")
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "x"]):
        who = ["-c", "user.name=Bo", "-c", "user.email=bo@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=place / "organization", check=True, capture_output=True)
    return place


def run(place: Path, command: str, moment: int, number: int, *, times: int = 1) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", STOPPED_AT, *map(str, (moment, int(number), times)), *COMMANDS[command]],
        cwd=place / "organization",
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file, but for those of git."""
    found = [path for path in sorted(folder.rglob("*")) if ".git" not in path.parts]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found if path.is_file()}


def copied(original: Path, place: Path) -> Path:
    shutil.copytree(original, place)
    return place


@pytest.mark.parametrize("command", COMMANDS)
def test_a_run_that_is_stopped_says_so_by_its_code_and_leaves_nothing_half_done(original, tmp_path, command):
    whole = copied(original, tmp_path / "whole")
    before = tree(whole)
    done = run(whole, command, MANY, signal.SIGINT)
    assert done.returncode == 0, done.stderr
    after = tree(whole)
    moments = MANY - int(done.stderr.rpartition("moments left: ")[2])
    for moment, number in [
        (moments // 2, signal.SIGTERM),
        (moments - 12, signal.SIGINT),
        (moments - 3, signal.SIGTERM),
    ]:
        place = copied(original, tmp_path / str(moment))
        stopped = run(place, command, moment, number)
        assert stopped.returncode == CODES[number], (moment, moments, stopped.stderr)
        assert len(stopped.stderr.splitlines()) <= 1 and "Traceback" not in stopped.stderr, stopped.stderr
        assert tree(place) in (before, after), (moment, moments)


def test_a_run_that_has_hardly_begun_is_stopped_as_quietly(original):
    for moment, number in ((1, signal.SIGINT), (50, signal.SIGTERM), (400, signal.SIGINT)):
        stopped = run(original, "validate", moment, number)
        assert (stopped.returncode, stopped.stdout, stopped.stderr) == (CODES[number], "", "")


@pytest.mark.parametrize("number", CODES)
def test_a_second_signal_does_not_disturb_the_cleaning_up(original, tmp_path, number):
    whole = copied(original, tmp_path / "whole")
    before = tree(whole)
    moments = MANY - int(run(whole, "rename", MANY, number).stderr.rpartition("moments left: ")[2])
    after = tree(whole)
    for fewer in (4, 16):
        again = copied(original, tmp_path / str(fewer))
        assert run(again, "rename", moments - fewer, number, times=9).returncode == CODES[number]
        assert tree(again) in (before, after)


def started(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "collabctl", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stderr=subprocess.PIPE,
        **options,
    )


@pytest.mark.parametrize("number", CODES)
def test_a_reader_that_reads_no_further_does_not_keep_a_stopped_run(original, number):
    """More is printed than a pipe holds, so that the run waits in the middle of it."""
    with started("schema", "--with-ids", cwd=original / "organization", stdout=subprocess.PIPE) as process:
        process.stdout.read(1)
        process.send_signal(number)
        assert process.wait() == CODES[number]
        assert process.stderr.read() == b""


def test_who_wants_the_signal_ignored_is_obeyed(original):
    """As a shell does for what it starts in the background, and nohup."""
    ignoring = "import signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); "
    script = f"{ignoring}sys.argv = ['collabctl', 'validate']\nfrom collabctl.__main__ import main, signal\n"
    script += "import os\nfrom collabctl.cli import validate\nos.kill(os.getpid(), signal.SIGINT)\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=original / "organization",
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["validate", REPOSITORY / "examples" / "silo", "--as-of", "2026-11-23"], 1),
        (["validate", REPOSITORY / "examples" / "silo", "--as-of", "2026-11-23", "--fail-on", "never"], 0),
        (["conflicts", REPOSITORY / "examples" / "silo", "--as-of", "2026-11-23"], 1),
        (["calendar", REPOSITORY / "examples" / "silo"], 0),
        (["schema"], 0),
        (["--help"], 0),
        (["validate", "nowhere"], 2),
    ],
)
@pytest.mark.parametrize("both", [False, True], ids=["stdout", "both"])
def test_a_reader_that_has_seen_enough_changes_nothing_about_the_code(arguments, code, both):
    """Else `validate | head` would say that all is well, or that nothing is."""
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "collabctl", *map(str, arguments)]
    errors = write if both else subprocess.PIPE
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, stdout=write, stderr=errors, check=False
    )
    os.close(write)
    assert done.returncode == code
    assert both or code == 2 or done.stderr == b""
