"""An opened card that can be opened again: commands under secure messaging."""

from collections.abc import Callable

from kiosk.devices.card.apdu import Command
from kiosk.devices.card.ladder import Opened
from kiosk.devices.card.link import Answer, CardSession
from kiosk.devices.card.messaging import ChannelLost, SecureMessaging
from kiosk.devices.card.trace import Trace


class Channel:
    """One session and its current keys. `starts` counts the openings: each leaves no file selected."""

    def __init__(
        self, session: CardSession, opened: Opened, check: Callable[[], None], trace: Trace | None = None
    ) -> None:
        self._session = session
        self._rung = opened.rung
        self._messaging = opened.messaging
        self._check = check
        self._trace = trace
        self.starts = 1

    @property
    def reader(self) -> str:
        """The reader's name."""
        return self._session.reader

    @property
    def atr(self) -> bytes:
        """The card's answer to reset."""
        return self._session.atr

    def send(self, command: Command) -> Answer:
        """One protected exchange. Raises ChannelLost, CardGone, and what `check` raises to stop."""
        self._check()
        answer = self._session.transmit(self._messaging.wrap(command))
        try:
            plain = self._messaging.unwrap(answer)
        except ChannelLost as lost:
            if self._trace is not None:
                self._trace.plain(command, None, lost.sw)
            raise
        if self._trace is not None:
            self._trace.plain(command, plain)
        return plain

    def rekey(self, messaging: SecureMessaging) -> None:
        """Go on under the keys chip authentication agreed."""
        self._messaging = messaging

    def reopen(self) -> None:
        """Start the card anew and climb the rung that held. Raises KeyRefused, NotOffered, Unreadable, CardGone."""
        self._check()
        self._session.reset()
        self._messaging = self._rung.climb(self._session).messaging
        self.starts += 1
