"""View-models of saying who one is: the card, its reading, consent, "is this you?"."""

from PySide6.QtCore import Property
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.citizen import Citizen, Source
from kiosk.domain.who import masked_name, masked_number
from kiosk.ui.views.view import View
from kiosk.visit.states import Confirm, Consent, ReadingCard

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ReadingCardView(View):
    """A chip is being read."""

    def __init__(self, state: ReadingCard, moment: int) -> None:
        super().__init__(state, moment)
        self._percent = state.percent
        self._lifted = state.lifted

    @Property(int, constant=True)
    def percent(self) -> int:
        """How much of it, 0 to 100."""
        return self._percent

    @Property(bool, constant=True)
    def lifted(self) -> bool:
        """Whether the card has to be put back."""
        return self._lifted


@QmlElement
class ConsentView(View):
    """May the hospital use this? Everything here is masked; only the year of birth is told."""

    def __init__(self, state: Consent, moment: int) -> None:
        super().__init__(state, moment)
        who = state.who
        self._name = masked_name(who) or ""
        self._number = masked_number(who)
        self._born = f"{who.born.year:04}"
        self._portrait = QImage()
        if state.portrait is not None:
            form, portrait = QImage.Format.Format_RGB888, state.portrait
            self._portrait = QImage(portrait.rgb, portrait.width, portrait.height, portrait.width * 3, form).copy()
        self._proven = isinstance(who, Citizen) and who.source is Source.CHIP

    @Property(str, constant=True)
    def name(self) -> str:
        """Masked; empty where only the hospital knows it."""
        return self._name

    @Property(str, constant=True)
    def number(self) -> str:
        """Masked."""
        return self._number

    @Property(str, constant=True)
    def born(self) -> str:
        """The year only."""
        return self._born

    @Property(bool, constant=True)
    def proven(self) -> bool:
        """Whether the chip has proven who this is."""
        return self._proven

    @Property(QImage, constant=True)
    def portrait(self) -> QImage:
        """The picture in the chip, or a null image."""
        return self._portrait

    @Property(bool, constant=True)
    def pictured(self) -> bool:
        """Whether there is a portrait."""
        return not self._portrait.isNull()


@QmlElement
class ConfirmView(View):
    """Is this the patient? Masked; only the year of birth is told."""

    def __init__(self, state: Confirm, moment: int) -> None:
        super().__init__(state, moment)
        visitor = state.visitor
        self._name = visitor.masked_name
        self._born = f"{visitor.born_year:04}"

    @Property(str, constant=True)
    def name(self) -> str:
        """Masked."""
        return self._name

    @Property(str, constant=True)
    def born(self) -> str:
        """The year only."""
        return self._born
