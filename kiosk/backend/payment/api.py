"""The routes of money (contract §5): bills, and payments with a long poll."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from kiosk.backend.api.access import TerminalDep
from kiosk.backend.api.core import CoreDep
from kiosk.backend.api.idempotency import Answer, OnceDep
from kiosk.backend.api.patients import patient_from
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.api.stopping import stopping
from kiosk.backend.payment.bills import (
    DEPOSIT_TEXT,
    DEPOSIT_TEXT_EN,
    Depositor,
    OpenBill,
    advance_of,
    open_bills,
    open_deposit,
)
from kiosk.backend.payment.compose import Payments
from kiosk.backend.payment.documents import BillDocument, BillsDocument, PaymentDocument
from kiosk.backend.payment.receipts import receipts_of
from kiosk.backend.payment.till import (
    BillChangedError,
    BillPaidError,
    BillUnknownError,
    PaymentLiveError,
    ProviderDownError,
    TillError,
    TooLargeError,
)
from kiosk.backend.payment.view import PaymentView
from kiosk.backend.payment.webhooks import notice_routes
from kiosk.backend.registration.slips import registration_of_slip
from kiosk.domain.bill import BillKind
from kiosk.domain.money import Dong

_LOOK_AGAIN_S = 1.0
English = Callable[[str], str | None]

_PROBLEMS: dict[type[TillError], tuple[int, str, str]] = {
    BillUnknownError: (404, "bill_unknown", "there is no such bill"),
    BillChangedError: (409, "bill_changed", "another amount is due now: find the bill again"),
    BillPaidError: (409, "bill_paid", "nothing is due for this bill"),
    TooLargeError: (409, "amount_too_large", "no transfer carries this amount: the cashier takes it"),
    PaymentLiveError: (409, "payment_live", "an earlier code of this bill may still be paid: wait for its outcome"),
    ProviderDownError: (503, "provider_away", "whether an earlier code was paid cannot be found out now"),
}


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class FindBills(_Body):
    """Whose bills: a patient's, by token, or one registration's, by the code on its slip."""

    patient_token: str | None = Field(default=None, max_length=4000)
    slip: str | None = Field(default=None, max_length=200)


class StartPayment(_Body):
    """Which bill, and the amount the patient was shown."""

    bill_id: str = Field(pattern=r"^[^\x00-\x1f\x7f]{1,40}$")
    amount: int = Field(ge=1, le=10**13)
    version: str | None = Field(default=None, max_length=64, description="the bill's version the patient was shown")
    kiosk_id: str = Field(min_length=1, max_length=64)


class AskDeposit(_Body):
    """Who pays ahead, and how much: whole thousands within the hospital's bounds."""

    patient_token: str = Field(max_length=4000)
    amount: int = Field(ge=1, le=10**13)


def payment_routes(payments: Payments, english: English) -> APIRouter:
    """The routes over these payments; `english` is what a bill's line is called in English, or None."""
    router = APIRouter(tags=["payments"])
    _bills(router, payments, english)
    _payments(router, payments)
    router.include_router(notice_routes(payments))
    return router


def _bills(router: APIRouter, payments: Payments, english: English) -> None:
    @router.post("/v1/bills/find", summary="Open bills", response_model=BillsDocument)
    def find_bills(body: FindBills, core: CoreDep, terminal: TerminalDep, once: OnceDep) -> Response:
        """Open bills with their lines and what is due; receipts of what was paid at this terminal lately."""

        def find() -> Answer:
            ref: str | None = None
            if body.patient_token is not None:
                ref = patient_from(core, terminal, body.patient_token).ref
                wanted = {"patient_ref": ref}
            else:
                registration = registration_of_slip(core.vault, body.slip or "")
                if registration is None:
                    raise ProblemError(404, "slip_unknown", "not a slip of this hospital")
                wanted = {"registration_id": registration}
            with payments.sessions.begin() as session:
                found = [_bill_json(bill, english) for bill in open_bills(session, payments.now(), **wanted)]
                advance = advance_of(session, ref).amount if ref is not None else None
                receipts = receipts_of(session, terminal.id, payments.now(), **wanted)
            return Answer(200, {"bills": found, "advance": advance, "receipts": receipts})

        return once.around(find)

    @router.post("/v1/bills/deposit", status_code=201, summary="Pay ahead", response_model=BillDocument)
    def deposit(body: AskDeposit, core: CoreDep, terminal: TerminalDep, once: OnceDep) -> Response:
        """A deposit (tạm ứng) as a bill to pay: what is paid ahead is deducted from later bills."""
        settings = payments.settings
        patient = patient_from(core, terminal, body.patient_token)
        if not settings.deposit_least <= body.amount <= settings.deposit_most or body.amount % 1000:
            raise ProblemError(422, "invalid_input", "a deposit is whole thousands within the hospital's bounds")
        who = Depositor(patient.ref, patient.person.masked_name)

        def ask(session: Session) -> Answer:
            bill = open_deposit(session, who, Dong(body.amount), payments.now())
            return Answer(201, _bill_json(bill, english))

        return once.in_transaction(ask)


def _payments(router: APIRouter, payments: Payments) -> None:
    @router.post("/v1/payments", status_code=201, summary="Begin to collect", response_model=PaymentDocument)
    def start_payment(body: StartPayment, terminal: TerminalDep, once: OnceDep) -> Response:
        """Begin to collect for a bill; the terminal's own live payment again, if there is one."""

        def start() -> Answer:
            try:
                view = payments.till.start(body.bill_id, body.amount, terminal.id, body.version)
            except TillError as error:
                raise ProblemError(*_PROBLEMS[type(error)]) from None
            return Answer(201, view.document)

        return once.around(start)

    @router.get("/v1/payments/{payment_id}", summary="One payment", response_model=PaymentDocument)
    async def look(
        payment_id: str,
        request: Request,
        terminal: TerminalDep,
        wait: Annotated[float, Query(ge=0, le=30)] = 0,
        if_none_match: Annotated[str | None, Header()] = None,
    ) -> Response:
        """The payment now, or within `wait` seconds as soon as it differs from `If-None-Match` (or from now)."""
        view, tag = await changed(payments, (payment_id, terminal.id), wait, if_none_match, stopping(request))
        return JSONResponse(view.document, headers={"ETag": tag, "Cache-Control": "no-store"})

    @router.post("/v1/payments/{payment_id}/cancel", summary="Leave a payment", response_model=PaymentDocument)
    def cancel(payment_id: str, terminal: TerminalDep, once: OnceDep) -> Response:
        """The patient leaves: a request, not a fact."""

        def leave() -> Answer:
            view = payments.till.leave(payment_id, terminal.id)
            if view is None:
                raise ProblemError(404, "payment_unknown", "this terminal has no such payment")
            return Answer(200, view.document)

        return once.around(leave)


async def changed(
    payments: Payments, whose: tuple[str, str], wait: float, known: str | None, stop: asyncio.Event
) -> tuple[PaymentView, str]:
    """The view and its tag once they differ from what is known, or when the time is over."""
    end = asyncio.get_running_loop().time() + wait
    with payments.changes.watching(whose[0]) as event:
        while True:
            event.clear()
            view = await run_in_threadpool(payments.till.look, *whose)
            if view is None:
                raise ProblemError(404, "payment_unknown", "this terminal has no such payment")
            tag = _tag(view)
            left = end - asyncio.get_running_loop().time()
            if left <= 0 or stop.is_set() or view.final or (known is not None and tag != known):
                return view, tag
            known = known or tag
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), min(left, _LOOK_AGAIN_S))


def _tag(view: PaymentView) -> str:
    digest = hashlib.sha256(json.dumps(view.document, sort_keys=True).encode()).hexdigest()
    return f'"{digest[:20]}"'


def _bill_json(bill: OpenBill, english: English) -> dict[str, Any]:
    named = english if bill.kind == BillKind.FEE else {DEPOSIT_TEXT: DEPOSIT_TEXT_EN}.get
    return {
        "id": bill.id,
        "version": bill.version,
        "kind": bill.kind,
        "payer": bill.payer,
        "lines": [
            {"text": line.text, "text_en": named(line.text), "amount": line.amount.amount} for line in bill.lines
        ],
        "total": bill.total.amount,
        "deducted": bill.deducted.amount,
        "due": bill.due.amount,
    }
