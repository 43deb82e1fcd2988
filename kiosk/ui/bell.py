"""Whether somebody was called to this terminal: on every screen until somebody was there."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.call import Call

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Bell(QObject):
    """Told from any thread, looked at on the screen's."""

    changed = Signal()
    _came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._call: Call | None = None
        self._came.connect(self._take)

    def tell(self, call: Call | None) -> None:
        """How the call stands; None when it is over."""
        self._came.emit(call)

    @Slot(object)
    def _take(self, call: Call | None) -> None:
        self._call = call
        self.changed.emit()

    @Property(bool, notify=changed)
    def called(self) -> bool:
        """A call is open."""
        return self._call is not None

    @Property(bool, notify=changed)
    def coming(self) -> bool:
        """Somebody is on the way."""
        return self._call is Call.COMING
