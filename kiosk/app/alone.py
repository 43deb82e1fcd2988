"""Keeping a block of numbers ready, and telling what was given from it: one quiet thread beside the heartbeat."""

import threading
from typing import Final

from kiosk.app import logs
from kiosk.services.offline import OfflineNumbers

_ROUND_S: Final = 30.0


class AloneKeeper:
    """Ticks now and then, until it is stopped."""

    def __init__(self, numbers: OfflineNumbers, every_s: float = _ROUND_S) -> None:
        self._numbers = numbers
        self._every_s = every_s
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="alone", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; does not wait for a call that is under way."""
        self._stop.set()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._numbers.tick()
            except Exception as error:  # noqa: BLE001 - the last line of a thread
                if not self._stop.is_set():
                    logs.bug(error)
            self._stop.wait(self._every_s)
