"""`/v1/registrations` and what becomes of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.backend.api.access import Terminal, TerminalDep
from kiosk.backend.api.answers import RegistrationDocument
from kiosk.backend.api.bodies import NoBody, RegistrationBody, SlipBody
from kiosk.backend.api.core import Core, CoreDep
from kiosk.backend.api.documented import PROBLEMS
from kiosk.backend.api.idempotency import Answer, Once, OnceDep
from kiosk.backend.api.patients import patient_from
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.api.registration_view import RegistrationViews
from kiosk.backend.his.outbox import Note
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.registration.cancel import cancel, count_copy
from kiosk.backend.registration.errors import RegistrationRefusedError
from kiosk.backend.registration.register import Desk, Wish
from kiosk.backend.registration.rows import RegistrationRow
from kiosk.backend.registration.slips import registration_of_slip
from kiosk.domain.registration import Kind


@dataclass(frozen=True, slots=True)
class RegistrationDesk:
    """Where registrations are made and how they are shown. `note` writes
    down what a HIS must hear, in the same transaction; `made` wakes who tells it."""

    desk: Desk
    views: RegistrationViews
    made: Callable[[], None]
    note: Note


def registration_routes(office: RegistrationDesk) -> APIRouter:
    """The routes about registrations."""
    router = APIRouter(prefix="/v1/registrations", tags=["registrations"], responses=PROBLEMS)

    @router.post(
        "",
        status_code=201,
        summary="Register",
        response_model=RegistrationDocument,
        responses={200: {"model": RegistrationDocument, "description": "Held already today"}},
    )
    def register(body: RegistrationBody, once: OnceDep, core: CoreDep, terminal: TerminalDep) -> Response:
        """A number at every clinic, all or nothing; 200 and `existing` where the patient holds them already today.

        Refusals: `clinic_unknown`, `clinic_closed`, `clinic_full`, `age_not_taken`, `already_registered`,
        `not_covered`, `no_appointment`, `too_many_clinics`.
        """
        wish = _wish(body, once, core, terminal)
        try:
            answer = once.in_transaction(lambda session: _register(office, session, wish, core.now()))
        except IntegrityError as error:
            return _of_long_ago(office, core, wish, error)
        if answer.status_code == 201:
            office.made()
        return answer

    @router.post("/find", summary="One registration by its slip", response_model=RegistrationDocument)
    def find(body: SlipBody, once: OnceDep, core: CoreDep, _terminal: TerminalDep) -> Response:
        """As it stands now, for whoever holds the paper: how many are before them."""

        def work() -> Answer:
            found = registration_of_slip(core.vault, body.slip)
            with core.sessions() as session:
                row = session.get(RegistrationRow, found) if found is not None else None
                if row is None:
                    raise ProblemError(404, "slip_unknown", "not a slip of this hospital")
                return Answer(200, office.views.view(session, row, core.now(), existing=True))

        return once.around(work)

    _afterwards(router, office)
    return router


def _afterwards(router: APIRouter, office: RegistrationDesk) -> None:
    """What becomes of a registration: seen, cancelled, printed again."""

    @router.get("/{registration_id}", summary="One registration", response_model=RegistrationDocument)
    def show(registration_id: str, core: CoreDep, _terminal: TerminalDep) -> Response:
        """As it stands now: the line moves."""
        with core.sessions() as session:
            row = _row(session, registration_id)
            return JSONResponse(office.views.view(session, row, core.now(), existing=True))

    @router.post("/{registration_id}/cancel", summary="Cancel a registration", response_model=RegistrationDocument)
    def stop(
        registration_id: str, once: OnceDep, core: CoreDep, _terminal: TerminalDep, _body: NoBody | None = None
    ) -> Response:
        """Its numbers stay used, its bill is void. Refused once a number was called or the bill paid."""

        def work(session: Session) -> Answer:
            row = _row(session, registration_id)
            standing = row.state == "active"
            refusal = cancel(session, row, core.now())
            if refusal is not None:
                raise ProblemError(409, refusal, "the registration can no longer be cancelled at a terminal")
            if standing:
                office.note(session, row.id, "cancelled", core.now())
            return Answer(200, office.views.view(session, row, core.now(), existing=True))

        answer = once.in_transaction(work)
        office.made()
        return answer

    @router.post("/{registration_id}/reprint", summary="Print the tickets again", response_model=RegistrationDocument)
    def reprint(
        registration_id: str, once: OnceDep, core: CoreDep, _terminal: TerminalDep, _body: NoBody | None = None
    ) -> Response:
        """The same tickets, marked as copies, with today's place in line. Three times; then 409 `copies_enough`."""

        def work(session: Session) -> Answer:
            row = _row(session, registration_id)
            if row.state != "active":
                raise ProblemError(409, "cancelled", "the registration is cancelled")
            if not count_copy(session, row):
                raise ProblemError(409, "copies_enough", "no further copy of this ticket is printed here")
            return Answer(200, office.views.view(session, row, core.now(), existing=True))

        return once.in_transaction(work)


def _wish(body: RegistrationBody, once: Once, core: Core, terminal: Terminal) -> Wish:
    kind = body.of_kind
    if (body.patient_token is None) != (kind is Kind.QUICK_NUMBER):
        raise ProblemError(422, "invalid_input", "patient_token is wanted for every kind but quick_number")
    if len(set(body.clinics)) != len(body.clinics):
        raise ProblemError(422, "invalid_input", "each clinic once")
    whose = patient_from(core, terminal, body.patient_token) if body.patient_token else None
    if body.transfer_slip is not None and whose is None:
        raise ProblemError(422, "invalid_input", "a paper belongs to a patient")
    return Wish(
        kind=kind,
        clinics=tuple(body.clinics),
        terminal=terminal.id,
        request=f"{terminal.id}:{once.key}",
        whose=whose,
        claim=body.claim,
        slip=body.transfer_slip.model_dump() if body.transfer_slip else None,
        companion=body.companion,
    )


def _register(office: RegistrationDesk, session: Session, wish: Wish, now: datetime) -> Answer:
    try:
        made = office.desk.register(session, wish, now)
    except RegistrationRefusedError as error:
        more = {"clinic_id": error.clinic_id} if error.clinic_id else {}
        detail = (error.__doc__ or "").split("\n")[0]
        raise ProblemError(error.status, error.code, detail, more=more) from None
    if not made.existing:
        office.note(session, made.row.id, "registered", now)
    shown = office.views.view(session, made.row, now, existing=made.existing, places=made.places)
    return Answer(200 if made.existing else 201, shown)


def _of_long_ago(office: RegistrationDesk, core: Core, wish: Wish, error: IntegrityError) -> Response:
    """What this terminal registered under this key before its kept answer was dropped: the registration knows its key
    for good. Answers 409 `idempotency_mismatch`; called where a row that is there already stopped a new one."""
    with core.sessions() as session:
        row = session.scalars(select(RegistrationRow).where(RegistrationRow.request == wish.request)).one_or_none()
        if row is None:
            raise error
        ref = wish.whose.ref if wish.whose else None
        held = set(session.scalars(select(PlaceRow.clinic_id).where(PlaceRow.registration_id == row.id)))
        if (row.kind, row.patient_ref) != (wish.kind, ref) or not held >= set(wish.clinics):
            raise ProblemError(409, "idempotency_mismatch", "this Idempotency-Key came with another request before")
        shown = office.views.view(session, row, core.now(), existing=True)
    return JSONResponse(shown, 200, {"Idempotent-Replay": "true"})


def _row(session: Session, registration_id: str) -> RegistrationRow:
    row = session.get(RegistrationRow, registration_id) if registration_id.isascii() else None
    if row is None:
        raise ProblemError(404, "not_found", "no registration of this id")
    return row
