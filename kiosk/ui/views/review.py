"""View-models of what will happen before a number is taken."""

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.domain.appointment import Appointment
from kiosk.domain.dates import shown_time
from kiosk.domain.registration import Kind
from kiosk.ui.views.choice import Choice
from kiosk.ui.views.clinics import clinic_choice
from kiosk.ui.views.view import View, answers
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.door import no_ticket_words
from kiosk.ui.wording.visits import claim_words, kind_words, orders_words, paper_words
from kiosk.visit import events as e
from kiosk.visit.states import CheckIn, Review

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CheckInView(View):
    """The appointments of today."""

    def __init__(self, state: CheckIn, moment: int) -> None:
        super().__init__(state, moment)
        booked = state.visitor.patient.appointments
        self._visits = [_appointment(self, one) for one in booked]
        self._orders = orders_words(booked)
        self._paperless = no_ticket_words(state.parts)

    @Property(str, constant=True)
    def paperless(self) -> str:
        """That no paper comes out, or empty."""
        return self._paperless

    @Property(list, constant=True)
    def visits(self) -> list[Choice]:
        """When, which clinic, where."""
        return self._visits

    @Property(str, constant=True)
    def orders(self) -> str:
        """Tests that were ordered for today, or empty."""
        return self._orders


def _appointment(parent: QObject, one: Appointment) -> Choice:
    return Choice(
        parent,
        key=one.id,
        kind="appointment",
        icon="calendar",
        title=in_language(one.clinic, one.clinic_en),
        place=in_language(one.room, one.room_en),
        note=shown_time(one.at),
    )


@QmlElement
class ReviewView(View):
    """Clinics, prices, who pays, who goes first."""

    def __init__(self, state: Review, moment: int) -> None:
        super().__init__(state, moment)
        order = state.order
        insured = order.kind is Kind.BHYT
        self._visits = [clinic_choice(self, clinic, insured=insured, chosen=True) for clinic in order.clinics]
        self._payer = kind_words(order.kind)
        self._claim = claim_words(order.claim) if order.claim else ""
        self._paper = paper_words(re_examination=order.paper.re_examination) if order.paper else ""
        self._may_add = answers(state, e.MoreClinics())
        self._may_paper = answers(state, e.PaperAsked())
        self._paperless = no_ticket_words(state.parts)

    @Property(str, constant=True)
    def paperless(self) -> str:
        """That no paper comes out, or empty."""
        return self._paperless

    @Property(list, constant=True)
    def visits(self) -> list[Choice]:
        """The clinics."""
        return self._visits

    @Property(str, constant=True)
    def payer(self) -> str:
        """Who pays."""
        return self._payer

    @Property(str, constant=True)
    def claim(self) -> str:
        """The reason to go first that was declared, or empty."""
        return self._claim

    @Property(str, constant=True)
    def paper(self) -> str:
        """The paper that was declared, or empty."""
        return self._paper

    @Property(bool, constant=True)
    def mayAdd(self) -> bool:  # noqa: N802 - a QML property
        """Whether one more clinic may be asked for."""
        return self._may_add

    @Property(bool, constant=True)
    def mayPaper(self) -> bool:  # noqa: N802 - a QML property
        """Whether a paper matters to who pays."""
        return self._may_paper
