"""Opens the screens in the compositor that a terminal runs on, without a panel, and walks flows there.

`python -m tests.x11.wayland OUT` needs cage and Xwayland; `WLR_XWAYLAND` names another Xwayland. The compositor has no
pointer without hardware: touches are Qt's own, the surface, its size and its frames are the compositor's.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FLOWS = ("what it costs", "insured by printed code, paid by QR")
SIZE = (1280, 720)
"""Of the output that wlroots makes without hardware."""


def main(out: Path) -> int:
    """Start the compositor around the walk. 0 where all flows came home."""
    cage = shutil.which("cage")
    if cage is None:
        sys.stderr.write("cage is wanted\n")
        return 3
    # The compositor refuses to be run by somebody who could be root again.
    somebody = ["unshare", "--user", "--map-user=1000"] if os.getuid() == 0 else []
    with tempfile.TemporaryDirectory() as folder:
        headless = {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
        ours = {"QT_QPA_PLATFORM": "wayland", "QT_QUICK_BACKEND": "software", "XDG_RUNTIME_DIR": folder}
        done = subprocess.run(
            [*somebody, cage, "--", sys.executable, "-m", "tests.x11.wayland", "--inside", str(out)],
            env={**os.environ, **headless, **ours}, capture_output=True, text=True, check=False, timeout=240,
        )  # fmt: skip
    sys.stdout.write(done.stdout)
    came = done.stdout.count("came home")
    if came < len(FLOWS):
        sys.stderr.write(done.stderr[-2000:])
    return 0 if came == len(FLOWS) else 1


def inside(out: Path) -> None:
    """Walk on the compositor's own surface."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest

    from tests.album import Album, settle
    from tests.ui.flow_table import walk

    app = QGuiApplication([])
    assert app.platformName() == "wayland"
    album = Album(SIZE, follow=True)
    album.window.showFullScreen()
    assert QTest.qWaitForWindowExposed(album.window, 10_000)
    QTest.qWait(300)
    frames = 0

    def painted() -> None:
        nonlocal frames
        frames += 1

    album.window.frameSwapped.connect(painted)
    assert (album.window.width(), album.window.height()) == SIZE
    number = 0

    def picture() -> None:
        nonlocal number
        number += 1
        album.picture().save(str(out / f"{number:02}-{type(album.shell.state).__name__}.png"))

    for name in FLOWS:
        found = walk(album, name, picture)
        QTest.qWait(100)
        sys.stdout.write(f"{name}: {found.touches} touches, {frames} frames, came home\n")
        assert frames > 0
    sys.stdout.flush()
    album.close()
    settle()


if __name__ == "__main__":
    folder = Path(sys.argv[-1])
    folder.mkdir(parents=True, exist_ok=True)
    if "--inside" in sys.argv:
        inside(folder)
    else:
        raise SystemExit(main(folder))
