"""Where the buttons of the set-up's screens stand on a panel: runs inside the machine, by the terminal's own Python.

    python -I places.py WIDTH HEIGHT MILLIMETRES

The screens are the package's own, laid out off screen at the panel's size; MILLIMETRES is what the set-up takes a pixel
for before it is measured. Prints {SCREEN: {BUTTON: [x, y]}}; the set-up itself is not asked.
"""

import json
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.staff import setup_states as u
from kiosk.ui.backroom.room import Room
from kiosk.ui.backroom.window import BackRoom

IN = u.Answers(
    "vi", 0.25, "https://localhost:8443", "sanh-a-02", "Sảnh B", "BỆNH VIỆN ĐA KHOA TỈNH", pin="274913", turns=True
)
WALK = (
    u.Tongue(turns=True),
    u.Upright(IN),
    u.Measuring(IN),
    u.AskAddress(IN),
    u.SureAuthority(IN, "ab" * 32),
    u.AskNewCode(IN, "ab" * 32),
    u.DevicesShown(IN),
    u.AskOwnPin(IN),
    u.RepeatPin(IN, "274913"),
    u.Review(IN),
    u.Ready(IN),
)


def main(width: int, height: int, guessed: float) -> int:
    """0 when it is printed."""
    app = QGuiApplication([])
    room = Room(lambda *_: None)
    screens = BackRoom(room, mm_per_px=guessed, full_screen=False, size=(width, height))
    found = {}
    for state in WALK:
        if isinstance(state, u.AskAddress):
            # From the measuring on a millimetre is what was measured: the outline as it begins.
            screens.window.setProperty("mmPerPx", round(85.6 / round(85.6 / guessed), 4))
        room.enter(state)
        for _ in range(3):
            screens.window.grabWindow()
            QCoreApplication.processEvents()
        found[type(state).__name__] = places(screens.window)
    sys.stdout.write(json.dumps(found) + "\n")
    del app
    return 0


def places(window: QQuickWindow) -> dict[str, tuple[int, int]]:
    """The middle of everything that has a name."""
    named = {}
    waiting = [window.contentItem()]
    while waiting:
        item = waiting.pop()
        waiting += [child for child in item.childItems() if child.isVisible()]
        if item.objectName() and item.isEnabled():
            middle = item.mapToScene(item.boundingRect().center())
            named[item.objectName()] = (round(middle.x()), round(middle.y()))
    return named


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
