"""`/v1/clinics`, `/v1/queues/{clinic}` and `/v1/info/{topic}`."""

from typing import Any

from fastapi import APIRouter

from kiosk.backend.api.access import TerminalDep
from kiosk.backend.api.answers import ClinicsDocument, PageDocument, QueueDocument
from kiosk.backend.api.core import Core, CoreDep
from kiosk.backend.api.documented import PROBLEMS
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.clock import hospital_day
from kiosk.backend.his.local import LocalHis
from kiosk.backend.hospital.hours import takes_patients
from kiosk.backend.hospital.topics import topic
from kiosk.backend.queue.closures import closed_today
from kiosk.backend.queue.line import waiting_everywhere
from kiosk.backend.queue.numbers import taken_everywhere
from kiosk.backend.queue.state import queue_state


def clinic_routes(his: LocalHis) -> APIRouter:
    """The routes about the house, no person in them."""
    router = APIRouter(prefix="/v1", tags=["hospital"], responses=PROBLEMS)

    @router.get("/clinics", summary="Clinics with prices and lines", response_model=ClinicsDocument)
    def clinics(core: CoreDep, _terminal: TerminalDep) -> dict[str, Any]:
        """Groups of at most six clinics, as they stand now."""
        return {"groups": _groups(his, core)}

    @router.get("/queues/{clinic}", summary="The line of one clinic", response_model=QueueDocument)
    def queue(clinic: str, core: CoreDep, _terminal: TerminalDep) -> dict[str, Any]:
        """Numbers called and waiting, for a screen: no names."""
        entry = his.clinic(clinic)
        if entry is None:
            raise ProblemError(404, "not_found", "no clinic of this id")
        with core.reads() as session:
            return queue_state(session, entry, hospital_day(core.now()))

    @router.get("/info/{name}", summary="A page of information", response_model=PageDocument)
    def info(name: str, _terminal: TerminalDep) -> dict[str, Any]:
        """Topics: prices, doctors, way, bring."""
        found = topic(his.directory, name)
        if found is None:
            raise ProblemError(404, "not_found", "topics are prices, doctors, way and bring")
        return found

    return router


def _groups(his: LocalHis, core: Core) -> list[dict[str, Any]]:
    now = core.now()
    day = hospital_day(now)
    with core.reads() as session:
        waiting = waiting_everywhere(session, day)
        taken = taken_everywhere(session, day)
        closed = closed_today(session, day)
    return [
        {
            "id": group.id,
            "name": group.name,
            "name_en": group.name_en,
            "clinics": [
                {
                    "id": clinic.id,
                    "name": clinic.name,
                    "name_en": clinic.name_en,
                    "room": clinic.room,
                    "room_en": clinic.room_en,
                    "discreet": clinic.discreet,
                    "price": clinic.price.amount,
                    "bhyt_price": clinic.bhyt_price.amount,
                    "waiting": waiting.get(clinic.id, 0),
                    "open": takes_patients(clinic, now) and clinic.id not in closed,
                    "full": taken.get(clinic.id, 0) >= clinic.daily_cap,
                }
                for clinic in his.directory.clinics
                if clinic.group_id == group.id
            ],
        }
        for group in his.directory.groups
    ]
