"""The simulated chip's ciphers and protected messages: the card's side of secure messaging."""

import hashlib
from dataclasses import dataclass

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, modes
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.cmac import CMAC

from kiosk.sim.card.ber import obj, objects


def stretch(kind: str, secret: bytes, use: int) -> bytes:
    """A key of this kind (`3des`, `aes128`, `aes192`, `aes256`) for a use: 1 hide, 2 sign, 3 password."""
    data = secret + bytes([0, 0, 0, use])
    if kind in ("aes192", "aes256"):
        return hashlib.sha256(data).digest()[: 24 if kind == "aes192" else 32]
    return hashlib.sha1(data, usedforsecurity=False).digest()[:16]


def hide(kind: str, key: bytes, iv: bytes, data: bytes, *, back: bool = False) -> bytes:
    """CBC there, or back."""
    algorithm = TripleDES(key + key[:8]) if kind == "3des" else AES(key)
    cipher = Cipher(algorithm, modes.CBC(iv))
    worker = cipher.decryptor() if back else cipher.encryptor()
    return worker.update(data) + worker.finalize()


def fill(data: bytes, size: int) -> bytes:
    """80 00 ... to the block."""
    data += b"\x80"
    while len(data) % size:
        data += b"\0"
    return data


def seal(kind: str, key: bytes, data: bytes) -> bytes:
    """Eight bytes of proof; the data is not filled yet."""
    if kind != "3des":
        mac = CMAC(AES(key))
        mac.update(data)
        return mac.finalize()[:8]
    left, right = key[:8], key[8:16]
    state = bytes(8)
    filled = fill(data, 8)
    for at in range(0, len(filled), 8):
        block = bytes(x ^ y for x, y in zip(state, filled[at : at + 8], strict=True))
        state = _des(left, block)
    return _des(left, _des(right, state, back=True))


def _des(key: bytes, block: bytes, *, back: bool = False) -> bytes:
    cipher = Cipher(TripleDES(key * 3), modes.ECB())  # noqa: S305 - one block of DES
    return (cipher.decryptor() if back else cipher.encryptor()).update(block)


class Broken(Exception):
    """The other side does not share the keys, or forgot to use them."""

    def __init__(self, sw: int) -> None:
        super().__init__(f"{sw:04X}")
        self.sw = sw


@dataclass(frozen=True, slots=True)
class Request:
    """A command as the card sees it. `le` 0: nothing is wanted back."""

    cla: int
    ins: int
    p1: int
    p2: int
    data: bytes
    le: int
    long: bool

    @classmethod
    def read(cls, raw: bytes) -> "Request":
        """From the wire. Raises Broken 6700."""
        if len(raw) < 4:
            raise Broken(0x6700)
        head, rest = raw[:4], raw[4:]
        cla, ins, p1, p2 = head
        if not rest:
            return cls(cla, ins, p1, p2, b"", 0, long=False)
        if len(rest) == 1:
            return cls(cla, ins, p1, p2, b"", rest[0] or 256, long=False)
        if rest[0]:
            size = rest[0]
            data, tail = rest[1 : 1 + size], rest[1 + size :]
            if len(data) != size or len(tail) > 1:
                raise Broken(0x6700)
            return cls(cla, ins, p1, p2, data, (tail[0] or 256) if tail else 0, long=False)
        if len(rest) == 3:
            return cls(cla, ins, p1, p2, b"", int.from_bytes(rest[1:], "big") or 65536, long=True)
        size = int.from_bytes(rest[1:3], "big")
        data, tail = rest[3 : 3 + size], rest[3 + size :]
        if len(data) != size or len(tail) not in (0, 2):
            raise Broken(0x6700)
        return cls(cla, ins, p1, p2, data, (int.from_bytes(tail, "big") or 65536) if tail else 0, long=True)


class Tunnel:
    """One channel, the card's side."""

    def __init__(self, kind: str, secret: bytes, count: bytes | None = None) -> None:
        self.kind = kind
        self.size = 8 if kind == "3des" else 16
        self.hiding = stretch(kind, secret, 1)
        self.signing = stretch(kind, secret, 2)
        self.count = int.from_bytes(count or bytes(self.size), "big")

    def _tick(self) -> bytes:
        self.count = (self.count + 1) % 256**self.size
        return self.count.to_bytes(self.size, "big")

    def _iv(self, tick: bytes) -> bytes:
        if self.kind == "3des":
            return bytes(8)
        return Cipher(AES(self.hiding), modes.ECB()).encryptor().update(tick)  # noqa: S305 - one block

    def open(self, request: Request) -> Request:
        """The command inside. Raises Broken 6987 for missing parts, 6988 for wrong ones."""
        try:
            parts = dict(objects(request.data))
        except (ValueError, IndexError):
            raise Broken(0x6988) from None
        if 0x8E not in parts:
            raise Broken(0x6987)
        tick = self._tick()
        signed = tick + fill(bytes([request.cla, request.ins, request.p1, request.p2]), self.size)
        signed += b"".join(obj(tag, parts[tag]) for tag in (0x87, 0x85, 0x97) if tag in parts)
        if seal(self.kind, self.signing, signed) != parts[0x8E]:
            raise Broken(0x6988)
        data = b""
        if 0x87 in parts:
            data = self._reveal(tick, parts[0x87][1:])
        elif 0x85 in parts:
            data = self._reveal(tick, parts[0x85])
        le = 0
        if 0x97 in parts:
            wanted = parts[0x97]
            le = int.from_bytes(wanted, "big") or (256 if len(wanted) == 1 else 65536)
        return Request(request.cla & 0xF0, request.ins, request.p1, request.p2, data, le, request.long)

    def _reveal(self, tick: bytes, hidden: bytes) -> bytes:
        if not hidden or len(hidden) % self.size:
            raise Broken(0x6988)
        plain = hide(self.kind, self.hiding, self._iv(tick), hidden, back=True)
        return plain[: plain.rindex(b"\x80")]

    def close(self, data: bytes, sw: int, odd: bool = False) -> bytes:
        """The answer, wrapped."""
        tick = self._tick()
        body = b""
        if data:
            hidden = hide(self.kind, self.hiding, self._iv(tick), fill(data, self.size))
            body += obj(0x85, hidden) if odd else obj(0x87, b"\1" + hidden)
        body += obj(0x99, sw.to_bytes(2, "big"))
        body += obj(0x8E, seal(self.kind, self.signing, tick + body))
        return body + sw.to_bytes(2, "big")
