"""What is chosen on the way of saying who one is without a card, and whom or what one brings."""

from typing import Final

from PySide6.QtCore import QObject

from kiosk.domain.citizen import Sex
from kiosk.domain.identity import Relation
from kiosk.domain.registration import Claim
from kiosk.ui.views.choice import Choice
from kiosk.ui.views.menu import service_choice
from kiosk.ui.wording.visits import CLAIMS, RELATIONS, claim_words, paper_words, relation_words, sex_words
from kiosk.visit.menu import WITH_SLIP, without_card
from kiosk.visit.states import ChooseClaim, ChooseForSlip, ChoosePaper, ChooseRelation, ChooseSex, OtherWays

_RELATION_ICONS: Final = {
    Relation.CHILD: "family",
    Relation.PARENT: "people",
    Relation.SPOUSE: "rings",
    Relation.OTHER: "person",
}
_CLAIM_ICONS: Final = {Claim.PREGNANT: "pregnant", Claim.DISABILITY: "wheelchair", Claim.MERIT: "medal"}


def other_ways(parent: QObject, state: OtherWays) -> list[Choice]:
    """No card: which other way?"""
    return [service_choice(parent, service) for service in without_card(state.purpose)]


def slip_uses(parent: QObject, _: ChooseForSlip) -> list[Choice]:
    """What a printed slip is good for."""
    return [service_choice(parent, service) for service in WITH_SLIP]


def relations(parent: QObject, _: ChooseRelation) -> list[Choice]:
    """Whom the helper brings."""
    return [
        Choice(parent, key=r.value, kind="relation", icon=_RELATION_ICONS[r], title=words.title, note=words.action)
        for r in RELATIONS
        if (words := relation_words(r))
    ]


def sexes(parent: QObject, _: ChooseSex) -> list[Choice]:
    """A man or a woman."""
    return [
        Choice(parent, key=sex.value, kind="sex", icon=sex.value, title=sex_words(male=sex is Sex.MALE)) for sex in Sex
    ]


def claims(parent: QObject, _: ChooseClaim) -> list[Choice]:
    """Reasons to go first, and none."""
    reasons = [
        Choice(parent, key=claim.value, kind="claim", icon=_CLAIM_ICONS[claim], title=claim_words(claim))
        for claim in CLAIMS
    ]
    return [*reasons, Choice(parent, key="", kind="claim", icon="person", title=claim_words(None))]


def papers(parent: QObject, _: ChoosePaper) -> list[Choice]:
    """Which paper is brought."""
    return [
        Choice(parent, key=key, kind="paper", icon="ticket", title=paper_words(re_examination=again))
        for key, again in (("transfer", False), ("re_examination", True))
    ]
