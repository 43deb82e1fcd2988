"""`/v1/patients/identify` and `/v1/eligibility`."""

from dataclasses import dataclass, field, replace
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy.orm import Session

from kiosk.backend.api.access import Terminal, TerminalDep
from kiosk.backend.api.answers import CoverageDocument, PatientDocument, ResultsDocument
from kiosk.backend.api.bodies import EligibilityBody, IdentifyBody, ResultsBody
from kiosk.backend.api.core import Core, CoreDep
from kiosk.backend.api.documented import PROBLEMS
from kiosk.backend.api.idempotency import Answer, OnceDep
from kiosk.backend.api.limits import Bucket
from kiosk.backend.api.patients import patient_from
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.api.registration_view import RegistrationViews
from kiosk.backend.clock import hospital_day
from kiosk.backend.his.diary import Diary
from kiosk.backend.his.local import LocalHis
from kiosk.backend.his.results import results_of
from kiosk.backend.hospital.directory import ClinicEntry
from kiosk.backend.insurance.eligibility import Checked, Eligibility
from kiosk.backend.insurance.insurer import CardQuery
from kiosk.backend.insurance.question import Question
from kiosk.backend.payment.bills import unpaid_bills
from kiosk.backend.registration.identification import (
    IdentificationError,
    Identified,
    NameWantedError,
    by_appointment,
    by_typed,
    identified,
)
from kiosk.backend.registration.patients import appointments_on, known, orders_of
from kiosk.backend.registration.person import Person, brought_by, of_citizen, patient_ref
from kiosk.backend.registration.register import NO_NUMBER, active_today, question_of
from kiosk.backend.registration.rows import AppointmentRow
from kiosk.backend.registration.tokens import give_token
from kiosk.domain.citizen import Sex, Source
from kiosk.domain.dates import HOSPITAL_TIME, PartialDate
from kiosk.domain.identity import Typed, Way

# What is said of tests for a clinic whose name tells an illness: their names would tell it too.
_ON_PAPER: Final = "xét nghiệm ghi trên phiếu hẹn"
_IN_ENGLISH: Final = {_ON_PAPER: "tests on your appointment slip"}


@dataclass(frozen=True, slots=True)
class PatientDesk:
    """What the routes need: who decides about insurance, and how registrations are shown."""

    eligibility: Eligibility
    his: LocalHis
    views: RegistrationViews
    diary: Diary | None = None
    guesses: Bucket = field(default_factory=lambda: Bucket(20))


def patient_routes(desk: PatientDesk) -> APIRouter:
    """The routes about a person."""
    router = APIRouter(prefix="/v1", tags=["patients"], responses=PROBLEMS)

    @router.post("/patients/identify", summary="Identify a patient", response_model=PatientDocument)
    def identify(body: IdentifyBody, once: OnceDep, core: CoreDep, terminal: TerminalDep) -> Response:
        """A short-lived token for the person, and what they have open here today.

        Refusals: `name_wanted` (a typed number that names nobody here: ask for the name), `not_found` (no appointment
        of this code and birth date today), `too_many_requests` after many of these.
        """
        return once.around(lambda: _identify(desk, body, core, terminal))

    @router.post("/eligibility", summary="Ask the insurer", response_model=CoverageDocument)
    def eligibility(body: EligibilityBody, once: OnceDep, core: CoreDep, terminal: TerminalDep) -> Response:
        """The insurer's verdict on today, within six seconds; `unverified` where it did not come in time."""
        question = _question(body, core, terminal)
        if question is None:
            return once.around(lambda: Answer(200, _coverage(desk.his, Checked(NO_NUMBER, core.now()))))
        return once.around(lambda: Answer(200, _coverage(desk.his, desk.eligibility.check(question, terminal.id))))

    @router.post("/info/results", summary="Are results ready", response_model=ResultsDocument)
    def results(body: ResultsBody, once: OnceDep, core: CoreDep, terminal: TerminalDep) -> Response:
        """Kind and state of each order; values are handed over by people."""
        patient = patient_from(core, terminal, body.patient_token)
        return once.around(lambda: Answer(200, {"results": _results(desk.his, core, patient.ref)}))

    return router


def _results(his: LocalHis, core: Core, ref: str) -> list[dict[str, str | None]]:
    with core.sessions() as session:
        rows = results_of(session, ref)
    return [
        {
            "kind": row.kind,
            "state": row.state,
            "clinic": clinic.shown if (clinic := his.clinic(row.clinic_id)) else row.clinic_id,
            "clinic_en": clinic.shown_en if clinic else None,
            "ordered": row.ordered_at.astimezone(HOSPITAL_TIME).isoformat(),
        }
        for row in rows
    ]


def _identify(desk: PatientDesk, body: IdentifyBody, core: Core, terminal: Terminal) -> Answer:
    now = core.now()
    day = hospital_day(now)
    with core.reads() as session:
        whose = _whose(desk, session, body, core, terminal)
    if desk.diary is not None:
        desk.diary.take_over(whose)
    with core.reads() as session:
        person, ref = whose.person, whose.ref
        # What was ordered says something of an illness: not to whoever typed somebody's number.
        told = person.level is not Source.TYPED or person.way is Way.APPOINTMENT
        answer = {
            "patient_token": give_token(core.vault, whose, terminal.id, now),
            "name": person.masked_name,
            "level": person.level,
            "way": person.way,
            "returning": known(session, ref),
            "appointments": [
                {
                    "id": row.id,
                    "clinic_id": row.clinic_id,
                    "clinic": clinic.shown if (clinic := desk.his.clinic(row.clinic_id)) else row.clinic_id,
                    "clinic_en": clinic.shown_en if clinic else None,
                    "room": clinic.room if clinic else "",
                    "room_en": clinic.room_en if clinic else None,
                    "time": row.at.astimezone(HOSPITAL_TIME).isoformat(),
                    "orders": (orders := _orders(core, row, clinic) if told else []),
                    "orders_en": [
                        desk.his.directory.english(order) or _IN_ENGLISH.get(order, order) for order in orders
                    ],
                    "re_examination": row.re_examination,
                }
                for row in appointments_on(session, ref, day)
            ],
            "registrations": [
                desk.views.view(session, row, now, existing=True) for row in active_today(session, ref, day)
            ],
            "unpaid_bills": unpaid_bills(session, ref),
        }
    return Answer(200, answer)


def _orders(core: Core, row: AppointmentRow, clinic: ClinicEntry | None) -> list[str]:
    """What was ordered; of a discreet clinic only that something was."""
    orders = orders_of(core.vault, row)
    return [_ON_PAPER] if orders and clinic is not None and clinic.discreet else orders


def _whose(desk: PatientDesk, session: Session, body: IdentifyBody, core: Core, terminal: Terminal) -> Identified:
    """Who is meant. Guessing is slow: what names nobody counts against the terminal."""
    ways = (body.citizen, body.typed, body.card, body.appointment)
    if sum(way is not None for way in ways) != 1 or (body.citizen is None) != (body.source is None):
        raise ProblemError(422, "invalid_input", "exactly one of citizen (with source), typed, card, appointment")
    try:
        whose = _found(session, body, core)
    except IdentificationError as error:
        if desk.guesses.take(terminal.id, core.now().timestamp()):
            raise ProblemError(429, "too_many_requests", "too many guesses", headers={"Retry-After": "60"}) from None
        if isinstance(error, NameWantedError):
            raise ProblemError(409, "name_wanted", "nobody of this number and birth date was here before") from None
        raise ProblemError(404, "not_found", "no appointment of this code and birth date today") from None
    if body.relative is None:
        return whose
    return identified(session, core.vault, brought_by(whose.person, body.relative.relative()))


def _found(session: Session, body: IdentifyBody, core: Core) -> Identified:
    if body.typed is not None:
        typed = Typed(body.typed.number, PartialDate.parse(body.typed.born), body.typed.name)
        return by_typed(session, core.vault, typed)
    if body.appointment is not None:
        born = PartialDate.parse(body.appointment.born)
        return by_appointment(session, core.vault, body.appointment.code, born, hospital_day(core.now()))
    if body.card is not None:
        card = body.card
        sex = Sex(card.sex) if card.sex else None
        born = PartialDate.parse(card.born)
        person = Person(card.name, born, sex, Source.QR, Way.CARD, card=card.number)
        return identified(session, core.vault, person)
    if body.citizen is None or body.source is None:
        raise ProblemError(422, "invalid_input", "citizen and source are wanted")
    return identified(session, core.vault, of_citizen(body.citizen.citizen(Source(body.source))))


def _question(body: EligibilityBody, core: Core, terminal: Terminal) -> Question | None:
    """What the insurer is asked; None for a patient without any number."""
    if body.patient_token is not None and body.name is None and body.born is None:
        whose = patient_from(core, terminal, body.patient_token)
        if body.number is None:
            return question_of(whose)
        asked = question_of(Identified(whose.ref, whose.person.with_number(body.number)))
        return replace(asked, query=asked.query.by(body.number)) if asked is not None else None
    if body.patient_token is None and body.number and body.name and body.born:
        return Question(
            patient_ref=patient_ref(core.vault, body.number),
            query=CardQuery(body.number, body.name, PartialDate.parse(body.born)),
            citizen_number=body.number if len(body.number) == 12 else None,
        )
    raise ProblemError(422, "invalid_input", "patient_token, or number, name and born, are wanted")


def _coverage(his: LocalHis, checked: Checked) -> dict[str, object]:
    judged = checked.judged
    card = judged.card
    return {
        "status": judged.status,
        "code": judged.code,
        "card": _masked(card.number) if card and card.number else None,
        "valid_from": card.valid_from.isoformat() if card and card.valid_from else None,
        "valid_to": card.valid_to.isoformat() if card and card.valid_to else None,
        "facility": his.facility_name(judged),
        "five_years_from": judged.five_years_from.isoformat() if judged.five_years_from else None,
        "line": his.line_text(judged),
        "line_en": his.line_text_en(judged),
        "next": judged.next,
        "checked_at": checked.at.astimezone(HOSPITAL_TIME).isoformat(),
    }


def _masked(card: str) -> str:
    return f"{card[:3]}{'*' * (len(card) - 6)}{card[-3:]}"
