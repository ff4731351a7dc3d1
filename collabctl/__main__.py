"""`python -m collabctl` is `collabctl`; and what stops a run from outside, with the exit codes that shells expect."""

from __future__ import annotations

import _thread
import signal
import sys
import threading
import time
from types import FrameType

STOPPED = 130
"""What the command line gives when it was stopped: 128 and the number of SIGINT."""

_SAME = 1.0
"""Seconds in which a second signal belongs to the first. `timeout` sends two, and so do fingers; neither may disturb
the cleaning up."""


class _Stops:
    """Ctrl-C and SIGTERM end a run in the same way: by an exception, so that all that is half done is cleaned up."""

    def __init__(self) -> None:
        self.signal = 0
        self._at = 0.0

    def listen(self) -> None:
        """Be told from now on, unless whoever started us wants the signal to be ignored."""
        sys.unraisablehook = self._swallowed
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._stop)

    def listen_no_more(self) -> None:
        """All is done: nothing is left to stop but the interpreter, which would complain."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)

    def code(self, code: int) -> int:
        """The exit code: of a run that was stopped, that of the signal that came first."""
        return 128 + self.signal if self.signal and code == STOPPED else code

    def _stop(self, number: int, _: FrameType | None) -> None:
        if self.signal and time.monotonic() - self._at < _SAME:
            return
        self.signal = self.signal or number
        self._at = time.monotonic()
        raise KeyboardInterrupt

    def _swallowed(self, lost: sys.UnraisableHookArgs) -> None:
        """An exception had nowhere to go, as while memory is tidied; one of ours comes again a moment later."""
        if issubclass(lost.exc_type, KeyboardInterrupt):
            self._at = 0.0
            again = threading.Timer(0.02, _thread.interrupt_main, [self.signal])
            again.daemon = True
            again.start()
        else:
            sys.__unraisablehook__(lost)


def main() -> None:
    """Run the command line, and leave without a word when somebody stops it, also while it is starting."""
    stops = _Stops()
    try:
        stops.listen()
        from collabctl.cli import main as run

        code = run()
    except KeyboardInterrupt:
        code = STOPPED
    stops.listen_no_more()
    sys.exit(stops.code(code))


if __name__ == "__main__":
    main()
