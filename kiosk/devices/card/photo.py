"""The holder's portrait in DG2 (ICAO 9303-10 §4.7.2; ISO/IEC 19794-5), found by what it is, not by what it says."""

import io
import struct
import warnings
from dataclasses import dataclass, field
from typing import Final

from PIL import Image

from kiosk.devices.card import tlv

_JPEG: Final = b"\xff\xd8\xff"
_JP2: Final = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
_J2K: Final = b"\xff\x4f\xff\x51"
_LARGEST_SIDE: Final = 4096
_MOST_PIXELS: Final = 12_000_000


@dataclass(frozen=True, slots=True)
class Photo:
    """One encoded picture. `format` is `jpeg` or `jp2` (its bare codestream too)."""

    format: str
    data: bytes = field(repr=False)
    width: int
    height: int

    def pixels(self) -> bytes:
        """Decoded to rows of RGB, width × height × 3 bytes. Slow: never on the thread that draws. Raises Malformed."""
        with _opened(self.data) as image:
            try:
                return image.convert("RGB").tobytes()
            except (OSError, ValueError, SyntaxError, struct.error, MemoryError):
                raise tlv.Malformed("a picture that does not decode") from None


def parse_dg2(data: bytes) -> Photo | None:
    """The first picture of DG2; None where the template has none. Raises Malformed."""
    group = tlv.find(data, 0x75, 0x7F61)
    if group is None:
        raise tlv.Malformed("DG2 without its group of templates")
    block = tlv.find(group, 0x7F60, 0x5F2E) or tlv.find(group, 0x7F60, 0x7F2E)
    if not block:
        return None
    image = _image(block)
    if not image:
        return None
    with _opened(image) as opened:
        width, height = opened.size
    return Photo("jpeg" if image.startswith(_JPEG) else "jp2", image, width, height)


def _image(block: bytes) -> bytes:
    """What follows the facial record's header; where that header lies, the first magic in the block."""
    if block[:4] == b"FAC\0" and len(block) >= 46:
        (points,) = struct.unpack(">H", block[18:20])
        start = 14 + 20 + 8 * points + 12
        if block[start:].startswith((_JPEG, _JP2, _J2K)):
            return block[start:]
        if start >= len(block):
            return b""
    found = [at for magic in (_JPEG, _JP2, _J2K) if (at := block.find(magic)) >= 0]
    if not found:
        raise tlv.Malformed("a picture of a kind no card uses")
    return block[min(found) :]


def _opened(image: bytes) -> Image.Image:
    """Open as the kinds a card may hold, of bounded size. Raises Malformed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of broken metadata; the size is checked here
            opened = Image.open(io.BytesIO(image), formats=("JPEG", "JPEG2000"))
    except (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError):
        raise tlv.Malformed("a picture that cannot be opened") from None
    width, height = opened.size
    if not (0 < width <= _LARGEST_SIDE and 0 < height <= _LARGEST_SIDE) or width * height > _MOST_PIXELS:
        opened.close()
        raise tlv.Malformed("a picture larger than any card's")
    return opened
