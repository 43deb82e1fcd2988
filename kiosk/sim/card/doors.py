"""The ways into a simulated chip: PACE and BAC, the card's side."""

import hashlib
import secrets

from kiosk.sim.card.ber import obj, objects, oid
from kiosk.sim.card.chip import Mechanism
from kiosk.sim.card.locks import Broken, Tunnel, hide, seal, stretch
from kiosk.sim.card.points import Spot


class Pace:
    """One PACE in progress, begun by MSE:Set AT."""

    def __init__(self, mechanism: Mechanism, password: bytes, static: int | None) -> None:
        self._m = mechanism
        self._static = static
        self._nonce = secrets.token_bytes(16)
        self._key = stretch(mechanism.kind, password, 3)
        self._generator: Spot | None = None
        self._map_private = 0
        self._private = 0
        self._peer: Spot | None = None
        self._tunnel: Tunnel | None = None

    def step(self, body: bytes) -> tuple[bytes, Tunnel | None]:
        """One GENERAL AUTHENTICATE: the answer's fields and, at the end, the tunnel. Raises Broken."""
        try:
            parts = dict(objects(dict(objects(body))[0x7C]))
            group = self._m.group
            if not parts:
                vector = bytes(8 if self._m.kind == "3des" else 16)
                return obj(0x80, hide(self._m.kind, self._key, vector, self._nonce)), None
            if 0x81 in parts:
                theirs = group.read(parts[0x81])
                self._map_private = secrets.randbelow(group.order - 1) + 1
                blind = group.times(self._map_private, theirs)
                self._generator = group.plus(group.of_base(int.from_bytes(self._nonce, "big")), blind)
                return obj(0x82, group.write(group.of_base(self._map_private))), None
            if 0x83 in parts and self._generator:
                self._peer = group.read(parts[0x83])
                self._private = secrets.randbelow(group.order - 1) + 1
                ours = group.times(self._private, self._generator)
                self._tunnel = Tunnel(self._m.kind, group.shared(self._private, self._peer))
                self._ours = ours
                return obj(0x84, group.write(ours)), None
            if 0x85 in parts and self._tunnel and self._peer:
                return self._finish(parts[0x85])
        except (KeyError, ValueError, IndexError):
            raise Broken(0x6A80) from None
        raise Broken(0x6985)

    def _proof(self, spot: Spot) -> bytes:
        tunnel = self._tunnel
        assert tunnel is not None  # noqa: S101 - made in the step before
        inner = oid(self._m.dotted) + obj(0x86, self._m.group.write(spot))
        return seal(tunnel.kind, tunnel.signing, obj(0x7F49, inner))

    def _finish(self, token: bytes) -> tuple[bytes, Tunnel | None]:
        assert self._peer is not None and self._tunnel is not None  # noqa: S101, PT018 - made in the step before
        if token != self._proof(self._ours):
            raise Broken(0x6300)
        answer = obj(0x86, self._proof(self._peer))
        if self._m.cam and self._static:
            answer += obj(0x8A, self._mapping_data(self._static))
        return answer, self._tunnel

    def _mapping_data(self, static: int) -> bytes:
        """Chip authentication mapping: the ephemeral mapping key over the static one, encrypted."""
        assert self._tunnel is not None  # noqa: S101 - made in the step before
        group = self._m.group
        value = self._map_private * pow(static, -1, group.order) % group.order
        data = value.to_bytes((group.order.bit_length() + 7) // 8, "big") + b"\x80"
        data += bytes(-len(data) % 16)
        tunnel = self._tunnel
        vector = hide(tunnel.kind, tunnel.hiding, bytes(16), b"\xff" * 16)
        return hide(tunnel.kind, tunnel.hiding, vector, data)


def basic(secret: bytes, challenge: bytes, sealed: bytes) -> tuple[bytes, Tunnel]:
    """EXTERNAL AUTHENTICATE of BAC: the answer and the tunnel. Raises Broken 6300."""
    seed = hashlib.sha1(secret, usedforsecurity=False).digest()[:16]
    hiding, signing = stretch("3des", seed, 1), stretch("3des", seed, 2)
    body, proof = sealed[:32], sealed[32:]
    if len(sealed) != 40 or seal("3des", signing, body) != proof:
        raise Broken(0x6300)
    plain = hide("3des", hiding, bytes(8), body, back=True)
    theirs, echo, their_key = plain[:8], plain[8:16], plain[16:]
    if echo != challenge:
        raise Broken(0x6300)
    our_key = secrets.token_bytes(16)
    answer = hide("3des", hiding, bytes(8), challenge + theirs + our_key)
    common = bytes(x ^ y for x, y in zip(our_key, their_key, strict=True))
    return answer + seal("3des", signing, answer), Tunnel("3des", common, challenge[-4:] + theirs[-4:])
