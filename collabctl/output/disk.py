"""The few things that are asked of a disk: read what is an ordinary file, put a new one there, have it stay."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from collabctl.output.errors import Refused

NO_SECOND_NAME = (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS, errno.EXDEV)
"""What a disk says that knows no second name for a file, or none for this one."""

_CHUNK = 2**20


def read(path: Path, most: int | None = None) -> bytes:
    """The bytes of an ordinary file, never through a link, and no more than `most`."""
    with _opened(path) as descriptor:
        size = os.fstat(descriptor).st_size
        if most is not None and size > most:
            raise Refused(f"'{path}' is larger than any that collabctl writes")
        data = b""
        while more := os.read(descriptor, max(size - len(data), _CHUNK)):
            data += more
        return data


def digest(path: Path) -> str:
    """The SHA-256 of an ordinary file, however large it is."""
    found = hashlib.sha256()
    with _opened(path) as descriptor:
        while more := os.read(descriptor, _CHUNK):
            found.update(more)
    return found.hexdigest()


def digest_of(content: bytes) -> str:
    """The SHA-256 of a file that holds this."""
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, os.O_RDONLY | flags)  # without waiting: a pipe has nobody at its other end
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Refused(f"'{path}' is not an ordinary file")
        yield descriptor
    finally:
        os.close(descriptor)


def put(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write a new file, never over another, and have it on the disk. The mode is less what the umask takes off."""
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | flags, mode)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync(folder: Path) -> None:
    """Have the names in a folder on the disk; a system that cannot open a folder does without."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def gone(path: Path) -> None:
    """Remove a file, if it is there."""
    with suppress(FileNotFoundError):
        os.unlink(path)
