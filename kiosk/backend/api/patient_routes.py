"""`/v1/patients/identify` and `/v1/eligibility`."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from kiosk.backend.api.access import Terminal, TerminalDep
from kiosk.backend.api.answers import CoverageDocument, PatientDocument, ResultsDocument
from kiosk.backend.api.bodies import EligibilityBody, IdentifyBody, ResultsBody
from kiosk.backend.api.core import Core, CoreDep
from kiosk.backend.api.documented import PROBLEMS
from kiosk.backend.api.idempotency import Answer, OnceDep
from kiosk.backend.api.patients import patient_from
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.api.registration_view import RegistrationViews
from kiosk.backend.clock import hospital_day
from kiosk.backend.his.local import LocalHis
from kiosk.backend.his.results import results_of
from kiosk.backend.insurance.eligibility import Checked, Eligibility
from kiosk.backend.insurance.insurer import CardQuery
from kiosk.backend.insurance.question import Question
from kiosk.backend.payment.bills import unpaid_bills
from kiosk.backend.registration.patients import appointments_on, known
from kiosk.backend.registration.register import active_today
from kiosk.backend.registration.tokens import give_token, patient_ref
from kiosk.domain.citizen import Source
from kiosk.domain.dates import HOSPITAL_TIME, PartialDate


@dataclass(frozen=True, slots=True)
class PatientDesk:
    """What the routes need: who decides about insurance, and how registrations are shown."""

    eligibility: Eligibility
    his: LocalHis
    views: RegistrationViews


def patient_routes(desk: PatientDesk) -> APIRouter:
    """The routes about a person."""
    router = APIRouter(prefix="/v1", tags=["patients"], responses=PROBLEMS)

    @router.post("/patients/identify", summary="Identify a patient", response_model=PatientDocument)
    def identify(body: IdentifyBody, once: OnceDep, core: CoreDep, terminal: TerminalDep) -> Response:
        """A short-lived token for the person, and what they have open here today."""
        return once.around(lambda: _identify(desk, body, core, terminal))

    @router.post("/eligibility", summary="Ask the insurer", response_model=CoverageDocument)
    def eligibility(body: EligibilityBody, once: OnceDep, core: CoreDep, terminal: TerminalDep) -> Response:
        """The insurer's verdict on today, within six seconds; `unverified` where it did not come in time."""
        question = _question(body, core, terminal)
        return once.around(lambda: Answer(200, _coverage(desk.his, desk.eligibility.check(question, terminal.id))))

    @router.post("/info/results", summary="Are results ready", response_model=ResultsDocument)
    def results(body: ResultsBody, once: OnceDep, core: CoreDep, terminal: TerminalDep) -> Response:
        """Kind and state of each order; values are handed over by people."""
        patient = patient_from(core, terminal, body.patient_token)
        return once.around(lambda: Answer(200, {"results": _results(desk.his, core, patient.ref)}))

    return router


def _results(his: LocalHis, core: Core, ref: str) -> list[dict[str, str]]:
    with core.sessions() as session:
        rows = results_of(session, ref)
    return [
        {
            "kind": row.kind,
            "state": row.state,
            "clinic": clinic.name if (clinic := his.clinic(row.clinic_id)) else row.clinic_id,
            "ordered": row.ordered_at.astimezone(HOSPITAL_TIME).isoformat(),
        }
        for row in rows
    ]


def _identify(desk: PatientDesk, body: IdentifyBody, core: Core, terminal: Terminal) -> Answer:
    citizen = body.citizen.citizen(Source(body.source))
    now = core.now()
    ref = patient_ref(core.vault, citizen.number)
    day = hospital_day(now)
    with core.sessions() as session:
        appointments = appointments_on(session, ref, day)
        registrations = active_today(session, ref, day)
        answer = {
            "patient_token": give_token(core.vault, citizen, terminal.id, now),
            "returning": known(session, ref),
            "appointments": [
                {
                    "id": row.id,
                    "clinic_id": row.clinic_id,
                    "clinic": clinic.name if (clinic := desk.his.clinic(row.clinic_id)) else row.clinic_id,
                    "time": row.at.astimezone(HOSPITAL_TIME).isoformat(),
                }
                for row in appointments
            ],
            "registrations": [desk.views.view(session, row, now, existing=True) for row in registrations],
            "unpaid_bills": unpaid_bills(session, ref),
        }
    return Answer(200, answer)


def _question(body: EligibilityBody, core: Core, terminal: Terminal) -> Question:
    if body.patient_token is not None and body.name is None and body.born is None:
        patient = patient_from(core, terminal, body.patient_token)
        citizen = patient.citizen
        return Question(
            patient_ref=patient.ref,
            query=CardQuery(body.number or citizen.number, citizen.name, citizen.born),
            sex=citizen.sex,
            citizen_number=citizen.number,
            by_chip=citizen.source is Source.CHIP,
        )
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
        "next": judged.next,
        "checked_at": checked.at.astimezone(HOSPITAL_TIME).isoformat(),
    }


def _masked(card: str) -> str:
    return f"{card[:3]}{'*' * (len(card) - 6)}{card[-3:]}"
