"""Drawings in the colours of every theme."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from kiosk.ui.art import Art

BAND = QColor("#ffe9b0")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("name", ["card_number", "card_bhyt", "card_name", "paper"])
def test_what_is_to_be_typed_stands_dark_on_its_bright_band(name: str, theme: str) -> None:
    image = Art().requestImage(f"illustrations/{name}/{theme}", QSize(), QSize(400, 250))
    rows = [[image.pixelColor(x, y) for x in range(400)] for y in range(250)]
    wide = [row for row in rows if row.count(BAND) > 60]
    assert len(wide) > 14
    # Between the first and the last of the band there is nothing but what is written on it.
    written = [c for row in wide for c in row[row.index(BAND) : len(row) - row[::-1].index(BAND)] if c != BAND]
    assert sum(c.lightness() < 60 for c in written) > 90
