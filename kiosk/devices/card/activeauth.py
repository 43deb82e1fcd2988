"""Active authentication: the chip signs a fresh challenge with the key DG15 names (ICAO 9303-11 §6.1)."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import Final

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from kiosk.devices.card import tlv
from kiosk.devices.card.apdu import Command
from kiosk.devices.card.cardaccess import security_infos
from kiosk.devices.card.channel import Channel
from kiosk.devices.card.chipauth import ChipUnproven
from kiosk.devices.card.publickey import EcKey, PublicKey, parse_public_key, plain_to_der, verify_ecdsa

_AA: Final = bytes.fromhex("678108010105")  # 2.23.136.1.1.5
_PLAIN: Final = bytes.fromhex("04007F000701010401")
_HASH_OF_LAST: Final = {1: "sha1", 2: "sha224", 3: "sha256", 4: "sha384", 5: "sha512"}
_TRAILERS: Final = {0x33: "sha1", 0x34: "sha256", 0x35: "sha512", 0x36: "sha384", 0x38: "sha224"}


def parse_dg15(data: bytes) -> PublicKey:
    """The key active authentication uses. Raises Malformed."""
    return parse_public_key(tlv.only(data, 0x6F))


def announced_hash(dg14: bytes | None) -> str | None:
    """The hash DG14 names for ECDSA; None where it names none."""
    if dg14 is None:
        return None
    try:
        for info in security_infos(tlv.only(dg14, 0x6E)):
            if info.oid == _AA:
                oids = [node.value for node in tlv.walk(info.rest) if node.tag == 0x06]
                if oids and oids[0].startswith(_PLAIN):
                    return _HASH_OF_LAST.get(oids[0][-1])
    except tlv.Malformed:
        pass
    return None


def authenticate_actively(
    channel: Channel,
    key: PublicKey,
    announced: str | None,
    *,
    extended: bool,
    rng: Callable[[int], bytes] = secrets.token_bytes,
) -> None:
    """Have the chip sign eight random bytes. `extended`: card and reader are known to take extended length.

    Raises ChipUnproven, ChannelLost, CardGone.
    """
    challenge = rng(8)
    # Protected, the answer of a longer key is beyond a short command; without extended length it comes in parts.
    long = extended and isinstance(key, RSAPublicKey) and key.key_size > 1700
    answer = channel.send(Command(0x00, 0x88, 0, 0, challenge, le=65536 if long else 256))
    signature = answer.data
    while answer.status >> 8 == 0x61:
        answer = channel.send(Command(0x00, 0xC0, 0, 0, le=answer.status & 0xFF or 256))
        if not answer.data:
            break
        signature += answer.data
    if not answer.ok:
        raise ChipUnproven(answer.status)
    holds = (
        recovers(key, signature, challenge)
        if isinstance(key, RSAPublicKey)
        else signed_by(key, signature, challenge, announced)
    )
    if not holds:
        raise ChipUnproven(None)


def recovers(key: RSAPublicKey, signature: bytes, challenge: bytes) -> bool:
    """ISO/IEC 9796-2 scheme 1: the signature opens to `6A ‖ M1 ‖ H(M1 ‖ challenge) ‖ trailer`."""
    numbers = key.public_numbers()
    size = (key.key_size + 7) // 8
    value = int.from_bytes(signature, "big")
    if len(signature) != size or value >= numbers.n:
        return False
    opened = pow(value, numbers.e, numbers.n)
    # The chip may have sent n − s, the smaller of the two.
    for candidate in (opened, numbers.n - opened):
        if _message_matches(candidate.to_bytes(size, "big"), challenge):
            return True
    return False


def _message_matches(opened: bytes, challenge: bytes) -> bool:
    if opened[0] & 0xC0 != 0x40 or opened[0] & 0x20 == 0:
        return False
    if opened[-1] == 0xBC:
        algorithm, end = "sha1", len(opened) - 1
    elif opened[-1] == 0xCC and opened[-2] in _TRAILERS:
        algorithm, end = _TRAILERS[opened[-2]], len(opened) - 2
    else:
        return False
    width = hashlib.new(algorithm, usedforsecurity=False).digest_size
    # The padding before M1 is one nibble A, or a run of B ended by A; M1 begins on the next whole byte.
    start = 1
    if opened[0] & 0x0F != 0x0A:
        while start < end and opened[start] == 0xBB:
            start += 1
        if start >= end or opened[start] & 0x0F != 0x0A:
            return False
        start += 1
    if start + width > end:
        return False
    message, digest = opened[start : end - width], opened[end - width : end]
    return hmac.compare_digest(hashlib.new(algorithm, message + challenge, usedforsecurity=False).digest(), digest)


def signed_by(key: EcKey, signature: bytes, challenge: bytes, announced: str | None) -> bool:
    """ECDSA, plain `r ‖ s` as ICAO wants or DER as some chips send, under the announced hash or any that fits."""
    forms = [form for form in (plain_to_der(signature), signature) if form is not None]
    algorithms = (announced,) if announced else ("sha256", "sha1", "sha224", "sha384", "sha512")
    return any(verify_ecdsa(key, form, challenge, algorithm) for form in forms for algorithm in algorithms)
