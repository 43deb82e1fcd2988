"""The real readers, through PC/SC. The one file that knows pyscard; its codes become the card's errors here."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from smartcard import scard  # noqa: TID251 - this is the one file

from kiosk.devices.card.errors import CardError, CardGone, CardSilent, NoCard, NoReader, ReaderBusy, Stage
from kiosk.devices.card.hand import Hand, Stuck
from kiosk.devices.card.link import Answer, Slot, whole_answer

_log = logging.getLogger(__name__)
TRAFFIC: Final = 5

_PATIENCE: Final = 2.5
_BUSY_TRIES: Final = 4
_BUSY_PAUSE: Final = 0.15
_CHANGES: Final = "\\\\?PnP?\\Notification"
_PROTOCOLS: Final = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
_VIRTUAL: Final = "Virtual PCD"

_NO_CARD: Final = {scard.SCARD_E_NO_SMARTCARD, scard.SCARD_W_REMOVED_CARD, scard.SCARD_W_UNPOWERED_CARD}
_NO_READER: Final = {scard.SCARD_E_UNKNOWN_READER, scard.SCARD_E_READER_UNAVAILABLE, scard.SCARD_E_NO_READERS_AVAILABLE}
_NO_SERVICE: Final = {
    scard.SCARD_E_NO_SERVICE,
    scard.SCARD_E_SERVICE_STOPPED,
    scard.SCARD_E_INVALID_HANDLE,
    scard.SCARD_F_COMM_ERROR,
    scard.SCARD_F_INTERNAL_ERROR,
}
_SAYS: Final = (
    ("vendor", scard.SCARD_ATTR_VENDOR_NAME),
    ("model", scard.SCARD_ATTR_VENDOR_IFD_TYPE),
    ("firmware", scard.SCARD_ATTR_VENDOR_IFD_VERSION),
    ("serial", scard.SCARD_ATTR_VENDOR_IFD_SERIAL_NO),
)
# What readers say to a command of extended length they cannot carry.
_TOO_LONG: Final = {
    scard.SCARD_E_NOT_TRANSACTED,
    scard.SCARD_E_INSUFFICIENT_BUFFER,
    scard.SCARD_E_INVALID_PARAMETER,
    scard.SCARD_E_UNSUPPORTED_FEATURE,
}
_REFUSED_LENGTH: Final = 0x6700
REFUSALS: Final = 20
"""Looks in a row, some seconds: a service that is just ending or beginning refuses everybody for a moment."""


class PcscSlots:
    """The readers pcscd knows. One thread at a time; survives pcscd's restart, and one that hangs.

    A virtual reader is anyone's card on the network: it is refused unless `allow_virtual`.
    """

    def __init__(self, *, allow_virtual: bool = False) -> None:
        self._allow_virtual = allow_virtual
        self._context: Any = None
        self._hand: Hand | None = None
        self._known: list[tuple[str, int]] = []
        self._pause = threading.Event()
        self._shut_out = 0

    @property
    def away(self) -> str:
        """Why the service could not be asked the last time; empty where it could.

        From version 2 on it asks polkit, which lets in whoever sits before the machine and nobody else: a service's
        user needs a rule.
        """
        if self._context is not None:
            return ""
        return "the PC/SC service refuses this user" if self._shut_out else "the PC/SC service is away"

    def slots(self) -> tuple[Slot, ...]:
        """Every reader now; empty where there is none or the service is away."""
        names = self._readers()
        states = self._status(0.0, [(name, scard.SCARD_STATE_UNAWARE) for name in names]) if names else []
        self._known = [(name, event) for name, event, _ in states]
        return tuple(self._slot(name, event, atr) for name, event, atr in states)

    def connect(self, name: str) -> "PcscSession":
        """Take the card in this reader, exclusively. Raises NoReader, NoCard, ReaderBusy, CardGone, CardSilent."""
        context = self._ready()
        if context is None:
            raise NoReader(Stage.READER, self.away)
        try:
            for _ in range(_BUSY_TRIES):
                code, handle, protocol = self._call(
                    lambda: scard.SCardConnect(context, name, scard.SCARD_SHARE_EXCLUSIVE, _PROTOCOLS)
                )
                if code != scard.SCARD_E_SHARING_VIOLATION:
                    break
                self._pause.wait(_BUSY_PAUSE)
            if code != scard.SCARD_S_SUCCESS:
                self._note(code)
                raise _fault(code)
            atr = self._call(lambda: scard.SCardStatus(handle))[4]
        except Stuck:
            raise CardSilent(Stage.READER, "the reader does not answer") from None
        return PcscSession(name, bytes(atr), handle, protocol)

    def describe(self, name: str) -> dict[str, str]:
        """What the reader's driver says of it: `vendor`, `model`, `firmware`, `serial`; empty where it does not."""
        context = self._ready()
        if context is None:
            return {}
        try:
            code, handle, _ = self._call(lambda: scard.SCardConnect(context, name, scard.SCARD_SHARE_DIRECT, 0))
            if code != scard.SCARD_S_SUCCESS:
                return {}
            try:
                asked = self._call(
                    lambda: [(key, *scard.SCardGetAttrib(handle, attribute)) for key, attribute in _SAYS]
                )
            finally:
                self._call(lambda: scard.SCardDisconnect(handle, scard.SCARD_LEAVE_CARD))
        except Stuck:
            return {}
        return {key: _said(key, bytes(data)) for key, code, data in asked if code == scard.SCARD_S_SUCCESS}

    def wait(self, seconds: float) -> None:
        """Until a reader or card comes or goes, at most this long."""
        states = [*self._known, (_CHANGES, scard.SCARD_STATE_UNAWARE)]
        if self._ready() is None:
            self._pause.wait(min(seconds, 0.25))
            return
        self._status(seconds, states)

    def close(self) -> None:
        """Release the service and end the thread. The slots may be used again."""
        hand, context, self._hand, self._context = self._hand, self._context, None, None
        if hand is not None:
            hand.finish(lambda: None if context is None else scard.SCardReleaseContext(context), _PATIENCE)

    def _call(self, call: Callable[[], Any], seconds: float = 0.0) -> Any:
        """A call of the service, made on the slots' own thread. Raises Stuck, and lets the service go."""
        if self._hand is None:
            self._hand = Hand("card readers")
        try:
            return self._hand.do(call, seconds + _PATIENCE)
        except Stuck:
            _log.info("the PC/SC service does not answer")
            self.close()
            raise

    def _ready(self) -> Any:
        if self._context is None:
            try:
                code, context = self._call(lambda: scard.SCardEstablishContext(scard.SCARD_SCOPE_USER))
            except Stuck:
                return None
            self._shut_out = self._shut_out + 1 if code == scard.SCARD_W_SECURITY_VIOLATION else 0
            if self._shut_out == REFUSALS:
                _log.warning("the PC/SC service refuses this user: polkit has no rule for it")
            if code == scard.SCARD_S_SUCCESS:
                self._context = context
        return self._context

    def _readers(self) -> list[str]:
        for _ in range(2):  # a context of a pcscd that was restarted is found out by using it
            context = self._ready()
            if context is None:
                return []
            try:
                code, names = self._call(lambda: scard.SCardListReaders(self._context, []))
            except Stuck:
                return []
            if code == scard.SCARD_S_SUCCESS:
                return list(names)
            if not self._note(code):
                return []
        return []

    def _status(self, seconds: float, states: list[tuple[str, int]]) -> list[tuple[str, int, bytes]]:
        context = self._ready()
        if context is None:
            return []
        try:
            code, found = self._call(lambda: scard.SCardGetStatusChange(context, int(seconds * 1000), states), seconds)
        except Stuck:
            return []
        if code not in (scard.SCARD_S_SUCCESS, scard.SCARD_E_TIMEOUT):
            self._note(code)
            return []
        return [(name, event, bytes(atr)) for name, event, atr in found]

    def _note(self, code: int) -> bool:
        """Let a dead service go; whether that was it."""
        if code in _NO_SERVICE and self._context is not None:
            _log.info("the PC/SC service went away")
            context, self._context = self._context, None
            with suppress(Stuck):
                self._call(lambda: scard.SCardReleaseContext(context))
            return True
        return False

    def _slot(self, name: str, event: int, atr: bytes) -> Slot:
        refused = "virtual" if _VIRTUAL in name and not self._allow_virtual else None
        present = bool(event & scard.SCARD_STATE_PRESENT) and not event & scard.SCARD_STATE_MUTE
        busy = bool(event & (scard.SCARD_STATE_EXCLUSIVE | scard.SCARD_STATE_INUSE))
        return Slot(name, atr if present else None, busy, refused)


class PcscSession:
    """One card, held exclusively. Each call is made on the session's own thread, so that none can hang the caller."""

    def __init__(self, reader: str, atr: bytes, handle: Any, protocol: int) -> None:
        self._reader = reader
        self._atr = atr
        self._handle = handle
        self._pci = scard.SCARD_PCI_T0 if protocol == scard.SCARD_PROTOCOL_T0 else scard.SCARD_PCI_T1
        self._hand = Hand(f"card {reader}")
        self._closed = self._gone = False

    @property
    def reader(self) -> str:
        """The reader's name."""
        return self._reader

    @property
    def atr(self) -> bytes:
        """The card's answer to reset."""
        return self._atr

    def transmit(self, command: bytes) -> Answer:
        """One exchange. A length the reader cannot carry is answered 6700. Raises CardGone, CardSilent."""
        answer = self._exchange(command)
        if answer.status >> 8 == 0x61 and self._pci is scard.SCARD_PCI_T0:
            return whole_answer(answer, self._exchange)
        return answer

    def _exchange(self, command: bytes) -> Answer:
        code, data = self._do(lambda: scard.SCardTransmit(self._handle, self._pci, list(command)))
        if code in _TOO_LONG and len(command) > 5 and command[4] == 0:
            return Answer(b"", _REFUSED_LENGTH)
        if code != scard.SCARD_S_SUCCESS or len(data) < 2:
            self._gone = True
            raise CardGone(Stage.READER, scard.SCardGetErrorMessage(code) if code else "an answer of no bytes")
        if _log.isEnabledFor(TRAFFIC):
            _log.log(TRAFFIC, "%d bytes there, %d back", len(command), len(data))
        return Answer.parse(bytes(data))

    def reset(self) -> None:
        """Start the card anew. Raises CardGone, CardSilent."""
        code, protocol = self._do(
            lambda: scard.SCardReconnect(self._handle, scard.SCARD_SHARE_EXCLUSIVE, _PROTOCOLS, scard.SCARD_RESET_CARD)
        )
        if code != scard.SCARD_S_SUCCESS:
            self._gone = True
            raise CardGone(Stage.READER, scard.SCardGetErrorMessage(code))
        self._pci = scard.SCARD_PCI_T0 if protocol == scard.SCARD_PROTOCOL_T0 else scard.SCARD_PCI_T1

    def _do(self, call: Callable[[], Any]) -> Any:
        try:
            return self._hand.do(call, _PATIENCE)
        except Stuck:
            raise CardSilent(Stage.READER, "the card does not answer") from None

    def close(self) -> None:
        """Let the card go."""
        if not self._closed:
            self._closed = True
            # A reset that fails makes pcscd note the slot as empty: a card put back before its next look, every
            # 0.4 s, would never be seen.
            leaving = scard.SCARD_LEAVE_CARD if self._gone else scard.SCARD_RESET_CARD
            self._hand.finish(lambda: scard.SCardDisconnect(self._handle, leaving), _PATIENCE)


def _said(key: str, data: bytes) -> str:
    """A text, or the version as four bytes: 0xMMmmbbbb, the lowest first (PC/SC part 3)."""
    if key == "firmware" and len(data) == 4:
        return f"{data[3]}.{data[2]}.{int.from_bytes(data[:2], 'little')}"
    return "".join(chr(byte) for byte in data if 0x20 <= byte < 0x7F).strip()


def _fault(code: int) -> CardError:
    if code == scard.SCARD_E_SHARING_VIOLATION:
        return ReaderBusy(Stage.READER)
    if code in _NO_CARD:
        return NoCard(Stage.READER)
    if code in _NO_READER:
        return NoReader(Stage.READER)
    return CardGone(Stage.READER, scard.SCardGetErrorMessage(code))
