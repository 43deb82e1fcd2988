"""How a run is told to end."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
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
