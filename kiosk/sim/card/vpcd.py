"""The simulated card behind pcscd, a client of its virtual reader. Connecting inserts it, closing removes it."""

import logging
import socket
from threading import Event

from kiosk.sim.card.field import Field, Silent, Torn

_log = logging.getLogger(__name__)

_QUICKACK = 12  # TCP_QUICKACK: without it each command waits 44 ms for the kernel's delayed acknowledgement


class VirtualReader:
    """One card in one slot. `serve` returns when the reader hangs up, the card is torn away, or `stop` is set."""

    def __init__(self, field: Field, host: str = "127.0.0.1", port: int = 35963, away: float = 0.4) -> None:
        self._field = field
        self._address = (host, port)
        self._away = away

    def serve(self, stop: Event) -> None:
        """Insert the card and answer. Raises OSError where nobody listens."""
        while not stop.is_set():
            with socket.create_connection(self._address, timeout=5.0) as link:
                link.settimeout(0.2)
                back = self._answer(link, stop)
            if not back:
                return
            stop.wait(self._away)

    def _answer(self, link: socket.socket, stop: Event) -> bool:
        """Serve one insertion; whether the card is put back after it."""
        while not stop.is_set():
            size = _take(link, 2, stop)
            message = None if size is None else _take(link, int.from_bytes(size, "big"), stop)
            if message is None:
                return False
            if len(message) == 1:
                if message[0] == 4:
                    _give(link, self._field.atr)
                elif message[0] in (0, 1, 2):
                    self._field.reset()
                continue
            try:
                _give(link, self._field.exchange(message))
            except Torn as torn:
                return torn.back
            except Silent:
                stop.wait()
        return False


def _take(link: socket.socket, size: int, stop: Event) -> bytes | None:
    """Exactly this many bytes; None at the end or when stopped."""
    data = b""
    while len(data) < size:
        link.setsockopt(socket.IPPROTO_TCP, _QUICKACK, 1)
        try:
            piece = link.recv(size - len(data))
        except TimeoutError:
            if stop.is_set():
                return None
            continue
        except ConnectionError:
            return None
        link.setsockopt(socket.IPPROTO_TCP, _QUICKACK, 1)
        if not piece:
            return None
        data += piece
    return data


def _give(link: socket.socket, data: bytes) -> None:
    link.sendall(len(data).to_bytes(2, "big") + data)
