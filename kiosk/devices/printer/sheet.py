"""A strip of paper that grows downwards: lines of text, rules, frames, codes. Sizes in dots of an 80 mm printer."""

import logging
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from PIL import Image

from kiosk.devices import qr
from kiosk.devices.printer.glyphs import Face, balanced, fitting_size, glyph, width, wrapped
from kiosk.domain.text import clean
from kiosk.domain.together import together

log = logging.getLogger(__name__)

_NARROW = 480  # below this a printer is a 58 mm one
_LEAST_DOTS = 4  # a module; smaller ones do not survive thermal paper and a shaking hand
_QUIET = 4  # modules of white around a code (ISO/IEC 18004 §9.1)


class Align(Enum):
    """Where a line stands between the margins."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Style(NamedTuple):
    """How a paragraph is set; `most` is its lines at most."""

    face: Face
    size: int
    align: Align = Align.LEFT
    most: int = 99


class Column(NamedTuple):
    """A stretch of the paper's width: where it begins and how many dots it has."""

    x: int
    room: int


class Sheet:
    """Collects marks, then becomes one picture. Texts are cleaned here, whoever hands them in."""

    def __init__(self, dots: int) -> None:
        self.dots = dots
        self.scale = 1.0 if dots >= _NARROW else 0.78
        self.margin = 8
        self.y = 8
        self._marks: list[tuple[int, int, Image.Image | tuple[int, int], int]] = []

    @property
    def room(self) -> int:
        """Dots between the margins."""
        return self.dots - 2 * self.margin

    @property
    def whole(self) -> Column:
        """From margin to margin."""
        return Column(self.margin, self.room)

    def scaled(self, size: int) -> int:
        """A size of the 80 mm design on this paper."""
        return round(size * self.scale)

    def gap(self, height: int) -> None:
        """White."""
        self.y += self.scaled(height)

    def text(self, text: str, size: int, face: Face = Face.REGULAR, align: Align = Align.LEFT, most: int = 99) -> None:
        """A paragraph over the whole width, at most `most` lines."""
        self.y = self.paragraph(text, Style(face, size, align, most), self.whole, self.y)

    def paragraph(self, text: str, style: Style, column: Column, y: int) -> int:
        """A paragraph in a column; the y below it. What does not fit its lines ends in an ellipsis."""
        em = self.scaled(style.size)
        lines = wrapped(style.face, em, together(clean(text)), column.room)
        if len(lines) > style.most:
            lines = [*lines[: style.most - 1], _shortened(style.face, em, lines[style.most - 1], column.room)]
        for line in lines:
            y += round(em * 1.02)
            self._line(line, style.face, em, column, y, style.align)
            y += round(em * 0.28)
        return y

    def heading(self, text: str, sizes: Sequence[int]) -> None:
        """A few centred words in the first size that needs two lines at most, else in the last."""
        text = together(clean(text))
        for size in sizes:
            em = self.scaled(size)
            lines = balanced(Face.BOLD, em, text, self.room)
            if len(lines) <= 2:
                break
        for line in lines:
            self.text(line, size, Face.BOLD, Align.CENTRE)

    def headline(self, text: str, largest: int, room: int | None = None) -> None:
        """One line as large as the paper allows, capitals and digits without air above or below."""
        wanted = room or self.room
        text = clean(text)
        em = fitting_size(Face.BOLD, text, wanted, self.scaled(largest), self.scaled(40))
        if width(Face.BOLD, em, text) > wanted:
            self.text(text, 40, Face.BOLD, Align.CENTRE)
            return
        tall = any(glyph(Face.BOLD, em, character).top < -round(em * 0.73) for character in text)
        self.y += round(em * (1.02 if tall else 0.73))
        self._line(text, Face.BOLD, em, self.whole, self.y, Align.CENTRE)
        self.y += round(em * 0.02)

    def rule(self, thickness: int = 2) -> None:
        """A line across."""
        self._block(self.margin, self.y, self.room, thickness)
        self.y += thickness

    def banner(self, text: str, size: int) -> None:
        """White words on a black bar, centred, as wide as the words."""
        em = self.scaled(size)
        pad = round(em * 0.5)
        for line in wrapped(Face.BOLD, em, together(clean(text)), self.room - 2 * pad):
            span = round(width(Face.BOLD, em, line)) + 2 * pad
            x = (self.dots - span) // 2
            height = round(em * 1.42)
            self._block(x, self.y, span, height)
            self._line(line, Face.BOLD, em, Column(x, span), self.y + round(em * 1.07), Align.CENTRE, ink=0)
            self.y += height

    def pair(self, label: str, value: str, column: int) -> None:
        """A label in a left column and its value, larger, beside it."""
        left = self.scaled(column)
        baseline = self.y + round(self.scaled(32) * 1.02)
        self._line(clean(label), Face.REGULAR, self.scaled(25), self.whole, baseline)
        right = Column(self.margin + left, self.room - left)
        self.y = self.paragraph(value, Style(Face.BOLD, 32, most=3), right, self.y)

    def amount(self, text: str, amount: str, size: int, face: Face) -> None:
        """A text on the left and its amount on the right, at the height of the text's last line."""
        em = self.scaled(size)
        taken = round(width(face, em, amount))
        left = Column(self.margin, self.room - taken - em)
        self.y = self.paragraph(text, Style(face, size), left, self.y)
        baseline = self.y - round(em * 0.28)
        self._line(amount, face, em, self.whole, baseline, Align.RIGHT)

    def code(self, text: str, beside: Sequence[str]) -> Sequence[str]:
        """A QR code, at least four dots a module, and lines on its right; the lines for which there was no room."""
        modules = qr.matrix(clean(text))
        count = len(modules)
        dots = min(7, max(_LEAST_DOTS, round(self.scaled(190) / count)), self.room // (count + 2 * _QUIET))
        if dots < _LEAST_DOTS:
            log.warning("a code too large for the paper was left out")
            return beside
        picture = Image.new("1", (count, count))
        picture.putdata([module for row in modules for module in row])
        picture = picture.resize((count * dots, count * dots), Image.Resampling.NEAREST)
        quiet = _QUIET * dots
        x = max(self.margin, quiet)
        right = Column(x + count * dots + quiet, self.dots - self.margin - x - count * dots - quiet)
        alone = right.room < self.scaled(180)
        if alone:
            x = (self.dots - count * dots) // 2
        top = self.y + quiet
        self._marks.append((x, top, picture, 1))
        self.y = top + count * dots + quiet
        return beside if alone else self._stacked(beside, right, top, top + count * dots)

    def _stacked(self, lines: Sequence[str], column: Column, y: int, bottom: int) -> Sequence[str]:
        """Paragraphs one below the other as long as they end above `bottom`; those that do not."""
        style = Style(Face.REGULAR, 25)
        em = self.scaled(style.size)
        for number, line in enumerate(lines):
            if y + len(wrapped(style.face, em, together(clean(line)), column.room)) * round(em * 1.30) > bottom:
                return lines[number:]
            y = self.paragraph(line, style, column, y) + self.scaled(6)
        return ()

    def drawing(self, image: Image.Image) -> None:
        """A bitmap from margin to margin; set dots are ink."""
        self._marks.append((self.margin, self.y, image, 1))
        self.y += image.height

    def picture(self) -> Image.Image:
        """Everything as one bitmap; a set dot is ink."""
        image = Image.new("1", (self.dots, self.y))
        for x, y, mark, ink in self._marks:
            if isinstance(mark, Image.Image):
                image.paste(ink, (x, y), mark)
            else:
                image.paste(ink, (x, y, x + mark[0], y + mark[1]))
        return image

    def _block(self, x: int, y: int, across: int, down: int) -> None:
        self._marks.append((x, y, (across, down), 1))

    def _line(  # noqa: PLR0917 - one private setter of type, all of it needed
        self, text: str, face: Face, em: int, column: Column, baseline: int, align: Align = Align.LEFT, ink: int = 1
    ) -> None:
        pen = column.x + (column.room - width(face, em, text)) * align.value
        for character in text:
            drawn = glyph(face, em, character)
            if drawn.mask is not None:
                self._marks.append((round(pen) + drawn.left, baseline + drawn.top, drawn.mask, ink))
            pen += drawn.advance


def _shortened(face: Face, em: int, line: str, room: int) -> str:
    while line and width(face, em, f"{line}…") > room:
        line = line[:-1]
    return f"{line.rstrip()}…"
