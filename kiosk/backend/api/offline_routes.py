"""`/v1/kiosks/block` and `/v1/registrations/offline`: numbers for when the backend is away."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy.orm import Session

from kiosk.backend.api.access import TerminalDep
from kiosk.backend.api.answers import BlockDocument, MergedDocument
from kiosk.backend.api.bodies import NoBody, PapersBody
from kiosk.backend.api.core import CoreDep
from kiosk.backend.api.documented import PROBLEMS
from kiosk.backend.api.idempotency import Answer, OnceDep
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.his.local import LocalHis
from kiosk.backend.queue.offline import OfflineRefusedError, check_block, open_block, signature
from kiosk.backend.registration.offline import merge


@dataclass(frozen=True, slots=True)
class OfflineDesk:
    """How many numbers a terminal may give by itself (0: none), and for which clinic."""

    his: LocalHis
    size: int
    clinic_id: str


def offline_routes(desk: OfflineDesk) -> APIRouter:
    """The two routes."""
    router = APIRouter(prefix="/v1", tags=["kiosks"], responses=PROBLEMS)

    @router.post("/kiosks/block", summary="A block of numbers for a while alone", response_model=BlockDocument)
    def block(once: OnceDep, core: CoreDep, terminal: TerminalDep, _body: NoBody | None = None) -> Response:
        """Signed; for today. 409 `no_offline_numbers` where the hospital gives none."""

        def work(session: Session) -> Answer:
            clinic = desk.his.clinic(desk.clinic_id)
            if desk.size == 0 or clinic is None:
                raise ProblemError(409, "no_offline_numbers", "this hospital gives no numbers while it is away")
            row = open_block(
                session, core.vault, terminal=terminal.id, clinic_id=clinic.id, size=desk.size, now=core.now()
            )
            return Answer(
                200,
                {
                    "id": row.id,
                    "day": row.day.isoformat(),
                    "no": row.no,
                    "size": row.size,
                    "hospital": desk.his.hospital,
                    "clinic": clinic.shown,
                    "clinic_en": clinic.shown_en,
                    "letter": clinic.letter,
                    "room": clinic.room,
                    "room_en": clinic.room_en,
                    "way": clinic.way,
                    "signature": signature(core.vault, row),
                },
            )

        return once.in_transaction(work)

    @router.post("/registrations/offline", summary="Numbers that were given alone", response_model=MergedDocument)
    def papers(body: PapersBody, once: OnceDep, core: CoreDep, terminal: TerminalDep) -> Response:
        """Each becomes a place in the line at the time it was written; one that was taken in before stays as it is."""

        def work(session: Session) -> Answer:
            try:
                row = check_block(session, core.vault, terminal.id, body.block, body.signature)
                found = merge(session, desk.his, row, [paper.paper() for paper in body.papers], core.now())
            except OfflineRefusedError:
                raise ProblemError(409, "block_refused", "not a block or not a paper of this terminal") from None
            merged = [
                {"seq": one.seq, "id": one.registration_id, "number": one.label, "state": one.state} for one in found
            ]
            return Answer(200, {"merged": merged})

        return once.in_transaction(work)

    return router
