"""Documents as dots: rows of bits, most significant first, a set bit is ink."""

import io
from dataclasses import dataclass, field

from PIL import Image

from kiosk.devices.printer import layouts
from kiosk.domain.receipt import Receipt
from kiosk.domain.slip import DeskSlip
from kiosk.domain.ticket import Ticket
from kiosk.domain.way_slip import WaySlip

Document = Ticket | Receipt | DeskSlip | WaySlip

DOTS_PER_MM = 8
WIDTHS = (576, 384)


@dataclass(frozen=True, slots=True)
class Raster:
    """`height` rows of `width` dots (a multiple of eight), packed."""

    width: int
    height: int
    bits: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if self.width <= 0 or self.width % 8 or len(self.bits) != self.width // 8 * self.height:
            raise ValueError("a raster is whole rows of a multiple of eight dots")

    @classmethod
    def of(cls, picture: Image.Image) -> "Raster":
        """From a bitmap whose set dots are ink."""
        return cls(picture.width, picture.height, picture.tobytes())

    @property
    def stride(self) -> int:
        """Bytes a row."""
        return self.width // 8

    @property
    def millimetres(self) -> float:
        """Length of the paper at 203 dots an inch."""
        return self.height / DOTS_PER_MM

    def row(self, y: int) -> bytes:
        """One row."""
        return self.bits[y * self.stride : (y + 1) * self.stride]

    def png(self) -> bytes:
        """Black on white, one bit a dot."""
        ink = Image.frombytes("1", (self.width, self.height), bytes(byte ^ 0xFF for byte in self.bits))
        out = io.BytesIO()
        ink.save(out, "PNG")
        return out.getvalue()


def render(document: Document, width_dots: int = 576) -> Raster:
    """A document on paper of 576 or 384 dots, no clipped or overlapping letter. Raises ValueError on another width."""
    if width_dots not in WIDTHS:
        raise ValueError("paper is 576 or 384 dots wide")
    match document:
        case Ticket():
            sheet = layouts.ticket(document, width_dots)
        case Receipt():
            sheet = layouts.receipt(document, width_dots)
        case DeskSlip():
            sheet = layouts.slip(document, width_dots)
        case WaySlip():
            sheet = layouts.way(document, width_dots)
    return Raster.of(sheet.picture())


def void_mark(width_dots: int) -> Raster:
    """The strip that voids a torso."""
    return Raster.of(layouts.void_mark(width_dots).picture())
