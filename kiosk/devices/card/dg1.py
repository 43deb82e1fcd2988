"""DG1: the printed lines, as the chip holds them (ICAO 9303-10 §4.7.1)."""

from kiosk.devices.card import tlv
from kiosk.devices.card.mrz import Mrz


def parse_dg1(data: bytes) -> Mrz:
    """From `61 L 5F1F L` and ninety characters. Raises Malformed; a passport's two lines are not a citizen card's."""
    text = tlv.find(data, 0x61, 0x5F1F)
    if text is None:
        raise tlv.Malformed("DG1 without its lines")
    try:
        return Mrz.parse(text.decode("ascii"))
    except ValueError:
        raise tlv.Malformed("DG1 does not hold three lines of thirty") from None
