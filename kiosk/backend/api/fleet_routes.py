"""`/v1/kiosks/heartbeat` and `/v1/kiosks/help`."""

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy.orm import Session

from kiosk.backend.api.access import TerminalDep
from kiosk.backend.api.answers import HeartbeatDocument, HelpDocument
from kiosk.backend.api.bodies import HeartbeatBody, HelpBody
from kiosk.backend.api.core import CoreDep
from kiosk.backend.api.documented import PROBLEMS
from kiosk.backend.api.idempotency import Answer, OnceDep
from kiosk.backend.fleet.heartbeats import HeartbeatRow, call_for_help, take_commands
from kiosk.domain.dates import HOSPITAL_TIME


def fleet_routes() -> APIRouter:
    """The routes about terminals themselves."""
    router = APIRouter(prefix="/v1/kiosks", tags=["kiosks"], responses=PROBLEMS)

    @router.post("/heartbeat", summary="Say how the terminal is", response_model=HeartbeatDocument)
    def heartbeat(body: HeartbeatBody, once: OnceDep, core: CoreDep, terminal: TerminalDep) -> Response:
        """Kept as the terminal's last word; answers with the commands that wait for it."""

        def work(session: Session) -> Answer:
            now = core.now()
            row = session.get(HeartbeatRow, terminal.id) or HeartbeatRow(terminal=terminal.id)
            row.at, row.version, row.screen, row.journal_head = now, body.version, body.screen, body.journal_head
            row.devices = [device.model_dump() for device in body.devices]
            session.add(row)
            commands = take_commands(session, terminal.id, now)
            return Answer(200, {"commands": commands, "time": now.astimezone(HOSPITAL_TIME).isoformat()})

        return once.in_transaction(work)

    @router.post("/help", summary="Call staff", response_model=HelpDocument)
    def call(body: HelpBody, once: OnceDep, core: CoreDep, terminal: TerminalDep) -> Response:
        """Shown on the staff desk at once; pressing again keeps the one call."""

        def work(session: Session) -> Answer:
            row = call_for_help(session, terminal.id, body.screen, core.now())
            return Answer(200, {"id": row.id, "state": row.state})

        return once.in_transaction(work)

    return router
