"""What forbids to serve, brought to the screen once nobody stands at it, and away again when it is over."""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.domain.condition import STOPS, Fault
from kiosk.services.health import Report
from kiosk.ui.shell import Shell
from kiosk.visit.events import FaultsStop
from kiosk.visit.states import OutOfService, State, Welcome

CLOCK_STOPS_S: Final = 3600.0
"""A clock that is so far off dates papers and judges cards wrongly: nobody is served by it."""


class Stops(QObject):
    """Told by the heartbeat on its thread; acts on the screen's."""

    _came = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._faults: tuple[Fault, ...] = ()
        self._came.connect(self._take)

    def tell(self, report: Report) -> None:
        """How the terminal is: from any thread."""
        self._came.emit(stopping(report))

    def settle(self, state: State) -> None:
        """A screen came up: if nobody is at it, say what is to be said."""
        if isinstance(state, Welcome | OutOfService):
            # Not now: the shell is still on its way into this screen.
            self._came.emit(None)

    @Slot(object)
    def _take(self, faults: tuple[Fault, ...] | None) -> None:
        self._faults = self._faults if faults is None else faults
        state = self._shell.state
        shown = state.faults if isinstance(state, OutOfService) else ()
        if isinstance(state, Welcome | OutOfService) and shown != self._faults:
            self._shell.handle(FaultsStop(self._faults))


def stopping(report: Report) -> tuple[Fault, ...]:
    """The faults of a report that forbid to serve."""
    offset = report.clock_offset_s
    far_off = offset is not None and abs(offset) > CLOCK_STOPS_S
    found = {entry.fault for entry in report.faults}
    return tuple(sorted(found & STOPS | ({Fault.CLOCK_OFF} if far_off else set())))
