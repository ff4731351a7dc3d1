"""What can stop a run, in one sentence each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

_NAMES_IN_A_SENTENCE = 10


class OutputError(Exception):
    """Nothing was lost; the sentence says what stood in the way, and how things stand now."""


class Refused(OutputError):
    """Writing there would destroy something that is not ours."""


class NotWritten(OutputError):
    """The system stopped the work: a full disk, a folder that may only be read."""


class Stopped(KeyboardInterrupt):
    """Somebody stopped the work. Nothing but the command line as a whole ends with this; the sentence is for it."""


@contextmanager
def in_words(state: str) -> Iterator[None]:
    """Turn what the system says, and Ctrl-C, into one sentence that ends with `state`: how things stand."""
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno).lower() if error.errno else str(error)
        place = f" at '{os.fsdecode(error.filename)}'" if isinstance(error.filename, str | bytes | os.PathLike) else ""
        raise NotWritten(f"the system stopped the work{place} ({reason}); {state}") from error
    except Stopped:
        raise
    except KeyboardInterrupt:
        raise Stopped(f"stopped; {state}") from None


def late(state: str, work: Callable[[], object]) -> tuple[str, ...]:
    """Do what comes after all is written: what goes wrong then is a remark, and the run has done its work."""
    try:
        with in_words(state):
            work()
    except Stopped:
        raise
    except OutputError as error:
        return (str(error),)
    return ()


def named(names: Sequence[str]) -> str:
    """Names in a sentence: "'a', 'b' and 3 more"."""
    shown = [f"'{name}'" for name in names[:_NAMES_IN_A_SENTENCE]]
    if len(names) > len(shown):
        shown.append(f"{len(names) - len(shown)} more")
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
