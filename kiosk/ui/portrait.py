"""The picture that a chip holds."""

from PySide6.QtCore import Property, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.ui.remains import forget_after

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PortraitPicture(QQuickPaintedItem):
    """A face with rounded corners, whole, as large as fits."""

    image_changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        forget_after(self)
        self._image = QImage()

    @Property(QImage, notify=image_changed)
    def image(self) -> QImage:
        """What is painted."""
        return self._image

    @image.setter  # type: ignore[no-redef]  # Qt's way to name a setter
    def image(self, image: QImage) -> None:
        self._image = image
        self.image_changed.emit()
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Qt asks for the picture."""
        if self._image.isNull():
            return
        room = QSizeF(self.width(), self.height())
        size = QSizeF(self._image.size()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF((room.width() - size.width()) / 2, (room.height() - size.height()) / 2, *size.toTuple())
        clip = QPainterPath()
        clip.addRoundedRect(target, 16, 16)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(clip)
        painter.drawImage(target, self._image)
