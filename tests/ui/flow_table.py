"""The table of flows: touches, screens and seconds of each, as the scripts of `flows` walk them through real screens.

`python -m tests.ui.flow_table` prints it, with `--update` also into the guide. The seconds are the terminal's own: no
device, no hospital and no thinking.
"""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtQuick import QQuickItem

from kiosk.visit import states as s
from tests.album import Album, settle
from tests.ui.flows import FLOWS
from tests.ui.survey import area, buttons, words

GUIDE: Final = Path(__file__).parents[2] / "docs/guides/flows.md"
HEAD: Final = "| flow | touches | keys | screens | seconds |\n| --- | ---: | ---: | ---: | ---: |\n"
"""The table is the end of the guide."""


@dataclass(frozen=True, slots=True)
class Walked:
    """One flow, from the attract screen to the attract screen. What is typed counts as keys, not as touches."""

    name: str
    touches: int
    keys: int
    screens: int
    seconds: float


def walk(album: Album, name: str, between: Callable[[], None] = lambda: None) -> Walked:
    """Walk a flow by touching what its script names. Raises LookupError where that is not on the screen.

    `between` is done before each touch.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    album.shell.put(s.Welcome())
    settle()
    began, touches, keys = time.perf_counter(), 0, 0
    seen = [type(album.shell.state).__name__]
    for step in FLOWS[name]:
        if isinstance(step, str):
            settle()
            between()
            album.picture()
            button = next((one for one in buttons(album) if _says(one, step)), None)
            if button is None:
                raise LookupError(f"{name}: nothing says {step!r} on {type(album.shell.state).__name__}")
            typed = button.objectName().startswith(("key_", "digit_")) and button.objectName() != "key_done"
            QTest.mouseClick(album.window, Qt.MouseButton.LeftButton, pos=area(button).center().toPoint())
            touches, keys = touches + (not typed), keys + typed
        else:
            album.shell.handle(step)
        now = type(album.shell.state).__name__
        if now != seen[-1]:
            seen.append(now)
    settle()
    if not isinstance(album.shell.state, s.Welcome):
        raise LookupError(f"{name}: ends on {seen[-1]}")
    return Walked(name, touches, keys, len(seen), time.perf_counter() - began)


def _says(button: QQuickItem, wanted: str) -> bool:
    """By its words, or by what a mark that is no word is called."""
    written = (*words(button)[:1], str(button.property("called") or ""))
    return any(text.startswith(wanted) for text in written if text)


def row(found: Walked) -> str:
    """A line of the guide's table, without the seconds."""
    return f"| {found.name} | {found.touches} | {found.keys} | {found.screens} |"


def main() -> None:
    """Print the table; with `--update`, write it into the guide too."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication([])
    album = Album(follow=True)
    print(f"  {'flow':<62}{'touches':>8}{'keys':>6}{'screens':>9}{'seconds':>9}")
    rows = []
    for name in FLOWS:
        found = walk(album, name)
        print(f"  {found.name:<62}{found.touches:>8}{found.keys:>6}{found.screens:>9}{found.seconds:>9.2f}")
        rows.append(f"{row(found)} {found.seconds:.1f} |\n")
    album.close()
    if "--update" in sys.argv:
        text = GUIDE.read_text("utf-8")
        GUIDE.write_text(text[: text.index(HEAD) + len(HEAD)] + "".join(rows), "utf-8")
    del app


if __name__ == "__main__":
    main()
