"""Active authentication, the chip's side: a challenge signed with the key its files name."""

import hashlib
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from kiosk.sim.card.points import Group

_TRAILERS = {"sha1": b"\xbc", "sha256": b"\x34\xcc", "sha384": b"\x36\xcc", "sha512": b"\x35\xcc"}


def sign_ec(group: Group, private: int, challenge: bytes, *, der: bool) -> bytes:
    """ECDSA with SHA-256: two halves, or in DER."""
    signature = ec.derive_private_key(private, group.named).sign(challenge, ec.ECDSA(hashes.SHA256()))
    if der:
        return signature
    r, s = decode_dss_signature(signature)
    return r.to_bytes(group.width, "big") + s.to_bytes(group.width, "big")


def sign_rsa(key: RSAPrivateKey, digest: str, challenge: bytes, *, own: bool) -> bytes:
    """ISO 9796-2, scheme 1: as much random message as fits, its hash with the challenge, a trailer.

    A copied chip, `own` false, has another private exponent.
    """
    numbers = key.private_numbers()
    size = key.key_size // 8
    trailer = _TRAILERS[digest]
    width = hashlib.new(digest, usedforsecurity=False).digest_size
    message = secrets.token_bytes(size - width - 1 - len(trailer))
    proof = hashlib.new(digest, message + challenge, usedforsecurity=False).digest()
    block = int.from_bytes(b"\x6a" + message + proof + trailer, "big")
    return pow(block, numbers.d + (0 if own else 2), numbers.public_numbers.n).to_bytes(size, "big")
