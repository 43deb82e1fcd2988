"""The printer on the network: one host at a time, as hardware does, and every way a cable can fail."""

import contextlib
import select
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.sim.printer.faults import FaultSpec, parse_faults
from kiosk.sim.printer.machine import Machine
from kiosk.sim.printer.paper import Piece, Roll
from kiosk.sim.printer.presenter import Presenter

_TICK = 0.01


class SimPrinter:
    """A printer at 127.0.0.1:`port`. Papers fall into `out` as PNG files, the first ones under `names`.

    `proof`: "process-id", "fence" or "none". `custom`: with a presenter. `speed`: mm/s, None prints at once.
    Of very many papers only the first `keep` are kept.
    """

    def __init__(
        self,
        port: int = 0,
        out: Path | None = None,
        names: Sequence[str] = (),
        *,
        host: str = "127.0.0.1",
        width: int = 576,
        proof: str = "process-id",
        speed: float | None = None,
        buffer_size: int = 16384,
        lag_rows: int = 0,
        custom: bool = False,
        keep: int = 1_000_000,
    ) -> None:
        self.port = port
        self.presenter = Presenter() if custom else None
        self.machine = Machine(
            Roll(width, out, names, keep),
            self._queue,
            proof=proof,
            speed=speed,
            buffer_size=buffer_size,
            lag_rows=lag_rows,
            presenter=self.presenter,
        )
        self._host = host
        self._listener: socket.socket | None = None
        self._wire: socket.socket | None = None
        self._outgoing: deque[tuple[float, bytes]] = deque()
        self._kept = b""
        self._delay = 0.0
        self._split = False
        self._rounds = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="sim-printer", daemon=True)

    def start(self) -> Self:
        """Listen; `port` and `url` are known afterwards."""
        self._listen()
        self._thread.start()
        return self

    def stop(self) -> None:
        """Close everything."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(5)
        self._hang_up()
        self._deafen()
        self.machine.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """As the kiosk's configuration writes it."""
        return f"tcp://{self._host}:{self.port}"

    @property
    def papers(self) -> list[Piece]:
        """Everything that was printed and cut, in order."""
        with self.machine.changed:
            return list(self.machine.roll.pieces)

    @property
    def fallen(self) -> int:
        """How many papers were printed and cut."""
        with self.machine.changed:
            return self.machine.roll.fallen

    @property
    def inked_rows(self) -> int:
        """Dot lines with ink since the printer was made."""
        with self.machine.changed:
            return self.machine.roll.inked_rows

    def set_fault(self, spec: str) -> None:
        """One or several faults, in the words of `faults.py`: "paper-out", "cable@12000", "delay=0.7"."""
        for fault in parse_faults(spec):
            self._set(fault)
        self._take_effect()

    def clear_faults(self) -> None:
        """Paper in, cover shut, cable in, power on."""
        self._delay, self._split = 0.0, False
        self.machine.mend()
        self._take_effect()

    def settle(self, seconds: float = 5.0) -> bool:
        """Wait until the engine has nothing left that it could do."""
        return self.machine.wait(self.machine.idle, seconds)

    def wait_for_papers(self, count: int, seconds: float = 5.0) -> bool:
        """Wait until so many papers have been cut."""
        return self.machine.wait(lambda: self.machine.roll.fallen >= count, seconds)

    def _set(self, fault: FaultSpec) -> None:
        if fault.name == "delay":
            self._delay = fault.value
        elif fault.name == "split":
            self._split = True
        else:
            self.machine.arm(fault)

    def _take_effect(self) -> None:
        """Wait until the cable has noticed."""
        if self._thread.is_alive():
            seen = self._rounds
            self.machine.wait(lambda: self._rounds > seen + 1, 1.0)

    def _faults(self) -> set[str]:
        with self.machine.changed:
            return set(self.machine.sensors.faults)

    def _serve(self) -> None:
        dead_power = False
        while not self._stopped.is_set():
            faults = self._faults()
            with self.machine.changed:
                self._rounds += 1
                self.machine.changed.notify_all()
            if "power" in faults:
                dead_power = True
            elif dead_power:
                dead_power = False
                self._hang_up()  # after power-up it knows no connection
            if faults & {"power", "cable"}:
                self._deafen()
                self._stopped.wait(_TICK)
                continue
            self._listen()
            if "reset" in faults:
                self._hang_up()
                with self.machine.changed:
                    self.machine.sensors.faults.discard("reset")
            self._exchange(refuse="refuse" in faults, deaf="stall" in faults)

    def _exchange(self, *, refuse: bool, deaf: bool) -> None:
        if self._wire is None:
            self._accept(refuse)
            return
        if self._gone(self._wire):
            self._hang_up()
            return
        self._send_due()
        if deaf or not self._take_in():
            self._stopped.wait(_TICK)

    def _take_in(self) -> bool:
        """Read what the buffer has room for; whether there was anything to do."""
        wire = self._wire
        if wire is None:
            return True
        room = self.machine.room()
        if not _readable(wire, _TICK / 2 if room else 0):
            return bool(room)
        with contextlib.suppress(BlockingIOError):
            try:
                if not room:
                    room = _urgent_ahead(wire.recv(16, socket.MSG_PEEK))
                    if not room:
                        return False
                data = wire.recv(min(room, 2048))
            except OSError:
                data = b""
            if not data:
                self._hang_up()
                return True
            self.machine.receive(data)
        return True

    def _accept(self, refuse: bool) -> None:
        if self._listener is None or not _readable(self._listener, _TICK):
            return
        try:
            wire, _ = self._listener.accept()
        except OSError:
            return
        wire.setblocking(False)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._wire = wire
        if refuse:
            self._hang_up()
            return
        with self.machine.changed:
            self._outgoing.clear()
            if self._kept:
                self._outgoing.append((0.0, self._kept))
                self._kept = b""

    def _queue(self, data: bytes) -> None:
        """An answer; where no host listens only the latest process id is kept. Under the machine's lock."""
        if self._wire is None or "cable" in self.machine.sensors.faults:
            if data.startswith(b"\x37\x22"):
                self._kept = data
            return
        pieces = [bytes((byte,)) for byte in data] if self._split else [data]
        due = time.monotonic() + self._delay
        self._outgoing.extend((due, piece) for piece in pieces)

    def _send_due(self) -> None:
        while self._wire is not None:
            with self.machine.changed:
                if not self._outgoing or self._outgoing[0][0] > time.monotonic():
                    return
                _, data = self._outgoing.popleft()
            try:
                self._wire.send(data)
            except OSError:
                self._hang_up()
            if self._split:
                return

    def _listen(self) -> None:
        if self._listener is None:
            listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            listener.bind((self._host, self.port))
            listener.listen(4)
            listener.setblocking(False)
            self.port = listener.getsockname()[1]
            self._listener = listener

    def _deafen(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def _hang_up(self) -> None:
        if self._wire is not None:
            with contextlib.suppress(OSError):
                self._wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._wire.close()
            self._wire = None

    @staticmethod
    def _gone(wire: socket.socket) -> bool:
        """Whether the host has reset the connection: what it had not delivered by then is lost."""
        poll = select.poll()
        poll.register(wire, select.POLLIN)
        return any(event & (select.POLLERR | select.POLLHUP) for _, event in poll.poll(0))


def _readable(wire: socket.socket, seconds: float) -> bool:
    poll = select.poll()
    poll.register(wire, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


def _urgent_ahead(peeked: bytes) -> int:
    """With a full buffer a printer still takes real-time commands: how many bytes the one at the head has."""
    if peeked[:1] != b"\x10" or len(peeked) < 3:
        return 0
    if peeked[1] in (0x04, 0x05):
        return 3
    return 10 if peeked[1:3] == b"\x14\x08" and len(peeked) >= 10 else 0
