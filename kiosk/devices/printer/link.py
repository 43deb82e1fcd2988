"""The wire to a printer: bytes out, bytes in, nothing else.

LinkTrouble            nothing can be said about the printer
+-- PrinterAbsent      could not be opened: nothing was sent
+-- LinkLost           broke while open: what the printer got of the last bytes is not known
"""

from collections.abc import Callable
from typing import Protocol


class LinkTrouble(Exception):
    """The printer cannot be reached. Carries no text that came over the wire."""


class PrinterAbsent(LinkTrouble):
    """Could not be opened: nothing was sent."""


class LinkLost(LinkTrouble):
    """Broke while open."""


class PrinterLink(Protocol):
    """One open connection. No call blocks longer than the seconds it is given."""

    @property
    def seconds_per_byte(self) -> float:
        """What a byte takes on a slow line; 0 where it does not count."""
        ...

    def send(self, data: bytes, within: float) -> int:
        """Hand over as much as goes at once, waiting at most `within` seconds; how many bytes went. Raises LinkLost."""
        ...

    def receive(self, within: float) -> bytes:
        """What has arrived; empty where nothing came within the seconds. Raises LinkLost."""
        ...

    def close(self) -> None:
        """Close; bytes that were handed over may still arrive."""
        ...

    def abort(self) -> None:
        """Close and drop every byte that has not left yet."""
        ...


LinkFactory = Callable[[], PrinterLink]
"""Opens the link within two seconds. Raises PrinterAbsent."""
