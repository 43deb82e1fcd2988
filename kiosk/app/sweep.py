"""What a visit leaves in memory: given back to the system when the patient has gone."""

import ctypes
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.ui.shell import Shell
from kiosk.visit.around import NOBODY

QUIET_MS: Final = 1_000
"""Whoever comes next may touch at once: the sweep waits until the attract screen stands."""


def give_back() -> None:
    """Free pages of the C heap go back to the system (malloc_trim(3)); elsewhere than with glibc nothing happens."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(ctypes.c_size_t(0))


class Sweep(QObject):
    """Once a visit, a while after it: pages that held its data go, and the terminal does not grow for weeks.

    glibc keeps what was freed, torn into pieces by whatever lives longer. A few milliseconds, nobody stands there.
    """

    def __init__(self, shell: Shell, *, quiet_ms: int = QUIET_MS, sweep: Callable[[], None] = give_back) -> None:
        super().__init__(shell)
        self._shell = shell
        self._sweep = sweep
        self._timer = QTimer(self, singleShot=True, interval=quiet_ms)
        self._timer.timeout.connect(self._due)
        self._visited = False
        shell.view_changed.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        if not isinstance(self._shell.state, NOBODY):
            self._visited = True
            self._timer.stop()
        elif self._visited:
            self._visited = False
            self._timer.start()

    @Slot()
    def _due(self) -> None:
        self._sweep()
