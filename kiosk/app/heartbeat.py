"""Tells the backend every half minute how this terminal is, and takes what staff order."""

import logging
import threading
from collections.abc import Callable
from typing import Final

from kiosk.services.client import ServiceError
from kiosk.services.health import DeviceState, Health

log = logging.getLogger(__name__)

EVERY_S: Final = 30.0

Look = Callable[[], DeviceState]


class Heartbeat:
    """One thread of its own. A backend that is away is logged once, and once when it is back."""

    def __init__(
        self,
        health: Health,
        journal_head: Callable[[], str],
        order: Callable[[str, str | None], None],
        every_s: float = EVERY_S,
    ) -> None:
        self._health = health
        self._looks: tuple[Look, ...] = ()
        self._journal_head = journal_head
        self._order = order
        self._every_s = every_s
        self._screen: str | None = None
        self._wake = threading.Event()
        self._over = threading.Event()
        self._away = False
        self._reading = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

    def looks_at(self, *looks: Look) -> None:
        """The devices whose state is told, each asked anew for every beat."""
        self._looks = looks

    def start(self) -> None:
        """Beat at once, then again and again."""
        self._thread.start()

    def stop(self) -> None:
        """No further beat; one under way ends by its own deadline and does not touch the journal any more."""
        self._over.set()
        self._wake.set()
        with self._reading:
            pass

    def shows(self, screen: str) -> None:
        """The screen that is up, by the name of its state."""
        self._screen = screen

    def nudge(self) -> None:
        """Something happened that staff should see now."""
        self._wake.set()

    def _run(self) -> None:
        while not self._over.is_set():
            self._wake.clear()
            self.beat()
            self._wake.wait(self._every_s)

    def beat(self) -> None:
        """One heartbeat."""
        with self._reading:
            if self._over.is_set():
                return
            head = self._journal_head()
        devices = [look() for look in self._looks]
        try:
            pulse = self._health.beat(devices, self._screen, head)
        except ServiceError as error:
            if not self._away:
                log.warning("the backend is away: %s", error)
            self._away = True
            return
        if self._away:
            log.info("the backend is back")
        self._away = False
        for command in pulse.commands:
            self._order(command.what, command.value)
