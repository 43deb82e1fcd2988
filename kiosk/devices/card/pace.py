"""PACE with generic mapping over elliptic curves (ICAO 9303-11 §4.4; vectors in appendix G.1)."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

from kiosk.devices.card import tlv
from kiosk.devices.card.agreement import public_of, shared_secret
from kiosk.devices.card.apdu import Command
from kiosk.devices.card.bac import KeyRefused, NotOffered
from kiosk.devices.card.cardaccess import PaceInfo
from kiosk.devices.card.curves import Point
from kiosk.devices.card.errors import Stage, Unreadable
from kiosk.devices.card.link import Answer, CardLink
from kiosk.devices.card.messaging import SecureMessaging
from kiosk.devices.card.mrz import MrzKey
from kiosk.devices.card.suites import PASSWORD

_NEEDS_PARAMETER = (0x6A87, 0x6A80, 0x6A88)


class Reference(IntEnum):
    """Which password the card is to use (§4.4.4.1)."""

    MRZ = 1
    CAN = 2


@dataclass(frozen=True, slots=True)
class Password:
    """A secret and its kind: the digits of a CAN as they are, or the hash of the MRZ data (§9.7.3)."""

    reference: Reference
    secret: bytes = field(repr=False)

    @classmethod
    def can(cls, digits: str) -> "Password":
        """The card access number."""
        return cls(Reference.CAN, digits.encode("ascii"))

    @classmethod
    def mrz(cls, key: MrzKey) -> "Password":
        """Document number, birth and expiry."""
        return cls(Reference.MRZ, hashlib.sha1(key.text, usedforsecurity=False).digest())


@dataclass(frozen=True, slots=True)
class Agreement:
    """What PACE leaves: the channel, and what chip authentication mapping needs to be checked later."""

    messaging: SecureMessaging
    mapping_key: Point = field(repr=False)
    chip_data: bytes | None = field(repr=False)


def pace(
    link: CardLink, info: PaceInfo, password: Password, number: Callable[[int], int] = secrets.randbelow
) -> Agreement:
    """Open the card. `number(n)` draws a private key below n.

    Raises NotOffered before the password was judged, KeyRefused after, Unreadable for an answer no card may give.
    """
    _choose(link, info, password)
    curve = info.curve
    nonce = _nonce(info, info.strength.derive(password.secret, PASSWORD), _step(link, 0x80, b""))
    mapper = number(curve.n - 1) + 1
    try:
        mapped = _step(link, 0x82, tlv.encode(0x81, curve.encode(public_of(curve, mapper))))
        theirs = curve.decode(mapped)
        generator = curve.add(public_of(curve, nonce % curve.n), curve.multiply(mapper, theirs))
        ephemeral = number(curve.n - 1) + 1
        ours = curve.multiply(ephemeral, generator)
        peer = curve.decode(_step(link, 0x84, tlv.encode(0x83, curve.encode(ours))))
        if peer == ours:
            raise tlv.Malformed("the card sent our own key back")
        shared = shared_secret(curve, ephemeral, peer)
    except tlv.Malformed as fault:
        raise Unreadable(Stage.PACE, str(fault)) from None
    suite = info.strength.agree(shared)
    token, chip_data = _last_step(link, suite.mac(_token_input(info, curve.encode(peer))))
    if not hmac.compare_digest(token, suite.mac(_token_input(info, curve.encode(ours)))):
        raise Unreadable(Stage.PACE, "the card's token is not authentic")
    return Agreement(SecureMessaging(suite), theirs, chip_data)


def _choose(link: CardLink, info: PaceInfo, password: Password) -> None:
    """MSE:Set AT: mechanism and password; the curve only for cards that ask for it. Never an Le."""
    data = tlv.encode(0x80, info.oid) + tlv.encode(0x83, bytes((password.reference,)))
    answer = link.transmit(Command(0x00, 0x22, 0xC1, 0xA4, data).encode())
    if answer.status in _NEEDS_PARAMETER:
        data += tlv.encode(0x84, bytes((info.parameter,)))
        answer = link.transmit(Command(0x00, 0x22, 0xC1, 0xA4, data).encode())
    # 63Cx: the mechanism is set, and this many tries are left.
    if not answer.ok and answer.status >> 4 != 0x63C:
        raise NotOffered(answer.status)


def _nonce(info: PaceInfo, key: bytes, sealed: bytes) -> int:
    """The card's random number, sent under the password (§4.4.3.2): the only thing a wrong password changes."""
    try:
        return int.from_bytes(info.strength.decrypt(key, sealed), "big")
    except ValueError:
        raise Unreadable(Stage.PACE, "a nonce of whole blocks is wanted") from None


def _token_input(info: PaceInfo, point: bytes) -> bytes:
    """What a token is computed over: the mechanism and the other side's key (§4.4.3.4)."""
    return tlv.encode(0x7F49, tlv.encode(0x06, info.oid) + tlv.encode(0x86, point))


def _step(link: CardLink, wanted: int, sent: bytes) -> bytes:
    """One link of the GENERAL AUTHENTICATE chain. A card that breaks it here has not judged the password yet."""
    answer = link.transmit(Command(0x10, 0x86, 0, 0, tlv.encode(0x7C, sent), le=256).encode())
    if not answer.ok:
        raise NotOffered(answer.status)
    return _field(answer, wanted)


def _last_step(link: CardLink, token: bytes) -> tuple[bytes, bytes | None]:
    """The end of the chain: the card's token and, with chip authentication mapping, its encrypted data."""
    answer = link.transmit(Command(0x00, 0x86, 0, 0, tlv.encode(0x7C, tlv.encode(0x85, token)), le=256).encode())
    if not answer.ok:
        raise KeyRefused(answer.status)
    return _field(answer, 0x86), tlv.find(answer.data, 0x7C, 0x8A)


def _field(answer: Answer, wanted: int) -> bytes:
    try:
        found = tlv.find(answer.data, 0x7C, wanted)
    except tlv.Malformed:
        found = None
    if not found:
        raise Unreadable(Stage.PACE, f"an answer without its field {wanted:02X}", answer.status)
    return found
