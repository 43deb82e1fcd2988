"""Basic access control: the key of the first generation of chips, from the printed lines (ICAO 9303-11 §4.3)."""

import hashlib
import hmac
import secrets
from collections.abc import Callable

from kiosk.devices.card.apdu import Command
from kiosk.devices.card.errors import CardError, Stage, Unreadable
from kiosk.devices.card.link import CardLink
from kiosk.devices.card.messaging import SecureMessaging
from kiosk.devices.card.mrz import MrzKey
from kiosk.devices.card.suites import Strength

_ZERO = bytes(8)


class KeyRefused(Exception):
    """The card answered, and this password is not its own. Carries the status word."""

    def __init__(self, sw: int) -> None:
        super().__init__(f"the password is not this card's [{sw:04X}]")
        self.sw = sw


class NotOffered(Exception):
    """The card does not take this way in. Carries the status word where one said so."""

    def __init__(self, sw: int | None = None) -> None:
        super().__init__("this way in is not offered")
        self.sw = sw


def bac(link: CardLink, key: MrzKey, rng: Callable[[int], bytes] = secrets.token_bytes) -> SecureMessaging:
    """Open the selected application with MRZ data. Raises KeyRefused, NotOffered, Unreadable, CardGone."""
    challenge = link.transmit(Command(0x00, 0x84, 0, 0, le=8).encode())
    if not challenge.ok or len(challenge.data) != 8:
        raise NotOffered(challenge.status)
    seed = hashlib.sha1(key.text, usedforsecurity=False).digest()[:16]
    suite = Strength.DES3.agree(seed)
    ours, k_ours = rng(8), rng(16)
    sealed = suite.encrypt(_ZERO, ours + challenge.data + k_ours)
    command = Command(0x00, 0x82, 0, 0, sealed + suite.mac(sealed), le=40)
    answer = link.transmit(command.encode())
    if not answer.ok:
        raise KeyRefused(answer.status)
    if len(answer.data) != 40 or not hmac.compare_digest(suite.mac(answer.data[:32]), answer.data[32:]):
        raise _broken(answer.status)
    opened = suite.decrypt(_ZERO, answer.data[:32])
    if opened[:8] != challenge.data or opened[8:16] != ours:
        raise _broken(answer.status)
    shared = bytes(a ^ b for a, b in zip(k_ours, opened[16:], strict=True))
    return SecureMessaging(Strength.DES3.agree(shared), challenge.data[4:] + ours[4:])


def _broken(sw: int) -> CardError:
    return Unreadable(Stage.BAC, "an answer that is not authentic", sw)
