"""View-model of something to type."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.ui.backroom.row import Way, choices_of
from kiosk.ui.backroom.view import RoomView
from kiosk.ui.views.choice import Choice

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TypeView(RoomView):
    """`kind` is digits, pin, code, address or printer."""

    def __init__(
        self,
        moment: int,
        *,
        title: str,
        lead: str,
        kind: str,
        fault: str = "",
        typed: str = "",
        hint: str = "",
        ways: tuple[Way, ...] = (),
    ) -> None:
        super().__init__("StaffType", moment, title=title, lead=lead)
        self._kind = kind
        self._fault = fault
        self._typed = typed
        self._hint = hint
        self._ways = choices_of(self, ways, "way")

    @Property(str, constant=True)
    def kind(self) -> str:
        """digits, pin, code, address or printer."""
        return self._kind

    @Property(str, constant=True)
    def fault(self) -> str:
        """What is wrong with what was typed before, and what to do; or empty."""
        return self._fault

    @Property(str, constant=True)
    def typed(self) -> str:
        """What was typed before."""
        return self._typed

    @Property(str, constant=True)
    def hint(self) -> str:
        """What may be held to the camera instead; empty where there is none."""
        return self._hint

    @Property(list, constant=True)
    def ways(self) -> list[Choice]:
        """What can be done instead of typing."""
        return self._ways
