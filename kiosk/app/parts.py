"""What of this terminal works, as far as anybody here knows: told by the heartbeat, by the devices, by the start."""

import threading
from collections.abc import Mapping
from typing import Final

from kiosk.domain.condition import WARNS, Fault, fault_of
from kiosk.domain.part import Part
from kiosk.services.health import Report
from kiosk.ui.moment import Moment
from kiosk.visit import events as e

SURE: Final = 2
"""So many beats in a row without an answer: then the hospital is away. One lost packet is no news."""
_NEVER: Final = "none"


class PartsBoard:
    """One screen watches it at a time. From any thread."""

    def __init__(self, *, plan: bool) -> None:
        # Held while it is told, so that nobody hears old news last; a screen may ask anew as it is told.
        self._lock = threading.RLock()
        self._works: dict[Part, bool] = {Part.PLAN: plan}
        self._watching: Moment | None = None
        self._silent = 0

    def watch(self, moment: Moment) -> None:
        """Tell this screen what is known, and from now on what changes."""
        with self._lock:
            self._watching = moment
            for part, works in dict(self._works).items():
                moment.post(e.PartTold(part, works))

    def know(self, part: Part, *, works: bool) -> None:
        """A word about one part."""
        with self._lock:
            news = self._works.get(part) is not works
            self._works[part] = works
            if news and self._watching is not None:
                self._watching.post(e.PartTold(part, works))

    def tell(self, report: Report) -> None:
        """How the terminal is: on the heartbeat's thread."""
        away = any(entry.fault is Fault.BACKEND_AWAY for entry in report.faults)
        self._silent = self._silent + 1 if away else 0
        found: dict[Part, bool] = {}
        if not away or self._silent >= SURE:
            found[Part.BACKEND] = not away
        for device in report.devices:
            if device.name in _DEVICES:
                found[_DEVICES[device.name]] = works(device.name, device.state)
        for part, good in found.items():
            self.know(part, works=good)


_DEVICES: Final[Mapping[str, Part]] = {"card": Part.READER, "scanner": Part.SCANNER, "printer": Part.PRINTER}


def works(name: str, state: str) -> bool:
    """Whether a device in this state does what patients need of it. One that nobody asked yet is taken to work."""
    fault = fault_of(name, state)
    return state != _NEVER and (fault is None or fault in WARNS)
