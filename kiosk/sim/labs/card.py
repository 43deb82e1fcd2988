"""A citizen card on a reader: behind a real pcscd of its own on vpcd's usual port, or in process."""

from collections.abc import Mapping
from pathlib import Path
from threading import Event

from kiosk.sim.card.pcscd import SOCKET, Pcscd, available
from kiosk.sim.card.profiles import PROFILES
from kiosk.sim.labs.options import Options
from kiosk.sim.labs.slots import field_of

_USUAL_PORT = 0x8C7B


class CardLab:
    """`profile`, `fault`: the card. `link=pcscd` or `process`: how the reader is reached."""

    def __init__(self, options: Mapping[str, str], folder: Path) -> None:
        given = Options(options, "profile", "fault", "link")
        self._profile = given.text("profile", "cccd")
        self._fault = given.text("fault")
        self._dead = given.dead
        field_of(self._profile, self._fault)
        self._service: Pcscd | None = None
        self._card: Event | None = None
        (folder / "trust").mkdir(parents=True, exist_ok=True)
        (folder / "trust" / "issuer.der").write_bytes(PROFILES["cccd"].issuer.anchor())
        if given.one_of("link", "pcscd", "process") == "process":
            self.address = f"simchip:{self._profile}" + (f"?fault={self._fault}" if self._fault else "")
            return
        why_not = available()
        if why_not is not None:
            raise OSError(f"no pcscd of its own: {why_not}; link=process needs none")
        self._service = Pcscd(_USUAL_PORT)
        self._service.start()
        self.address = "pcsc:Virtual PCD 00 00"
        self._lay()

    @property
    def environment(self) -> Mapping[str, str]:
        """Where PC/SC's clients find the service."""
        return {} if self._service is None else {SOCKET: str(self._service.socket)}

    def do(self, name: str) -> None:
        """`lift` the card, `unplug` the reader (its service ends)."""
        if self._service is None or name not in ("lift", "unplug"):
            raise KeyError(name)
        if name in self._dead:
            return
        if name == "lift":
            self._service.empty()
        else:
            self._service.kill()
            self._service.empty()
        self._card = None

    def undo(self, name: str) -> None:
        """Back as it was."""
        if self._service is None:
            return
        if self._service.process is None:
            self._service.start()
        if name in ("lift", "unplug") and self._card is None:
            self._lay()

    def tell(self, name: str) -> str:
        """The number on the card."""
        if name != "key":
            raise KeyError(name)
        return PROFILES[self._profile].person.access_number

    def pictures(self) -> Mapping[str, bytes]:
        """None."""
        return {}

    def stop(self) -> None:
        """End the service."""
        if self._service is not None:
            self._service.close()

    def _lay(self) -> None:
        assert self._service is not None  # noqa: S101 - only called where there is one
        self._card = self._service.insert(field_of(self._profile, self._fault))
