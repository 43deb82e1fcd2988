"""Start-up, screen change, touch feedback and memory, each beside a bare QML window in the same run.

A change is told until the new screen is painted; feedback from the pressed event until the frame that shows it. Every
screen of the gallery is opened and every button on it pressed. The processor's own time stands beside the clock's: on
a machine that does other things too, the clock tells how long this one waited for its turn.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROUNDS = 5
CHANGES = 60

Found = dict[str, float | str]
Took = tuple[float, float, str]
Screen = tuple[str, Callable[[], object]]
Opened = tuple[object, list[Screen], Callable[[], list[tuple[str, Any]]]]

BARE = b"""
import QtQuick
import QtQuick.Window
Window {
    id: root
    width: 1080; height: 1920; visible: true
    property bool other: false
    Loader { anchors.fill: parent; sourceComponent: root.other ? two : one }
    Component { id: one; Rectangle { color: "white"; Text { text: "mot"; font.pixelSize: 60 } } }
    Component { id: two; Rectangle { color: "white"; Text { text: "hai"; font.pixelSize: 60 } } }
    Rectangle {
        y: 900; width: 500; height: 200; color: finger.pressed ? "black" : "gray"
        MouseArea { id: finger; anchors.fill: parent }
    }
}
"""


def main() -> None:
    """Print the table."""
    found = {kind: [_child(kind) for _ in range(ROUNDS)] for kind in ("bare", "kiosk")}
    print(f"screens ({ROUNDS} starts each, software renderer, 1080x1920)")
    print(f"  {'':<42}{'kiosk':>10}{'bare QML':>10}{'ratio':>8}")
    for key, title in (
        ("first_frame_ms", "start to first painted frame, ms"),
        ("qml_ms", "  of it after imports, ms"),
        ("change_p50_ms", "screen change to painted frame, p50, ms"),
        ("change_p95_ms", "  p95"),
        ("change_max_ms", "  longest"),
        ("change_cpu_max_ms", "  most of the processor's time"),
        ("touch_p50_ms", "pressed to the frame that shows it, p50, ms"),
        ("touch_p95_ms", "  p95"),
        ("touch_max_ms", "  longest"),
        ("touch_cpu_max_ms", "  most of the processor's time"),
        ("rss_mb", "resident memory, MB"),
    ):
        kiosk, bare = (statistics.median(float(one[key]) for one in found[kind]) for kind in ("kiosk", "bare"))
        print(f"  {title:<42}{kiosk:>10.1f}{bare:>10.1f}{kiosk / bare:>8.2f}")
    last = found["kiosk"][-1]
    print(f"  {last['changes']} changes and {last['touches']} touches a start; the longest change was to "
          f"{last['slowest_change']}, the longest feedback on {last['slowest_touch']}")  # fmt: skip
    table = subprocess.run([sys.executable, "-m", "tests.ui.flow_table"], capture_output=True, text=True, check=True)
    print("flows, by touch through real screens; seconds of the terminal alone")
    print(table.stdout, end="")


def _child(kind: str) -> Found:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.ui", kind, repr(time.time())],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
    )
    found: Found = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(kind: str, began: float) -> Found:
    """One start in this process."""
    from PySide6.QtCore import QEventLoop, QPoint, Qt
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQuick import QQuickWindow
    from PySide6.QtTest import QTest

    if kind == "kiosk":
        import kiosk.ui.window  # noqa: F401
    imported = time.time()
    app = QGuiApplication([])
    window, screens, places = (_kiosk if kind == "kiosk" else _bare)()
    assert isinstance(window, QQuickWindow)

    def painted(act: Callable[[], object]) -> tuple[float, float]:
        """Milliseconds until the first frame after the act begins, even one painted within it; and of the processor."""
        loop = QEventLoop()
        frames: list[tuple[float, float]] = []

        def swapped() -> None:
            frames.append((time.perf_counter(), time.process_time()))
            loop.quit()

        window.frameSwapped.connect(swapped)
        start, used = time.perf_counter(), time.process_time()
        act()
        if not frames:
            window.update()
            loop.exec()
        window.frameSwapped.disconnect(swapped)
        return (frames[0][0] - start) * 1000, (frames[0][1] - used) * 1000

    painted(lambda: None)
    first = time.time()
    changes: list[Took] = []
    touches: list[Took] = []
    for name, change in screens:
        changes.append((*painted(change), name))
        # A layout that comes to rest in a second frame is no feedback.
        painted(lambda: None)
        for button, place in places():
            pressed = painted(partial(QTest.mousePress, window, Qt.MouseButton.LeftButton, pos=place))
            touches.append((*pressed, f"{name}.{button}"))
            # Lifted elsewhere: nothing is chosen.
            painted(lambda: QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(1, 1)))
    rss = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6
    del app
    return {
        "first_frame_ms": (first - began) * 1000,
        "qml_ms": (first - imported) * 1000,
        **_spread("change", changes),
        **_spread("touch", touches),
        "changes": len(changes),
        "touches": len(touches),
        "slowest_change": max(changes)[2],
        "slowest_touch": max(touches)[2],
        "rss_mb": rss,
    }


def _spread(what: str, found: list[Took]) -> Found:
    times = sorted(ms for ms, _, _ in found)
    return {
        f"{what}_p50_ms": statistics.median(times),
        f"{what}_p95_ms": times[int(len(times) * 0.95)],
        f"{what}_max_ms": times[-1],
        f"{what}_cpu_max_ms": max(used for _, used, _ in found),
    }


def _bare() -> Opened:
    from PySide6.QtCore import QPoint
    from PySide6.QtQml import QQmlApplicationEngine

    engine = QQmlApplicationEngine()
    engine.loadData(BARE)
    window = engine.rootObjects()[0]
    keep.append(engine)
    screens: list[Screen] = [
        (str(number), partial(window.setProperty, "other", number % 2 == 0)) for number in range(CHANGES)
    ]
    return window, screens, lambda: [("one", QPoint(200, 1000))]


def _kiosk() -> Opened:
    from tests.album import Album
    from tests.gallery import SAMPLES
    from tests.ui.survey import area, buttons

    album = Album()
    keep.append(album)
    screens: list[Screen] = [(name, lambda s=state: album.shell.put(s)) for name, state in SAMPLES.items()]  # type: ignore[misc] # binds s
    return (
        album.window,
        screens,
        lambda: [(one.objectName(), area(one).center().toPoint()) for one in buttons(album) if one.isEnabled()],
    )


keep: list[object] = []

if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], float(sys.argv[2]))))
        sys.stdout.flush()
        os._exit(0)
    main()
