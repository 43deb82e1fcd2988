"""How somebody works by ear: whether at all, how loud, and whether the screen is dark meanwhile."""

from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui import guide_words as words
from kiosk.ui.teller import Says, Teller, own

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

STEPS: Final = 5
USUAL: Final = 3


@QmlElement
class Hearing(QObject):
    """All of it ends with the visit."""

    changed = Signal()

    def __init__(self, parent: QObject, speaker: Says, *, headset: bool) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._teller = Teller(speaker, headset=headset)
        self._led = False
        self._blank = False
        self._volume = USUAL

    def cornered(self) -> bool:
        """Whether the four quarters of the screen are keys."""
        return False

    @Property(bool, notify=changed)
    def corners(self) -> bool:
        """Whether the four quarters of the screen are keys."""
        return self.cornered()

    @Property(int, notify=changed)
    def volume(self) -> int:
        """The step, 1 to 5."""
        return self._volume

    @Property(bool, notify=changed)
    def led(self) -> bool:
        """Whether somebody works by ear."""
        return self._led

    @Property(bool, notify=changed)
    def blank(self) -> bool:
        """Whether the screen is dark for whoever looks over a shoulder, while speech goes on."""
        return self._blank

    @Slot()
    def toggleBlank(self) -> None:  # noqa: N802 - a QML slot
        """Dark, or to be seen again."""
        self._blank = not self._blank
        self.changed.emit()
        self._teller.say([own(words.screen_dark() if self._blank else words.screen_seen())])

    @Slot()
    def louder(self) -> None:
        """One step up."""
        self.set_volume(self._volume + 1)

    @Slot()
    def softer(self) -> None:
        """One step down."""
        self.set_volume(self._volume - 1)

    def set_volume(self, step: int) -> None:
        """Kept within the steps; said."""
        self._volume = min(STEPS, max(1, step))
        self._speaker.set_volume(self._volume)
        self.changed.emit()
        self._teller.say([own(words.volume_now(self._volume, STEPS))])

    def begin_anew(self) -> None:
        """The next patient begins as everybody does; in a headset by ear."""
        self._led = self._speaker.private
        self._blank = False
        self._volume = USUAL
        self._speaker.set_volume(USUAL)
