"""The same printer on a serial line: a pseudo terminal whose other end is its socket."""

import contextlib
import os
import select
import socket
import threading
import tty
from types import TracebackType
from typing import Self

from kiosk.sim.printer.server import SimPrinter


class SerialSimPrinter:
    """Plugs a started SimPrinter into a serial line. `unplug` is a USB adapter pulled out."""

    def __init__(self, printer: SimPrinter) -> None:
        self.printer = printer
        self._line, self._host_end = os.openpty()
        tty.setraw(self._host_end)
        self._path = os.ttyname(self._host_end)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._carry, name="sim-printer-line", daemon=True)

    @property
    def url(self) -> str:
        """As the kiosk's configuration writes it."""
        return f"serial://{self._path}?baud=115200"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.unplug()

    def unplug(self) -> None:
        """The line is gone for whoever has it open."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(5)
        for descriptor in (self._line, self._host_end):
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def _carry(self) -> None:
        with socket.create_connection(("127.0.0.1", self.printer.port)) as wire:
            poll = select.poll()
            poll.register(self._line, select.POLLIN)
            poll.register(wire, select.POLLIN)
            while not self._stopped.is_set():
                for descriptor, _ in poll.poll(20):
                    data = os.read(descriptor, 1024)
                    if not data:
                        return
                    if descriptor == self._line:
                        wire.sendall(data)
                    else:
                        os.write(self._line, data)
