"""`/v1/kiosks/heartbeat`, `/v1/kiosks/help` and `/v1/feedback`."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy.orm import Session

from kiosk.backend.api.access import TerminalDep
from kiosk.backend.api.bodies import FeedbackBody, HelpBody
from kiosk.backend.api.core import CoreDep
from kiosk.backend.api.documented import PROBLEMS
from kiosk.backend.api.heartbeat_body import HeartbeatBody
from kiosk.backend.api.idempotency import Answer, OnceDep
from kiosk.backend.api.kiosk_answers import FeedbackDocument, HeartbeatDocument, HelpDocument, SelfDocument
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.fleet.hearing import hear
from kiosk.backend.fleet.heartbeats import FeedbackRow, HelpRow, call_for_help
from kiosk.backend.web.staff import Account
from kiosk.domain.dates import HOSPITAL_TIME


def fleet_routes(hospital: str, staff: Mapping[str, Account]) -> APIRouter:
    """The routes about terminals themselves."""
    router = APIRouter(prefix="/v1/kiosks", tags=["kiosks"], responses=PROBLEMS)

    @router.post("/heartbeat", summary="Say how the terminal is", response_model=HeartbeatDocument)
    def heartbeat(body: HeartbeatBody, once: OnceDep, core: CoreDep, terminal: TerminalDep) -> Response:
        """Kept as the terminal's last word, changes as history; answers with the orders that wait for it.

        A terminal that sends `orders` gets each until it has said what became of it; another gets each once.
        """

        def work(session: Session) -> Answer:
            now = core.now()
            commands = hear(session, terminal.id, body, now)
            return Answer(200, {"commands": commands, "time": now.astimezone(HOSPITAL_TIME).isoformat()})

        return once.in_transaction(work)

    @router.get("/self", summary="Who this terminal is", response_model=SelfDocument)
    def known(core: CoreDep, terminal: TerminalDep) -> dict[str, str]:
        """Changes nothing: for a look at enrolment and clock."""
        time = core.now().astimezone(HOSPITAL_TIME).isoformat()
        return {"id": terminal.id, "location": terminal.location, "hospital": hospital, "time": time}

    @router.post("/help", summary="Call staff", response_model=HelpDocument)
    def call(body: HelpBody, once: OnceDep, core: CoreDep, terminal: TerminalDep) -> Response:
        """Shown on the staff desk at once; pressing again keeps the one call."""

        def work(session: Session) -> Answer:
            row = call_for_help(session, terminal.id, body.screen, core.now())
            return Answer(200, _told(row, staff))

        return once.in_transaction(work)

    @router.get("/help/{call_id}", summary="What became of a call", response_model=HelpDocument)
    def called(call_id: str, core: CoreDep, terminal: TerminalDep) -> dict[str, Any]:
        """`open` nobody has seen it, `coming` somebody is on the way, `done` somebody was there."""
        with core.sessions() as session:
            row = session.get(HelpRow, call_id) if call_id.isascii() else None
        if row is None or row.terminal != terminal.id:
            raise ProblemError(404, "not_found", "this terminal has no such call")
        return _told(row, staff)

    return router


def _told(row: HelpRow, staff: Mapping[str, Account]) -> dict[str, Any]:
    account = staff.get(row.staff or "")
    who = account.shown if account else None
    return {
        "id": row.id,
        "state": row.state,
        "comes": {"name": who.name, "name_en": who.name_en} if who else None,
    }


def feedback_routes() -> APIRouter:
    """The route for one touch."""
    router = APIRouter(prefix="/v1", tags=["hospital"], responses=PROBLEMS)

    @router.post("/feedback", summary="How was it", response_model=FeedbackDocument)
    def feedback(body: FeedbackBody, once: OnceDep, core: CoreDep, terminal: TerminalDep) -> Response:
        """Counted by day and terminal; nobody is asked who they are."""

        def work(session: Session) -> Answer:
            row = FeedbackRow(at=core.now(), terminal=terminal.id, rating=body.rating, about=body.about)
            session.add(row)
            return Answer(200, {"thanks": True})

        return once.in_transaction(work)

    return router
