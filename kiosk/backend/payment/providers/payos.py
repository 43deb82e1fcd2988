"""payOS: one virtual account for each payment link (payos.vn/docs, merchant API v2)."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from kiosk.backend.far_end import NoAnswerError
from kiosk.backend.payment.providers import payos_sign
from kiosk.backend.payment.providers.provider import (
    Arrival,
    Asked,
    NoticeRefusedError,
    Order,
    OrderExistsError,
    OrderRefusedError,
    OrderState,
    ProviderAwayError,
    Repayment,
)
from kiosk.backend.payment.providers.wire import Wire
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.money import Dong

NAME: Final = "payos"
_EXISTS: Final = "231"
_UNKNOWN: Final = "101"
# The notice the provider sends to try an address out: signed, but about no money.
_TRIAL_REFERENCE: Final = "TF230204212323"
_LARGEST_NOTICE: Final = 64 * 1024
_OPEN: Final = {"PENDING", "PROCESSING", "UNDERPAID"}
_OVER: Final = {"PAID", "CANCELLED", "EXPIRED", "FAILED"}


class PayOs:
    """The adapter. The addresses an order wants for a browser's way back are ours to invent: nobody goes there."""

    name = NAME
    mints = True

    def __init__(self, wire: Wire, client_id: str, api_key: str, checksum_key: str) -> None:
        self._wire = wire
        self._headers = {"x-client-id": client_id, "x-api-key": api_key}
        self._key = checksum_key

    def create(self, asked: Asked) -> Order:
        """POST /v2/payment-requests."""
        signed: dict[str, object] = {
            "amount": asked.amount.amount,
            "cancelUrl": "https://localhost/",
            "description": asked.ref,
            "orderCode": asked.order_code,
            "returnUrl": "https://localhost/",
        }
        body = signed | {
            "expiredAt": int(asked.expires_at.timestamp()),
            "signature": payos_sign.sign(self._key, signed),
        }
        code, data = self._ask("POST", "/v2/payment-requests", body)
        if code == _EXISTS:
            raise OrderExistsError
        if data is None:
            raise OrderRefusedError(f"code {code[:8]}")
        return _order(data)

    def get(self, asked: Asked) -> Order | None:
        """GET /v2/payment-requests/{order code}."""
        code, data = self._ask("GET", f"/v2/payment-requests/{asked.order_code}")
        if data is not None:
            return _order(data)
        if code == _UNKNOWN:
            return None
        raise ProviderAwayError(f"code {code[:8]}")

    def cancel(self, asked: Asked) -> None:
        """POST .../cancel. What came of it `get` tells: an order that is paid cannot be cancelled."""
        self._ask("POST", f"/v2/payment-requests/{asked.order_code}/cancel", {"cancellationReason": "left"})

    def credits_since(self, moment: datetime) -> None:
        """There is no such list: credits are known order by order."""

    def refund(self, repayment: Repayment) -> bool:
        """POST /v1/payouts, under its idempotency key."""
        body: dict[str, object] = {
            "referenceId": repayment.key,
            "amount": repayment.amount.amount,
            "description": f"HOAN {repayment.key}"[:25],
            "toBin": repayment.payer_bank,
            "toAccountNumber": repayment.payer_account,
        }
        headers = {
            "x-idempotency-key": repayment.key,
            "x-signature": payos_sign.sign(self._key, body),
        }
        _, data = self._ask("POST", "/v1/payouts", body, headers)
        if data is None:
            raise ProviderAwayError("payout not taken")
        try:
            return Fields(data).text("approvalState", 40) == "COMPLETED"
        except FieldError:
            raise ProviderAwayError("an answer not of its form") from None

    def notice(self, _headers: Mapping[str, str], raw: bytes, /) -> tuple[Arrival, ...]:
        """One credit. The signature is over the data as it stands in the raw body."""
        if len(raw) > _LARGEST_NOTICE:
            raise NoticeRefusedError("malformed")
        try:
            body = json.loads(raw)
        except (ValueError, RecursionError):
            raise NoticeRefusedError("malformed") from None
        data = body.get("data") if isinstance(body, dict) else None
        if not isinstance(data, dict):
            raise NoticeRefusedError("malformed")
        if not payos_sign.verify(self._key, data, body.get("signature")):
            raise NoticeRefusedError("forged")
        try:
            arrival = _arrival(Fields(data), Fields(data).whole("orderCode"))
            currency = Fields(data).text_or_none("currency", 8)
        except FieldError:
            raise NoticeRefusedError("malformed") from None
        if currency not in (None, "VND"):
            raise NoticeRefusedError("currency")
        return () if arrival.txn_id == _TRIAL_REFERENCE else (arrival,)

    def _ask(
        self, method: str, path: str, document: object = None, more: Mapping[str, str] | None = None
    ) -> tuple[str, Mapping[str, object] | None]:
        """The answer's code, and its data where the code is 00. Raises ProviderAwayError for anything unclear."""
        try:
            reply = self._wire.ask(method, path, document=document, headers={**self._headers, **(more or {})})
            body = reply.json()
        except NoAnswerError as error:
            raise ProviderAwayError(type(error).__name__) from None
        if reply.status >= 500 or reply.status in (401, 403, 408, 425, 429) or not isinstance(body, dict):
            raise ProviderAwayError(f"status {reply.status}")
        code, data = body.get("code"), body.get("data")
        if not isinstance(code, str):
            raise ProviderAwayError("an answer without a code")
        if code != "00":
            return code, None
        if not isinstance(data, dict):
            raise ProviderAwayError("an answer without data")
        return code, data


def _order(data: Mapping[str, object]) -> Order:
    try:
        fields = Fields(data)
        status = fields.text("status", 20)
        if status not in _OPEN | _OVER:
            raise ProviderAwayError("a status we do not know")
        order_code = fields.whole("orderCode")
        moves = data.get("transactions") or []
        if not isinstance(moves, list):
            raise ProviderAwayError("an answer not of its form")
        return Order(
            order_id=fields.text_or_none("paymentLinkId", 80) or fields.text("id", 80),
            state=OrderState.OPEN if status in _OPEN else OrderState.OVER,
            amount=fields.dong("amount"),
            received=Dong(fields.whole_or_none("amountPaid") or 0),
            credits=tuple(_arrival(Fields(move), order_code) for move in moves),
            qr_payload=_raw_text(data.get("qrCode")),
            account=fields.text_or_none("accountNumber", 40),
            payee=fields.text_or_none("accountName", 120),
            expires_at=_unix(fields.whole_or_none("expiredAt")),
        )
    except FieldError:
        raise ProviderAwayError("an answer not of its form") from None


def _arrival(fields: Fields, order_code: int) -> Arrival:
    return Arrival(
        provider=NAME,
        txn_id=fields.text("reference", 100),
        amount=Dong(fields.whole("amount", 1)),
        credited_at=_moment(fields.text("transactionDateTime", 40)),
        order_code=order_code,
        account=fields.text_or_none("virtualAccountNumber", 40) or fields.text_or_none("accountNumber", 40),
        content=fields.text_or_none("description", 300) or "",
        payer_bank=fields.text_or_none("counterAccountBankId", 20),
        payer_account=fields.text_or_none("counterAccountNumber", 40),
    )


def _moment(text: str) -> datetime:
    """`2023-02-04 18:25:00` on the hospital's clock, or ISO 8601 with an offset."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise FieldError("transactionDateTime: a time is wanted") from None
    return found if found.tzinfo else found.replace(tzinfo=HOSPITAL_TIME)


def _unix(seconds: int | None) -> datetime | None:
    if seconds is None or not 0 <= seconds <= 4_000_000_000:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _raw_text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
