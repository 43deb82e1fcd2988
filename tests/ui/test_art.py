"""Drawings in the colours of every theme."""

from array import array

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from kiosk.ui.art import Art

BAND = QColor("#ffe9b0").rgba()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("name", ["card_number", "card_bhyt", "card_name", "paper"])
def test_what_is_to_be_typed_stands_dark_on_its_bright_band(name: str, theme: str) -> None:
    image = Art().requestImage(f"illustrations/{name}/{theme}", QSize(), QSize(800, 500))
    pixels = array("I", bytes(image.constBits()))
    rows = [pixels[y * 800 : (y + 1) * 800] for y in range(500)]
    wide = [row for row in rows if row.count(BAND) > 120]
    assert len(wide) > 30
    # Between the first and the last of the band there is nothing but what is written on it.
    written = [c for row in wide for c in row[row.index(BAND) : 800 - row[::-1].index(BAND)] if c != BAND]
    assert sum(QColor.fromRgb(c).lightness() < 60 for c in written) > 400
