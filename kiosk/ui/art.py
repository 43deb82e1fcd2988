"""Pictures of the screens: SVG files drawn in one palette, painted in the colours of the theme."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from kiosk.ui.assets import ASSETS

_SAFE = re.compile(r"[a-z_]+/[a-z_]+/[a-z0-9]+")
_COLOUR = re.compile(r"#[0-9a-f]{6}")

# What an illustration's colour becomes on a dark page. Icons have one colour, `#0e2233`, replaced by the one asked for.
_ON_DARK: Final[Mapping[str, str]] = {
    "#0e2233": "#dcecf7",
    "#004f7c": "#4aa9dd",
    "#ffffff": "#16303f",
    "#cfe6f3": "#1f4a63",
    "#e8f1f7": "#12283a",
    "#a9c3d4": "#6d8ea5",
}
_ON_BLACK: Final[Mapping[str, str]] = {
    "#0e2233": "#ffffff",
    "#004f7c": "#ffe14d",
    "#ffffff": "#000000",
    "#cfe6f3": "#262626",
    "#e8f1f7": "#101010",
    "#a9c3d4": "#bdbdbd",
}
_THEMES: Final[Mapping[str, Mapping[str, str]]] = {"light": {}, "dark": _ON_DARK, "contrast": _ON_BLACK}


class Art(QQuickImageProvider):
    """`image://art/icons/NAME/RRGGBB` and `image://art/illustrations/NAME/THEME`, at the size that is asked for.

    What was painted once is kept: a few hundred small icons (5 MB at most), and the drawings of the last screens
    (2.5 MB each: twenty-four of them were what made a terminal grow for weeks).
    """

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        self._nothing.fill(Qt.GlobalColor.transparent)
        self._icon = lru_cache(maxsize=400)(_paint)
        self._illustration = lru_cache(maxsize=6)(_paint)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: N802, N803, A002 - Qt's names
        """The picture, letterboxed into the size; an empty one where there is no such file."""
        if not _SAFE.fullmatch(id):
            return QImage()
        if requestedSize.width() == 1:
            # A picture asks before its layout has a room for it.
            return self._nothing
        kind, name, colour = id.split("/")
        paint = self._icon if kind == "icons" else self._illustration
        image = paint(kind, name, colour, requestedSize.width(), requestedSize.height())
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


def _paint(kind: str, name: str, colour: str, width: int, height: int) -> QImage:
    file = ASSETS / kind / f"{name}.svg"
    if not file.is_file():
        return QImage()
    swaps = {"#0e2233": f"#{colour}"} if kind == "icons" else _THEMES.get(colour, {})
    text = _COLOUR.sub(lambda found: swaps.get(found.group(), found.group()), file.read_text(encoding="utf-8"))
    renderer = QSvgRenderer(QByteArray(text.encode()))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    wanted = QSize(width, height) if width > 0 and height > 0 else renderer.defaultSize()
    image = QImage(wanted, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, wanted.width(), wanted.height()))
    painter.end()
    return image
