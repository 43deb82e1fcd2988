"""The played HIS as an ASGI application: the contract's calls, ours beside them, and `/_sim` for whoever runs the play.

faults: none · slow (seconds) · silent · html · malformed · http500 · busy (code 999) · twice (answers after doing it
        are lost: the work is done, the answer is 500)
"""

import asyncio
import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

_STALE_MS = 300_000


@dataclass(slots=True)
class Play:
    """What the HIS knows and what it was told."""

    merchant: str = "KIOSK01"
    key: str = "khoa-mau-medipay"
    checks_time: bool = True
    fault: str = "none"
    seconds: float = 0
    patients: dict[str, dict[str, Any]] = field(default_factory=dict)
    bookings: list[dict[str, Any]] = field(default_factory=list)
    plan: list[dict[str, Any]] = field(default_factory=list)
    insured: dict[str, dict[str, Any]] = field(default_factory=dict)
    registrations: dict[str, dict[str, Any]] = field(default_factory=dict)
    receipts: dict[str, dict[str, Any]] = field(default_factory=dict)
    refused: int = 0
    told: int = 0


def create_app(play: Play | None = None) -> Starlette:
    """The HIS over this play; `app.state.play` shows it."""
    play = play or Play()
    calls = {
        ("GET", "/benhnhan"): _patient,
        ("GET", "/lich-hen"): _booked,
        ("GET", "/dichvu-lichkham"): _plan,
        ("GET", "/bhyt"): _insured,
        ("POST", "/dangky-kcb"): _register,
        ("POST", "/capnhat-bhyt"): _covered,
        ("POST", "/huy-dangky"): _cancel,
        ("POST", "/thanh-toan"): _pay,
    }

    async def call(request: Request) -> Response:
        raw = await request.body()
        if (broken := await _broken(play)) is not None:
            return broken
        if not _signed(play, request, raw):
            play.refused += 1
            return _said("999", "Chữ ký không hợp lệ", None, 401)
        work = calls.get((request.method, request.url.path))
        if work is None:
            return _said("404", "Không có dịch vụ này", None)
        answer = work(play, dict(request.query_params) if request.method == "GET" else json.loads(raw))
        if play.fault == "twice":
            return JSONResponse({"error": "lost"}, 500)
        return _said("404", "Không tìm thấy", None) if answer is None else _said("000", "Thành công", answer)

    async def control(request: Request) -> Response:
        if request.method == "POST":
            wanted = json.loads(await request.body() or b"{}")
            for key in ("fault", "seconds", "patients", "bookings", "plan", "insured"):
                if key in wanted:
                    setattr(play, key, wanted[key])
        return JSONResponse(
            {
                "fault": play.fault,
                "refused": play.refused,
                "told": play.told,
                "registrations": play.registrations,
                "receipts": play.receipts,
            }
        )

    app = Starlette(
        routes=[
            Route("/_sim", control, methods=["GET", "POST"]),
            Route("/{rest:path}", call, methods=["GET", "POST"]),
        ]
    )
    app.state.play = play
    return app


def _said(code: str, message: str, data: Any, status: int = 200) -> Response:
    return JSONResponse({"code": code, "message": message, "data": data}, status)


def _signed(play: Play, request: Request, raw: bytes) -> bool:
    at, given = request.headers.get("x-timestamp", ""), request.headers.get("x-sign", "")
    target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    text = f"{play.merchant}|{at}|{request.method}|{target}|{hashlib.sha256(raw).hexdigest()}"
    right = hmac.new(play.key.encode(), text.encode(), "sha256").hexdigest()
    fresh = at.isdigit() and (not play.checks_time or abs(time.time() * 1000 - int(at)) < _STALE_MS)
    return fresh and request.headers.get("x-merchant-id") == play.merchant and hmac.compare_digest(right, given)


def _patient(play: Play, asked: dict[str, Any]) -> Any:
    return play.patients.get(asked.get("SO_GTTT", ""))


def _booked(play: Play, asked: dict[str, Any]) -> Any:
    mine = [b for b in play.bookings if b["SO_GTTT"] == asked.get("SO_GTTT") and b["THOI_GIAN"][:8] == asked["NGAY"]]
    open_ones = [b for b in mine if b.get("TRANG_THAI", "CHO") == "CHO"]
    return [{k: v for k, v in b.items() if k not in ("SO_GTTT", "TRANG_THAI")} for b in open_ones]


def _plan(play: Play, asked: dict[str, Any]) -> Any:
    return [entry for entry in play.plan if entry["MA_DICH_VU"] == asked.get("MA_DICH_VU")]


def _insured(play: Play, asked: dict[str, Any]) -> Any:
    return play.insured.get(asked.get("SO_GTTT", ""))


def _register(play: Play, asked: dict[str, Any]) -> Any:
    play.told += 1
    name = asked["MA_DANG_KY_KIOSK"]
    if name not in play.registrations:
        number = len(play.registrations) + 1
        made = {"MA_LK": f"LK{number:06}", "STT_LK": number, "TRANG_THAI_LK": 1}
        play.registrations[name] = {**asked, **made}
        if asked.get("SO_CCCD"):
            play.patients.setdefault(asked["SO_CCCD"], {"MA_BN": f"BN{number:06}", "HO_TEN": asked["HO_TEN"]})
        _arrived(play, asked.get("MA_LICH_HEN"), "DEN")
    held = play.registrations[name]
    return {key: held[key] for key in ("MA_LK", "STT_LK", "TRANG_THAI_LK")}


def _covered(play: Play, asked: dict[str, Any]) -> Any:
    held = play.registrations.get(asked["MA_DANG_KY_KIOSK"])
    if held is None:
        return None
    wanted = ("BHYT_XAC_MINH", "MA_KQ", "MA_THE_BHYT", "MA_DKBD", "GT_THE_TU", "GT_THE_DEN")
    held.update({key: asked[key] for key in wanted})
    return {"BHYT_XAC_MINH": held["BHYT_XAC_MINH"]}


def _cancel(play: Play, asked: dict[str, Any]) -> Any:
    held = play.registrations.get(asked["MA_DANG_KY_KIOSK"])
    if held is None:
        return None
    held["TRANG_THAI_LK"] = 3
    _arrived(play, held.get("MA_LICH_HEN"), "CHO")
    return {"TRANG_THAI_LK": 3}


def _arrived(play: Play, booking: str | None, state: str) -> None:
    for entry in play.bookings:
        if entry["MA_LICH_HEN"] == booking:
            entry["TRANG_THAI"] = state


def _pay(play: Play, asked: dict[str, Any]) -> Any:
    bill = asked["MA_HOA_DON"]
    if (
        asked.get("LOAI") != "TAM_UNG"
        and all(held.get("MA_HOA_DON") != bill for held in play.registrations.values())
        and bill not in play.receipts
    ):
        return None
    receipt = play.receipts.setdefault(
        bill,
        {
            "MA_GIAO_DICH": asked["MA_GIAO_DICH"],
            "SO_BIEN_LAI": f"BL{len(play.receipts) + 1:06}",
            "SO_TIEN": asked["SO_TIEN"],
        },
    )
    mine = receipt["MA_GIAO_DICH"] == asked["MA_GIAO_DICH"]
    return {"SO_BIEN_LAI": receipt["SO_BIEN_LAI"] if mine else None}


async def _broken(play: Play) -> Response | None:
    match play.fault:
        case "slow":
            await asyncio.sleep(play.seconds)
            return None
        case "silent":
            await asyncio.sleep(play.seconds or 60)
            return Response(status_code=504)
        case "html":
            return HTMLResponse("<html><body><h1>Bảo trì</h1></body></html>")
        case "malformed":
            return Response('{"code":"000","data":[{"MA_', media_type="application/json")
        case "http500":
            return JSONResponse({"message": "Internal Server Error"}, 500)
        case "busy":
            return _said("999", "Hệ thống bận", None)
        case _:
            return None
