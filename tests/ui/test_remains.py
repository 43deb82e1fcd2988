"""What QML made and Python painted: nothing of it outlives its screen."""

import gc

from PySide6.QtQuick import QQuickPaintedItem

from kiosk.ui.plan_map import PlanMap
from kiosk.ui.portrait import PortraitPicture
from kiosk.ui.preview import CameraPreview
from kiosk.ui.qr_code import QrCode
from kiosk.visit.states import State
from tests.album import Album, settle
from tests.gallery import SAMPLES

PAINTED = {PortraitPicture: "Consent-chip", QrCode: "Paying", PlanMap: "ShowWay", CameraPreview: "ShowCard"}


def held(kind: type[QQuickPaintedItem]) -> dict[int, dict[str, object]]:
    """What the items of one type hold, empty ones left out; other tests' windows may have some of their own."""
    return {id(thing): vars(thing) for thing in gc.get_objects() if type(thing) is kind and vars(thing)}


def leave(album: Album, state: State) -> None:
    """Let another screen take the place of what is shown."""
    album.shell.put(state)
    settle()
    gc.collect()


def test_a_photograph_a_payment_code_a_map_and_a_frame_go_with_their_screens(album: Album) -> None:
    for kind, sample in PAINTED.items():
        leave(album, SAMPLES["Declined"])
        elsewhere = held(kind).keys()
        album.show(SAMPLES[next(name for name in SAMPLES if name.startswith(sample))])
        assert len(held(kind).keys() - elsewhere) == 1, sample
        leave(album, SAMPLES["Declined"])
        assert held(kind).keys() == elsewhere, sample
