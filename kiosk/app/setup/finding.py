"""What is plugged into a new terminal: the kernel's own lists looked through, each device asked whether it answers."""

import logging
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from kiosk.devices.card.link import CardSlots
from kiosk.devices.card.readers import slots_for
from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.status import Trouble
from kiosk.devices.printer.transports import link_to
from kiosk.devices.scanner.faults import ScannerFault
from kiosk.devices.scanner.frames import open_source, settled
from kiosk.staff.found import Found, Kind

log = logging.getLogger(__name__)

SYS: Final = Path("/sys")
DEV: Final = Path("/dev")
FRAME_S: Final = 3.0
"""So long a camera may take for its first picture."""
_PRINTERS: Final = "07"
"""USB's class of printers."""
_SCANNERS: Final = re.compile(
    r"scan|barcode|bar_code|imager|honeywell|metrologic|zebra|symbol|newland|datalogic|opticon|rakinda|mindeo|youjie",
    re.IGNORECASE,
)
"""What scanners on a serial line call themselves: anything else on one may be a printer or a modem."""
_ABSENT: Final = frozenset({Trouble.ABSENT, Trouble.SILENT, Trouble.LINK_LOST})


class DeviceFinder:
    """Each method is called on the thread of its devices."""

    def __init__(self, slots: Callable[[], CardSlots], sys: Path = SYS, dev: Path = DEV) -> None:
        self._slots = slots
        self._sys = sys
        self._dev = dev

    def cards(self) -> tuple[Found, ...]:
        """Chip readers that PC/SC knows and that are no emulation."""
        names = [slot.name for slot in self._slots().slots() if slot.refused is None]
        # One reader is whatever reader there is, also after it was replaced by another model.
        return tuple(Found(Kind.CARD, "auto" if len(names) == 1 else name, name) for name in names)

    def scanners(self, stop: threading.Event) -> tuple[Found, ...]:
        """Scanners on a serial line, then cameras: what reads codes and nothing else comes first."""
        found = []
        for address, name in (*self._serial(), *self._cameras()):
            if stop.is_set():
                break
            found.append(Found(Kind.SCANNER, settled(address), name, _sees(address, stop)))
        return tuple(found)

    def printers(self) -> tuple[Found, ...]:
        """Devices of USB's class of printers."""
        return tuple(printer(address, name) for address, name in self._usb_printers())

    def _serial(self) -> Iterator[tuple[str, str]]:
        for link in sorted((self._dev / "serial" / "by-id").glob("*")):
            if _SCANNERS.search(link.name):
                yield f"serial://{link}", _plain(link.name.removeprefix("usb-").partition("-if")[0])

    def _cameras(self) -> Iterator[tuple[str, str]]:
        for entry in sorted((self._sys / "class" / "video4linux").glob("video*"), key=_number):
            # A camera has a second node for what it says about its pictures; that one gives none.
            if _first_line(entry / "index") in ("", "0"):
                yield f"camera:{_number(entry)}", _first_line(entry / "name") or entry.name

    def _usb_printers(self) -> Iterator[tuple[str, str]]:
        seen = set()
        for entry in sorted((self._sys / "bus" / "usb" / "devices").glob("*:*")):
            device = entry.parent / entry.name.partition(":")[0]
            vendor, product = (_first_line(device / key) for key in ("idVendor", "idProduct"))
            if _first_line(entry / "bInterfaceClass") != _PRINTERS or not vendor or (vendor, product) in seen:
                continue
            seen.add((vendor, product))
            said = " ".join(part for key in ("manufacturer", "product") if (part := _first_line(device / key)))
            yield f"usb://{vendor}:{product}", said or f"{vendor}:{product}"


def printer(address: str, name: str = "") -> Found:
    """Whether a printer answers there."""
    asked = TicketPrinter(link_to(address))
    try:
        status = asked.status()
    finally:
        asked.close(1.0)
    return Found(Kind.PRINTER, address, name or address.partition("://")[2], status.error not in _ABSENT)


def any_reader() -> CardSlots:
    """PC/SC."""
    return slots_for("auto")[0]


def _sees(address: str, stop: threading.Event) -> bool:
    """Whether it opens and, where it gives pictures, gives one."""
    try:
        source = open_source(address)
    except ScannerFault:
        return False
    try:
        if address.startswith("serial:"):
            return True
        for _ in range(round(FRAME_S / 0.2)):
            if stop.is_set():
                return False
            if source.frame(0.2) is not None:
                return True
    except ScannerFault:
        return False
    finally:
        source.close()
    return False


def _first_line(file: Path) -> str:
    """What the kernel says there, as it may be shown; empty where it says nothing."""
    try:
        return _plain(file.read_text("utf-8", "replace").partition("\n")[0])
    except OSError:
        return ""


def _plain(text: str) -> str:
    """A name that a device gave itself: letters on one line, not too many."""
    return " ".join(re.sub(r"[^\w .:()/+-]", " ", text.replace("_", " ")).split())[:60]


def _number(entry: Path) -> int:
    digits = entry.name.removeprefix("video")
    return int(digits) if digits.isdigit() and digits.isascii() else 10_000
