"""The screens on panels of other sizes than the one they are drawn for."""

import pytest
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from tests.album import Album
from tests.gallery import SAMPLES
from tests.ui.survey import area, buttons, crowding

# Inches, stage in pixels, mm a pixel.
PANELS = {
    "15.6 portrait": ((1080, 1920), 0.18),
    "15.6 landscape": ((1920, 1080), 0.18),
    "24 portrait 16:10": ((1200, 1920), 0.27),
    "27 landscape": ((1920, 1080), 0.3114),
    "32 portrait 4K": ((2160, 3840), 0.1845),
    "43 portrait": ((1080, 1920), 0.4958),
}


def near(found: list[QQuickItem], gap: float) -> list[str]:
    """Pairs of buttons that one finger may hit together."""
    boxes = [(one.objectName(), area(one)) for one in found]
    return [
        f"{name} near {other}"
        for index, (name, box) in enumerate(boxes)
        for other, its in boxes[index + 1 :]
        if box.adjusted(-gap, -gap, gap, gap).intersects(its)
    ]


@pytest.mark.parametrize("panel", PANELS)
def test_nothing_is_cut_and_nothing_too_small_on_any_panel(built: None, qtbot: QtBot, panel: str) -> None:
    size, mm_per_px = PANELS[panel]
    album = Album(size, mm_per_px)
    faults = {}
    for sample, state in SAMPLES.items():
        album.show(state, "vi", 1)
        found = crowding(album)
        found += [
            f"small {button.objectName()}"
            for button in buttons(album)
            if min(area(button).width(), area(button).height()) * mm_per_px < 20
        ]
        found += near(buttons(album), 3 / mm_per_px - 1)
        if found:
            faults[sample] = found
    album.close()
    assert faults == {}


def test_everything_on_a_tall_panel_stays_within_reach(built: None, qtbot: QtBot) -> None:
    # 43 inches upright, its lower edge 700 mm above the floor: what is touched stays below 1,220 mm (EN 301 549 §8.3).
    album = Album((1080, 1920), 0.4958, reach_mm=520)
    top = 1920 - 520 / 0.4958
    for sample, state in SAMPLES.items():
        album.show(state)
        assert crowding(album) == [], sample
        assert all(area(button).top() >= top for button in buttons(album)), sample
    album.close()
