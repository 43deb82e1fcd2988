"""The last lines of the log, as whitelisted as on the journal: what staff may read on the screen."""

import json
import logging
import threading
from collections import deque
from dataclasses import dataclass
from typing import Final

from kiosk.domain.log_lines import JsonLines

KEPT: Final = 200


@dataclass(frozen=True, slots=True)
class Recent:
    """One line: HH:mm:ss, its level, its message."""

    at: str
    level: str
    message: str


class RecentLines(logging.Handler):
    """Keeps what `JsonLines` lets through, nothing else; in memory only."""

    def __init__(self, most: int = KEPT) -> None:
        super().__init__(logging.INFO)
        self._lines: deque[Recent] = deque(maxlen=most)
        self._guard = threading.Lock()
        self.setFormatter(JsonLines({}))

    def emit(self, record: logging.LogRecord) -> None:
        """From any thread."""
        try:
            line = json.loads(self.format(record))
        except Exception:  # noqa: BLE001 - a log line must not break what it tells of
            self.handleError(record)
            return
        message = str(line.get("bug") or line["message"])
        with self._guard:
            self._lines.append(Recent(str(line["at"])[11:19], str(line["level"]), message[:300]))

    def newest(self) -> tuple[Recent, ...]:
        """The newest first."""
        with self._guard:
            return tuple(reversed(self._lines))


RECENT: Final = RecentLines()
"""The process has one log, and one memory of it."""
