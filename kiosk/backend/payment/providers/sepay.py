"""SePay: a virtual account for each order (developer.sepay.vn, API v2), and its signed notices.

Orders have no code to show, so we write it ourselves for the order's account. Credits come from the list of
transactions, filtered by that account; both the list and a notice name one by the bank's own reference. The API
takes three requests a second: more answers 429, which is no answer to us.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from kiosk.backend.clock import Clock
from kiosk.backend.far_end import NoAnswerError, Reply
from kiosk.backend.payment.providers import sepay_notice
from kiosk.backend.payment.providers.provider import (
    Arrival,
    Asked,
    Order,
    OrderExistsError,
    OrderRefusedError,
    OrderState,
    ProviderAwayError,
    RefundByHandError,
    Repayment,
)
from kiosk.backend.payment.providers.wire import Wire
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.money import Dong
from kiosk.domain.vietqr import VietQr, VietQrError

NAME: Final = sepay_notice.NAME
_PAGE: Final = 100
_MOST_PAGES: Final = 50
_BEFORE: Final = timedelta(hours=1)
_OPEN: Final = {"Pending", "Partially"}
_OVER: Final = {"Paid", "Cancelled", "Expired"}


@dataclass(frozen=True, slots=True)
class SePayAccount:
    """The hospital's account there: its id in the API, the bank's BIN, and the keys."""

    xid: str
    bank_bin: str
    token: str = field(repr=False)
    notice_key: str = field(repr=False)
    va_prefix: str = ""


class SePay:
    """The adapter."""

    name = NAME
    mints = True

    def __init__(self, wire: Wire, account: SePayAccount, now: Clock) -> None:
        self._wire = wire
        self._account = account
        self._now = now
        self._orders = f"/v2/bank-accounts/{account.xid}/orders"

    def create(self, asked: Asked) -> Order:
        """POST /v2/bank-accounts/{xid}/orders."""
        body: dict[str, object] = {
            "order_code": asked.ref,
            "amount": asked.amount.amount,
            "duration": max(60, int((asked.expires_at - self._now()).total_seconds())),
        }
        if self._account.va_prefix:
            body["va_prefix"] = self._account.va_prefix
        reply = self._ask("POST", self._orders, document=body)
        if reply.status == 422:
            word = _error_code(reply)
            if any(part in word for part in ("exist", "duplicate", "taken")):
                raise OrderExistsError
            raise OrderRefusedError(word)
        if reply.status not in (200, 201):
            raise OrderRefusedError(f"status {reply.status}")
        return self._order(_data(reply), asked, ())

    def get(self, asked: Asked) -> Order | None:
        """The order by its id, or found by our code; with every credit of its account."""
        data = self._found(asked)
        if data is None:
            return None
        order = self._order(data, asked, ())
        credits_ = self._credits(asked.expires_at - _BEFORE, order.account)
        return self._order(data, asked, credits_)

    def cancel(self, asked: Asked) -> None:
        """DELETE the order. One that is paid refuses; `get` tells."""
        if asked.order_id is not None:
            self._ask("DELETE", f"{self._orders}/{asked.order_id}")

    def credits_since(self, moment: datetime) -> tuple[Arrival, ...]:
        """GET /v2/transactions, page by page: what notices that got lost would have said."""
        return self._credits(moment, None)

    def refund(self, repayment: Repayment) -> bool:
        """By hand: there is no such call."""
        raise RefundByHandError(repayment.key)

    def notice(self, headers: Mapping[str, str], raw: bytes, /) -> tuple[Arrival, ...]:
        """One credit, signed over its time and its raw body."""
        return sepay_notice.read(headers, raw, self._account.notice_key, self._now())

    def _found(self, asked: Asked) -> Mapping[str, object] | None:
        if asked.order_id is not None:
            reply = self._ask("GET", f"{self._orders}/{asked.order_id}")
            return None if reply.status == 404 else _data(reply)
        for page in range(1, 4):
            reply = self._ask("GET", self._orders, params={"page": str(page), "per_page": str(_PAGE)})
            rows = _rows(reply)
            for row in rows:
                if row.get("order_code") == asked.ref:
                    return row
            if len(rows) < _PAGE:
                return None
        raise ProviderAwayError("too many orders to look through")

    def _credits(self, since: datetime, account: str | None) -> tuple[Arrival, ...]:
        found: list[Arrival] = []
        start = since.astimezone(HOSPITAL_TIME).strftime("%Y-%m-%d %H:%M:%S")
        for page in range(1, _MOST_PAGES + 1):
            params = {"transaction_date_from": start, "transfer_type": "in"}
            rows = _rows(
                self._ask("GET", "/v2/transactions", params=params | {"page": str(page), "per_page": str(_PAGE)})
            )
            arrivals = (_arrival(row) for row in rows)
            found += [each for each in arrivals if each is not None and account in (None, each.account)]
            if len(rows) < _PAGE:
                return tuple(found)
        raise ProviderAwayError("too many transactions to look through")

    def _order(self, data: Mapping[str, object], asked: Asked, credits_: tuple[Arrival, ...]) -> Order:
        try:
            fields = Fields(data)
            status = fields.text("status", 20)
            if status not in _OPEN | _OVER:
                raise ProviderAwayError("a status we do not know")
            account = fields.text("va_number", 19)
            code = VietQr.of(self._account.bank_bin, account, amount=asked.amount, purpose=asked.ref)
            expires = fields.text_or_none("expired_at", 40)
            return Order(
                order_id=fields.text("id", 80),
                state=OrderState.OPEN if status in _OPEN else OrderState.OVER,
                amount=fields.dong("amount"),
                received=Dong(fields.whole_or_none("paid_amount") or 0),
                credits=credits_,
                qr_payload=code.encode(),
                account=account,
                payee=fields.text_or_none("va_holder_name", 120),
                expires_at=_moment(expires) if expires else None,
            )
        except (FieldError, VietQrError):
            raise ProviderAwayError("an answer not of its form") from None

    def _ask(
        self, method: str, path: str, *, params: Mapping[str, str] | None = None, document: object = None
    ) -> Reply:
        headers = {"Authorization": f"Bearer {self._account.token}"}
        try:
            reply = self._wire.ask(method, path, params=params, document=document, headers=headers)
        except NoAnswerError as error:
            raise ProviderAwayError(type(error).__name__) from None
        if reply.status >= 500 or reply.status in (401, 403, 408, 425, 429):
            raise ProviderAwayError(f"status {reply.status}")
        return reply


def _body(reply: Reply) -> Mapping[str, object]:
    try:
        body = reply.json()
    except NoAnswerError:
        raise ProviderAwayError("an answer that is not JSON") from None
    if not isinstance(body, dict):
        raise ProviderAwayError("an answer not of its form")
    return body


def _data(reply: Reply) -> Mapping[str, object]:
    data = _body(reply).get("data")
    if reply.status >= 300 or not isinstance(data, dict):
        raise ProviderAwayError("an answer not of its form")
    return data


def _rows(reply: Reply) -> list[dict[str, object]]:
    rows = _body(reply).get("data")
    if reply.status >= 300 or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ProviderAwayError("an answer not of its form")
    return rows


def _error_code(reply: Reply) -> str:
    word = _body(reply).get("error_code")
    return word.lower()[:40] if isinstance(word, str) else "no code"


def _arrival(row: Mapping[str, object]) -> Arrival | None:
    """A credit of the list; None for money that went out."""
    try:
        fields = Fields(row)
        amount = fields.whole_or_none("amount_in") or 0
        if not amount:
            return None
        return Arrival(
            provider=NAME,
            txn_id=sepay_notice.txn_id(fields.text("account_number", 40), fields.text("reference_number", 60)),
            amount=Dong(amount),
            credited_at=_moment(fields.text("transaction_date", 40)),
            account=fields.text_or_none("va", 40),
            content=fields.text_or_none("transaction_content", 300) or "",
        )
    except FieldError:
        raise ProviderAwayError("an answer not of its form") from None


def _moment(text: str) -> datetime:
    return sepay_notice.hospital_moment(text)
