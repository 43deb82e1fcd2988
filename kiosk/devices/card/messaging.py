"""Secure messaging: every command and answer encrypted and counted (ICAO 9303-11 §9.8)."""

import hmac

from kiosk.devices.card import tlv
from kiosk.devices.card.apdu import Command
from kiosk.devices.card.link import Answer
from kiosk.devices.card.suites import Suite, pad, unpad

_DATA, _DATA_ODD, _LE, _STATUS, _MAC = 0x87, 0x85, 0x97, 0x99, 0x8E


class ChannelLost(Exception):
    """The card and the reader no longer share keys: what the card said in the clear, or None for a wrong MAC.

    The way on is to open the card anew.
    """

    def __init__(self, sw: int | None) -> None:
        super().__init__("secure messaging ended" if sw is None else f"secure messaging ended [{sw:04X}]")
        self.sw = sw


class SecureMessaging:
    """One channel's keys and counter. Not shared between threads."""

    def __init__(self, suite: Suite, counter: bytes | None = None) -> None:
        self._suite = suite
        self._counter = int.from_bytes(counter or b"", "big")

    @property
    def suite(self) -> Suite:
        """The ciphers in use."""
        return self._suite

    def _count(self) -> bytes:
        self._counter = (self._counter + 1) % (1 << 8 * self._suite.block)
        return self._counter.to_bytes(self._suite.block, "big")

    def wrap(self, command: Command) -> bytes:
        """The protected command (§9.8.4): data in 87 (85 for odd instructions), Le in 97, MAC in 8E."""
        counter = self._count()
        block = self._suite.block
        header = bytes((command.cla | 0x0C, command.ins, command.p1, command.p2))
        body = b""
        if command.data:
            sealed = self._suite.encrypt(counter, pad(command.data, block))
            odd = command.ins & 1
            body += tlv.encode(_DATA_ODD if odd else _DATA, sealed if odd else b"\x01" + sealed)
        le = command.le
        if le is not None:
            body += tlv.encode(_LE, bytes((le % 256,)) if le <= 256 else (le % 65536).to_bytes(2, "big"))
        signed = counter + pad(header, block) + body
        body += tlv.encode(_MAC, self._suite.mac(signed))
        long = command.long or len(body) > 255 or (le is not None and le > 256)
        cla, ins, p1, p2 = header
        return Command(cla, ins, p1, p2, body, 65536 if long else 256, long).encode()

    def unwrap(self, answer: Answer) -> Answer:
        """The plain answer. Raises ChannelLost for an answer in the clear, a wrong MAC or a broken structure."""
        if not answer.data:
            raise ChannelLost(answer.status)
        counter = self._count()
        try:
            nodes = {node.tag: node for node in tlv.walk(answer.data)}
            mac, status = nodes[_MAC].value, nodes[_STATUS].value
            signed = answer.data[: len(answer.data) - len(tlv.encode(_MAC, mac))]
            if len(status) != 2 or not signed.endswith(tlv.encode(_STATUS, status)):
                raise ChannelLost(None)
            if not hmac.compare_digest(self._suite.mac(counter + signed), mac):
                raise ChannelLost(None)
            return Answer(self._open(nodes, counter), int.from_bytes(status, "big"))
        except (KeyError, ValueError):
            raise ChannelLost(None) from None

    def _open(self, nodes: dict[int, tlv.Node], counter: bytes) -> bytes:
        if _DATA in nodes:
            sealed = nodes[_DATA].value
            if sealed[:1] != b"\x01":
                raise ValueError("padding indicator 01 is wanted")
            return unpad(self._suite.decrypt(counter, sealed[1:]))
        if _DATA_ODD in nodes:
            return unpad(self._suite.decrypt(counter, nodes[_DATA_ODD].value))
        return b""
