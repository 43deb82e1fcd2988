"""View-models of what is typed on our own keys."""

from typing import Final

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.domain.entry import Asked
from kiosk.ui.views.view import View
from kiosk.ui.wording.entries import birth_title, fault_words, name_title, number_title
from kiosk.visit.states import TypeBirth, TypeCard, TypeName, TypeNumber, TypePaper

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_GROUPS: Final = {Asked.CITIZEN: [3, 3, 3, 3], Asked.APPOINTMENT: [4, 4], Asked.CARD: [10]}
_PICTURES: Final = {Asked.CITIZEN: "card_number", Asked.CARD: "card_bhyt", Asked.APPOINTMENT: "paper"}


@QmlElement
class TypedView(View):
    """What is asked, what stands there already, and what is wrong with it."""

    def __init__(self, state: TypeNumber | TypeBirth | TypeName | TypeCard | TypePaper, moment: int) -> None:
        super().__init__(state, moment)
        self._title, self._text, self._asked = "", "", None
        match state:
            case TypeNumber(form, text):
                self._title, self._text, self._asked = number_title(form.asked), text, form.asked
            case TypeBirth(form, text):
                self._title, self._text = birth_title(relative=form.helper is not None), text
            case TypeName(form, text):
                self._title, self._text = name_title(relative=form.helper is not None), text
            case TypeCard():
                self._asked = Asked.CARD
            case TypePaper():
                pass
        self._fault = fault_words(state.fault, self._asked)

    @Property(str, constant=True)
    def title(self) -> str:
        """What is asked; empty where the screen knows it."""
        return self._title

    @Property(str, constant=True)
    def text(self) -> str:
        """What stands there already."""
        return self._text

    @Property(str, constant=True)
    def fault(self) -> str:
        """What to do about what was typed, or empty."""
        return self._fault


@QmlElement
class TypeNumberView(TypedView):
    """Which number is typed."""

    def __init__(self, state: TypeNumber, moment: int) -> None:
        super().__init__(state, moment)
        asked = state.form.asked
        self._groups = _GROUPS[asked]
        self._card = asked is Asked.CARD
        self._picture = _PICTURES[asked]

    @Property(list, constant=True)
    def groups(self) -> list[int]:
        """How its digits are grouped."""
        return self._groups

    @Property(bool, constant=True)
    def card(self) -> bool:
        """Whether letters lead."""
        return self._card

    @Property(str, constant=True)
    def picture(self) -> str:
        """A file of assets/illustrations: where it is printed."""
        return self._picture
