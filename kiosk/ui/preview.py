"""What the camera sees, on the attract screen only."""

from PySide6.QtCore import Property, QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.ui.remains import forget_after

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Frames(QObject):
    """The newest frame of the camera. Fed from any thread, looked at on the screen's."""

    changed = Signal()
    _came = Signal(QImage)

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._watchers = 0
        self._came.connect(self._take)

    def set_frame(self, width: int, height: int, grey: bytes) -> None:
        """One byte a pixel, row by row; a frame nobody watches is dropped. Raises ValueError for a wrong length."""
        if len(grey) != width * height:
            raise ValueError("a grey frame has one byte for each pixel")
        if self._watchers and width and height:
            self._came.emit(QImage(grey, width, height, width, QImage.Format.Format_Grayscale8).copy())

    def watch(self, *, watched: bool) -> None:
        """A preview opened or closed; with either the frame that was there is gone."""
        self._watchers += 1 if watched else -1
        self._image = QImage()
        self.changed.emit()

    @Slot(QImage)
    def _take(self, image: QImage) -> None:
        if self._watchers:
            self._image = image
            self.changed.emit()

    @property
    def image(self) -> QImage:
        """The newest frame, or a null image."""
        return self._image

    @Property(bool, notify=changed)
    def seen(self) -> bool:
        """Whether there is a frame to show."""
        return not self._image.isNull()


@QmlElement
class CameraPreview(QQuickPaintedItem):
    """Mirrored, filling the item with rounded corners. Forgets the frame when it is hidden or gone."""

    frames_changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        forget_after(self)
        self._frames: Frames | None = None

    @Property(Frames, notify=frames_changed)
    def frames(self) -> Frames | None:
        """Where the frames come from."""
        return self._frames

    @frames.setter  # type: ignore[no-redef]  # Qt's way to name a setter
    def frames(self, frames: Frames | None) -> None:
        if frames is self._frames:
            return
        if self._frames is not None:
            self._frames.changed.disconnect(self.update)
            self._frames.watch(watched=False)
        self._frames = frames
        if frames is not None:
            frames.changed.connect(self.update)
            frames.watch(watched=True)
        self.frames_changed.emit()

    def paint(self, painter: QPainter) -> None:
        """Qt asks for the picture."""
        if self._frames is None or self._frames.image.isNull():
            return
        image = self._frames.image
        area = QRectF(0, 0, self.width(), self.height())
        shown = QSize(image.size()).scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(QPointF(0, 0), shown.toSizeF())
        target.moveCenter(area.center())
        clip = QPainterPath()
        clip.addRoundedRect(area, 20, 20)
        painter.setClipPath(clip)
        painter.fillRect(area, QColor("black"))
        painter.translate(self.width(), 0)
        painter.scale(-1, 1)
        painter.drawImage(target, image)
