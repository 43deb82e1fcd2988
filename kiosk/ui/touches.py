"""What the screens say: one slot for each thing a patient can touch, made into its event."""

import uuid
from datetime import date

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.citizen import Sex
from kiosk.domain.identity import Relation
from kiosk.domain.money import Dong
from kiosk.domain.registration import Claim, Kind
from kiosk.visit import events as e
from kiosk.visit.service import Service
from kiosk.visit.states import Wanted

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Touches(QObject):
    """Every slot carries the number of the screen that was touched."""

    def touch(self, moment: int, event: e.Event) -> None:
        """A touch of that screen."""
        raise NotImplementedError

    def today(self) -> date:
        """The hospital's day."""
        raise NotImplementedError

    @Slot(int, str)
    def serviceChosen(self, moment: int, service: str) -> None:  # noqa: N802 - a QML slot
        """What the patient came for, by the value of its Service."""
        self.touch(moment, e.ServiceChosen(Service(service)))

    @Slot(int, str)
    def digitsGiven(self, moment: int, digits: str) -> None:  # noqa: N802 - a QML slot
        """The last six digits of the card's number."""
        self.touch(moment, e.DigitsGiven(digits))

    @Slot(int)
    def withoutChip(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Go on with the printed code alone."""
        self.touch(moment, e.WithoutChip())

    @Slot(int)
    def agreed(self, moment: int) -> None:
        """Yes: the hospital may use it; or that is me."""
        self.touch(moment, e.Agreed())

    @Slot(int)
    def refused(self, moment: int) -> None:
        """No, the hospital may not use it."""
        self.touch(moment, e.Refused())

    @Slot(int, str)
    def payerChosen(self, moment: int, kind: str) -> None:  # noqa: N802 - a QML slot
        """ "bhyt" or "self_pay"."""
        self.touch(moment, e.PayerChosen(Kind(kind)))

    @Slot(int, str)
    def groupChosen(self, moment: int, group_id: str) -> None:  # noqa: N802 - a QML slot
        """A group of clinics."""
        self.touch(moment, e.GroupChosen(group_id))

    @Slot(int, str)
    def clinicChosen(self, moment: int, clinic_id: str) -> None:  # noqa: N802 - a QML slot
        """A clinic."""
        self.touch(moment, e.ClinicChosen(clinic_id))

    @Slot(int)
    def numberWanted(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Take the numbers. The registration's idempotency key is made here, before the first attempt."""
        self.touch(moment, e.NumberWanted(str(uuid.uuid4())))

    @Slot(int)
    def moreClinics(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """One more clinic in the same visit."""
        self.touch(moment, e.MoreClinics())

    @Slot(int)
    def claimAsked(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """There is a reason to go first."""
        self.touch(moment, e.ClaimAsked())

    @Slot(int, str)
    def claimChosen(self, moment: int, claim: str) -> None:  # noqa: N802 - a QML slot
        """Which one, by the value of its Claim; empty takes it back."""
        self.touch(moment, e.ClaimChosen(Claim(claim) if claim else None))

    @Slot(int)
    def paperAsked(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """There is a paper, or an insurance card to type."""
        self.touch(moment, e.PaperAsked())

    @Slot(int, bool)
    def paperChosen(self, moment: int, re_examination: bool) -> None:  # noqa: N802 - a QML slot
        """A re-examination paper, else a transfer."""
        self.touch(moment, e.PaperChosen(re_examination))

    @Slot(int, str)
    def entered(self, moment: int, text: str) -> None:
        """What was typed on our own keys."""
        self.touch(moment, e.Entered(text, self.today()))

    @Slot(int, str)
    def relationChosen(self, moment: int, relation: str) -> None:  # noqa: N802 - a QML slot
        """Whom the helper brings, by the value of its Relation."""
        self.touch(moment, e.RelationChosen(Relation(relation)))

    @Slot(int, str)
    def sexChosen(self, moment: int, sex: str) -> None:  # noqa: N802 - a QML slot
        """ "male" or "female"."""
        self.touch(moment, e.SexChosen(Sex(sex)))

    @Slot(int, str)
    def billChosen(self, moment: int, bill_id: str) -> None:  # noqa: N802 - a QML slot
        """One of the bills."""
        self.touch(moment, e.BillChosen(bill_id))

    @Slot(int)
    def depositWanted(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Pay ahead."""
        self.touch(moment, e.DepositWanted())

    @Slot(int, str)
    def amountChosen(self, moment: int, amount: str) -> None:  # noqa: N802 - a QML slot
        """How much to pay ahead, in digits. The deposit's idempotency key is made here, before the first attempt."""
        self.touch(moment, e.AmountChosen(Dong(int(amount)), str(uuid.uuid4())))

    @Slot(int)
    def otherBills(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """What else is owed."""
        self.touch(moment, e.OtherBills())

    @Slot(int, str)
    def codePainted(self, moment: int, text: str) -> None:  # noqa: N802 - beside the touches
        """What was read back from the glass. Not a touch: nobody has done anything."""
        self.touch(moment, e.CodePainted(text))

    @Slot(int)
    def payNow(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Pay by QR. The payment's idempotency key is made here, before the first attempt."""
        self.touch(moment, e.PayNow(str(uuid.uuid4())))

    @Slot(int)
    def payLater(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Pay at the cashier."""
        self.touch(moment, e.PayLater())

    @Slot(int)
    def deskChosen(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Go to the desk instead."""
        self.touch(moment, e.DeskChosen())

    @Slot(int)
    def again(self, moment: int) -> None:
        """Try again."""
        self.touch(moment, e.Again())

    @Slot(int)
    def back(self, moment: int) -> None:
        """One screen back."""
        self.touch(moment, e.Back())

    @Slot(int)
    def finish(self, moment: int) -> None:
        """The visit is over."""
        self.touch(moment, e.Finish())

    @Slot(int)
    def helpAsked(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Somebody should come."""
        self.touch(moment, e.HelpAsked())

    @Slot(int, str)
    def topicChosen(self, moment: int, wanted: str) -> None:  # noqa: N802 - a QML slot
        """What to look up, by the value of its Wanted."""
        self.touch(moment, e.TopicChosen(Wanted(wanted)))

    @Slot(int, str)
    def sectionChosen(self, moment: int, number: str) -> None:  # noqa: N802 - a QML slot
        """A heading of a page, by its number."""
        self.touch(moment, e.SectionChosen(int(number)))

    @Slot(int)
    def searchAsked(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """A line should be found by letters."""
        self.touch(moment, e.SearchAsked())

    @Slot(int, str)
    def roomChosen(self, moment: int, room_id: str) -> None:  # noqa: N802 - a QML slot
        """A room to go to."""
        self.touch(moment, e.RoomChosen(room_id))

    @Slot(int)
    def printWanted(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """What is shown should come on paper."""
        self.touch(moment, e.PrintWanted())

    @Slot(int)
    def wayWanted(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """The way to the room that is shown."""
        self.touch(moment, e.WayWanted())

    @Slot(int)
    def nextShown(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """The next of several."""
        self.touch(moment, e.NextShown())

    @Slot(int)
    def copyWanted(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """The slip once more. The copy's idempotency key is made here, before the first attempt."""
        self.touch(moment, e.CopyWanted(str(uuid.uuid4())))

    @Slot(int, int)
    def rated(self, moment: int, rating: int) -> None:
        """How it was, from 1 to 5. The count's idempotency key is made here."""
        self.touch(moment, e.Rated(rating, str(uuid.uuid4())))

    @Slot(int)
    def emergencyAsked(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Somebody is in danger."""
        self.touch(moment, e.EmergencyAsked())

    @Slot(int)
    def startOverAsked(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """From the beginning again."""
        self.touch(moment, e.StartOverAsked())

    @Slot(int)
    def stay(self, moment: int) -> None:
        """I am still here."""
        self.touch(moment, e.Stay())
