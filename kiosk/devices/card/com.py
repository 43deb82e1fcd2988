"""EF.COM: what the card says it holds, unsigned (ICAO 9303-10 §4.6.1). Asked only where there is no security object."""

from dataclasses import dataclass
from typing import Final

from kiosk.devices.card import tlv

_GROUPS: Final = {
    0x61: 1,
    0x75: 2,
    0x63: 3,
    0x76: 4,
    0x65: 5,
    0x66: 6,
    0x67: 7,
    0x68: 8,
    0x69: 9,
    0x6A: 10,
    0x6B: 11,
    0x6C: 12,
    0x6D: 13,
    0x6E: 14,
    0x6F: 15,
    0x70: 16,
}


@dataclass(frozen=True, slots=True)
class Com:
    """Versions of the logical data structure and of Unicode as written, and the numbers of the data groups listed."""

    lds: str
    unicode: str
    groups: tuple[int, ...]


def parse_com(data: bytes) -> Com:
    """From the file's bytes; tags nobody assigned are passed over. Raises Malformed."""
    body = tlv.only(data, 0x60)
    tags = tlv.find(body, 0x5C)
    if tags is None:
        raise tlv.Malformed("EF.COM without its list of data groups")
    versions = [(tlv.find(body, tag) or b"").decode("ascii", "replace") for tag in (0x5F01, 0x5F36)]
    return Com(versions[0], versions[1], tuple(_GROUPS[tag] for tag in tags if tag in _GROUPS))
