"""View-models from the attract screen to "is this you?"."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.ui.views.view import View
from kiosk.ui.wording.counts import active_words
from kiosk.visit.states import Confirm, ReadingCard, Welcome

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class WelcomeView(View):
    """Nobody is here."""

    def __init__(self, state: Welcome, moment: int) -> None:
        super().__init__(state, moment)
        self._glimpsed = state.glimpsed

    @Property(bool, constant=True)
    def glimpsed(self) -> bool:
        """Whether a code is in view that cannot be read yet."""
        return self._glimpsed


@QmlElement
class ReadingCardView(View):
    """A chip is being read."""

    def __init__(self, state: ReadingCard, moment: int) -> None:
        super().__init__(state, moment)
        self._percent = state.percent

    @Property(int, constant=True)
    def percent(self) -> int:
        """How much of it, 0 to 100."""
        return self._percent


@QmlElement
class ConfirmView(View):
    """Is this you? Everything here is masked; only the year of birth is told."""

    def __init__(self, state: Confirm, moment: int) -> None:
        super().__init__(state, moment)
        citizen = state.visitor.citizen
        self._name = citizen.masked_name
        self._number = citizen.masked_number
        self._born = f"{citizen.born.year:04}"
        self._active = active_words(state.visitor.patient.active_today)

    @Property(str, constant=True)
    def name(self) -> str:
        """Masked."""
        return self._name

    @Property(str, constant=True)
    def number(self) -> str:
        """Masked."""
        return self._number

    @Property(str, constant=True)
    def born(self) -> str:
        """The year only."""
        return self._born

    @Property(str, constant=True)
    def active(self) -> str:
        """What the patient already holds today, or empty."""
        return self._active
