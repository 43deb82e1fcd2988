"""What staff order a terminal to do, done when nobody stands at it."""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.ui.shell import Shell
from kiosk.visit.events import ResumeService, StopService
from kiosk.visit.states import OutOfService, State, Welcome

log = logging.getLogger(__name__)

LANGUAGES: Final = ("vi", "en")


class Orders(QObject):
    """Takes orders from any thread; carries them out on the screen's, at the attract screen only."""

    _came = Signal(str, str)

    def __init__(self, restart: Callable[[], None]) -> None:
        super().__init__()
        self._restart = restart
        self._shell: Shell | None = None
        self._waiting: list[tuple[str, str]] = []
        self._came.connect(self._take)

    def give(self, what: str, value: str | None) -> None:
        """From the heartbeat: "out_of_service", "in_service", "reload", "locale"."""
        self._came.emit(what, value or "")

    def attach(self, shell: Shell) -> None:
        """Whose terminal this is."""
        self._shell = shell

    def settle(self, state: State) -> None:
        """A screen came up: if nobody is at it, do what waits."""
        if isinstance(state, Welcome | OutOfService):
            # Not now: the shell is still on its way into this screen.
            self._came.emit("", "")

    @Slot(str, str)
    def _take(self, what: str, value: str) -> None:
        if what:
            self._waiting.append((what, value))
        if self._shell is None:
            return
        waiting, self._waiting = self._waiting, []
        for order, detail in waiting:
            if isinstance(self._shell.state, Welcome | OutOfService):
                self._carry_out(self._shell, order, detail)
            else:
                self._waiting.append((order, detail))

    def _carry_out(self, shell: Shell, order: str, detail: str) -> None:
        log.info("staff order: %s", order)
        match order, shell.state:
            case "out_of_service", Welcome():
                shell.handle(StopService())
            case "in_service", OutOfService(ordered=True):
                shell.handle(ResumeService())
            case "reload", _:
                self._restart()
            case "locale", _ if detail in LANGUAGES:
                shell.set_home_language(detail)
            case _:
                log.info("nothing to do for it")
