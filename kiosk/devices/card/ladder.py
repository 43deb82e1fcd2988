"""The ways into a card, tried in order: PACE with the CAN, PACE with the MRZ, BAC; a clean start between rungs."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.devices.card import tlv
from kiosk.devices.card.apdu import Command
from kiosk.devices.card.bac import KeyRefused, NotOffered, bac
from kiosk.devices.card.cardaccess import FALLBACK, PaceInfo, pace_infos
from kiosk.devices.card.errors import CardError, NotIdCard, Stage, Unreadable, WrongKey
from kiosk.devices.card.files import AID
from kiosk.devices.card.key import AccessKey
from kiosk.devices.card.link import CardSession
from kiosk.devices.card.messaging import ChannelLost, SecureMessaging
from kiosk.devices.card.mrz import MrzKey
from kiosk.devices.card.pace import Agreement, Password, pace

_log = logging.getLogger(__name__)

_SELECT = Command(0x00, 0xA4, 0x04, 0x0C, AID)


class Access(StrEnum):
    """Which rung opened the card."""

    PACE_CAN = "PACE-CAN"
    PACE_MRZ = "PACE-MRZ"
    BAC = "BAC"


@dataclass(frozen=True, slots=True)
class Opened:
    """A card that took a key. `rung` opens it again without trying the others."""

    access: Access
    messaging: SecureMessaging = field(repr=False)
    rung: "Rung" = field(repr=False)
    agreement: Agreement | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Rung:
    """One way in, with the password it uses."""

    access: Access
    key: str | MrzKey = field(repr=False)
    info: PaceInfo | None = None

    def climb(self, session: CardSession) -> Opened:
        """Open the card this way. Raises KeyRefused, NotOffered, NotIdCard, Unreadable, CardGone."""
        if self.info is None:
            select_plain(session)
            if isinstance(self.key, str):
                raise NotOffered
            return Opened(self.access, bac(session, self.key), self)
        password = Password.can(self.key) if isinstance(self.key, str) else Password.mrz(self.key)
        agreement = pace(session, self.info, password)
        return Opened(self.access, select_secure(session, agreement.messaging), self, agreement)


def select_plain(session: CardSession) -> None:
    """Select the application in the clear. Raises NotIdCard where the card has none."""
    answer = session.transmit(_SELECT.encode())
    if not answer.ok:
        raise NotIdCard(Stage.SELECT, "the travel-document application is not on this card", answer.status)


def select_secure(session: CardSession, messaging: SecureMessaging) -> SecureMessaging:
    """Select the application on a channel PACE opened. Raises NotIdCard, Unreadable."""
    try:
        answer = messaging.unwrap(session.transmit(messaging.wrap(_SELECT)))
    except ChannelLost as lost:
        raise Unreadable(Stage.SELECT, "the channel broke on its first command", lost.sw) from None
    if not answer.ok:
        raise NotIdCard(Stage.SELECT, "the travel-document application is not on this card", answer.status)
    return messaging


def read_card_access(session: CardSession) -> bytes | None:
    """EF.CardAccess before anything is selected, with every tolerance seen in the field; None where it stays hidden.

    One read by short identifier; else select the file, and select the master file before it whatever that answers.
    """
    found = _plain_read(session, 0x9C)
    for before in ((), (Command(0x00, 0xA4, 0x00, 0x0C, b"\x3f\x00"),)):
        if found:
            break
        for command in before:
            session.transmit(command.encode())
        if session.transmit(Command(0x00, 0xA4, 0x02, 0x0C, b"\x01\x1c").encode()).ok:
            found = _plain_read(session, 0x00)
    return found or None


def _plain_read(session: CardSession, p1: int) -> bytes:
    """From the file's beginning, all of it; where that much is too much, what the card says or the usual length."""
    answer = session.transmit(Command(0x00, 0xB0, p1, 0, le=256).encode())
    if answer.status >> 8 in (0x67, 0x6C):
        le = (answer.status & 0xFF) if answer.status >> 8 == 0x6C else len(FALLBACK)
        answer = session.transmit(Command(0x00, 0xB0, p1, 0, le=le or 256).encode())
    return answer.data if answer.ok or answer.status == 0x6282 else b""


def _rungs(key: AccessKey, info: PaceInfo | None) -> Iterator[Rung]:
    if info is not None:
        if key.can is not None:
            yield Rung(Access.PACE_CAN, key.can, info)
        if key.mrz:
            yield Rung(Access.PACE_MRZ, key.mrz[0], info)
    for candidate in key.mrz:
        yield Rung(Access.BAC, candidate)


def open_card(session: CardSession, key: AccessKey, check: Callable[[], None] = lambda: None) -> Opened:
    """Climb until a rung holds; `check` is called before each and may raise to stop.

    Raises WrongKey when the card judged a password and none was its own, NotIdCard, Unreadable, CardGone.
    """
    info = _offer(session)
    refused: tuple[Stage, int | None] | None = None
    last: int | None = None
    trouble: CardError | None = None
    clean = True
    for rung in _rungs(key, info):
        check()
        if not clean:
            session.reset()
        clean = False
        stage = Stage.BAC if rung.info is None else Stage.PACE
        try:
            return rung.climb(session)
        except KeyRefused as fault:
            refused, last = (stage, fault.sw), fault.sw
        except NotOffered as fault:
            last = fault.sw
        except Unreadable as fault:
            trouble = fault
        _log.info("%s did not open the card", rung.access)
    if refused is None and trouble is not None:
        raise trouble
    if refused is None:
        session.reset()
        select_plain(session)  # a card without the application is another error than a key that does not fit
        raise WrongKey(Stage.BAC if key.mrz else Stage.PACE, key.source, last)
    raise WrongKey(refused[0], key.source, refused[1])


def _offer(session: CardSession) -> PaceInfo | None:
    """The best PACE the card offers; the usual one of a citizen card where it hides the list."""
    data = read_card_access(session)
    if data is None:
        return _fallback(session)
    try:
        return next(iter(pace_infos(data)), None)
    except tlv.Malformed:
        return _fallback(session)


def _fallback(session: CardSession) -> PaceInfo | None:
    """A hidden file says nothing: ask whether the application is there at all, then start clean."""
    select_plain(session)
    session.reset()
    return pace_infos(FALLBACK)[0]
