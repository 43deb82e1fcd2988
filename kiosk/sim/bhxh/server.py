"""The played gateway as an ASGI application.

The two real calls, and `/_sim` for whoever runs the play: GET shows, POST sets a fault.

faults: none · slow (seconds) · silent (no byte for `seconds`) · html · malformed · empty · http500 · http401 ·
        account (401 in the body) · restricted (the account is blocked) · forget (every token so far is refused) ·
        code (every look-up answers `code`) · drip (one byte at a time)
"""

import asyncio
import hashlib
import json
import secrets
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from kiosk.sim.bhxh.answers import anybody, code_for, document, find
from kiosk.sim.bhxh.people import Insured, insured_people

_HOURS = timezone(timedelta(hours=7))
_PAGE = "<html><body><h1>Hệ thống đang bảo trì</h1></body></html>"


@dataclass(slots=True)
class Play:
    """The state of one play: accounts, tokens, the fault that is on, and what was asked."""

    username: str = "01001_KIOSK"
    password: str = "mat-khau-mau"  # noqa: S105 - invented, for the play
    officers: dict[str, str] = field(default_factory=lambda: {"001080009999": "Nguyễn Cán Bộ"})
    life_s: int = 600
    fault: str = "none"
    seconds: float = 0
    code: str = "000"
    times: int | None = None
    tokens: dict[str, tuple[str, str, datetime]] = field(default_factory=dict)
    taken: int = 0
    asked: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def spend(self) -> str:
        """The fault for this call; one that was set for a number of times wears off."""
        fault = self.fault
        if fault != "none" and self.times is not None:
            self.times -= 1
            if self.times <= 0:
                self.fault, self.times = "none", None
        return fault

    def hash(self) -> str:
        """What the real gateway calls the password."""
        return hashlib.md5(self.password.encode(), usedforsecurity=False).hexdigest()


def create_app(play: Play | None = None) -> Starlette:
    """The gateway over this play; `app.state.play` shows it."""
    play = play or Play()
    people = insured_people()

    async def take(request: Request) -> Response:
        return await _take(play, request)

    async def look_up(request: Request) -> Response:
        return await _look_up(play, people, request)

    async def control(request: Request) -> Response:
        if request.method == "POST":
            wanted = json.loads(await request.body() or b"{}")
            for key in ("fault", "seconds", "code", "times", "life_s"):
                if key in wanted:
                    setattr(play, key, wanted[key])
        shown = {"fault": play.fault, "seconds": play.seconds, "code": play.code, "times": play.times}
        return JSONResponse({**shown, "tokens_taken": play.taken, "looked_up": len(play.asked), "codes": play.codes})

    app = Starlette(
        routes=[
            Route("/api/token/take", take, methods=["POST"]),
            Route("/api/egw/KQNhanLichSuKCB2024", look_up, methods=["POST"]),
            Route("/_sim", control, methods=["GET", "POST"]),
        ]
    )
    app.state.play = play
    return app


async def _take(play: Play, request: Request) -> Response:
    await request.body()  # who asks may be gone after a pause
    on = play.fault in ("slow", "silent", "html", "malformed", "http500")
    if on and (broken := await _broken(play.spend(), play)) is not None:
        return broken
    body = await _credentials(request)
    if play.fault == "restricted":
        return JSONResponse({"maKetQua": "500", "GhiChu": "Tài khoản bị hạn chế truy cập"})
    right = body.get("username") == play.username and body.get("password", "").lower() == play.hash()
    if not right or play.fault == "account":
        return JSONResponse({"maKetQua": "401", "APIKey": None})
    return JSONResponse({"maKetQua": "200", "APIKey": _issue(play, request)})


async def _look_up(play: Play, people: tuple[Insured, ...], request: Request) -> Response:
    await request.body()
    fault = play.spend()
    if (broken := await _broken(fault, play)) is not None:
        return broken
    if fault == "forget":
        play.tokens.clear()
    if not _token_good(play, request):
        return Response(status_code=401)
    answer = _answer(play, people, await request.body(), fault)
    play.codes.append(answer["maKetQua"])
    if fault == "drip":
        return StreamingResponse(_drip(answer), media_type="application/json")
    return JSONResponse(answer)


async def _credentials(request: Request) -> Mapping[str, str]:
    raw = await request.body()
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            content = json.loads(raw)
        except ValueError:
            return {}
        return {key: str(value) for key, value in content.items()} if isinstance(content, dict) else {}
    return dict(parse_qsl(raw.decode("utf-8", "replace")))


def _issue(play: Play, request: Request) -> dict[str, str]:
    access, token_id = secrets.token_urlsafe(24), secrets.token_urlsafe(12)
    until = datetime.now(UTC) + timedelta(seconds=play.life_s)
    play.tokens[access] = (token_id, request.client.host if request.client else "?", until)
    play.taken += 1
    return {
        "access_token": access,
        "id_token": token_id,
        "token_type": "Bearer",
        "username": play.username,
        "expires_in": until.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _token_good(play: Play, request: Request) -> bool:
    """The token is known, not over, comes from the address that took it, and the account goes with it."""
    query = request.query_params
    token_id, address, until = play.tokens.get(query.get("token", ""), ("", "", datetime.min.replace(tzinfo=UTC)))
    here = request.client.host if request.client else "?"
    return (
        bool(token_id)
        and query.get("id_token") == token_id
        and address == here
        and datetime.now(UTC) < until
        and query.get("username") == play.username
        and query.get("password", "").lower() == play.hash()
    )


def _answer(play: Play, people: tuple[Insured, ...], raw: bytes, fault: str) -> dict[str, Any]:
    day = datetime.now(_HOURS).date()
    try:
        body = json.loads(raw)
        number, name, born = (str(body[key]) for key in ("maThe", "hoTen", "ngaySinh"))
        officer, officer_name = str(body["cccdCb"]), str(body["hoTenCb"])
    except (ValueError, KeyError, TypeError):
        return document("205", None, day, "")
    play.asked.append(number)
    if officer not in play.officers:
        return document("054", None, day, number)
    if play.officers[officer] != officer_name:
        return document("055", None, day, number)
    person = find(people, number) or anybody(number, name, born)
    if fault == "code":
        known = person or people[0]
        return document(play.code, known, day, number)
    if fault == "account":
        return document("401", None, day, number)
    if person is None:
        return document(_form(number), None, day, number)
    return document(code_for(person, name, born), person, day, number)


def _form(number: str) -> str:
    """Why a number finds nobody."""
    if number.isdigit() and len(number) in (10, 12):
        return "050"
    if len(number) != 15 or not number[:2].isalpha() or not number[2:].isdigit():
        return "051"
    if number[2] not in "12345":
        return "053"
    return "052" if number[3:5] == "00" else "050"


async def _broken(fault: str, play: Play) -> Response | None:
    match fault:
        case "slow":
            await asyncio.sleep(play.seconds)
            return None
        case "silent":
            await asyncio.sleep(play.seconds)
            return Response(status_code=504)
        case "html":
            return HTMLResponse(_PAGE)
        case "malformed":
            return Response('{"maKetQua":"000","hoTen":', media_type="application/json")
        case "empty":
            return Response(b"", media_type="application/json")
        case "http500":
            return JSONResponse({"message": "Internal Server Error"}, 500)
        case "http401":
            return Response(status_code=401)
        case _:
            return None


async def _drip(answer: dict[str, Any]) -> AsyncIterator[bytes]:
    for byte in json.dumps(answer).encode():
        yield bytes([byte])
        await asyncio.sleep(0.2)
