"""The simulated card in the reader's field: torn away, put back, slow, silent."""

from threading import Event
from typing import Protocol

from kiosk.sim.card.faults import Fault
from kiosk.sim.card.radio import Radio

_PASSWORDS = (0x82, 0x86)  # EXTERNAL AUTHENTICATE, GENERAL AUTHENTICATE


class Torn(Exception):
    """The card left the field. `back`: it will be put back."""

    def __init__(self, back: bool) -> None:
        super().__init__("torn")
        self.back = back


class Silent(Exception):
    """The card does not answer this command."""


class Exchanger(Protocol):
    """Anything that answers commands."""

    @property
    def atr(self) -> bytes:
        """Its answer to reset."""
        ...

    def reset(self) -> None:
        """Start anew."""
        ...

    def exchange(self, raw: bytes) -> bytes:
        """One command, one answer."""
        ...


class Field:
    """One card with the faults of its handling. Counts commands from 1 over the card's whole stay, tears included."""

    def __init__(self, card: Exchanger, faults: tuple[Fault, ...] = (), radio: Radio | None = None) -> None:
        self._card = card
        self._timed = {fault.at: fault for fault in _repeated(faults)}
        self._radio = radio
        self._penalty = sum(int(fault.value) for fault in faults if fault.name == "penalty") / 1000
        self._wrong = 0
        self._pause = Event()
        self._resets = 0
        self._new_atr = any(fault.name == "new-atr" for fault in faults)
        self.commands = 0
        self.torn = 0
        self.seconds = 0.0

    @property
    def atr(self) -> bytes:
        """The card's answer to reset."""
        said = self._card.atr
        return said if not self._new_atr else said[:-1] + bytes([(said[-1] + self._resets) % 256])

    def reset(self) -> None:
        """What lifting, or the reader's reset, does."""
        self._resets += 1
        self._card.reset()

    def exchange(self, raw: bytes) -> bytes:
        """One command. Raises Torn, Silent."""
        self.commands += 1
        fault = self._timed.get(self.commands)
        if fault is not None and fault.name == "silent":
            raise Silent
        if fault is not None and fault.name == "tear":
            if fault.value.startswith("after"):
                self._card.exchange(raw)
            self._card.reset()
            self.torn += 1
            raise Torn("back" in fault.value)
        if fault is not None and fault.name == "status":
            self._card.reset()
            answer = bytes.fromhex(fault.value)
        else:
            answer = self._card.exchange(raw)
        if fault is not None and fault.name == "garble":
            answer = bytes([answer[0] ^ 1]) + answer[1:]
        if self._penalty and raw[1] in _PASSWORDS and answer[-2:] != b"\x90\x00":
            self._wrong += 1
            self._pause.wait(self._penalty * self._wrong)
        if self._radio is not None:
            spent = self._radio.seconds(len(raw), len(answer))
            self.seconds += spent
            if self._radio.real:
                self._pause.wait(spent)
        return answer


def _repeated(faults: tuple[Fault, ...]) -> list[Fault]:
    """`tear@N:back3` is three tears, N commands apart."""
    found = []
    for fault in faults:
        if fault.at is None:
            continue
        times = int(fault.value[4:] or 1) if fault.name == "tear" and fault.value.startswith("back") else 1
        found += [Fault(fault.name, fault.at * (i + 1), fault.value) for i in range(times)]
    return found
