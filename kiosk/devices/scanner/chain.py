"""The order in which decoders look at a frame."""

from dataclasses import dataclass

from kiosk.devices.scanner.found import Found, Sighted
from kiosk.devices.scanner.frame import Grey
from kiosk.devices.scanner.zxing import read_bars, read_qr


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a frame gave: the codes read, else a code that stands there unread."""

    found: tuple[Found, ...] = ()
    sighted: Sighted | None = None


class Chain:
    """zxing-cpp on each frame."""

    def __init__(self, *, patient: bool = False) -> None:
        """`patient` lets the second decoder take longer than a screen could wait."""
        self._patient = patient

    def look_hard(self, grey: Grey) -> Look:
        """Codes in a picture that will not come again: all decoders, one after the other."""
        return first_look(grey)

    def look(self, grey: Grey) -> Look:
        """Codes in a picture."""
        return first_look(grey)

    def begin(self) -> None:
        """Forget the frames so far."""

    def close(self) -> None:
        """End the second decoder."""


def first_look(grey: Grey) -> Look:
    """QR codes, and only where there is none Code 128, which takes longer to miss than to find."""
    read, seen = read_qr(grey)
    if read:
        return Look(tuple(read))
    bars = read_bars(grey)
    return Look(tuple(bars), seen[0] if seen and not bars else None)
