"""Runs that write in the same place take turns, and each begins with what a run that died left undone."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from collabctl.output import replacing, sets
from collabctl.output.errors import Refused, in_words
from collabctl.output.unfinished import Place, place_of

WAIT_FOR_OTHER_RUN = 10.0
"""Seconds; a run holds the lock only while it writes."""

_NO_LOCKS_HERE = (errno.EBADF, errno.ENOLCK, errno.ENOTSUP, errno.EINVAL)


@contextmanager
def turn(folder: Path) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Be the only run that writes in `folder` and around it; with what there is to say about the one before."""
    place = place_of(folder)
    with _only_run(place):
        yield place, _put_right(place)


def _put_right(place: Place) -> tuple[str, ...]:
    """Finish what a run that died was writing, or clear away what it left."""
    listed = place.noted()
    if listed is None:
        place.forget()
        return ()
    with in_words("what an earlier run left half done is still there, for the next run to put right"):
        finished = sets.finished if "files" in listed else replacing.finished
        remarks = finished(place, listed)
        place.forget()
        return remarks


@contextmanager
def _only_run(place: Place) -> Iterator[None]:
    """Hold the folder of the list; no lock file is left behind."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(place.lock, os.O_RDONLY)
    try:
        deadline = time.monotonic() + WAIT_FOR_OTHER_RUN
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise Refused(f"another run is writing in '{place.top}'; try again when it is done") from None
                time.sleep(0.05)
            except OSError as error:
                if error.errno not in _NO_LOCKS_HERE:
                    raise
                break
        yield
    finally:
        os.close(descriptor)
