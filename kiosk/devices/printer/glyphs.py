"""Letters as dots. Glyphs are kept, texts are not: nothing of a patient stays behind."""

from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont

from kiosk.domain import assets

_HELD = "\u00a0"
_INK = 110  # of 255 grey: slightly heavier than half, thermal dots print thin


class Face(Enum):
    """The two bundled faces."""

    REGULAR = "NotoSans-Regular.ttf"
    BOLD = "NotoSans-Bold.ttf"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: its ink, where the ink lies from the pen on the baseline, and how far the pen moves, in dots."""

    mask: Image.Image | None
    left: int
    top: int
    advance: float


@cache
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(assets.font(face.value), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=2048)
def glyph(face: Face, size: int, character: str) -> Glyph:
    """One character of NFC text at a size in dots per em."""
    font = _font(face, size)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(character, anchor="ls"))
    advance = font.getlength(character)
    if right <= left or bottom <= top:
        return Glyph(None, 0, 0, advance)
    grey = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(grey).text((-left, -top), character, font=font, fill=255, anchor="ls")
    return Glyph(grey.point([0] * _INK + [255] * (256 - _INK), "1"), left, top, advance)


def width(face: Face, size: int, text: str) -> float:
    """How far the pen moves over a line of text, in dots."""
    return sum(glyph(face, size, character).advance for character in text)


def fitting_size(face: Face, text: str, room: int, largest: int, smallest: int) -> int:
    """The largest size at which a line fits into `room` dots, not below `smallest`."""
    at_largest = width(face, largest, text)
    size = largest if at_largest <= room else int(largest * room / at_largest)
    while size > smallest and width(face, size, text) > room:
        size -= 1
    return max(size, smallest)


def wrapped(face: Face, size: int, text: str, room: int) -> list[str]:
    """A text broken at blanks into lines that fit `room` dots. A word too long for a line is broken anywhere; words
    held together by blanks that do not break (U+00A0) are parted where they do not fit."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(face, size, longer) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _parted(face, size, word, room)
        lines.extend(full)
    return [*lines, line] if line else lines


def balanced(face: Face, size: int, text: str, room: int) -> list[str]:
    """As few lines as `wrapped` makes, of nearly equal length: no number left alone on the last one."""
    lines = wrapped(face, size, text, room)
    narrower = room
    while len(lines) > 1:
        narrower -= size // 2
        closer = wrapped(face, size, text, narrower)
        if narrower <= size or len(closer) > len(lines) or any(width(face, size, line) > room for line in closer):
            break
        lines = closer
    return lines


def _parted(face: Face, size: int, word: str, room: int) -> list[str]:
    if width(face, size, word) <= room:
        return [word]
    return wrapped(face, size, word.replace(_HELD, " "), room) if _HELD in word else _broken(face, size, word, room)


def _broken(face: Face, size: int, word: str, room: int) -> list[str]:
    parts = [""]
    used = 0.0
    for character in word:
        advance = glyph(face, size, character).advance
        if parts[-1] and used + advance > room:
            parts.append("")
            used = 0.0
        parts[-1] += character
        used += advance
    return parts
