"""`kiosk run` as the machine starts it, with somebody at its screen who may pull the plug. See `test_power`.

Its environment: `STAND_INVITATION` the code that is held to the camera; `STAND_DIES_AT` the durable step, counted
from 1, before or after which the process is killed; `STAND_COUNTS` a file for how many there were.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

from kiosk.app.cli import app
from kiosk.app.exits import exit_code
from kiosk.app.setup import newcomer
from kiosk.domain.invitation import Invitation
from kiosk.staff import events as e
from kiosk.staff import setup_states as u
from kiosk.staff.state import State
from tests.app.setup.world import Plugged

PIN = "274913"


class Plug:
    """Is pulled at one of the moments at which something is or is not on the disk."""

    def __init__(self, dies_at: int) -> None:
        self._dies_at = dies_at
        self.count = 0

    def moment(self) -> None:
        """One more."""
        self.count += 1
        if self.count == self._dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """Before it and after it."""

        def pulled(*args: Any, **more: Any) -> Any:
            self.moment()
            found = call(*args, **more)
            self.moment()
            return found

        return pulled


def answer(state: State, invitation: str) -> e.Event | None:
    """What somebody does at a screen; None where it works by itself."""
    match state:
        case u.Tongue():
            return e.Chosen("vi")
        case u.Upright():
            return e.Chosen("0")
        case u.Measuring():
            return e.Measured(0.31)
        case u.AskAddress() | u.AskNewCode():
            return e.Invited(Invitation.parse(invitation))
        case u.DevicesShown() | u.Review() | u.NotKept() | u.Ready():
            return e.Chosen("go")
        case u.AskOwnPin() | u.RepeatPin():
            return e.Entered(PIN)
        case _:
            return None


class Attended(newcomer.Newcomer):
    """Whoever stands before it touches what there is to touch."""

    def __init__(self, start: Any, done: Callable[[], None], **_: Any) -> None:
        super().__init__(start, done, full_screen=False, finder=Plugged(start.places.config.with_name("camera")))
        self._hand = QTimer(self, interval=20)
        self._hand.timeout.connect(self._touch)
        self._hand.start()

    def _touch(self) -> None:
        event = answer(self.room.state, os.environ["STAND_INVITATION"])
        if event is not None:
            self.room.handle(event)


def main(config: str) -> int:
    """As `kiosk run --config CONFIG`."""
    plug = Plug(int(os.environ.get("STAND_DIES_AT", "0")))
    os.fsync = plug.around(os.fsync)
    for name in ("replace", "unlink"):
        setattr(Path, name, plug.around(getattr(Path, name)))
    sys.modules["kiosk.app.setup.newcomer"].Newcomer = Attended  # type: ignore[attr-defined] # before anybody took it
    try:
        return exit_code(app, "kiosk", ["run", "--config", config])
    finally:
        Path(os.environ["STAND_COUNTS"]).write_text(str(plug.count))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
