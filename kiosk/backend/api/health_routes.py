"""`/healthz`, `/readyz` and `/metrics`: for whoever watches the backend; nothing personal in them."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from kiosk.backend.api.core import CoreDep
from kiosk.backend.api.metrics import Metrics
from kiosk.backend.clock import hospital_day
from kiosk.backend.insurance.eligibility import Eligibility
from kiosk.backend.insurance.rows import LookupRow, RecheckRow
from kiosk.backend.queue.line import waiting_everywhere
from kiosk.backend.queue.numbers import taken_everywhere


def health_routes(eligibility: Eligibility, metrics: Metrics) -> APIRouter:
    """The three routes; none asks who calls."""
    router = APIRouter(tags=["operations"])

    @router.get("/healthz", summary="Alive")
    def alive() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @router.get("/readyz", summary="Ready to serve")
    def ready(core: CoreDep) -> Response:
        """503 where the database does not answer. The insurer being away does not make it unready."""
        try:
            with core.reads() as session:
                session.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return JSONResponse({"status": "away", "database": "away"}, 503)
        insurer = "held_back" if eligibility.breaker.open else "ok"
        return JSONResponse({"status": "ok", "database": "ok", "insurer": insurer})

    @router.get("/metrics", summary="Prometheus metrics", response_class=PlainTextResponse)
    def figures(core: CoreDep) -> PlainTextResponse:
        """Counters of this worker and of today's database."""
        day = hospital_day(core.now())
        with core.reads() as session:
            waiting = waiting_everywhere(session, day)
            given = taken_everywhere(session, day)
            looked = session.execute(
                select(LookupRow.outcome, LookupRow.code, func.count()).group_by(LookupRow.outcome, LookupRow.code)
            ).all()
            open_questions = session.execute(
                select(func.count()).select_from(RecheckRow).where(RecheckRow.done_at.is_(None))
            ).scalar_one()
        lines = metrics.lines()
        lines += ["# TYPE kiosk_queue_waiting gauge"]
        lines += [f'kiosk_queue_waiting{{clinic="{clinic}"}} {count}' for clinic, count in sorted(waiting.items())]
        lines += ["# TYPE kiosk_queue_given gauge"]
        lines += [f'kiosk_queue_given{{clinic="{clinic}"}} {count}' for clinic, count in sorted(given.items())]
        lines += ["# TYPE kiosk_insurer_lookups counter"]
        lines += [f'kiosk_insurer_lookups{{outcome="{o}",code="{code or ""}"}} {n}' for o, code, n in looked]
        lines += ["# TYPE kiosk_insurer_rechecks_open gauge", f"kiosk_insurer_rechecks_open {open_questions}"]
        return PlainTextResponse("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4")

    return router
