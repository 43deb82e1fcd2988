"""A thread that makes blocking calls for another, so that a call is waited for only so long."""

import queue
import threading
from collections.abc import Callable
from typing import Any


class Stuck(Exception):
    """The call did not come back in time. The thread is given up: it ends when the call does."""


class Hand:
    """One thread, one call at a time."""

    def __init__(self, name: str) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._stuck = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    def do(self, call: Callable[[], Any], seconds: float) -> Any:
        """The call's result. Raises Stuck when it takes longer, at once on a hand that is stuck."""
        if self._stuck:
            raise Stuck
        done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._jobs.put(lambda: done.put(call()))
        try:
            return done.get(timeout=seconds)
        except queue.Empty:
            self._stuck = True
            raise Stuck from None

    def finish(self, last: Callable[[], object], seconds: float) -> None:
        """Make a last call and end the thread; of a stuck hand neither is waited for."""
        self._jobs.put(last)
        self._jobs.put(None)
        if not self._stuck:
            self._thread.join(seconds)
