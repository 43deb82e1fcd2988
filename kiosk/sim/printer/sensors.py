"""What the printer's sensors make of its faults, in the bytes of its status answers."""

_STOPPING = frozenset(("paper-out", "cover-open", "head-hot", "unrecoverable", "offline", "jam"))


class Sensors:
    """The faults that are there now. `knife_stuck` outlives its cause until the host acknowledges."""

    def __init__(self) -> None:
        self.faults: set[str] = set()
        self.knife_stuck = False

    @property
    def halted(self) -> bool:
        """Whether the engine stands still."""
        return bool(self.faults & _STOPPING) or self.knife_stuck

    @property
    def recoverable(self) -> bool:
        """Whether there is an error that the host can acknowledge: only then is that command obeyed."""
        return self.knife_stuck or bool(self.faults & {"head-hot", "jam"})

    def real_time(self, n: int) -> bytes:
        """The answer to DLE EOT 1 to 4."""
        byte = 0x12
        if n == 1:
            byte |= 0x08 * self.halted
        elif n == 2:
            byte |= 0x04 * self._is("cover-open") | 0x20 * self._is("paper-out") | 0x40 * self._is_error()
        elif n == 3:
            byte |= 0x04 * self._is("jam") | 0x08 * self.knife_stuck
            byte |= 0x20 * self._is("unrecoverable") | 0x40 * self._is("head-hot")
        else:
            byte |= 0x0C * (self._is("paper-low") or self._is("paper-out")) | 0x60 * self._is("paper-out")
        return bytes((byte,))

    def automatic(self) -> bytes:
        """Four bytes of automatic status."""
        first = 0x10 | 0x08 * self.halted | 0x20 * self._is("cover-open")
        second = 0x08 * self.knife_stuck | 0x20 * self._is("unrecoverable") | 0x40 * self._is("head-hot")
        return bytes((first, second, self.paper_byte(), 0x0F))

    def paper_byte(self) -> int:
        """As GS r 1 answers it."""
        return 0x0F if self._is("paper-out") else 0x03 if self._is("paper-low") else 0x00

    def _is(self, name: str) -> bool:
        return name in self.faults

    def _is_error(self) -> bool:
        return self.knife_stuck or bool(self.faults & {"unrecoverable", "head-hot", "jam"})
