"""View-models of saying who one is without a card, and whom one brings."""

from typing import Final

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.domain.citizen import Sex
from kiosk.domain.identity import Relation
from kiosk.domain.registration import Claim
from kiosk.ui.views.choice import Choice
from kiosk.ui.views.menu import service_choice
from kiosk.ui.views.view import View
from kiosk.ui.wording.visits import CLAIMS, RELATIONS, claim_words, paper_words, relation_words, sex_words
from kiosk.visit.menu import WITH_SLIP, without_card
from kiosk.visit.states import ChooseClaim, ChooseForSlip, ChoosePaper, ChooseRelation, ChooseSex, OtherWays

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_RELATION_ICONS: Final = {
    Relation.CHILD: "family",
    Relation.PARENT: "people",
    Relation.SPOUSE: "rings",
    Relation.OTHER: "person",
}
_CLAIM_ICONS: Final = {Claim.PREGNANT: "pregnant", Claim.DISABILITY: "wheelchair", Claim.MERIT: "medal"}


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
                Choice(parent, key=claim.value, kind="claim", icon=_CLAIM_ICONS[claim], title=claim_words(claim))
                for claim in CLAIMS
            ]
            return [*claims, Choice(parent, key="", kind="claim", icon="person", title=claim_words(None))]
        case ChoosePaper():
            papers = {"transfer": False, "re_examination": True}
            return [
                Choice(parent, key=key, kind="paper", icon="ticket", title=paper_words(re_examination=again))
                for key, again in papers.items()
            ]
