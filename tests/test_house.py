"""The house is built as CONTRIBUTING.md says: who imports whom, who talks, how large a module may be."""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "collabctl"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From left to right: a module imports only from its own room and from rooms to its left.
ROOMS = (
    *("findings", "escaping", "bundled", "output"),
    *("documents", "measurements", "sources", "organization", "wording", "drawings", "calendar"),
    *("conflicts", "resolutions", "rules"),
    *("changes", "results", "edits", "playbooks", "starting", "handbook", "reports", "adopt", "cli", "__main__"),
)
LEAVES = ("findings", "escaping", "bundled", "output")
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
GIT = {"git", "gitdb", "subprocess"}
MAX_LINES = 300


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def room(module: Path) -> str:
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


@cache
def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


@cache
def imports(module: Path) -> tuple[str, ...]:
    """The dotted names that a module imports, wherever in it; `from a import b` gives `a.b`."""
    return tuple(imported(module))


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(module)} imports relatively, which hides the room"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def libraries(module: Path) -> set[str]:
    return {name.partition(".")[0] for name in imports(module)} - {"collabctl"}


def other_rooms(module: Path) -> set[str]:
    """The rooms that a module imports from, its own left out."""
    ours = {name.split(".")[1] for name in imports(module) if name.startswith("collabctl.")}
    return ours - {"__version__", room(module)}


def test_every_room_has_its_place() -> None:
    assert {room(module) for module in MODULES} == {*ROOMS, "__init__"}


def test_the_drawing_of_the_house_shows_every_room_in_its_place() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    drawing = page[page.index("\n" + "  ".join(LEAVES)) :].partition("```")[0]
    leaves, *rooms = re.findall(r"^[a-z]+(?:  ?[a-z]+)*(?=  )", drawing, re.MULTILINE)
    assert [*leaves.split(), *rooms, "__main__"] == list(ROOMS)


def test_a_module_imports_only_from_its_left() -> None:
    place = {name: number for number, name in enumerate(("__init__", *ROOMS))}
    against = [
        f"{name_of(module)} imports from {other}"
        for module in MODULES
        for other in sorted(other_rooms(module))
        if place[other] > place[room(module)]
    ]
    assert not against


def test_leaves_import_nothing_of_ours() -> None:
    assert not {
        name_of(module): other_rooms(module) for module in MODULES if room(module) in LEAVES and other_rooms(module)
    }


def test_only_the_command_line_knows_click() -> None:
    assert {room(module) for module in MODULES if "click" in libraries(module)} <= {"cli"}


def test_only_revisions_knows_git() -> None:
    assert {name_of(module) for module in MODULES if libraries(module) & GIT} <= {"sources/revisions.py"}


WRITES = {
    *("write_text", "write_bytes", "mkdir", "makedirs", "touch", "unlink", "rmdir", "removedirs", "rmtree"),
    *("rename", "renames", "symlink", "symlink_to", "link", "hardlink_to", "chmod", "lchmod", "truncate", "utime"),
    *("mkfifo", "mknod", "copy2", "copyfile", "copytree", "copymode", "copystat", "move", "NamedTemporaryFile"),
    *("mkstemp", "mkdtemp", "TemporaryDirectory", "TemporaryFile"),
}
TO_WRITE = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"}


def writes(node: ast.AST) -> bool:
    """Does this piece of code write to a disk? Nothing that is written into /dev/null is written to a disk."""
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    said = ast.unparse(node)
    if name == "open":
        modes = [one for one in (*node.args, *(word.value for word in node.keywords)) if isinstance(one, ast.Constant)]
        to_write = any(isinstance(one.value, str) and re.fullmatch("[rbt]*[wax+][bt+]*", one.value) for one in modes)
        return to_write or ("os.devnull" not in said and any(flag in said for flag in TO_WRITE))
    return isinstance(node.func, ast.Attribute) and (name in WRITES or said.startswith(("os.replace(", "os.remove(")))


def test_only_output_writes() -> None:
    """All that is written goes through one room, which asks for links, takes turns and can go back."""
    found = {name_of(module): [node.lineno for node in ast.walk(parsed(module)) if writes(node)] for module in MODULES}
    assert {name.partition("/")[0] for name, lines in found.items() if lines} == {"output"}


@pytest.mark.parametrize(
    "code",
    ["open(x, 'w')", "x.open(mode='ab')", "os.open(x, os.O_CREAT)", "Path(x).write_text('')", "os.replace(x, y)"],
)
def test_what_writes_is_recognised(code: str) -> None:
    assert writes(ast.parse(code, mode="eval").body)


def talks(node: ast.AST) -> bool:
    """Does this piece of code print, read the keyboard or reach for a standard stream?"""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in {"print", "input"}
    return isinstance(node, ast.Attribute) and node.attr in {"stdout", "stderr", "stdin"}


def test_only_the_command_line_talks() -> None:
    said = [
        f"{name_of(module)}:{getattr(node, 'lineno', 0)}"
        for module in MODULES
        if room(module) != "cli"
        for node in ast.walk(parsed(module))
        if talks(node)
    ]
    assert not said


def test_only_the_command_line_knows_what_day_it_is() -> None:
    """Everything else is told: the same organization on the same day gives the same answer, whenever it is asked."""
    clocks = ("date.today", "datetime.today", "datetime.now", "datetime.utcnow", "time.localtime")
    asked = [
        f"{name_of(module)}:{node.lineno}"
        for module in MODULES
        if room(module) != "cli"
        for node in ast.walk(parsed(module))
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith(clocks)
    ]
    assert not asked


def test_a_module_is_named_for_what_it_is_about() -> None:
    parts = {part for module in MODULES for part in module.relative_to(PACKAGE).with_suffix("").parts}
    assert not FORBIDDEN_NAMES & parts


def test_a_module_can_be_read_in_one_sitting() -> None:
    lengths = {name_of(module): len(module.read_text("utf-8").splitlines()) for module in MODULES}
    assert not {name: lines for name, lines in lengths.items() if lines > MAX_LINES}


def normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def declared(*, to_develop: bool = False) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    requirements = project["dependencies"] + (project["optional-dependencies"]["dev"] if to_develop else [])
    return {normal(re.match(r"[\w.-]+", requirement)[0]) for requirement in requirements}


def used(modules: Iterable[Path]) -> set[str]:
    """The distributions that these modules import from."""
    installed = packages_distributions()
    names = set().union(*(libraries(module) for module in modules))
    return {normal(distribution) for name in names for distribution in installed.get(name, ())} - {"collabctl"}


def test_what_is_imported_is_declared() -> None:
    # The packaging tests borrow this environment's libraries, so they would not notice one that is missing.
    assert used(MODULES) <= declared()


def test_what_the_tests_import_is_declared() -> None:
    modules = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    ours = [module for module in modules if "node_modules" not in module.parts]
    assert used(ours) <= declared(to_develop=True)


def test_no_test_looks_at_a_clock() -> None:
    """A busy machine is slow, and no test fails for it: work is counted, and time is for benchmarks/."""
    tests = [module for module in (ROOT / "tests").rglob("*.py") if "node_modules" not in module.parts]
    assert not [str(module.relative_to(ROOT)) for module in tests if libraries(module) & {"time", "timeit"}]


def test_what_is_declared_is_imported() -> None:
    assert declared() - {"tzdata"} <= used(MODULES)  # tzdata is data, which zoneinfo reads


def test_the_oldest_libraries_that_are_allowed_are_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    tested = (ROOT / "tests" / "oldest.txt").read_text("utf-8").splitlines()[1:]
    assert [requirement.replace(">=", "==") for requirement in project["dependencies"]] == tested[:-2]
