"""Chip authentication v1: the chip agrees on new keys with the static key its issuer signed (ICAO 9303-11 §6.2)."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.devices.card import tlv
from kiosk.devices.card.agreement import public_of, shared_secret
from kiosk.devices.card.apdu import Command
from kiosk.devices.card.cardaccess import SecurityInfo, security_infos
from kiosk.devices.card.channel import Channel
from kiosk.devices.card.curves import Curve, Point
from kiosk.devices.card.ladder import Opened
from kiosk.devices.card.messaging import SecureMessaging
from kiosk.devices.card.publickey import parse_public_key
from kiosk.devices.card.suites import Strength, unpad

_PK_ECDH = bytes.fromhex("04007F000702020102")
_CA_ECDH = bytes.fromhex("04007F000702020302")
_STRENGTHS = {1: Strength.DES3, 2: Strength.AES128, 3: Strength.AES192, 4: Strength.AES256}


@dataclass(frozen=True, slots=True)
class ChipKey:
    """The chip's static key as DG14 lists it, and the mechanism that uses it. `key_id` is None for an only key."""

    oid: bytes
    strength: Strength
    curve: Curve
    point: Point = field(repr=False)
    key_id: bytes | None


class ChipUnproven(Exception):
    """The chip did not show that it holds its private key. Carries the status word where one said so."""

    def __init__(self, sw: int | None) -> None:
        super().__init__("the chip did not prove itself")
        self.sw = sw


def parse_chip_key(dg14: bytes) -> ChipKey | None:
    """The strongest usable key of DG14; None where it announces none this reader can use. Raises Malformed."""
    infos = security_infos(tlv.only(dg14, 0x6E))
    keys = [found for info in infos if info.oid == _PK_ECDH and (found := _public(info)) is not None]
    mechanisms = [
        (info.oid, _STRENGTHS[info.oid[-1]], _key_id(info, 1))
        for info in infos
        if info.oid[:-1] == _CA_ECDH and info.oid[-1] in _STRENGTHS
    ]
    if keys and not mechanisms:
        mechanisms = [(_CA_ECDH + b"\x01", Strength.DES3, None)]  # TR-03110-3 A.1.1.2: a key alone means 3DES
    mechanisms.sort(key=lambda item: -item[1].value[1] - (item[1].family == "AES"))
    for oid, strength, wanted in mechanisms:
        for curve, point, key_id in keys:
            if wanted is None or key_id is None or wanted == key_id:
                return ChipKey(oid, strength, curve, point, key_id if key_id is not None else wanted)
    return None


def mapping_proves(opened: Opened, dg14: bytes) -> bool:
    """Whether PACE with chip authentication mapping showed a key of DG14: PK_map = CA · PK_IC (§4.4.3.3.3)."""
    agreement, info = opened.agreement, opened.rung.info
    if agreement is None or agreement.chip_data is None or info is None or not info.cam:
        return False
    try:
        data = unpad(agreement.messaging.suite.decrypt(b"\xff" * 16, agreement.chip_data))
        infos = security_infos(tlv.only(dg14, 0x6E))
        keys = [found for entry in infos if entry.oid == _PK_ECDH and (found := _public(entry)) is not None]
        factor = int.from_bytes(data, "big")
        return any(
            curve == info.curve and curve.multiply(factor, point) == agreement.mapping_key for curve, point, _ in keys
        )
    except ValueError:
        return False


def _public(info: SecurityInfo) -> tuple[Curve, Point, bytes | None] | None:
    spki = tlv.read(info.rest)
    try:
        key = parse_public_key(info.rest[: spki.end])
    except tlv.Malformed:
        return None
    return (*key, _key_id(info, 0)) if isinstance(key, tuple) else None


def _key_id(info: SecurityInfo, skip: int) -> bytes | None:
    numbers = [node.value for node in tlv.walk(info.rest) if node.tag == 0x02]
    return numbers[skip].lstrip(b"\0") or b"\0" if len(numbers) > skip else None


def authenticate_chip(channel: Channel, key: ChipKey, number: Callable[[int], int] = secrets.randbelow) -> None:
    """Agree on new keys. The chip is proven by the first answer under them, which the caller reads.

    Raises ChipUnproven, ChannelLost, CardGone.
    """
    private = number(key.curve.n - 1) + 1
    public = key.curve.encode(public_of(key.curve, private))
    reference = b"" if key.key_id is None else tlv.encode(0x84, key.key_id)
    if key.strength is Strength.DES3:
        steps = [Command(0x00, 0x22, 0x41, 0xA6, tlv.encode(0x91, public) + reference)]
    else:
        steps = [
            Command(0x00, 0x22, 0x41, 0xA4, tlv.encode(0x80, key.oid) + reference),
            Command(0x00, 0x86, 0x00, 0x00, tlv.encode(0x7C, tlv.encode(0x80, public)), le=256),
        ]
    for command in steps:
        answer = channel.send(command)
        if not answer.ok:
            raise ChipUnproven(answer.status)
    secret = shared_secret(key.curve, private, key.point)
    channel.rekey(SecureMessaging(key.strength.agree(secret)))
