"""The demo's chip reader: a real pcscd with a virtual reader, where this machine lets us run one."""

import os
from pathlib import Path
from threading import Event

from kiosk.sim.card.field import Field
from kiosk.sim.card.pcscd import SOCKET, Pcscd, available
from kiosk.sim.card.profiles import PROFILES, build


class ChipReader:
    """Cards of invented citizens, laid on and taken away. Its issuer's certificate goes to `trust`."""

    def __init__(self, trust: Path) -> None:
        trust.mkdir(parents=True, exist_ok=True)
        (trust / "issuer.der").write_bytes(PROFILES["cccd"].issuer.anchor())
        self._service = Pcscd()
        self._service.start()
        self._before = os.environ.get(SOCKET)
        os.environ[SOCKET] = str(self._service.socket)
        self._card: Event | None = None

    def lay(self, profile: str = "cccd") -> None:
        """Lay a card on the reader."""
        self.take()
        self._card = self._service.insert(Field(build(PROFILES[profile])))

    def take(self) -> None:
        """Take it away."""
        self._service.empty()
        self._card = None

    def close(self) -> None:
        """End the service."""
        self._service.close()
        if self._before is None:
            os.environ.pop(SOCKET, None)
        else:
            os.environ[SOCKET] = self._before


def why_not() -> str | None:
    """Why there can be no chip reader here; None where there can."""
    return available()


def digits_of(profile: str = "cccd") -> str:
    """What the patient reads off this card and types."""
    return PROFILES[profile].person.access_number
