"""Start-up to the first painted frame, screen change and memory, each beside a bare QML window in the same run."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 5
CHANGES = 60

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
}
"""


def main() -> None:
    """Print the table."""
    found = {kind: [_child(kind) for _ in range(ROUNDS)] for kind in ("bare", "kiosk")}
    print(f"screens ({ROUNDS} starts each, {CHANGES} screen changes, software renderer, 1080x1920)")
    print(f"  {'':<34}{'kiosk':>10}{'bare QML':>10}{'ratio':>8}")
    for key, title in (
        ("first_frame_ms", "start to first painted frame, ms"),
        ("qml_ms", "  of it after imports, ms"),
        ("change_ms", "screen change to painted frame, ms"),
        ("rss_mb", "resident memory, MB"),
    ):
        kiosk, bare = (statistics.median(one[key] for one in found[kind]) for kind in ("kiosk", "bare"))
        print(f"  {title:<34}{kiosk:>10.1f}{bare:>10.1f}{kiosk / bare:>8.2f}")
    table = subprocess.run([sys.executable, "-m", "tests.ui.flow_table"], capture_output=True, text=True, check=True)
    print("flows, by touch through real screens; seconds of the terminal alone")
    print(table.stdout, end="")


def _child(kind: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.ui", kind, repr(time.time())],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(kind: str, began: float) -> dict[str, float]:
    """One start in this process."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQuick import QQuickWindow

    if kind == "kiosk":
        import kiosk.ui.window  # noqa: F401
    imported = time.time()
    app = QGuiApplication([])
    window, change = (_kiosk if kind == "kiosk" else _bare)()
    assert isinstance(window, QQuickWindow)

    def painted(act: Callable[[], None]) -> float:
        loop = QEventLoop()
        window.frameSwapped.connect(loop.quit)
        start = time.perf_counter()
        act()
        window.requestUpdate()
        loop.exec()
        window.frameSwapped.disconnect(loop.quit)
        return (time.perf_counter() - start) * 1000

    painted(lambda: None)
    first = time.time()
    changes = [painted(lambda n=n: change(n)) for n in range(CHANGES)]  # type: ignore[misc] # binds n
    rss = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6
    del app
    return {
        "first_frame_ms": (first - began) * 1000,
        "qml_ms": (first - imported) * 1000,
        "change_ms": statistics.median(changes),
        "rss_mb": rss,
    }


def _bare() -> tuple[object, Callable[[int], None]]:
    from PySide6.QtQml import QQmlApplicationEngine

    engine = QQmlApplicationEngine()
    engine.loadData(BARE)
    window = engine.rootObjects()[0]
    keep.append(engine)

    def change(number: int) -> None:
        window.setProperty("other", number % 2 == 0)

    return window, change


def _kiosk() -> tuple[object, Callable[[int], None]]:
    from kiosk.ui.shell import Shell
    from kiosk.ui.window import open_window
    from tests.visit import sample as given_

    shell = Shell(lambda *_: None, hospital="BỆNH VIỆN ĐA KHOA TỈNH")
    window = open_window(shell, mm_per_px=0.248, fullscreen=False)
    shell.start()
    keep.append(shell)
    states = (given_.CONFIRM, given_.PAYER, given_.CHOOSE_GROUP, given_.CHOICE)
    return window, lambda n: shell._enter(states[n % len(states)], ())


keep: list[object] = []

if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], float(sys.argv[2]))))
        sys.stdout.flush()
        os._exit(0)
    main()
