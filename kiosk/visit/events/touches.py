"""What the patient touches."""

from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.citizen import Sex
from kiosk.domain.identity import Relation
from kiosk.domain.money import Dong
from kiosk.domain.registration import Claim, Kind
from kiosk.visit.service import Service
from kiosk.visit.states.lookup import Wanted


@dataclass(frozen=True, slots=True)
class ServiceChosen:
    """What the patient came for."""

    service: Service


@dataclass(frozen=True, slots=True)
class DigitsGiven:
    """The last six digits of the card's number."""

    digits: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed on our own keys, and the day it was typed on."""

    text: str = field(repr=False)
    today: date


@dataclass(frozen=True, slots=True)
class RelationChosen:
    """Whom the helper brings."""

    relation: Relation


@dataclass(frozen=True, slots=True)
class SexChosen:
    """The sex of whom the helper brings."""

    sex: Sex


@dataclass(frozen=True, slots=True)
class MoreClinics:
    """One more clinic in the same visit."""


@dataclass(frozen=True, slots=True)
class ClaimAsked:
    """There is a reason to go first."""


@dataclass(frozen=True, slots=True)
class ClaimChosen:
    """Which one; None takes it back."""

    claim: Claim | None


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """There is a transfer or re-examination paper; or an insurance card to type."""


@dataclass(frozen=True, slots=True)
class PaperChosen:
    """Which one."""

    re_examination: bool


@dataclass(frozen=True, slots=True)
class NumberWanted:
    """Take the numbers now; `key` is the idempotency key of the registration to come."""

    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WithoutChip:
    """Go on with the printed code alone."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """Yes: the hospital may use it; or that is me."""


@dataclass(frozen=True, slots=True)
class Refused:
    """No, the hospital may not use it."""


@dataclass(frozen=True, slots=True)
class PayerChosen:
    """Insurance or self-pay."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class GroupChosen:
    """A group of clinics."""

    group_id: str


@dataclass(frozen=True, slots=True)
class ClinicChosen:
    """A clinic."""

    clinic_id: str


@dataclass(frozen=True, slots=True)
class BillChosen:
    """One of the bills."""

    bill_id: str


@dataclass(frozen=True, slots=True)
class DepositWanted:
    """Pay ahead."""


@dataclass(frozen=True, slots=True)
class AmountChosen:
    """How much to pay ahead; `key` is the idempotency key of the deposit to come."""

    amount: Dong
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OtherBills:
    """What else is owed."""


@dataclass(frozen=True, slots=True)
class PayNow:
    """Pay by QR here; `key` is the idempotency key of the payment to come."""

    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PayLater:
    """Pay at the cashier."""


@dataclass(frozen=True, slots=True)
class DeskChosen:
    """Go to the desk instead."""


@dataclass(frozen=True, slots=True)
class Again:
    """Try again."""


@dataclass(frozen=True, slots=True)
class Back:
    """One screen back."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The visit is over."""


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """Somebody should come."""


@dataclass(frozen=True, slots=True)
class TopicChosen:
    """Something to look up."""

    wanted: Wanted


@dataclass(frozen=True, slots=True)
class SectionChosen:
    """A heading of a page, by its number from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class SearchAsked:
    """A line of the page should be found by letters."""


@dataclass(frozen=True, slots=True)
class RoomChosen:
    """A room to go to."""

    room_id: str


@dataclass(frozen=True, slots=True)
class PrintWanted:
    """What is shown should come on paper."""


@dataclass(frozen=True, slots=True)
class WayWanted:
    """The way to the room that is shown."""


@dataclass(frozen=True, slots=True)
class NextShown:
    """The next of several."""


@dataclass(frozen=True, slots=True)
class CopyWanted:
    """The slip once more; `key` is the idempotency key of the copy to come."""

    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rated:
    """How it was, from 1 (bad) to 5 (good); `key` is the idempotency key of the count."""

    rating: int
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EmergencyAsked:
    """Somebody is in danger."""


@dataclass(frozen=True, slots=True)
class StartOverAsked:
    """From the beginning again."""


@dataclass(frozen=True, slots=True)
class Stay:
    """I am still here."""
