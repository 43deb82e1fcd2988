"""`/healthz`, `/readyz` and `/metrics`: for whoever watches the backend; nothing personal in them."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from kiosk.backend.api.core import CoreDep
from kiosk.backend.api.fleet_metrics import fleet_metrics
from kiosk.backend.api.kiosk_answers import AliveDocument, AwayDocument, ReadyDocument
from kiosk.backend.api.metrics import Metrics
from kiosk.backend.clock import hospital_day
from kiosk.backend.insurance.audit import totals
from kiosk.backend.insurance.eligibility import Eligibility
from kiosk.backend.insurance.rows import RecheckRow
from kiosk.backend.queue.line import waiting_everywhere
from kiosk.backend.queue.numbers import taken_everywhere
from kiosk.domain.exposition import Exposition


def health_routes(eligibility: Eligibility, metrics: Metrics) -> APIRouter:
    """The three routes; none asks who calls."""
    router = APIRouter(tags=["operations"])

    @router.get("/healthz", summary="Alive", response_model=AliveDocument)
    def alive() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @router.get(
        "/readyz",
        summary="Ready to serve",
        response_model=ReadyDocument,
        responses={503: {"model": AwayDocument, "description": "The database does not answer"}},
    )
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
            looked = totals(session)
            open_questions = session.execute(
                select(func.count()).select_from(RecheckRow).where(RecheckRow.done_at.is_(None))
            ).scalar_one()
            out = Exposition()
            fleet_metrics(out, session, core.now())
        metrics.write(out)
        out.family("kiosk_queue_waiting", "gauge", "Numbers that wait, by clinic.")
        for clinic, count in sorted(waiting.items()):
            out.sample(count, {"clinic": clinic})
        out.family("kiosk_queue_given", "gauge", "Numbers given today, by clinic.")
        for clinic, count in sorted(given.items()):
            out.sample(count, {"clinic": clinic})
        out.family("kiosk_insurer_lookups_total", "counter", "Questions to the insurer by outcome and its code.")
        for outcome, code, count in looked:
            out.sample(count, {"outcome": outcome, "code": code})
        out.family("kiosk_insurer_rechecks_open", "gauge", "Questions that wait for the insurer.").sample(
            open_questions
        )
        held = eligibility.breaker.open
        out.family("kiosk_insurer_held_back", "gauge", "1 while the insurer is not asked because it fails.").sample(
            held
        )
        return PlainTextResponse(out.text(), media_type="text/plain; version=0.0.4")

    return router
