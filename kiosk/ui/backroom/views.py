"""View-models of the back room: a door, a board, a sheet to read, something to type, something to measure."""

from dataclasses import dataclass

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.ui.backroom.view import RoomView
from kiosk.ui.views.choice import Choice
from kiosk.ui.views.line import Line

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A line to read."""

    text: str
    detail: str = ""
    icon: str = ""
    good: bool = False
    ask: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """Something to choose. The first of a sheet is the recommended one."""

    key: str
    text: str
    icon: str


@dataclass(frozen=True, slots=True)
class Said:
    """A word to mind: plain, good, ask."""

    text: str = ""
    tone: str = "plain"
    icon: str = "info"


@QmlElement
class PinView(RoomView):
    """Who is there?"""

    def __init__(self, moment: int, *, title: str, lead: str, said: Said, pad: bool, hint: str) -> None:
        super().__init__("StaffPin", moment, title=title, lead=lead, back=False)
        self._said = said
        self._pad = pad
        self._hint = hint

    @Property(str, constant=True)
    def note(self) -> str:
        """Why the door is still shut, or empty."""
        return self._said.text

    @Property(bool, constant=True)
    def pad(self) -> bool:
        """Whether a PIN may be typed now."""
        return self._pad

    @Property(str, constant=True)
    def hint(self) -> str:
        """The other way in, or empty."""
        return self._hint


@QmlElement
class SheetView(RoomView):
    """Something to read, to wait for, to choose from."""

    def __init__(
        self,
        moment: int,
        *,
        title: str,
        lead: str = "",
        back: bool = True,
        said: Said | None = None,
        rows: tuple[Row, ...] = (),
        ways: tuple[Way, ...] = (),
        busy: bool = False,
        camera: bool = False,
        glimpsed: bool = False,
        picture: str = "",
    ) -> None:
        super().__init__("StaffSheet", moment, title=title, lead=lead, back=back)
        self._said = said or Said()
        self._lines = _lines(self, rows)
        self._ways = [Choice(self, key=way.key, kind="way", icon=way.icon, title=way.text) for way in ways]
        self._busy = busy
        self._camera = camera
        self._glimpsed = glimpsed
        self._picture = picture

    @Property(str, constant=True)
    def note(self) -> str:
        """A word to mind, or empty."""
        return self._said.text

    @Property(str, constant=True)
    def tone(self) -> str:
        """plain, good, ask."""
        return self._said.tone

    @Property(str, constant=True)
    def noteIcon(self) -> str:  # noqa: N802 - a QML property
        """A file of assets/icons."""
        return self._said.icon

    @Property(list, constant=True)
    def lines(self) -> list[Line]:
        """What is to be read."""
        return self._lines

    @Property(list, constant=True)
    def ways(self) -> list[Choice]:
        """What can be chosen; the first is recommended."""
        return self._ways

    @Property(bool, constant=True)
    def busy(self) -> bool:
        """Whether something works."""
        return self._busy

    @Property(bool, constant=True)
    def camera(self) -> bool:
        """Whether the camera's picture is shown."""
        return self._camera

    @Property(bool, constant=True)
    def glimpsed(self) -> bool:
        """Whether a code is in view that cannot be read yet."""
        return self._glimpsed

    @Property(str, constant=True)
    def picture(self) -> str:
        """A file of assets/illustrations, or empty."""
        return self._picture


@QmlElement
class BoardView(RoomView):
    """Devices and tasks."""

    def __init__(
        self, moment: int, *, title: str, said: Said, rows: tuple[Row, ...], tasks: tuple[Way, ...], back: bool = False
    ) -> None:
        super().__init__("StaffBoard", moment, title=title, back=back)
        self._said = said
        self._lines = _lines(self, rows)
        self._tasks = [Choice(self, key=way.key, kind="task", icon=way.icon, title=way.text) for way in tasks]

    @Property(str, constant=True)
    def note(self) -> str:
        """What was done just now, or what is to be minded; or empty."""
        return self._said.text

    @Property(str, constant=True)
    def tone(self) -> str:
        """plain, good, ask."""
        return self._said.tone

    @Property(str, constant=True)
    def noteIcon(self) -> str:  # noqa: N802 - a QML property
        """A file of assets/icons."""
        return self._said.icon

    @Property(list, constant=True)
    def lines(self) -> list[Line]:
        """The devices, then what else is wrong."""
        return self._lines

    @Property(list, constant=True)
    def tasks(self) -> list[Choice]:
        """What can be done."""
        return self._tasks


@QmlElement
class TypeView(RoomView):
    """Something to type: `kind` is digits, code or address."""

    def __init__(
        self, moment: int, *, title: str, lead: str, kind: str, fault: str = "", typed: str = "", back: bool = True
    ) -> None:
        super().__init__("StaffType", moment, title=title, lead=lead, back=back)
        self._kind = kind
        self._fault = fault
        self._typed = typed

    @Property(str, constant=True)
    def kind(self) -> str:
        """digits, code or address."""
        return self._kind

    @Property(str, constant=True)
    def fault(self) -> str:
        """What is wrong with what was typed before, and what to do; or empty."""
        return self._fault

    @Property(str, constant=True)
    def typed(self) -> str:
        """What was typed before."""
        return self._typed


@QmlElement
class MeasureView(RoomView):
    """How large is a pixel?"""

    def __init__(self, moment: int, *, title: str, lead: str, fault: str) -> None:
        super().__init__("StaffMeasure", moment, title=title, lead=lead)
        self._fault = fault

    @Property(str, constant=True)
    def fault(self) -> str:
        """What is wrong, or empty."""
        return self._fault


def _lines(parent: RoomView, rows: tuple[Row, ...]) -> list[Line]:
    return [Line(parent, row.text, detail=row.detail, icon=row.icon, good=row.good, ask=row.ask) for row in rows]
