"""The book of screenshots: every sample in both languages, both letter sizes, each theme and both orientations."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from tests.album import Album
from tests.gallery import SAMPLES
from tests.gallery_staff import STAFF
from tests.staff_album import StaffAlbum

LANGUAGES: Final = ("vi", "en")
READINGS: Final = {"plain": (0, "light"), "larger": (1, "light"), "contrast": (2, "light"), "dark": (0, "dark")}
SIZES: Final = {"portrait": (1080, 1920), "landscape": (1920, 1080)}
_ACROSS: Final = 8


def main(out: Path, only: str = "") -> int:
    """Write `out/SIZE/LANGUAGE-LEVEL/SAMPLE.png` and a contact sheet of each set. The number of pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    app = QGuiApplication.instance() or QGuiApplication([])
    count = 0
    for name, size in SIZES.items():
        if only and not only.startswith(name):
            continue
        album = Album(size)
        for language in LANGUAGES:
            for reading, (level, theme) in READINGS.items():
                label = f"{name}-{language}-{reading}"
                if label.startswith(only):
                    album.window.setProperty("theme", theme)
                    count += _set(album, out / label, language, level)
        album.close()
        count += _back_room(out, name, size, only)
    del app
    return count


def _back_room(out: Path, name: str, size: tuple[int, int], only: str) -> int:
    """Staff mode and the set-up."""
    album = StaffAlbum(size)
    count = 0
    for language in LANGUAGES:
        for reading, (level, theme) in READINGS.items():
            label = f"{name}-{language}-{reading}-staff"
            if label.startswith(only):
                album.window.setProperty("theme", theme)
                count += _set(album, out / label, language, level)
    album.close()
    return count


def _set(album: Album | StaffAlbum, folder: Path, language: str, level: int) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    small: dict[str, QImage] = {}
    samples: Mapping[str, Any] = SAMPLES if isinstance(album, Album) else STAFF
    for sample, state in samples.items():
        album.show(state, language, level)
        picture = album.picture()
        picture.save(str(folder / f"{sample}.png"))
        small[sample] = picture.scaledToWidth(picture.width() // 4, Qt.TransformationMode.SmoothTransformation)
    _sheet(small).save(str(folder.parent / f"{folder.name}.png"))
    return len(small)


def _sheet(small: dict[str, QImage]) -> QImage:
    first = next(iter(small.values()))
    width, height, label = first.width() + 12, first.height() + 34, 22
    rows = -(-len(small) // _ACROSS)
    sheet = QImage(width * _ACROSS, height * rows, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#808890"))
    painter = QPainter(sheet)
    font = QFont("Noto Sans")
    font.setPixelSize(16)
    painter.setFont(font)
    for index, (sample, picture) in enumerate(small.items()):
        x, y = index % _ACROSS * width + 6, index // _ACROSS * height
        painter.drawText(QRect(x, y, first.width(), label), Qt.AlignmentFlag.AlignLeft, sample)
        painter.drawImage(x, y + label + 4, picture)
    painter.end()
    return sheet


if __name__ == "__main__":
    import sys

    main(Path(sys.argv[1]), *sys.argv[2:3])
