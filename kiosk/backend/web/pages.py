"""The pages: `/`, `/desk`, `/display/{area}`, `/console`, and the staff's own API calls."""

import json
from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, FastAPI, Header, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from kiosk.backend.api.answers import CalledDocument
from kiosk.backend.api.core import Core
from kiosk.backend.api.documented import PROBLEMS
from kiosk.backend.api.idempotency import Once, once_for
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.api.stopping import stopping
from kiosk.backend.clock import hospital_day
from kiosk.backend.deeds import Deed, last_deeds
from kiosk.backend.fleet.overview import choose, every_terminal
from kiosk.backend.his.local import LocalHis
from kiosk.backend.payment.desk import Desk as MoneyDesk
from kiosk.backend.queue.closures import closed_today
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.registration.rows import RegistrationRow
from kiosk.backend.registration.tickets import TicketOffice
from kiosk.backend.web import deed_words, fleet_words, views
from kiosk.backend.web.actions import ACTIONS, REFUSED, DeskAction, do_desk
from kiosk.backend.web.fleet_csv import orders_csv, terminals_csv, visits_csv
from kiosk.backend.web.fleet_pages import MINUTES, FleetConsole, Wanted, batches, chosen, shown_choice
from kiosk.backend.web.form import FormDep, PostedForm
from kiosk.backend.web.login import Login, SignedIn
from kiosk.backend.web.render import HEADERS, Assets, rendered, wants_page
from kiosk.backend.web.staff import Role
from kiosk.backend.web.stream import QueueStream


@dataclass(frozen=True, slots=True)
class Pages:
    """What the pages are made of."""

    core: Core
    his: LocalHis
    login: Login
    office: TicketOffice
    money: MoneyDesk | None
    holidays: Set[date] = frozenset()

    def page(self, name: str, account: SignedIn | None = None, status: int = 200, **values: Any) -> HTMLResponse:
        """One template, filled."""
        form_key = account.form_key if account else ""
        common: dict[str, Any] = {"hospital": self.his.hospital, "account": account, "form_key": form_key, "Role": Role}
        return rendered(name, status, **common, **values)

    def fleet_page(self, name: str, account: SignedIn, **values: Any) -> HTMLResponse:
        """A page of the console: its words and its clock."""
        values |= {"words": fleet_words, "said": deed_words, "now": self.core.now(), "key": self.core.vault.nonce()}
        return self.page(name, account, **values)


def mount_pages(app: FastAPI, pages: Pages) -> None:
    """The pages, their style and scripts."""
    app.mount("/static", Assets(directory=Path(str(resources.files(__package__).joinpath("static")))), "static")
    app.include_router(_page_routes(pages), include_in_schema=False)
    app.include_router(staff_routes(pages), tags=["staff"], responses=PROBLEMS)


def _page_routes(pages: Pages) -> APIRouter:
    router = APIRouter()

    @router.get("/")
    def home(request: Request) -> Response:
        return pages.page("home.html", pages.login.account(request), groups=pages.his.directory.groups)

    @router.get("/desk")
    def desk(request: Request, clinic: str | None = None, said: str = "") -> Response:
        account = pages.login.with_role(request, Role.DESK)
        day = hospital_day(pages.core.now())
        with pages.core.sessions() as session:
            found = views.lines(session, pages.his, day, closed_today(session, day))
            calls = views.help_calls(session)
            chosen = next((line for line in found if line.clinic.id == clinic), None)
            papers = (
                views.papers_wanted(session, pages.core.vault, chosen.clinic, day, pages.holidays) if chosen else []
            )
            done = views.just_done(session, chosen.clinic, day) if chosen else ()
        return pages.page(
            "desk.html",
            account,
            lines=found,
            groups=pages.his.directory.groups,
            chosen=chosen,
            calls=calls,
            papers=papers,
            done=done,
            said=REFUSED.get(said, ""),
            key=pages.core.vault.nonce(),
        )

    @router.get("/desk/ticket/{place_id}")
    def ticket(request: Request, place_id: str) -> Response:
        account = pages.login.with_role(request, Role.DESK)
        with pages.core.reads() as session:
            place = session.get(PlaceRow, place_id) if place_id.isascii() else None
            if place is None:
                raise ProblemError(404, "not_found", "no such number")
            registration = session.get_one(RegistrationRow, place.registration_id)
            shown = pages.office.view(session, registration, place, pages.core.now())
        return pages.page("ticket.html", account, ticket=shown.ticket, clinic=place.clinic_id)

    @router.post("/desk/{action}")
    def desk_action(request: Request, action: str, form: FormDep) -> Response:
        account = pages.login.with_role(request, Role.DESK)
        pages.login.check_form(account, form.text("form_key"))
        if action not in ACTIONS:
            raise ProblemError(404, "not_found", "no such action")
        wanted = DeskAction(action, account.name, form.text("clinic", 40), form.text("target", 80))
        back = f"/desk?clinic={wanted.clinic}" if pages.his.clinic(wanted.clinic) else "/desk?"
        try:
            answer = _once(pages, account, form, wanted).in_transaction(
                lambda session: do_desk(session, pages.his, wanted, pages.core.now())
            )
        except ProblemError as problem:
            if problem.code in REFUSED and wants_page(request.scope):
                return RedirectResponse(f"{back}&said={problem.code}", 303)
            raise
        if action == "reprint":
            return RedirectResponse(f"/desk/ticket/{json.loads(bytes(answer.body))['place']}", 303)
        return RedirectResponse(back.removesuffix("?"), 303)

    @router.get("/display/{area}")
    def display(request: Request, area: str) -> Response:
        account = pages.login.with_role(request, Role.DISPLAY)
        group = next((group for group in pages.his.directory.groups if group.id == area), None)
        if group is None:
            raise ProblemError(404, "not_found", "no area of this name")
        return pages.page("display.html", account, group=group)

    _console_routes(router, pages)
    _log_routes(router, pages)
    return router


def _console_routes(router: APIRouter, pages: Pages) -> None:
    fleet = FleetConsole(pages.core)

    @router.get("/console")
    def console(request: Request) -> Response:
        account = pages.login.account(request)
        if not (account.may(Role.FLEET) or account.may(Role.CASHIER)):
            raise ProblemError(403, "role_missing", "this page wants the role fleet or cashier")
        with pages.core.reads() as session:
            board = fleet.board(session, request.query_params) if account.may(Role.FLEET) else None
            questions = views.open_rechecks(session)
        cases = pages.money.cases() if pages.money is not None and account.may(Role.CASHIER) else ()
        choice = board.choice if board else None
        return pages.fleet_page("console.html", account, fleet=board, choice=choice, questions=questions, cases=cases)

    @router.get("/console/terminal/{terminal_id}")
    def terminal(request: Request, terminal_id: str) -> Response:
        account = pages.login.with_role(request, Role.FLEET)
        with pages.core.reads() as session:
            found = fleet.one(session, terminal_id, request.query_params)
        return pages.fleet_page("terminal.html", account, **found)

    @router.get("/console/orders")
    def given(request: Request) -> Response:
        account = pages.login.with_role(request, Role.FLEET)
        with pages.core.reads() as session:
            return pages.fleet_page("orders.html", account, batches=batches(session))

    @router.post("/console/orders")
    def give(request: Request, form: FormDep) -> Response:
        account = pages.login.with_role(request, Role.FLEET)
        pages.login.check_form(account, form.text("form_key"))
        minutes = form.text("minutes", 4)
        if minutes not in map(str, MINUTES):
            raise ProblemError(422, "invalid_input", f"minutes: one of {', '.join(map(str, MINUTES))} is wanted")
        shown = shown_choice(form.text("filter", 600)) if form.text("scope", 10) == "shown" else None
        value = form.text_or_none("value", 10)
        wanted = Wanted(account.name, form.text("what", 24), value, int(minutes), form.texts("terminal", 40), shown)
        _once(pages, account, form, wanted).in_transaction(lambda session: fleet.give(session, wanted))
        back = form.text_or_none("back", 40)
        return RedirectResponse(f"/console/terminal/{quote(back, safe='')}" if back else "/console/orders", 303)

    @router.get("/console/{name}.csv")
    def table(request: Request, name: str) -> Response:
        account = pages.login.with_role(request, Role.FLEET)
        if name in ("terminals", "visits", "orders"):
            pages.login.note(account.name, Deed.TABLE_FETCHED, name)
        with pages.core.reads() as session:
            match name:
                case "terminals":
                    everything = every_terminal(session, pages.core.now())
                    return terminals_csv(choose(everything, chosen(request.query_params)))
                case "visits":
                    days = 7 if request.query_params.get("span") == "7d" else 1
                    return visits_csv(session, pages.core.now() - timedelta(days=days))
                case "orders":
                    return orders_csv(session)
        raise ProblemError(404, "not_found", "no table of this name")


def _log_routes(router: APIRouter, pages: Pages) -> None:
    @router.get("/console/log")
    def done(request: Request) -> Response:
        account = pages.login.with_role(request, Role.FLEET)
        with pages.core.reads() as session:
            deeds = last_deeds(session, pages.core.now() - timedelta(days=90))
        return pages.fleet_page("log.html", account, deeds=deeds)


def _once(pages: Pages, account: SignedIn, form: PostedForm, wanted: object) -> Once:
    """Each form carries a key of its own, so that a double click does it once."""
    return once_for(pages.core, f"staff:{account.name}"[:40], form.text("key", 100), repr(wanted).encode())


def staff_routes(pages: Pages) -> APIRouter:
    """The contract's two staff routes."""
    router = APIRouter(prefix="/v1/queues")
    stream = QueueStream(pages.core, pages.his, pages.login.standing)

    @router.get(
        "/stream",
        summary="Lines as server-sent events",
        response_class=StreamingResponse,
        responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
    )
    def lines(request: Request, area: str | None = None) -> Response:
        """For whoever is signed in; `area` is a group of clinics. Ends with `event: ended` when the sign-in does."""
        who = pages.login.account(request)
        if area is not None and all(group.id != area for group in pages.his.directory.groups):
            raise ProblemError(404, "not_found", "no area of this name")
        events = stream.events(area, who.mark, stopping(request))
        headers = {**HEADERS, "X-Accel-Buffering": "no"}
        return StreamingResponse(events, media_type="text/event-stream", headers=headers)

    @router.post("/{clinic}/next", summary="Call the next number", response_model=CalledDocument)
    def call_next(request: Request, clinic: str, idempotency_key: Annotated[str | None, Header()] = None) -> Response:
        """For staff of the desk: the number called before is done; `called` is null where nobody waits."""
        account = pages.login.with_role(request, Role.DESK)
        if pages.his.clinic(clinic) is None:
            raise ProblemError(404, "not_found", "no clinic of this id")
        wanted = DeskAction("next", account.name, clinic, "")
        once = once_for(pages.core, f"staff:{account.name}"[:40], idempotency_key, f"next {clinic}".encode())
        return once.in_transaction(lambda session: do_desk(session, pages.his, wanted, pages.core.now()))

    return router
