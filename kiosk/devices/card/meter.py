"""A session that counts what goes over it."""

from collections.abc import Callable

from kiosk.devices.card.errors import CardError
from kiosk.devices.card.link import Answer, CardSession
from kiosk.devices.card.trace import Trace


class Meter:
    """Counts commands across every session of one reading."""

    def __init__(self, clock: Callable[[], float], trace: Trace | None = None) -> None:
        self._clock = clock
        self.trace = trace
        self._start = clock()
        self.commands = 0

    @property
    def seconds(self) -> float:
        """Since the reading began."""
        return self._clock() - self._start

    def over(self, session: CardSession) -> "MeteredSession":
        """The session, counted."""
        return MeteredSession(session, self)


class MeteredSession:
    """One session under a meter."""

    def __init__(self, session: CardSession, meter: Meter) -> None:
        self._session = session
        self._meter = meter

    @property
    def reader(self) -> str:
        return self._session.reader

    @property
    def atr(self) -> bytes:
        return self._session.atr

    def transmit(self, command: bytes) -> Answer:
        self._meter.commands += 1
        trace = self._meter.trace
        if trace is None:
            return self._session.transmit(command)
        began = trace.clock()
        try:
            answer = self._session.transmit(command)
        except CardError:
            trace.wire(command, None, began)
            raise
        trace.wire(command, answer, began)
        return answer

    def reset(self) -> None:
        if self._meter.trace is not None:
            self._meter.trace.start()
        self._session.reset()

    def close(self) -> None:
        self._session.close()
