"""The printer behind its socket: receive buffer, engine, head, knife, sensors. Knows nothing of connections."""

import threading
from collections import deque
from collections.abc import Callable

from kiosk.sim.printer.commands import Command, RasterHead, next_command
from kiosk.sim.printer.faults import FaultSpec, Fuses
from kiosk.sim.printer.paper import DOT_LINES_PER_MM, Piece, Roll
from kiosk.sim.printer.presenter import Presenter
from kiosk.sim.printer.realtime import Urgent, Watch
from kiosk.sim.printer.sensors import Sensors

_TO_KNIFE = 96  # dot lines between head and knife


class Machine:
    """Give it bytes with `receive`; it answers through `reply`. Everything happens under one lock.

    `proof`: what it can answer ("process-id", "process-id-only" without fences, "fence", "none").
    `speed`: millimetres a second, None is at once.
    `lag_rows`: dot lines that may wait for the head while commands behind them are already obeyed.
    """

    def __init__(
        self,
        roll: Roll,
        reply: Callable[[bytes], None],
        *,
        proof: str = "process-id",
        speed: float | None = None,
        buffer_size: int = 16384,
        lag_rows: int = 0,
        presenter: Presenter | None = None,
    ) -> None:
        self.roll = roll
        self.changed = threading.Condition(threading.RLock())
        self.sensors = Sensors()
        self.log: list[str] = []
        self.buffer = bytearray()
        self.powered = True
        self.presenter = presenter
        self.received = 0
        self.consumed = 0
        self.urgent_executed: list[Urgent] = []
        self._reply = reply
        self._proof = proof
        self._speed = speed
        self._size = buffer_size
        self._lag = lag_rows
        self._watch = Watch()
        self._fuses = Fuses()
        self._raster: RasterHead | None = None
        self._raster_left = 0
        self._head: deque[bytes] = deque()
        self._line = ""
        self._unit = 406
        self._automatic = 0
        self._running = True
        self._engine = threading.Thread(target=self._run, name="sim-printer-engine", daemon=True)
        self._engine.start()

    def room(self) -> int:
        """Bytes the receive buffer still takes."""
        with self.changed:
            return max(0, self._size - len(self.buffer)) if self.powered else 0

    def receive(self, data: bytes) -> None:
        """Bytes from the cable."""
        with self.changed:
            for byte in data:
                if not self.powered or self.sensors.faults & {"cable", "reset", "stall"}:
                    return
                self.received += 1
                self.buffer.append(byte)
                urgent = self._watch.see(byte)
                if urgent is not None:
                    self._obey(urgent)
                self._spring(self.received, link=True)
            self.changed.notify_all()

    def arm(self, fault: FaultSpec) -> None:
        """A fault now, or once so many bytes more have come in (link and power) or been worked off (the others)."""
        with self.changed:
            if fault.at is None:
                self._begin(fault.name)
            else:
                self._fuses.lay(fault, self.received, self.consumed)

    def mend(self) -> None:
        """All faults are put right: paper in, cover shut, cable in, power on. A knife that stuck waits for the host."""
        with self.changed:
            self._fuses.clear()
            self.sensors.faults.clear()
            self.powered = True
            self._tell()
            self.changed.notify_all()

    def wait(self, until: Callable[[], bool], seconds: float) -> bool:
        """Until something about this machine is true."""
        with self.changed:
            return self.changed.wait_for(until, seconds)

    def idle(self) -> bool:
        """Nothing left that it could do now."""
        return not self._engine_can_move()

    def stop(self) -> None:
        """End the engine."""
        with self.changed:
            self._running = False
            self.changed.notify_all()
        self._engine.join(5)

    def _obey(self, urgent: Urgent) -> None:
        self.urgent_executed.append(urgent)
        match urgent.name, urgent.n:
            case "EOT", 1 | 2 | 3 | 4:
                self._answer(self.sensors.real_time(urgent.n))
            case "EOT", 20 if self.presenter is not None:
                self._answer(self.presenter.full_status(self.sensors))
            case "ENQ", 1 if self.sensors.knife_stuck and "cutter" not in self.sensors.faults:
                self.sensors.knife_stuck = False
                self._cut()
            case "ENQ", 2 if self.sensors.recoverable:
                self.sensors.knife_stuck = False
                self._forget()
                self._tell()
            case "DC4", 8 if "deaf-clear" not in self.sensors.faults and self._proof != "none":
                self._forget()
                self._answer(b"\x37\x25\x00")
            case "DC4", 1:
                self.log.append("drawer")
            case "DC4", 2:
                self.log.append("power-off")

    def _forget(self) -> None:
        self.buffer.clear()
        self._head.clear()
        self._raster = None
        self._line = ""

    def _begin(self, name: str) -> None:
        self.sensors.faults.add(name)
        if name == "power":
            self.powered = False
            self.sensors.knife_stuck = False
            self._automatic = 0
            self._unit = 406
            self._forget()
        self._tell()
        self.changed.notify_all()

    def _spring(self, count: int, *, link: bool) -> None:
        for name in self._fuses.blown(count, link=link):
            self._begin(name)

    def _tell(self) -> None:
        if self._automatic:
            self._answer(self.sensors.automatic())

    def _answer(self, data: bytes) -> None:
        if self.powered and "silent" not in self.sensors.faults:
            self._reply(data)

    def _run(self) -> None:
        with self.changed:
            while self._running:
                if not self._engine_can_move() or not self._move():
                    self.changed.notify_all()
                    self.changed.wait(0.05)

    def _engine_can_move(self) -> bool:
        if not self.powered or self.sensors.halted:
            return False
        if self._raster is not None:
            return len(self.buffer) >= self._raster.across or bool(self._head)
        return bool(self.buffer and next_command(self.buffer)) or bool(self._head)

    def _move(self) -> bool:
        """One step; whether anything was done."""
        if len(self._head) > self._lag:
            return self._burn()
        if self._raster is not None and len(self.buffer) >= self._raster.across:
            self._take_row(self._raster)
            return True
        command = next_command(self.buffer) if self.buffer and self._raster is None else None
        if command is None:
            return self._burn()
        if isinstance(command, Command) and self._needs_the_head(command) and self._head:
            return self._burn()
        self._consume(command.taken)
        if isinstance(command, RasterHead):
            self.log.append(command.name)
            self._raster, self._raster_left = command, command.rows
            if not command.across or not command.rows:
                self._raster = None
        else:
            self._execute(command)
        return True

    def _consume(self, count: int) -> bytes:
        taken = bytes(self.buffer[:count])
        del self.buffer[:count]
        self.consumed += count
        self._spring(self.consumed, link=False)
        return taken

    def _take_row(self, head: RasterHead) -> None:
        self._head.append(self._consume(head.across))
        self._raster_left -= 1
        if not self._raster_left:
            self._raster = None

    def _burn(self) -> bool:
        """One dot line onto the paper."""
        if not self._head:
            return False
        whole_mm = self.roll.used_rows % DOT_LINES_PER_MM == 0
        if self._speed and whole_mm and self.changed.wait_for(self._head_stands, 1 / self._speed):
            return True
        self.roll.burn(self._head.popleft())
        return True

    def _head_stands(self) -> bool:
        return not self._head or self.sensors.halted or not self.powered or not self._running

    @staticmethod
    def _needs_the_head(command: Command) -> bool:
        """Whether it waits until what is before it is on paper."""
        if command.name == "GS ( H":
            return True
        return command.name in ("GS V", "GS e", "ESC i", "ESC m", "LF")

    def _execute(self, command: Command) -> None:
        if self._proof == "none" and command.name.startswith("GS ("):
            self._line += command.parameters.decode("latin-1")
            self.log.append("text")
            return
        if command.name not in ("NUL", "DLE", "DLE DC4"):
            self.log.append(command.name)
        match command.name:
            case "ESC @":
                self._line, self._unit = "", 406
            case "text":
                self._line += command.parameters.decode("latin-1")
            case "LF" | "ESC d":
                self.roll.write(self._line) if self._line else self.roll.feed(30)
                self._line = ""
            case "ESC J":
                self._head.extend([b""] * (command.parameters[0] * 203 // self._unit))
            case "GS P":
                self._unit = command.parameters[1] or 406
            case "GS V":
                if command.parameters[0] in (65, 66):
                    self.roll.feed(_TO_KNIFE + command.parameters[1] * 203 // self._unit)
                self._knife()
            case "GS a":
                self._automatic = command.parameters[0]
                self._tell()
            case _:
                self._respond(command)

    def _respond(self, command: Command) -> None:
        match command.name:
            case "GS r" if self._proof not in ("none", "process-id-only"):
                self._answer(bytes((self.sensors.paper_byte(),)))
            case "GS ( H" if command.parameters[:2] == b"00" and self._proof.startswith("process-id"):
                self._answer(b"\x37\x22" + command.parameters[2:6] + b"\x00")
            case "GS I":
                words = {65: b"1.00 SIM", 66: b"SIMPLE", 67: b"SIM-80", 68: b"S0000001"}
                if command.parameters[0] in words:
                    self._answer(b"\x5f" + words[command.parameters[0]] + b"\x00")
                elif command.parameters[0] in (1, 2, 3):
                    self._answer(b"\x02")
            case "GS e" if self.presenter is not None:
                answer = self.presenter.obey(command.parameters[0], self.sensors)
                if answer:
                    self._answer(answer)
            case "GS \xe1" if self.presenter is not None:
                self._answer(self.presenter.remaining(self.roll.used_rows))

    def _knife(self) -> None:
        if "cutter" in self.sensors.faults:
            self.sensors.knife_stuck = True
            self._tell()
            return
        self._cut()

    def _cut(self) -> Piece | None:
        piece = self.roll.cut()
        if piece is not None and self.presenter is not None:
            self.presenter.take_up(piece)
        self.changed.notify_all()
        return piece
