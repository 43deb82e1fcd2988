"""The mouth of a kiosk printer: it holds the cut ticket until somebody takes it."""

from kiosk.sim.printer.paper import DOT_LINES_PER_MM, Piece
from kiosk.sim.printer.sensors import Sensors

_ROLL_CM = 8000


class Presenter:
    """Of the Custom kind."""

    def __init__(self) -> None:
        self.jammed = False
        self.held: Piece | None = None
        self.retracted: list[Piece] = []
        self.ejected: list[Piece] = []

    def take_up(self, piece: Piece) -> None:
        """The knife gives it a piece; one that is still there falls out."""
        if self.held is not None:
            self.ejected.append(self.held)
        self.held = piece

    def taken_by_hand(self) -> Piece | None:
        """Somebody pulls the ticket out."""
        piece, self.held = self.held, None
        return piece

    def obey(self, n: int, sensors: Sensors) -> bytes:
        """GS e n."""
        if n == 2 and self.held is not None:
            self.retracted.append(self.held)
            self.held = None
        elif n == 5 and self.held is not None:
            self.ejected.append(self.held)
            self.held = None
        elif n == 6:
            low = "paper-low" in sensors.faults or "paper-out" in sensors.faults
            jam = self.jammed or "jam" in sensors.faults
            return bytes((0x01 * low | 0x08 * (self.held is not None) | 0xC0 * jam,))
        return b""

    def full_status(self, sensors: Sensors) -> bytes:
        """DLE EOT 20."""
        faults = sensors.faults
        paper = 0x01 * ("paper-out" in faults) | 0x04 * bool(faults & {"paper-low", "paper-out"})
        paper |= 0x20 * (self.held is not None)
        user = 0x02 * ("cover-open" in faults)
        return bytes((0x10, 0x0F, paper, user, 0x01 * ("head-hot" in faults), 0x01 * sensors.knife_stuck))

    def remaining(self, used_rows: int) -> bytes:
        """GS E1h."""
        left = _ROLL_CM - used_rows // DOT_LINES_PER_MM // 10
        return f"{max(0, left)}cm".encode()
