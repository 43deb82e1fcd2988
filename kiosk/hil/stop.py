"""How a run is told to end, and ends where nobody listens any more."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event
from types import FrameType


@contextmanager
def stoppable() -> Iterator[Event]:
    """Ctrl-C, a service manager's TERM and a window that is shut end the phase, not the report."""
    stop = Event()

    def end(signum: int, frame: FrameType | None) -> None:
        del signum, frame
        stop.set()

    wanted = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup: the window may be shut
        wanted.append(signal.SIGHUP)
    before = {each: signal.signal(each, end) for each in wanted}
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def let_go_of_words() -> None:
    """Drop what could not be said to a window that is shut: Python would end with 120 for it, whatever the run said."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(ValueError, AttributeError):  # closed, or none at all
            try:
                stream.flush()
            except OSError:
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
