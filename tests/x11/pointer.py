"""Starts an X server, opens the screens on it, and moves its pointer with xdotool. See `test_pointer`."""

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

SIZE = (1080, 1920)
FLOWS = ("what it costs", "the way, printed", "insured by printed code, paid by QR")
LONGEST_S = 10.0


@contextlib.contextmanager
def x_server() -> Iterator[str]:
    """A display of the panel's size. Ends with the block."""
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"],
        pass_fds=(theirs,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(theirs)
    try:
        with os.fdopen(ours) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


def main(out: Path) -> int:
    """Walk the flows. 0 where all came home."""
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        sys.stderr.write("Xvfb and xdotool are wanted\n")
        return 3
    with x_server() as display:
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
        return _walk(out)


def _walk(out: Path) -> int:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest

    from kiosk.visit import states as s
    from tests.album import Album, settle
    from tests.ui.flow_table import _says
    from tests.ui.flows import FLOWS as SCRIPTS
    from tests.ui.survey import area, buttons

    app = QGuiApplication([])
    album = Album(SIZE, follow=True)
    assert app.platformName() == "xcb"
    QTest.qWait(500)
    number = 0

    def picture(name: str) -> None:
        nonlocal number
        number += 1
        album.picture().save(str(out / f"{number:02}-{name}.png"))

    for flow in FLOWS:
        album.shell.put(s.Welcome())
        QTest.qWait(200)
        began = time.monotonic()
        touches = 0
        picture("Welcome")
        for step in SCRIPTS[flow]:
            before = album.shell.state
            if isinstance(step, str):
                settle()
                album.picture()
                button = next(one for one in buttons(album) if _says(one, step))
                middle = area(button).center().toPoint()
                spot = album.window.mapToGlobal(middle)
                tap = ["xdotool", "mousemove", str(spot.x()), str(spot.y()), "click", "1"]
                subprocess.run(tap, check=True, timeout=LONGEST_S)
                ends = time.monotonic() + LONGEST_S
                while album.shell.state is before and time.monotonic() < ends:
                    QTest.qWait(10)
                if album.shell.state is before:
                    sys.stderr.write(f"{flow}: touching {step!r} on {type(before).__name__} did nothing\n")
                    return 1
                touches += 1
            else:
                album.shell.handle(step)
            QTest.qWait(60)
            if type(album.shell.state) is not type(before):
                picture(type(album.shell.state).__name__)
        home = isinstance(album.shell.state, s.Welcome)
        sys.stdout.write(
            f"{flow}: {touches} touches, {time.monotonic() - began:.1f} s, {'came home' if home else 'lost'}\n"
        )
        if not home:
            return 1
    album.close()
    return 0


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    raise SystemExit(main(folder))
