"""What a bank app reads out of a scanned code. Written for the simulator alone."""

from dataclasses import dataclass


class UnreadableError(ValueError):
    """The app shows "mã không hợp lệ"."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """Where the money goes, how much, and the transfer content that is filled in."""

    bank: str
    account: str
    amount: int | None
    content: str


def scan(payload: str) -> Scanned:
    """Read a transfer code. Raises UnreadableError."""
    if len(payload) < 12 or payload[-8:-4] != "6304":
        raise UnreadableError("no checksum")
    if _crc16(payload[:-4].encode()) != int(payload[-4:], 16):
        raise UnreadableError("checksum")
    try:
        root = _split(payload)
        template = _split(root["38"])
        to = _split(template["01"])
        extra = _split(root.get("62", ""))
        if template["00"] != "A000000727" or root["53"] != "704":
            raise UnreadableError("not a transfer in dong")
        amount = int(root["54"]) if "54" in root else None
        return Scanned(to["00"], to["01"], amount, extra.get("08", ""))
    except (KeyError, ValueError) as error:
        raise UnreadableError("structure") from error


def render(bank: str, account: str, amount: int, content: str) -> str:
    """A dynamic code for one order."""
    to = _join(("00", bank), ("01", account))
    template = _join(("00", "A000000727"), ("01", to), ("02", "QRIBFTTA"))
    body = _join(("00", "01"), ("01", "12"), ("38", template), ("53", "704"), ("54", str(amount)), ("58", "VN"))
    body += _join(("62", _join(("08", content)))) + "6304"
    return f"{body}{_crc16(body.encode()):04X}"


def _join(*pairs: tuple[str, str]) -> str:
    return "".join(f"{tag}{len(text):02d}{text}" for tag, text in pairs)


def _split(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    rest = text
    while rest:
        size = int(rest[2:4])
        value, found_tag, rest = rest[4 : 4 + size], rest[:2], rest[4 + size :]
        if len(value) != size or found_tag in found:
            raise ValueError("structure")
        found[found_tag] = value
    return found


def _crc16(data: bytes) -> int:
    register = 0xFFFF
    for byte in data:
        register ^= byte << 8
        for _ in range(8):
            register = ((register << 1) ^ 0x1021 if register & 0x8000 else register << 1) & 0xFFFF
    return register
