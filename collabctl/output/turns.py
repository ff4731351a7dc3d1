"""Two runs that write in the same place take turns."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from collabctl.output.errors import Refused

WAIT_FOR_OTHER_RUN = 10.0
"""Seconds; a run holds the folder only while it writes."""

_NO_LOCKS_HERE = (errno.EBADF, errno.ENOLCK, errno.ENOTSUP, errno.EINVAL)


@contextmanager
def only_run(parent: Path) -> Iterator[None]:
    """Hold the folder around what is written, so that two runs take turns; no lock file is left behind."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(parent, os.O_RDONLY)
    try:
        deadline = time.monotonic() + WAIT_FOR_OTHER_RUN
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise Refused(f"another run is writing in '{parent}'; try again when it is done") from None
                time.sleep(0.05)
            except OSError as error:
                if error.errno not in _NO_LOCKS_HERE:
                    raise
                break
        yield
    finally:
        os.close(descriptor)
