"""The screens of a terminal that speaks: the button that reads aloud and the volume find their room on every screen."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.album import Album, settle
from tests.gallery import SAMPLES
from tests.ui.by_ear import Ears, touch
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.survey import area, buttons, crowding

MM_PER_PX = 0.248


@pytest.fixture(params=[PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def voiced(request: pytest.FixtureRequest, built: None, qtbot: QtBot) -> Iterator[Album]:
    """A terminal that speaks."""
    album = Album(request.param, speaker=Ears())
    yield album
    album.close()


@pytest.mark.parametrize("level", [0, 1])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_cut_where_the_terminal_speaks(voiced: Album, language: str, level: int) -> None:
    faults: dict[str, list[str]] = {}
    for sample in ("Welcome", "ChooseClinic", "StillThere", "OutOfService", "Registered-printed"):
        voiced.show(SAMPLES[sample], language, level)
        for tuned in (False, True):
            if tuned:
                touch(voiced, area(voiced.item("listen")).center().toPoint())
                settle()
                voiced.picture()
            found = crowding(voiced)
            found += [
                f"small {button.objectName()}"
                for button in buttons(voiced)
                if min(area(button).width(), area(button).height()) * MM_PER_PX < 20
            ]
            boxes = [(button.objectName(), area(button).adjusted(-10, -10, 10, 10)) for button in buttons(voiced)]
            found += [
                f"{name} is too near {other}"
                for index, (name, box) in enumerate(boxes)
                for other, there in boxes[index + 1 :]
                if box.intersects(there.adjusted(10, 10, -10, -10))
            ]
            if found:
                faults[f"{sample} {tuned}"] = found
    assert faults == {}


def test_the_volume_goes_with_its_screen(voiced: Album) -> None:
    voiced.show(SAMPLES["Confirm"])
    touch(voiced, area(voiced.item("listen")).center().toPoint())
    settle()
    assert voiced.item("louder")
    voiced.show(SAMPLES["StillThere"])
    with pytest.raises(LookupError):
        voiced.item("louder")
