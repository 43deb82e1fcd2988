"""View-models of a terminal that takes nobody now: it starts, it rests, it is out of service."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.domain.fault_words import FAULT_WORDS
from kiosk.domain.part import Part
from kiosk.ui.views.line import Line
from kiosk.ui.views.view import View
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.door import SHOWN, part_name, part_state
from kiosk.visit.states import Night, OutOfService, StartUp

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class StartUpView(View):
    """What the terminal still looks for."""

    def __init__(self, state: StartUp, moment: int) -> None:
        super().__init__(state, moment)
        self._lines = [self._line(state, part) for part in SHOWN]

    def _line(self, state: StartUp, part: Part) -> Line:
        works = True if part in state.working else False if part in state.missing else None
        icon = "clock" if works is None else "check" if works else "minus"
        return Line(self, part_name(part), detail=part_state(works), icon=icon, good=works is True)

    @Property(list, constant=True)
    def lines(self) -> list[Line]:
        """One for each part."""
        return self._lines


@QmlElement
class OutOfServiceView(View):
    """Nobody is served here now."""

    def __init__(self, state: OutOfService, moment: int) -> None:
        super().__init__(state, moment)
        self._cause = "\n".join(
            f"{in_language(said.vi, said.en)} ({fault})" for fault in state.faults for said in (FAULT_WORDS[fault],)
        )

    @Property(str, constant=True)
    def cause(self) -> str:
        """For staff: what forbids to serve, one line each, with the code of the guide; empty where nothing does."""
        return self._cause


@QmlElement
class NightView(View):
    """When the hospital opens."""

    def __init__(self, state: Night, moment: int) -> None:
        super().__init__(state, moment)
        self._opens = f"{state.opens:%H:%M}"

    @Property(str, constant=True)
    def opens(self) -> str:
        """HH:mm."""
        return self._opens
