"""What QML made and Python painted: nothing of it outlives its screen."""

import gc
import re
from pathlib import Path

from PySide6.QtQml import qmlEngine
from PySide6.QtQuick import QQuickPaintedItem

from kiosk.ui.plan_map import PlanMap
from kiosk.ui.portrait import PortraitPicture
from kiosk.ui.preview import CameraPreview
from kiosk.ui.qr_code import QrCode
from kiosk.visit.states import State
from tests.album import Album, settle
from tests.gallery import SAMPLES

RANGE = re.compile(r"[0-9a-f]+-[0-9a-f]+ ")
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


def script_heap() -> int:
    """Kilobytes that the screens' scripts hold, of every window in this process."""
    held, ours, found = 0, False, False
    for line in Path("/proc/self/smaps").read_text("ascii").splitlines():
        if RANGE.match(line):
            ours = "JSGCHeap" in line
            found |= ours
        elif ours and line.startswith("Rss:"):
            held += int(line.split()[1])
    assert found, "Qt names its script heap otherwise now"
    return held


def test_changing_screens_does_not_make_the_script_heap_grow(album: Album) -> None:
    def change(times: int) -> int:
        for _ in range(times):
            for sample in ("Thanked", "Declined"):
                album.shell.put(SAMPLES[sample])
                settle()
        engine = qmlEngine(album.window)
        assert engine is not None
        engine.collectGarbage()
        return script_heap()

    before = change(100)
    # What a Loader is given to begin with was kept for ever once: 200 bytes a change, 160 kB here.
    assert change(400) - before < 80
