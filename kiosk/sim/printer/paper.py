"""The roll: rows of dots as they leave the head, and the pieces that the knife makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

DOT_LINES_PER_MM = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """One paper that fell from the printer."""

    number: int
    picture: Image.Image = field(repr=False)
    file: Path | None
    inked_rows: int

    @property
    def millimetres(self) -> float:
        """Its length."""
        return self.picture.height / DOT_LINES_PER_MM


class Roll:
    """Paper behind, under and before the head. `width` in dots. Of very many pieces only the first `keep` are kept."""

    def __init__(self, width: int, out: Path | None, names: Sequence[str] = (), keep: int = 1_000_000) -> None:
        self.width = width
        self.fallen = 0
        self._most = keep
        self.pieces: list[Piece] = []
        self.inked_rows = 0
        self.used_rows = 0
        self._rows: list[bytes] = []
        self._out = out
        self._names = list(names)
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)

    def hanging(self) -> tuple[bytes, ...]:
        """The rows themselves."""
        return tuple(self._rows)

    @property
    def hanging_rows(self) -> int:
        """Rows that are printed or fed and not cut off."""
        return len(self._rows)

    @property
    def hanging_ink(self) -> int:
        """How many of them carry ink."""
        return sum(any(row) for row in self._rows)

    def burn(self, row: bytes) -> None:
        """One dot line: bits most significant first. Dots past the head's width are lost."""
        line = row[: self.width // 8].ljust(self.width // 8, b"\0")
        self._rows.append(line)
        self.used_rows += 1
        self.inked_rows += any(line)

    def feed(self, lines: int) -> None:
        """White paper."""
        for _ in range(lines):
            self.burn(b"")

    def write(self, text: str) -> None:
        """A line in the printer's own letters: legible, not beautiful."""
        line = Image.new("1", (self.width, 24))
        ImageDraw.Draw(line).text((0, 2), text, fill=1, font=ImageFont.load_default(18))
        packed = line.tobytes()
        for y in range(24):
            self.burn(packed[y * self.width // 8 : (y + 1) * self.width // 8])

    def cut(self) -> Piece | None:
        """The knife. Nothing falls where nothing hangs."""
        if not self._rows:
            return None
        inked = self.hanging_ink
        data = bytes(byte ^ 0xFF for row in self._rows for byte in row)
        picture = Image.frombytes("1", (self.width, len(self._rows)), data)
        self._rows.clear()
        self.fallen += 1
        piece = Piece(self.fallen, picture, self._keep(self.fallen, picture), inked)
        if len(self.pieces) < self._most:
            self.pieces.append(piece)
        return piece

    def _keep(self, number: int, picture: Image.Image) -> Path | None:
        if self._out is None:
            return None
        name = self._names[number - 1] if number <= len(self._names) else f"ticket-{number:03}"
        file = self._out / f"{name.removesuffix('.png')}.png"
        half = file.with_suffix(".part")
        picture.save(half, "PNG")
        half.replace(file)  # whoever watches the folder sees whole pictures only
        return file
