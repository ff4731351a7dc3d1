"""Which files belong to an organization, wherever they are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from collabctl.documents import Document, Problem, SourceFile, limits, read
from collabctl.documents.shown import shown
from collabctl.findings import Location
from collabctl.sources import NoOrganization, Sources
from collabctl.sources.file_names import clashing, cleaned, flawed, not_read
from collabctl.sources.patterns import NoPattern, Patterns

NAME = "organization.yaml"
_YAML = (".yaml", ".yml")
_TABLES = "measurements"
_LEFT_BEHIND = re.compile(r"\.collabctl-(?:edit|part|new|old)\b.*|\..+\.collabctl-(?:new|old)\b.*", re.DOTALL)
UNOPENED_DOCUMENTS = "file"
UNOPENED = (UNOPENED_DOCUMENTS, "table")
"""The subjects of problems with files that could not be opened: one that may hold documents, and one that cannot."""

LEFT_BEHIND = "document/left-behind"
"""The rule about what looks like the work of a run that was cut short. No organization can ignore that."""


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is left alone, with all that is in it."""
    return name.startswith(".")


def is_left_behind(name: str) -> bool:
    """Whether a file or folder of this name looks like what a run that was cut short leaves, of this version or not."""
    return name.startswith(".") and _LEFT_BEHIND.fullmatch(name) is not None


def belongs(folder: str, name: str) -> bool:
    """Whether a file of this name in this folder, "" for the top, is one to read."""
    path = f"{folder}/{name}"
    return name.lower().endswith(_YAML) or (folder == "pages" and name.endswith(".md")) or is_table(path)


def looks_like_one(folder: str, name: str) -> Problem | None:
    """What to say of a file that people take for one to read, and that by its name is none."""
    path = f"{folder}/{name}" if folder else name
    place, _, known_as = cleaned(path).rpartition("/")
    if (known_as == name and place == folder) or not belongs(place, known_as):
        return None
    return not_read(path, table=is_table(f"{place}/{known_as}"))


def is_table(path: str) -> bool:
    """Whether a file of this path holds measurements."""
    return path.startswith(f"{_TABLES}/") and path.lower().endswith(".csv")


def most_bytes(path: str) -> int:
    """How much of a file is fetched: a byte more than is allowed."""
    return (limits.MAX_TABLE_BYTES if is_table(path) else limits.MAX_BYTES) + 1


def sorted_out(
    fetched: Sequence[SourceFile], kept: Sequence[str], problems: Sequence[Problem], twins: Sequence[tuple[str, ...]]
) -> Sources:
    """What was fetched, by what it is; problems with files that the organization ignores are none.

    `twins` are paths that differ here and do not on another system.
    """
    seen = {NAME, *kept}
    told = tuple(one for one in problems if one.location.path in seen or one.rule == LEFT_BEHIND)
    unread = unopened(told)
    return Sources(
        files=tuple(file for file in fetched if file.path.lower().endswith(_YAML)),
        pages=tuple(file for file in fetched if file.path.endswith(".md")),
        tables=tuple(file for file in fetched if is_table(file.path)),
        problems=(
            *told,
            *flawed(path for path in kept if path not in unread),
            *clashing(twins, kept),
        ),
    )


def unopened(problems: Iterable[Problem]) -> set[str]:
    """The paths of files that are not to be opened, or could not be."""
    return {problem.location.path for problem in problems if problem.subject in UNOPENED}


def not_ignored(own: bytes, paths: Sequence[str], problems: list[Problem]) -> list[str]:
    """The paths that `ignore` in organization.yaml leaves; `own` is what is in that file."""
    if b"ignore" not in own and b"\\" not in own:  # it is read once more later, so not for nothing
        return list(paths)
    documents, _ = read(SourceFile(NAME, own))
    settings = next((document for document in documents if document.kind == "organization"), None)
    ignore = settings.data.get("ignore") if settings is not None else None
    if settings is None or not isinstance(ignore, list) or not ignore:
        return list(paths)
    patterns: list[str] = []
    for number, pattern in enumerate(ignore[: limits.MAX_PATTERNS]):
        if not isinstance(pattern, str) or len(pattern) > limits.MAX_PATTERN_CHARACTERS:
            continue  # its schema says so
        try:
            Patterns([pattern])
            patterns.append(pattern)
        except NoPattern:
            message = f"'{shown(pattern)}' is not a pattern for files; write one such as archive/**"
            problems.append(Problem("document/wrong-value", settings.value(("ignore", number)), message))
    if len(ignore) > limits.MAX_PATTERNS:
        problems.append(_too_many_patterns(settings, len(ignore)))
    ignored = Patterns(patterns)
    return [path for path in paths if path == NAME or not ignored.fit(path)]


def _too_many_patterns(settings: Document, count: int) -> Problem:
    return Problem(
        "document/too-much",
        settings.value(("ignore", limits.MAX_PATTERNS)),
        f"'ignore' lists {count:,} patterns, and collabctl looks at the first {limits.MAX_PATTERNS}",
        help="move what is not for collabctl into one folder, and ignore that: archive/**",
        documents=(settings.reference,),
        subject="ignore",
    )


def not_too_many(where: str, paths: Sequence[str]) -> None:
    """Raises NoOrganization for more files than are read."""
    if len(paths) > limits.MAX_FILES:
        raise NoOrganization(f"{where} holds {len(paths):,} files, and collabctl reads at most {limits.MAX_FILES:,}")


def not_too_large(where: str, size: int) -> None:
    """Raises NoOrganization for more bytes than are read."""
    if size > limits.MAX_TOTAL_BYTES:
        raise NoOrganization(f"{where} holds more than {limits.MAX_TOTAL_BYTES // 2**20} MiB of files")


def unreadable(path: str, sentence: str) -> Problem:
    """A file that belongs to the organization and that nobody can read."""
    of_figures = is_table(path)
    return Problem(
        rule="measurement/unreadable" if of_figures else "document/syntax",
        location=Location(path),
        message=sentence,
        subject="table" if of_figures else "file",
    )


def left_behind(path: str) -> Problem:
    """A file or folder that looks like what a run that was cut short leaves, and that none of this machine left."""
    return Problem(
        rule=LEFT_BEHIND,
        location=Location(path),
        message="this looks like what a run of collabctl that was cut short leaves, but none of this machine left it",
        help="look at what it holds, then delete it, from version control too",
    )


def linked(what: str) -> str:
    """What is wrong with something that is no file of the organization's own."""
    return f"this is {what}, and collabctl reads only the organization's own files"
