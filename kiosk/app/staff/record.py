"""What outlives a restart of staff mode: how often a PIN was tried, which passes are used up, what is still to be told.

One small file, written whole and to the disk before the caller goes on. Where it cannot be written (a full disk is when
staff are needed) it is kept in memory; where it cannot be read, the PIN is locked for the shortest time.
"""

import json
import logging
import os
import threading
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.staff_deed import StaffDeed
from kiosk.staff.lockout import WAITS, Lockout

log = logging.getLogger(__name__)

MOST_UNTOLD: Final = 200
MOST_AT_ONCE: Final = 50
MOST_USED: Final = 500


class StaffRecord:
    """Used from any thread, one at a time."""

    def __init__(self, file: Path, now: Callable[[], datetime]) -> None:
        self._file = file
        self._now = now
        self._guard = threading.Lock()
        self._lock = Lockout()
        self._used: list[str] = []
        self._untold: dict[str, StaffDeed] = {}
        self._read()

    @property
    def lock(self) -> Lockout:
        """How the PIN stands now."""
        with self._guard:
            return self._lock.steady(self._now())

    def tried(self) -> Lockout:
        """One more try, on the disk when this returns: before the PIN is looked at."""
        with self._guard:
            self._lock = self._lock.steady(self._now()).tried(self._now())
            self._write()
            return self._lock

    def passed(self) -> None:
        """It was the right one."""
        with self._guard:
            self._lock = self._lock.passed()
            self._write()

    def wait(self) -> timedelta:
        """How long the PIN is still locked."""
        return self.lock.wait(self._now())

    def use(self, nonce: str) -> bool:
        """Use up a pass; False where it was used before. Only genuine ones come here: the last hundreds are kept."""
        with self._guard:
            if nonce in self._used:
                return False
            self._used = [*self._used, nonce][-MOST_USED:]
            self._write()
            return True

    def note(self, deed: StaffDeed) -> None:
        """To be told with the next heartbeat."""
        with self._guard:
            self._untold[deed.id] = deed
            for old in list(self._untold)[:-MOST_UNTOLD]:
                del self._untold[old]
            self._write()

    def untold(self) -> tuple[StaffDeed, ...]:
        """What the backend does not know yet, oldest first."""
        with self._guard:
            return tuple(self._untold.values())[:MOST_AT_ONCE]

    def told(self, deeds: Iterable[StaffDeed]) -> None:
        """The backend knows these."""
        with self._guard:
            gone = {deed.id for deed in deeds} & self._untold.keys()
            for deed_id in gone:
                del self._untold[deed_id]
            if gone:
                self._write()

    def _read(self) -> None:
        try:
            kept = Fields(json.loads(self._file.read_bytes()))
            self._lock = Lockout(kept.whole("wrong", 0, 9), kept.whole("rounds", 0), kept.moment_or_none("until"))
            self._used = list(kept.texts("used", MOST_USED))
            deeds = [StaffDeed.of(entry) for entry in kept.each("untold", MOST_UNTOLD)]
            self._untold = {deed.id: deed for deed in deeds}
        except FileNotFoundError:
            return
        except (OSError, ValueError, RecursionError, FieldError):
            log.info("the record of staff could not be read: the PIN is locked for a while")
            self._lock = Lockout(0, 1, self._now() + WAITS[0])

    def _write(self) -> None:
        kept = {
            "wrong": self._lock.wrong,
            "rounds": self._lock.rounds,
            "until": self._lock.until.isoformat() if self._lock.until else None,
            "used": self._used,
            "untold": [deed.to_json() for deed in self._untold.values()],
        }
        half = self._file.with_name(self._file.name + ".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with half.open("w", encoding="utf-8") as file:
                json.dump(kept, file)
                file.flush()
                os.fsync(file.fileno())
            half.replace(self._file)
        except OSError as error:
            log.info("the record of staff could not be kept: %s", error.strerror)
