"""Work that is under way, so that what it writes in can be closed after it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class InHand:
    """From any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0

    @contextmanager
    def one(self) -> Iterator[None]:
        """One piece of work, from its beginning to its end."""
        with self._changed:
            self._count += 1
        try:
            yield
        finally:
            with self._changed:
                self._count -= 1
                self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Whether all of it ended within that."""
        with self._changed:
            return self._changed.wait_for(lambda: self._count == 0, seconds)
