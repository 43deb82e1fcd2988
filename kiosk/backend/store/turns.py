"""Writers of one SQLite file within this process, one at a time and in the order they came.

SQLite's own waiting sleeps and looks again: whoever writes without pause keeps the file, and somebody else's number
waits ten seconds behind it. Other processes still wait SQLite's way.
"""

import threading
from collections import deque
from typing import Final

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import ConnectionPoolEntry

PATIENCE_S: Final = 10.0
_HELD = "kiosk_turn"


class Turns:
    """A lock that is given to whoever has waited longest."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Event] = deque()

    def take(self, patience_s: float = PATIENCE_S) -> None:
        """Wait for the turn. Raises sqlalchemy's TimeoutError."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            mine = threading.Event()
            self._waiting.append(mine)
        if mine.wait(patience_s):
            return
        with self._guard:
            if mine in self._waiting:
                self._waiting.remove(mine)
                raise PoolTimeoutError("no turn to write within the time")

    @property
    def waiting(self) -> int:
        """How many wait."""
        with self._guard:
            return len(self._waiting)

    def leave(self) -> None:
        """Give it to the next."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False


def write_in_turn(engine: Engine, reads: str) -> None:
    """Let every transaction of this engine but those with the execution option `reads` take the lock at its start."""
    turns = Turns()

    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get(reads, False):
            connection.exec_driver_sql("BEGIN")
            return
        of_connection = connection.connection.record_info
        if of_connection is not None and _HELD not in of_connection:
            turns.take()
            of_connection[_HELD] = True
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def checkin(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
        if record.record_info is not None and record.record_info.pop(_HELD, False):
            turns.leave()

    event.listen(engine, "begin", begin)
    event.listen(engine, "checkin", checkin)
