"""The door of the pages: `/login`, `/logout`, and `/account`, where somebody sees where they are signed in."""

import re
from typing import Final
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from kiosk.backend.api.problems import ProblemError, problem_response
from kiosk.backend.web import fleet_words, sign_ins
from kiosk.backend.web.form import FormDep
from kiosk.backend.web.pages import Pages

_OURS: Final = re.compile(r"/(?:desk|display|console|money|account)(?:[/?][!-~]{0,200})?")
"""Where somebody may be sent after signing in: to a page of this house, never elsewhere."""


def door_routes(pages: Pages) -> APIRouter:
    """The routes."""
    router = APIRouter(include_in_schema=False)
    login = pages.login

    @router.get("/login")
    def login_page(next: str = "") -> Response:  # noqa: A002 - the query's name
        return pages.page("login.html", accounts=bool(login.accounts), to=_page_of_ours(next), failed=False, typed="")

    @router.post("/login")
    def sign_in(request: Request, form: FormDep) -> Response:
        to, name = _page_of_ours(form.text_or_none("next", 300) or ""), form.text("name", 40)
        answer = login.sign_in(request, name, form.text("password"), to)
        return answer or pages.page(
            "login.html", status=403, accounts=bool(login.accounts), to=to, failed=True, typed=name
        )

    @router.post("/logout")
    def sign_out(request: Request, _form: FormDep) -> Response:
        return login.sign_out(request)

    @router.get("/account")
    def account(request: Request) -> Response:
        who = login.account(request)
        with pages.core.reads() as session:
            places = sign_ins.places_of(session, who.name, who.mark, pages.core.now())
        return pages.page("account.html", who, places=places, words=fleet_words, screen=sign_ins.is_screen(who.account))

    @router.post("/account/leave")
    def leave(request: Request, form: FormDep) -> Response:
        who = login.account(request)
        if sign_ins.is_screen(who.account):
            # Whoever reaches one screen's keyboard must not darken every hall.
            raise ProblemError(403, "role_missing", "screens are signed out one by one, or by IT")
        login.check_form(who, form.text("form_key"))
        return login.sign_out_everywhere(request, who)

    return router


def to_the_door(request: Request, _error: Exception) -> Response:
    """For somebody who is not signed in: to the login and back, or 401 for a program."""
    path = request.url.path
    if path.startswith("/v1/"):
        return problem_response(ProblemError(401, "not_signed_in", "staff sign in at /login"))
    if request.method == "GET":
        wanted = f"{path}?{request.url.query}" if request.url.query else path
    else:
        wanted = "/".join(path.split("/")[:2])  # what was pressed is not pressed again: to its page
    return RedirectResponse(f"/login?next={quote(wanted, safe='')}" if _page_of_ours(wanted) != "/" else "/login", 303)


def _page_of_ours(wanted: str) -> str:
    return wanted if _OURS.fullmatch(wanted) else "/"
