"""What QML made and Python painted: nothing of it outlives its screen."""

import gc

from PySide6.QtQuick import QQuickPaintedItem
from shiboken6 import isValid

from kiosk.ui.plan_map import PlanMap
from kiosk.ui.portrait import PortraitPicture
from kiosk.ui.preview import CameraPreview
from kiosk.ui.qr_code import QrCode
from tests.album import Album, settle
from tests.gallery import SAMPLES

PAINTED = {PortraitPicture: "Confirm", QrCode: "Paying", PlanMap: "ShowWay", CameraPreview: "ShowCard"}


def painted(kind: type[QQuickPaintedItem]) -> list[QQuickPaintedItem]:
    return [thing for thing in gc.get_objects() if type(thing) is kind]


def test_a_photograph_a_payment_code_a_map_and_a_frame_go_with_their_screens(album: Album) -> None:
    for kind, sample in PAINTED.items():
        album.show(SAMPLES[next(name for name in SAMPLES if name.startswith(sample))])
        shown = [item for item in painted(kind) if isValid(item)]
        assert [bool(vars(item)) for item in shown] == [True], sample
        del shown
        album.shell.put(SAMPLES["Declined"])
        settle()
        gc.collect()
        assert [vars(item) for item in painted(kind) if vars(item)] == [], sample
