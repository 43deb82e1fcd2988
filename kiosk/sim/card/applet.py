"""The simulated chip itself: commands in, answers out."""

import hashlib
import secrets

from kiosk.sim.card.ber import obj, objects, oid
from kiosk.sim.card.chip import Chip
from kiosk.sim.card.doors import Pace, basic
from kiosk.sim.card.habits import Behaviour
from kiosk.sim.card.locks import Broken, Request, Tunnel
from kiosk.sim.card.proofs import sign_ec, sign_rsa

_APPLICATION = bytes.fromhex("A0000002471001")
_LOCKED = (0x0103, 0x0104)
_SHORT_ROOM = 256


class Applet:
    """One chip in a field. `reset` is what lifting or a reader's reset does; `exchange` never raises."""

    def __init__(self, chip: Chip, behaviour: Behaviour | None = None) -> None:
        self.chip = chip
        self.behaviour = behaviour or Behaviour()
        self.failures = 0
        self.reset()

    @property
    def atr(self) -> bytes:
        """Its answer to reset."""
        return self.chip.atr

    def reset(self) -> None:
        """All keys and selections are gone."""
        self._inside = False
        self._file: int | None = None
        self._tunnel: Tunnel | None = None
        self._pace: Pace | None = None
        self._challenge: bytes | None = None
        self._fresh: Tunnel | None = None
        self._poisoned = False
        self._agreeing = False
        self._rest = b""

    def exchange(self, raw: bytes) -> bytes:
        """One command, one answer."""
        try:
            request = Request.read(raw)
            if request.long and not self.behaviour.extended:
                raise Broken(0x6700)
            if self._poisoned:
                raise Broken(0x6988)
            return self._guarded(request)
        except Broken as fault:
            self._drop()
            return fault.sw.to_bytes(2, "big")
        except (ValueError, IndexError):
            self._drop()
            return b"\x69\x88"

    def _drop(self) -> None:
        if self._tunnel is not None:
            self._tunnel = None
            self._poisoned = False
        self._pace = None

    def _guarded(self, request: Request) -> bytes:
        tunnel = self._tunnel
        if request.cla & 0x0C != 0x0C:
            if tunnel is not None:
                raise Broken(0x6982)
            data, sw = self._act(request)
            return data + sw.to_bytes(2, "big")
        if tunnel is None:
            raise Broken(0x6987 if self._inside else 0x6882)
        inner = tunnel.open(request)
        data, sw = self._act(inner)
        if sw not in (0x9000, 0x6282) and self.behaviour.drops_on_error:
            raise Broken(sw)
        answer = tunnel.close(data, sw, odd=bool(inner.ins & 1))
        if not request.long and len(answer) - 2 > _SHORT_ROOM and inner.ins != 0x88:
            raise Broken(0x6700)
        if self._fresh is not None:
            self._tunnel, self._fresh = self._fresh, None
        return answer

    def _act(self, request: Request) -> tuple[bytes, int]:
        work = {
            0xA4: self._select,
            0xB0: self._read,
            0xB1: self._read_far,
            0x84: self._give_challenge,
            0x82: self._external,
            0x22: self._manage,
            0x86: self._general,
            0x88: self._internal,
            0xC0: self._more,
        }.get(request.ins)
        if work is None:
            return b"", 0x6D00
        return work(request)

    # files

    def _open(self) -> bool:
        return self._tunnel is not None

    def _select(self, r: Request) -> tuple[bytes, int]:
        b = self.behaviour
        if r.p1 == 4:
            if not b.application or r.data != _APPLICATION:
                return b"", 0x6A82
            self._inside, self._file = True, None
            return b"", 0x9000
        if r.p1 == 0 and r.data in (b"", b"\x3f\0"):
            if b.master_file == 0x9000:
                self._inside = False
            return b"", b.master_file
        if r.p1 == 2 and len(r.data) == 2:
            number = int.from_bytes(r.data, "big")
            found = self._visible(number)
            if isinstance(found, int):
                return b"", found
            self._file = number
            return b"", 0x9000
        return b"", 0x6A86

    def _visible(self, number: int) -> bytes | int:
        """The file's bytes, or why not."""
        if not self._inside:
            shown = self.behaviour.shown_access or number != 0x011C
            if number == 0x011D and not self._open():
                return 0x6982
            return self.chip.main.get(number, 0x6A82) if shown else 0x6982
        if not self._open():
            return 0x6982
        if number in _LOCKED:
            return 0x6982
        return self.chip.files.get(number, 0x6A82)

    def _read(self, r: Request) -> tuple[bytes, int]:
        b = self.behaviour
        if r.p1 & 0x80:
            if not (b.short_names if self._inside else b.short_access):
                return b"", 0x6A86
            number, at = 0x0100 | r.p1 & 0x1F, r.p2
            found = self._visible(number)
            if isinstance(found, int):
                return b"", found
            self._file = number
        else:
            at = r.p1 << 8 | r.p2
        return self._slice(at, r.le)

    def _read_far(self, r: Request) -> tuple[bytes, int]:
        try:
            at = int.from_bytes(dict(objects(r.data))[0x54], "big")
        except (ValueError, KeyError, IndexError):
            return b"", 0x6A80
        data, sw = self._slice(at, max(1, r.le - (5 if r.le > 255 else 3)))
        return (obj(0x53, data) if data else b"", sw)

    def _slice(self, at: int, le: int) -> tuple[bytes, int]:
        b = self.behaviour
        if self._file is None:
            return b"", 0x6986
        found = self._visible(self._file)
        if isinstance(found, int):
            return b"", found
        if le > b.most:
            return b"", (0x6C00 | b.most & 0xFF) if b.too_much == 0x6C00 else b.too_much
        if at >= len(found):
            self._poisoned = b.strict_end and self._open()
            return b"", 0x6B00
        piece = found[at : at + le]
        if len(piece) < le and self._open():
            self._poisoned = b.strict_end
            return piece, 0x6282
        return piece, 0x9000

    # doors

    def _give_challenge(self, _: Request) -> tuple[bytes, int]:
        if not self._inside or not self.behaviour.bac:
            return b"", 0x6985
        self._challenge = secrets.token_bytes(8)
        return self._challenge, 0x9000

    def _external(self, r: Request) -> tuple[bytes, int]:
        challenge, self._challenge = self._challenge, None
        if challenge is None:
            return b"", 0x6985
        try:
            answer, self._tunnel = basic(self.chip.mrz_secret, challenge, r.data)
        except Broken:
            self.failures += 1
            return b"", self.behaviour.wrong_key
        return answer, 0x9000

    def _manage(self, r: Request) -> tuple[bytes, int]:
        try:
            parts = dict(objects(r.data))
        except (ValueError, IndexError):
            return b"", 0x6A80
        if r.le:
            return b"", 0x6700
        if (r.p1, r.p2) == (0xC1, 0xA4):
            return b"", self._begin_pace(parts)
        if (r.p1, r.p2) == (0x41, 0xA4) and self._open():
            agreement = self.chip.agreement
            if agreement is None or oid(agreement[0])[2:] != parts.get(0x80):
                return b"", 0x6A80
            self._agreeing = True
            return b"", 0x9000
        if (r.p1, r.p2) == (0x41, 0xA6) and self._open() and self.chip.agreement and 0x91 in parts:
            return b"", self._agree(parts[0x91])
        return b"", 0x6A86

    def _begin_pace(self, parts: dict[int, bytes]) -> int:
        b = self.behaviour
        passwords = {b"\2": self.chip.can}
        if b.pace_mrz:
            passwords[b"\1"] = hashlib.sha1(self.chip.mrz_secret, usedforsecurity=False).digest()
        known = [m for m in self.chip.mechanisms if oid(m.dotted)[2:] == parts.get(0x80)]
        if 0x84 in parts:
            known = [m for m in known if m.group.number == int.from_bytes(parts[0x84], "big")]
        password = passwords.get(parts.get(0x83, b""))
        if not b.pace or not known or self._inside:
            return 0x6A80
        if password is None:
            return 0x6A88
        if b.wants_group and 0x84 not in parts:
            return 0x6A87
        self._pace = Pace(known[0], password, self._static())
        return 0x9000

    def _general(self, r: Request) -> tuple[bytes, int]:
        if self._agreeing:
            self._agreeing = False
            try:
                public = dict(objects(dict(objects(r.data))[0x7C]))[0x80]
            except (ValueError, KeyError, IndexError):
                return b"", 0x6A80
            sw = self._agree(public)
            return (obj(0x7C) if sw == 0x9000 else b""), sw
        pace = self._pace
        if pace is None:
            return b"", 0x6985
        try:
            answer, tunnel = pace.step(r.data)
        except Broken as fault:
            self._pace = None
            self.failures += fault.sw == 0x6300
            return b"", self.behaviour.wrong_key if fault.sw == 0x6300 else fault.sw
        if tunnel is not None:
            self._pace, self._tunnel = None, tunnel
        return obj(0x7C, answer), 0x9000

    # proofs

    def _agree(self, public: bytes) -> int:
        """Chip authentication: new keys from the static one. A copied chip has another private number."""
        assert self.chip.agreement is not None  # noqa: S101 - asked before
        _, kind, group, _ = self.chip.agreement
        try:
            spot = group.read(public)
        except ValueError:
            return 0x6A80
        self._fresh = Tunnel(kind, group.shared(self._static() or 1, spot))
        return 0x9000

    def _static(self) -> int | None:
        """The private number for key agreement; in a copied chip, another one."""
        if self.chip.agreement is None:
            return None
        _, _, group, private = self.chip.agreement
        return private if self.behaviour.chip_key else private % (group.order - 2) + 2

    def _internal(self, r: Request) -> tuple[bytes, int]:
        if not self._open() or len(r.data) != 8:
            return b"", 0x6982
        if self.chip.signing_rsa is not None:
            signature = sign_rsa(*self.chip.signing_rsa, r.data, own=self.behaviour.chip_key)
        elif self.chip.signing_ec is not None:
            group, private = self.chip.signing_ec
            held = private if self.behaviour.chip_key else private % (group.order - 2) + 2
            signature = sign_ec(group, held, r.data, der=self.behaviour.der_signature)
        else:
            return b"", 0x6D00
        if len(signature) > 200 and not r.long:
            if not self.behaviour.chained_answers:
                return b"", 0x6700
            self._rest = signature[200:]
            return signature[:200], 0x6100 | len(self._rest)
        return signature, 0x9000

    def _more(self, r: Request) -> tuple[bytes, int]:
        rest, self._rest = self._rest[: r.le], self._rest[r.le :]
        return rest, 0x9000 if rest else 0x6985
