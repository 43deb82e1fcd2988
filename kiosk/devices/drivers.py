"""Drivers other packages bring: an installed package announces an address scheme and what opens such addresses.

    kiosk.printers      SCHEME = "package.module:open"     open(url) -> printer.link.PrinterLink
    kiosk.scanners      SCHEME = "package.module:open"     open(url) -> scanner.frames.FrameSource
    kiosk.card_readers  SCHEME = "package.module:open"     open(url) -> card.link.CardSlots

`open` raises what the device's own opening raises (PrinterAbsent, ScannerGone). Our own schemes cannot be taken over.
"""

import logging
import re
from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Any, Final

PRINTERS: Final = "kiosk.printers"
SCANNERS: Final = "kiosk.scanners"
CARD_READERS: Final = "kiosk.card_readers"

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+-]{1,30}):")
_log = logging.getLogger(__name__)


class NoDriver(LookupError):
    """No installed package announces this scheme, or what it announces cannot be loaded."""


def driver(group: str, address: str) -> Callable[[str], Any]:
    """What opens this address. Raises NoDriver."""
    scheme = _SCHEME.match(address)
    found = tuple(entry_points(group=group, name=scheme[1])) if scheme else ()
    if not found:
        raise NoDriver("no driver is installed for such an address")
    try:
        opener = found[0].load()
    except Exception as error:  # noqa: BLE001 - another package's module may fail in any way when it is imported
        _log.info("the driver of %s cannot be loaded: %s", found[0].name, type(error).__name__)
        raise NoDriver("the driver for such an address cannot be loaded") from None
    if not callable(opener):
        raise NoDriver("the driver for such an address opens nothing")
    return opener  # type: ignore[no-any-return]  # what a package announces is only known when it runs


def others(group: str) -> tuple[str, ...]:
    """What addresses of other packages' drivers begin with."""
    return tuple(sorted({f"{point.name}:" for point in entry_points(group=group)}))
