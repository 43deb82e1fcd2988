"""Tells systemd how the screens are: ready, alive, ending (sd_notify(3), a datagram each).

The timer that says "alive" runs in the loop that paints: when the screens hang, the word stays out and systemd
begins anew.
"""

import logging
import os
import socket
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, QTimer

log = logging.getLogger(__name__)

# A third of what systemd waits: one word may be late without an end.
_PARTS: Final = 3


class Watchdog(QObject):
    """Silent where nobody supervises. Needs the application's event loop."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        super().__init__()
        self._address = environment.get("NOTIFY_SOCKET", "")
        # WATCHDOG_PID names the compositor, which is the service's main process: it is not looked at.
        within = environment.get("WATCHDOG_USEC", "")
        self._timer = QTimer(self, interval=int(within) // 1000 // _PARTS if within.isdigit() else 0)
        self._timer.timeout.connect(self._alive)

    @property
    def every_ms(self) -> int:
        """How often "alive" is said; 0: nobody asked for it."""
        return self._timer.interval()

    def ready(self, words: str) -> None:
        """The first screen stands; from now on the loop must go round."""
        self._say(f"READY=1\nSTATUS={words}")
        if self._timer.interval():
            self._timer.start()

    def status(self, words: str) -> None:
        """For `systemctl status`; nothing personal."""
        self._say(f"STATUS={words}")

    def ending(self) -> None:
        """The process leaves on purpose."""
        self._timer.stop()
        self._say("STOPPING=1")

    def _alive(self) -> None:
        self._say("WATCHDOG=1")

    def _say(self, words: str) -> None:
        if not self._address:
            return
        path = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
                line.settimeout(1.0)
                line.sendto(words.encode(), path)
        except OSError as error:
            log.warning("systemd does not listen: %s", type(error).__name__)
            self._address = ""
