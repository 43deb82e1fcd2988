"""The pictures of the guides and of the README, taken anew: `./dev pictures`."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from kiosk.devices.printer.raster import render
from tests.album import Album
from tests.gallery import SAMPLES, TICKET
from tests.gallery_staff import STAFF
from tests.pictured import BACK_ROOM, HERE, PATIENTS
from tests.staff_album import StaffAlbum

WIDE, NARROW = 540, 360
MARGIN = 24
_TICKET: Final = replace(
    TICKET,
    coverage="BHYT – đã xác minh",
    notes=("Đúng nơi đăng ký khám chữa bệnh ban đầu (tạm tính)", "Đi thẳng, rẽ phải"),
)


def main(out: Path = HERE) -> int:
    """Write them. How many."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    app = QGuiApplication.instance() or QGuiApplication([])
    out.mkdir(parents=True, exist_ok=True)
    album = Album()
    for name, sample in PATIENTS.items():
        album.show(SAMPLES[sample])
        _keep(album.picture(), WIDE, out / f"{name}.png")
    album.close()
    room = StaffAlbum()
    for name, sample in BACK_ROOM.items():
        room.show(STAFF[sample])
        _keep(room.picture(), NARROW, out / f"{name}.png")
    room.close()
    _keep(_with_margin(QImage.fromData(render(_TICKET).png())), 0, out / "ticket.png")
    del app
    return len(PATIENTS) + len(BACK_ROOM) + 1


def _keep(picture: QImage, width: int, file: Path) -> None:
    smooth = Qt.TransformationMode.SmoothTransformation
    small = picture.scaledToWidth(width, smooth) if width else picture.convertToFormat(QImage.Format.Format_Mono)
    # No alpha; the strongest compression.
    (small.convertToFormat(QImage.Format.Format_RGB888) if width else small).save(str(file), quality=0)


def _with_margin(paper: QImage) -> QImage:
    """As the paper is: wider than what is printed on it."""
    whole = QImage(paper.width() + 2 * MARGIN, paper.height() + 2 * MARGIN, QImage.Format.Format_RGB888)
    whole.fill(Qt.GlobalColor.white)
    painter = QPainter(whole)
    painter.drawImage(MARGIN, MARGIN, paper)
    painter.end()
    return whole


if __name__ == "__main__":
    import sys

    main(*map(Path, sys.argv[1:2]))
