"""A ticket printer that parses ESC/POS, on TCP port 9100 or the first free one."""

import errno
import io
from collections.abc import Mapping
from pathlib import Path

from kiosk.sim.labs.options import Options
from kiosk.sim.printer.pty import SerialSimPrinter
from kiosk.sim.printer.server import SimPrinter

_FAULTS = ("cover-open", "paper-out", "paper-low", "cable", "power")
_KEPT = 6


class PrinterLab:
    """`fault`: one that stays. `proof`, `speed`, `line=serial`, `custom=yes`: the printer's kind.

    `drops=N`: every N-th paper is said to be printed and never comes out.
    """

    def __init__(self, options: Mapping[str, str], folder: Path) -> None:
        given = Options(options, "fault", "proof", "speed", "line", "custom", "drops")
        del folder
        self._standing = given.text("fault")
        self._dead = given.dead
        self._drops = int(given.number("drops", 0))
        speed = given.number("speed", 0)
        proof = given.one_of("proof", "process-id", "process-id-only", "fence", "none")
        custom = given.one_of("custom", "no", "yes") == "yes"
        self._printer = SimPrinter(9100, proof=proof, speed=speed or None, custom=custom, keep=_KEPT)
        try:
            self._printer.start()
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            self._printer.machine.stop()
            self._printer = SimPrinter(proof=proof, speed=speed or None, custom=custom, keep=_KEPT).start()
        self._serial: SerialSimPrinter | None = None
        if given.one_of("line", "tcp", "serial") == "serial":
            self._serial = SerialSimPrinter(self._printer).__enter__()
        if self._standing:
            self._printer.set_fault(self._standing)

    @property
    def address(self) -> str:
        """As the kiosk's configuration writes it."""
        return self._serial.url if self._serial is not None else self._printer.url

    @property
    def environment(self) -> Mapping[str, str]:
        """Nothing."""
        return {}

    def do(self, name: str) -> None:
        """A disturbance by its name; those a dead sensor does not notice change nothing."""
        if name not in _FAULTS:
            raise KeyError(name)
        if name not in self._dead:
            self._printer.set_fault(name)

    def undo(self, name: str) -> None:
        """All put right but what was wrong from the beginning."""
        del name
        self._printer.clear_faults()
        if self._standing:
            self._printer.set_fault(self._standing)

    def tell(self, name: str) -> str:
        """How many papers came out."""
        if name != "papers":
            raise KeyError(name)
        self._printer.settle()
        return str(self._printer.fallen - (self._printer.fallen // self._drops if self._drops else 0))

    def pictures(self) -> Mapping[str, bytes]:
        """The first papers."""
        found = {}
        for piece in self._printer.papers:
            out = io.BytesIO()
            piece.picture.save(out, "PNG")
            found[f"paper-{piece.number:03}.png"] = out.getvalue()
        return found

    def stop(self) -> None:
        """Off."""
        if self._serial is not None:
            self._serial.unplug()
        self._printer.stop()
