"""The first start on a real X server: every button touched by its pointer, the outline of the card dragged by it.

`python -m tests.x11.first_start OUT` needs Xvfb and xdotool. See `test_pointer`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.x11.pointer import x_server

CARD_PX = 300


class Waits:
    """What a stand asks of pytest-qt."""

    def waitUntil(self, so: Callable[[], bool], timeout: int = 60_000) -> None:  # noqa: N802 - as pytest-qt has it
        """Turn the loop until it is so."""
        from PySide6.QtTest import QTest

        ends = time.monotonic() + timeout / 1000
        while not so():
            if time.monotonic() > ends:
                raise TimeoutError("it never came")
            QTest.qWait(10)


def point(*command: object) -> None:
    """One thing that a pointer does."""
    subprocess.run(["xdotool", *map(str, command)], check=True, timeout=20)


def main(out: Path) -> int:
    """From an empty folder to a configuration. 0 where it stands."""
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        sys.stderr.write("Xvfb and xdotool are wanted\n")
        return 3
    with x_server() as display, tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
        return walk(out, Path(folder))


def walk(out: Path, folder: Path) -> int:
    """The touches."""
    from PySide6.QtGui import QGuiApplication

    from kiosk.app.config import read_settings
    from kiosk.staff import setup_states as u
    from kiosk.ui.window import find_item
    from tests.app.setup.world import Plugged, Stand, begun, new_terminal
    from tests.secured import secured
    from tests.ui.survey import area

    app = QGuiApplication([])
    assert app.platformName() == "xcb"

    class Pointed(Stand):
        """By the pointer of the server."""

        def touch(self, *names: str) -> None:
            for name in names:
                self.qtbot.waitUntil(lambda name=name: self._touchable(name), timeout=20_000)  # type: ignore[misc]
                before = self.newcomer.room._moment.number, self.typed()
                point("mousemove", *self.place(name), "click", 1)
                self.qtbot.waitUntil(lambda: (self.newcomer.room._moment.number, self.typed()) != before)  # noqa: B023
                self.touches += 1

        def place(self, name: str) -> tuple[int, int]:
            """On the screen."""
            item = find_item(self.newcomer.window, name)
            assert item is not None
            spot = self.newcomer.window.mapToGlobal(area(item).center().toPoint())
            return spot.x(), spot.y()

        def typed(self) -> str:
            """What stands on the pad or in the field."""
            shown: list[Any] = [find_item(self.newcomer.window, "typed")]
            return str([item.property("text") for item in shown if item is not None])

        def picture(self, number: int) -> None:
            """As the panel shows it."""
            name = type(self.state).__name__
            self.newcomer.window.grabWindow().save(str(out / f"setup-{number}-{name}.png"))

    began = time.monotonic()
    config = folder / "etc/kiosk.toml"
    with secured(folder / "backend") as house, new_terminal(Waits(), begun(config), Plugged()) as stand:  # type: ignore[arg-type] # all that is asked of it
        hand = Pointed(Waits(), stand.newcomer, stand.done)  # type: ignore[arg-type] # as above
        hand.touch("way_vi")
        hand.comes(u.Measuring)
        hand.qtbot.waitUntil(lambda: find_item(hand.newcomer.window, "handle") is not None)
        outline = find_item(hand.newcomer.window, "outline")
        assert outline is not None
        x, y = hand.place("handle")
        # A window on a desk is smaller than the panel that it stands for.
        by = round((CARD_PX - outline.width()) * hand.newcomer.window.width() / 1080)
        point("mousemove", x, y, "mousedown", 1, "mousemove", x + by // 2, y, "mousemove", x + by, y, "mouseup", 1)
        hand.qtbot.waitUntil(lambda: abs(outline.width() - CARD_PX) <= 2)
        hand.picture(1)
        hand.touch("measured")
        hand.comes(u.AskAddress)
        hand.picture(2)
        hand.types(house.host)
        hand.comes(u.SureAuthority)
        hand.picture(3)
        hand.touch("way_same")
        hand.comes(u.AskNewCode)
        hand.types(house.code())
        hand.comes(u.DevicesShown)
        hand.picture(4)
        hand.touch("way_go", "way_later")
        hand.comes(u.Review)
        hand.picture(5)
        hand.touch("way_go")
        hand.comes(u.Ready)
        hand.picture(6)
        hand.touch("way_go")
        sys.stdout.write(f"set up by {hand.touches} touches in {time.monotonic() - began:.1f} s\n")
    settings = read_settings(config)
    assert abs(settings.kiosk.mm_per_px - 85.6 / CARD_PX) < 0.002, settings.kiosk.mm_per_px
    return 0 if settings.kiosk.id == "sanh-a-01" else 1


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    raise SystemExit(main(place))
