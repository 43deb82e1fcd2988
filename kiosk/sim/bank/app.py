"""The bank as an HTTP server: two providers' protocols, the payer's phone, and switches for what goes wrong."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from kiosk.sim.bank.emv import UnreadableError, scan
from kiosk.sim.bank.faults import AnswerFault, Faults, NoticeFault
from kiosk.sim.bank.notices import Notices
from kiosk.sim.bank.payos import Keys, PayosCounter
from kiosk.sim.bank.sepay import SepayCounter
from kiosk.sim.bank.vault import Credit, Order, Vault


class Payment(BaseModel):
    """A payer scans a code and confirms; may change the amount, as bank apps let them."""

    payload: str = Field(max_length=600)
    amount: int | None = Field(default=None, ge=1, le=10**12)
    content: str | None = Field(default=None, max_length=100)


class Switches(BaseModel):
    """What goes wrong from now on."""

    notices: NoticeFault | None = None
    answers: AnswerFault | None = None
    slow_s: float | None = Field(default=None, ge=0, le=60)


class Address(BaseModel):
    """Where the merchant wants its notices."""

    webhook_url: str | None = Field(alias="webhookUrl", max_length=300)


def create_app(keys: Keys | None = None, *, webhook_url: str | None = None, vault: Vault | None = None) -> FastAPI:
    """The server. `app.state.vault`, `.faults` and `.notices` are for tests in the same process."""
    books = vault or Vault()
    faults = Faults()
    notices = Notices(faults)
    notices.url = webhook_url
    counter = PayosCounter(books, keys or Keys())
    other = SepayCounter(books, keys or Keys())

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        yield
        notices.close()

    app = FastAPI(title="Simulated bank", lifespan=life)
    app.state.vault, app.state.faults, app.state.notices = books, faults, notices

    def arrived(order: Order | None, credit: Credit) -> None:
        if order is not None and order.code.isdigit():
            notices.send(counter.notice(order, credit), {})
        elif order is not None:
            notices.send(*other.notice(credit))

    books.listeners.append(arrived)
    _phone(app, books)
    _switches(app)

    @app.api_route("/{path:path}", methods=["GET", "POST", "DELETE"], include_in_schema=False)
    async def protocol(path: str, request: Request) -> Response:
        body = await request.body()
        if faults.answers == "down":
            return JSONResponse({"message": "service unavailable"}, 503)
        if faults.answers == "slow":
            await asyncio.sleep(faults.slow_s)
        if faults.answers == "garbage":
            return Response("<html>bảo trì hệ thống</html>", 200, media_type="text/html")
        headers = {name.lower(): value for name, value in request.headers.items()}
        if path.startswith(("v2/bank-accounts", "v2/transactions")):
            query = dict(request.query_params)
            status, answer = other.answer(request.method, path, query, headers, body)
        else:
            status, answer = counter.answer(request.method, path, headers, body)
        if faults.answers == "lost":
            return Response(b"", 504)
        return Response(status_code=204) if status == 204 else JSONResponse(answer, status)

    return app


def _phone(app: FastAPI, books: Vault) -> None:
    @app.post("/phone/pay")
    def pay(payment: Payment) -> JSONResponse:
        try:
            scanned = scan(payment.payload)
        except UnreadableError:
            return JSONResponse({"error": "mã không hợp lệ"}, 422)
        amount = payment.amount or scanned.amount
        if amount is None:
            return JSONResponse({"error": "số tiền?"}, 422)
        content = scanned.content if payment.content is None else payment.content
        credit = books.transfer(scanned.account, amount, content)
        return JSONResponse({"reference": credit.reference, "amount": amount, "account": scanned.account})

    @app.get("/ledger")
    def ledger() -> dict[str, Any]:
        with books.lock:
            return {
                "credits": [asdict(credit) for credit in books.credits],
                "payouts": [asdict(payout) for payout in books.payouts.values()],
                "orders": len(books.orders),
            }


def _switches(app: FastAPI) -> None:
    @app.post("/faults")
    def switch(switches: Switches) -> dict[str, Any]:
        faults: Faults = app.state.faults
        for name, value in switches.model_dump(exclude_none=True).items():
            setattr(faults, name, value)
        return asdict(faults)

    @app.post("/notices/release")
    def release() -> dict[str, int]:
        return {"sent": app.state.notices.release()}

    @app.post("/confirm-webhook")
    def confirm(address: Address) -> dict[str, str]:
        app.state.notices.url = address.webhook_url
        return {"code": "00", "desc": "success"}

    @app.get("/healthz")
    def healthy() -> dict[str, bool]:
        return {"ok": True}
