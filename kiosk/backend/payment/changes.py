"""Who waits for a change of a payment: long polls of this process. Other workers' changes are seen by looking again."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_Waiter = tuple[asyncio.AbstractEventLoop, asyncio.Event]


class Changes:
    """Told from any thread, awaited in any event loop."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[str, list[_Waiter]] = {}

    def tell(self, id_: str) -> None:
        """This payment may look different now."""
        with self._lock:
            waiting = list(self._waiting.get(id_, ()))
            for loop, event in waiting:
                loop.call_soon_threadsafe(event.set)

    @contextmanager
    def watching(self, id_: str) -> Iterator[asyncio.Event]:
        """An event of the running loop that is set by every `tell` inside the block."""
        waiter = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._waiting.setdefault(id_, []).append(waiter)
        try:
            yield waiter[1]
        finally:
            with self._lock:
                others = [each for each in self._waiting[id_] if each is not waiter]
                if others:
                    self._waiting[id_] = others
                else:
                    del self._waiting[id_]
