"""View-model of what is turned: how loud, how bright."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.staff.dials import Dials
from kiosk.ui.backroom.noted import NotedView
from kiosk.ui.backroom.row import Said

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class DialsView(NotedView):
    """Two dials. One that is not there has words in its place that say why."""

    def __init__(
        self,
        moment: int,
        *,
        title: str,
        lead: str,
        said: Said,
        dials: Dials | None,
        silent: str,
        dark: str,
    ) -> None:
        super().__init__("StaffDials", moment, title=title, lead=lead, said=said)
        self._known = dials is not None
        self._volume = _tens(dials.volume if dials is not None else None)
        self._light = _tens(dials.light if dials is not None else None)
        self._silent = silent
        self._dark = dark

    @Property(bool, constant=True)
    def known(self) -> bool:
        """Whether it has been looked at."""
        return self._known

    @Property(int, constant=True)
    def volume(self) -> int:
        """Tens of a hundred, -1 where there is nothing to turn."""
        return self._volume

    @Property(int, constant=True)
    def light(self) -> int:
        """As above."""
        return self._light

    @Property(str, constant=True)
    def silent(self) -> str:
        """Why there is no volume."""
        return self._silent

    @Property(str, constant=True)
    def dark(self) -> str:
        """Why there is no light to set."""
        return self._dark


def _tens(percent: int | None) -> int:
    return -1 if percent is None else round(percent / 10)
