"""The two families of ciphers a travel document speaks: 3DES and AES (ICAO 9303-11 §9.7, §9.8)."""

import hashlib
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Protocol

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, modes
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.cmac import CMAC

ENC: Final = 1
MAC: Final = 2
PASSWORD: Final = 3


class Strength(Enum):
    """A family and its key length in bytes."""

    DES3 = ("3DES", 16)
    AES128 = ("AES", 16)
    AES192 = ("AES", 24)
    AES256 = ("AES", 32)

    @property
    def family(self) -> str:
        """`3DES` or `AES`."""
        return self.value[0]

    def derive(self, secret: bytes, counter: int) -> bytes:
        """KDF(secret, counter) (ICAO 9303-11 §9.7.1): SHA-1 up to 128 bits, SHA-256 above; parity for 3DES."""
        seed = secret + counter.to_bytes(4, "big")
        if self in (Strength.AES192, Strength.AES256):
            return hashlib.sha256(seed).digest()[: self.value[1]]
        key = hashlib.sha1(seed, usedforsecurity=False).digest()[:16]
        return odd_parity(key) if self is Strength.DES3 else key

    def decrypt(self, key: bytes, data: bytes) -> bytes:
        """Whole blocks in CBC from a zero vector, as the nonce of PACE is sent. Raises ValueError for broken blocks."""
        if not data:
            raise ValueError("at least one block is wanted")
        if self is Strength.DES3:
            return DesSuite(key, b"").decrypt(b"", data)
        decryptor = Cipher(AES(key), modes.CBC(bytes(16))).decryptor()
        return decryptor.update(data) + decryptor.finalize()

    def suite(self, k_enc: bytes, k_mac: bytes) -> "Suite":
        """The ciphers under a pair of keys."""
        return DesSuite(k_enc, k_mac) if self is Strength.DES3 else AesSuite(k_enc, k_mac)

    def agree(self, secret: bytes) -> "Suite":
        """The ciphers under the pair derived from a shared secret (counters 1 and 2)."""
        return self.suite(self.derive(secret, ENC), self.derive(secret, MAC))


class Suite(Protocol):
    """Encryption and authentication under one pair of keys. `block` is in bytes, and the width of the counter."""

    @property
    def block(self) -> int:
        """Bytes of one block."""
        ...

    def encrypt(self, counter: bytes, padded: bytes) -> bytes:
        """CBC over whole blocks; the counter makes the first vector where the family wants one."""
        ...

    def decrypt(self, counter: bytes, data: bytes) -> bytes:
        """The reverse."""
        ...

    def mac(self, data: bytes) -> bytes:
        """Eight bytes over data that is not padded yet."""
        ...


def pad(data: bytes, block: int) -> bytes:
    """80 and zeros to a whole block (ISO/IEC 9797-1 padding method 2): always at least one byte."""
    return data + b"\x80" + bytes(-(len(data) + 1) % block)


def unpad(data: bytes) -> bytes:
    """The reverse. Raises ValueError where no 80 ends the data."""
    kept = data.rstrip(b"\0")
    if not kept or kept[-1] != 0x80:
        raise ValueError("padding that does not end in 80")
    return kept[:-1]


def odd_parity(key: bytes) -> bytes:
    """Each byte's last bit set so that the byte has an odd number of ones, as DES keys are written."""
    return bytes((byte & 0xFE) | (((byte >> 1).bit_count() & 1) ^ 1) for byte in key)


@dataclass(frozen=True, slots=True)
class DesSuite:
    """Two-key 3DES in CBC with a zero vector, and the retail MAC (ISO/IEC 9797-1 algorithm 3)."""

    k_enc: bytes = field(repr=False)
    k_mac: bytes = field(repr=False)

    @property
    def block(self) -> int:
        return 8

    def _cipher(self, vector: bytes) -> Cipher[modes.CBC]:
        return Cipher(TripleDES(self.k_enc + self.k_enc[:8]), modes.CBC(vector))

    def encrypt(self, counter: bytes, padded: bytes) -> bytes:  # noqa: ARG002 - 3DES starts from zero
        encryptor = self._cipher(bytes(8)).encryptor()
        return encryptor.update(padded) + encryptor.finalize()

    def decrypt(self, counter: bytes, data: bytes) -> bytes:  # noqa: ARG002 - 3DES starts from zero
        decryptor = self._cipher(bytes(8)).decryptor()
        return decryptor.update(data) + decryptor.finalize()

    def mac(self, data: bytes) -> bytes:
        padded = pad(data, 8)
        one, two = self.k_mac[:8], self.k_mac[8:]
        chain = bytes(8)
        if len(padded) > 8:
            single = Cipher(TripleDES(one * 3), modes.CBC(bytes(8))).encryptor()
            chain = single.update(padded[:-8])[-8:]
        last = bytes(a ^ b for a, b in zip(chain, padded[-8:], strict=True))
        return Cipher(TripleDES(one + two + one), modes.CBC(bytes(8))).encryptor().update(last)


@dataclass(frozen=True, slots=True)
class AesSuite:
    """AES in CBC whose first vector is the encrypted counter, and CMAC cut to eight bytes."""

    k_enc: bytes = field(repr=False)
    k_mac: bytes = field(repr=False)

    @property
    def block(self) -> int:
        return 16

    def _vector(self, counter: bytes) -> bytes:
        return Cipher(AES(self.k_enc), modes.ECB()).encryptor().update(counter)  # noqa: S305 - one block, as §9.8.6.1 says

    def encrypt(self, counter: bytes, padded: bytes) -> bytes:
        return Cipher(AES(self.k_enc), modes.CBC(self._vector(counter))).encryptor().update(padded)

    def decrypt(self, counter: bytes, data: bytes) -> bytes:
        decryptor = Cipher(AES(self.k_enc), modes.CBC(self._vector(counter))).decryptor()
        return decryptor.update(data) + decryptor.finalize()

    def mac(self, data: bytes) -> bytes:
        cmac = CMAC(AES(self.k_mac))
        cmac.update(data)
        return cmac.finalize()[:8]
