"""What can stop a run, in one sentence each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


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
