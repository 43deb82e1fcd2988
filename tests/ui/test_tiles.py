"""Screens of tiles: they fill their room, whatever the panel's shape, and turn over only where they must."""

import pytest
from PySide6.QtQuick import QQuickItem

from tests.album import Album, visible_items
from tests.gallery import SAMPLES
from tests.ui.conftest import LANDSCAPE, PORTRAIT, Open
from tests.ui.survey import area, buttons

OF_TILES = tuple(
    sample
    for sample in SAMPLES
    if sample.partition("-")[0] in ("ChooseArea", "ChooseClaim", "ChooseClinic", "ChooseDeposit", "ChooseForSlip",
                                    "ChooseGroup", "ChoosePaper", "ChooseRelation", "ChooseRoom", "ChooseSex",
                                    "ChooseService", "LookUp")
)  # fmt: skip


def tiles(album: Album) -> list[QQuickItem]:
    """The tiles that are shown."""
    return [button for button in buttons(album) if button.property("upright") is not None]


def foot(album: Album) -> float:
    """How far the lowest thing of the screen, a tile or a drawing, ends above the screen's own foot."""
    shown = album.window.property("shown")
    assert isinstance(shown, QQuickItem)
    drawn = visible_items(shown, lambda item: item.inherits("QQuickImage") and item.property("fits") is True)
    lowest = max(area(item).bottom() for item in (*tiles(album), *drawn))
    return area(shown).bottom() - lowest


@pytest.mark.parametrize("sample", OF_TILES)
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_tiles_leave_no_empty_strip_below(album_of: Open, size: tuple[int, int], sample: str) -> None:
    album = album_of(size)
    album.show(SAMPLES[sample])
    # A drawing stands with some air around it; tiles alone end where the screen ends.
    assert foot(album) <= (260 if size == PORTRAIT else 2)


def test_tiles_of_one_screen_are_alike(album_of: Open) -> None:
    for size in (PORTRAIT, LANDSCAPE):
        album = album_of(size)
        for sample in OF_TILES:
            album.show(SAMPLES[sample])
            if size == LANDSCAPE or not sample.startswith("ChooseService"):
                rest = [tile for tile in tiles(album) if not tile.property("recommended")]
                heights = [tile.height() for tile in rest]
                # What is left over of a division is one pixel.
                assert max(heights) - min(heights) <= 1, sample
                assert len({tile.width() for tile in rest}) == 1, sample


def test_what_was_turned_away_by_large_letters_comes_back_with_small_ones(album_of: Open) -> None:
    album = album_of(LANDSCAPE)
    album.show(SAMPLES["ChooseClinic"], "vi", 1)
    assert album.item("more").isVisible()
    album.show(SAMPLES["ChooseClinic"], "vi", 0)
    names = {button.objectName() for button in buttons(album)}
    assert "more" not in names
    assert len([name for name in names if name.startswith("clinic_")]) == 6
