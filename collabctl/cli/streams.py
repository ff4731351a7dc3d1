"""What is printed, when the other end of it closes, fills up, or hangs."""

from __future__ import annotations

import io
import os
import sys
import traceback
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _WithoutReader(io.FileIO):
    """A stream that goes nowhere once its reader has seen enough: what the run has to say at its end stays the same."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            _to_nowhere(self.fileno())
            return memoryview(data).nbytes


def prepare() -> None:
    """UTF-8 everywhere; and a pipe whose reader leaves, such as `head`, neither ends the run nor changes its code."""
    sys.stdout, sys.stderr = _prepared(sys.stdout, sys.__stdout__), _prepared(sys.stderr, sys.__stderr__)


def _prepared(stream: TextIO, first: TextIO | None) -> TextIO:
    if stream is first and not stream.isatty():
        raw = _WithoutReader(stream.fileno(), "w", closefd=False)
        lines = getattr(stream, "line_buffering", False)
        return io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", "backslashreplace", line_buffering=lines)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def flush() -> None:
    """Have everything printed, where it can still be said that it could not be."""
    sys.stdout.flush()


def while_printing(error: OSError) -> bool:
    """Whether it came of printing: the innermost of our own calls was one of those that print."""
    *_, (frame, _) = traceback.walk_tb(error.__traceback__)
    return frame.f_code in {click.echo.__code__, _WithoutReader.write.__code__, flush.__code__}


def unread(error: OSError) -> int:
    """The exit code when a file cannot be read that every machine can read: one of our own, or on a broken disk."""
    at = f" at '{os.fsdecode(error.filename)}'" if isinstance(error.filename, str | bytes | os.PathLike) else ""
    return say(f"the system stopped the work{at} ({(error.strerror or 'no reason given').lower()})")


def cut_off(error: OSError) -> int:
    """The exit code when what we print cannot be written: the disk is full.

    The interpreter must not complain about it once more when it closes.
    """
    _to_nowhere(sys.stdout.fileno())
    return say(f"the result could not be written: {(error.strerror or 'the system refused').lower()}")


def stopped(how_things_stand: str) -> int:
    """The exit code when somebody stopped the run. What was to be printed is dropped: its reader may hang."""
    binary = sys.stdout.buffer if isinstance(sys.stdout, io.TextIOWrapper) else None  # unbuffered, it has no `raw`
    if isinstance(getattr(binary, "raw", binary), _WithoutReader):
        _to_nowhere(sys.stdout.fileno())
    if sys.stderr.isatty():
        click.echo(err=True)  # closes the line in which the terminal shows ^C
    if how_things_stand:
        say(how_things_stand)
    return 130


def say(sentence: str) -> int:
    """One line about what went wrong, and the exit code for it."""
    from collabctl.escaping import terminal

    click.echo(f"collabctl: {terminal(sentence)}", err=True)
    return 2


def _to_nowhere(descriptor: int) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
