"""A session that counts what goes over it."""

from collections.abc import Callable

from kiosk.devices.card.link import Answer, CardSession


class Meter:
    """Counts commands across every session of one reading."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
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
        return self._session.transmit(command)

    def reset(self) -> None:
        self._session.reset()

    def close(self) -> None:
        self._session.close()
