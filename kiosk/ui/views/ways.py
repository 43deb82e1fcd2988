"""View-models of saying who one is without a card, and whom one brings."""

from typing import Final

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.domain.citizen import Sex
from kiosk.domain.entry import Asked
from kiosk.domain.identity import Relation
from kiosk.ui.views.choice import Choice
from kiosk.ui.views.menu import service_choice
from kiosk.ui.views.view import View
from kiosk.ui.wording.entries import birth_title, fault_words, name_title, number_title
from kiosk.ui.wording.visits import CLAIMS, RELATIONS, claim_words, paper_words, relation_words, sex_words
from kiosk.visit.menu import WITH_SLIP, without_card
from kiosk.visit.states import (
    ChooseClaim,
    ChooseForSlip,
    ChoosePaper,
    ChooseRelation,
    ChooseSex,
    OtherWays,
    TypeBirth,
    TypeCard,
    TypeName,
    TypeNumber,
    TypePaper,
)

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_GROUPS: Final = {Asked.CITIZEN: [3, 3, 3, 3], Asked.APPOINTMENT: [4, 4], Asked.CARD: [10]}
_PICTURES: Final = {Asked.CITIZEN: "card_number", Asked.CARD: "card_bhyt", Asked.APPOINTMENT: "paper"}
_RELATION_ICONS: Final = {
    Relation.CHILD: "family",
    Relation.PARENT: "people",
    Relation.SPOUSE: "heart",
    Relation.OTHER: "person",
}


@QmlElement
class OtherWaysView(View):
    """No card: which other way?"""

    def __init__(self, state: OtherWays, moment: int) -> None:
        super().__init__(state, moment)
        self._choices = [service_choice(self, service) for service in without_card(state.purpose)]

    @Property(list, constant=True)
    def choices(self) -> list[Choice]:
        """The ways."""
        return self._choices


@QmlElement
class ChooseForSlipView(View):
    """What a printed slip is good for."""

    def __init__(self, state: ChooseForSlip, moment: int) -> None:
        super().__init__(state, moment)
        self._choices = [service_choice(self, service) for service in WITH_SLIP]

    @Property(list, constant=True)
    def choices(self) -> list[Choice]:
        """The services."""
        return self._choices


@QmlElement
class OptionsView(View):
    """A few fixed answers to one question."""

    def __init__(self, state: ChooseRelation | ChooseSex | ChooseClaim | ChoosePaper, moment: int) -> None:
        super().__init__(state, moment)
        self._choices = _options(self, state)

    @Property(list, constant=True)
    def choices(self) -> list[Choice]:
        """The answers."""
        return self._choices


def _options(parent: QObject, state: ChooseRelation | ChooseSex | ChooseClaim | ChoosePaper) -> list[Choice]:
    match state:
        case ChooseRelation():
            return [
                Choice(
                    parent, key=r.value, kind="relation", icon=_RELATION_ICONS[r], title=words.title, note=words.action
                )
                for r in RELATIONS
                if (words := relation_words(r))
            ]
        case ChooseSex():
            return [
                Choice(parent, key=sex.value, kind="sex", icon=sex.value, title=sex_words(male=sex is Sex.MALE))
                for sex in Sex
            ]
        case ChooseClaim():
            claims = [
                Choice(parent, key=claim.value, kind="claim", icon="star", title=claim_words(claim)) for claim in CLAIMS
            ]
            return [*claims, Choice(parent, key="", kind="claim", icon="person", title=claim_words(None))]
        case ChoosePaper():
            papers = {"transfer": False, "re_examination": True}
            return [
                Choice(parent, key=key, kind="paper", icon="ticket", title=paper_words(re_examination=again))
                for key, again in papers.items()
            ]


@QmlElement
class TypeNumberView(View):
    """Which number is typed."""

    def __init__(self, state: TypeNumber, moment: int) -> None:
        super().__init__(state, moment)
        asked = state.form.asked
        self._title = number_title(asked)
        self._groups = _GROUPS[asked]
        self._card = asked is Asked.CARD
        self._picture = _PICTURES[asked]
        self._text = state.text
        self._fault = fault_words(state.fault, asked)

    @Property(str, constant=True)
    def title(self) -> str:
        """Which one."""
        return self._title

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

    @Property(str, constant=True)
    def text(self) -> str:
        """What stands there already."""
        return self._text

    @Property(str, constant=True)
    def fault(self) -> str:
        """What to do about what was typed, or empty."""
        return self._fault


@QmlElement
class TypeBirthView(View):
    """Whose birth date is typed."""

    def __init__(self, state: TypeBirth, moment: int) -> None:
        super().__init__(state, moment)
        self._title = birth_title(relative=state.form.helper is not None)
        self._text = state.text
        self._fault = fault_words(state.fault)

    @Property(str, constant=True)
    def title(self) -> str:
        """Whose."""
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
class TypeNameView(View):
    """Whose name is typed."""

    def __init__(self, state: TypeName, moment: int) -> None:
        super().__init__(state, moment)
        self._title = name_title(relative=state.form.helper is not None)
        self._text = state.text
        self._fault = fault_words(state.fault)

    @Property(str, constant=True)
    def title(self) -> str:
        """Whose."""
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
class TypeCardView(View):
    """The code of an insurance card is typed."""

    def __init__(self, state: TypeCard, moment: int) -> None:
        super().__init__(state, moment)
        self._fault = fault_words(state.fault, Asked.CARD)

    @Property(str, constant=True)
    def fault(self) -> str:
        """What to do about what was typed, or empty."""
        return self._fault


@QmlElement
class TypePaperView(View):
    """The number of a paper is typed."""

    def __init__(self, state: TypePaper, moment: int) -> None:
        super().__init__(state, moment)
        self._fault = fault_words(state.fault)

    @Property(str, constant=True)
    def fault(self) -> str:
        """What to do about what was typed, or empty."""
        return self._fault
