"""The SePay protocol as a merchant meets it: orders with virtual accounts, the list of transactions, notices."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from kiosk.sim.bank.payos import HOLDER, Keys, Reply
from kiosk.sim.bank.vault import ICT, Credit, Order, Vault

MAIN_ACCOUNT = "2611000000"
_STATES = {"PENDING": "Pending", "UNDERPAID": "Partially", "PAID": "Paid", "CANCELLED": "Cancelled"}


class SepayCounter:
    """Answers requests of the protocol: status and JSON. `query` has one value a name."""

    def __init__(self, vault: Vault, keys: Keys) -> None:
        self.vault = vault
        self.keys = keys

    def answer(
        self, method: str, path: str, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> Reply:
        """One request. Headers have lower-case names."""
        if headers.get("authorization") != f"Bearer {self.keys.api}":
            return 401, {"status": "error", "error_code": "unauthorized"}
        fields = json.loads(body) if body else {}
        with self.vault.lock:
            match method, path.strip("/").split("/"):
                case "POST", ["v2", "bank-accounts", self.keys.client, "orders"]:
                    return self._create(fields)
                case "GET", ["v2", "bank-accounts", self.keys.client, "orders"]:
                    return self._page([self._state(order) for order in self.vault.orders.values()], query)
                case "GET", ["v2", "bank-accounts", self.keys.client, "orders", link]:
                    found = self._by_link(link)
                    return (200, {"status": "success", "data": self._state(found)}) if found else _nothing()
                case "DELETE", ["v2", "bank-accounts", self.keys.client, "orders", link]:
                    return self._cancel(link)
                case "GET", ["v2", "transactions"]:
                    start = datetime.fromisoformat(query["transaction_date_from"]).replace(tzinfo=ICT)
                    rows = [self._row(credit) for credit in self.vault.credits if credit.at >= start]
                    return self._page(rows, query)
        return _nothing()

    def _create(self, fields: dict[str, Any]) -> Reply:
        code, amount = str(fields["order_code"]), fields["amount"]
        if not (code.isalnum() and 6 <= len(code) <= 50) or not isinstance(amount, int):
            return 422, {"status": "error", "error_code": "validation_failed"}
        until = self.vault.now() + timedelta(seconds=fields.get("duration", 900))
        try:
            order = self.vault.open_order(code, amount, code, until)
        except KeyError:
            return 422, {"status": "error", "error_code": "order_code_exists"}
        return 201, {"status": "success", "data": self._state(order)}

    def _cancel(self, link: str) -> Reply:
        order = self._by_link(link)
        if order is None:
            return _nothing()
        if order.status(self.vault.now()) != "PENDING":
            return 422, {"status": "error", "error_code": "invalid_state"}
        order.cancelled = self.vault.now()
        return 204, {}

    def _by_link(self, link: str) -> Order | None:
        return next((order for order in self.vault.orders.values() if order.link == link), None)

    def _state(self, order: Order) -> dict[str, Any]:
        return {
            "id": order.link,
            "order_code": order.code,
            "va_number": order.account,
            "va_holder_name": HOLDER,
            "amount": order.amount,
            "paid_amount": order.paid,
            "status": _STATES.get(order.status(self.vault.now()), "Cancelled"),
            "account_number": MAIN_ACCOUNT,
            "expired_at": _clock(order.expires) if order.expires else None,
        }

    @staticmethod
    def _row(credit: Credit) -> dict[str, Any]:
        return {
            "id": f"{credit.number:032x}",
            "transaction_date": _clock(credit.at),
            "account_number": MAIN_ACCOUNT,
            "va": credit.account,
            "transfer_type": "in",
            "amount_in": credit.amount,
            "amount_out": 0,
            "transaction_content": credit.content,
            "reference_number": credit.reference,
        }

    @staticmethod
    def _page(rows: list[dict[str, Any]], query: Mapping[str, str]) -> Reply:
        size, page = int(query.get("per_page", "20")), int(query.get("page", "1"))
        return 200, {"status": "success", "data": rows[(page - 1) * size : page * size]}

    def notice(self, credit: Credit) -> tuple[bytes, dict[str, str]]:
        """The body and the headers of the notice about one credit."""
        body = json.dumps(
            {
                "id": credit.number,
                "gateway": "BIDV",
                "transactionDate": _clock(credit.at),
                "accountNumber": MAIN_ACCOUNT,
                "subAccount": credit.account,
                "code": None,
                "content": credit.content,
                "transferType": "in",
                "transferAmount": credit.amount,
                "accumulated": 0,
                "referenceCode": credit.reference,
                "description": "",
            }
        ).encode()
        when = str(int(self.vault.now().timestamp()))
        mac = hmac.new(self.keys.checksum.encode(), digestmod=hashlib.sha256)
        mac.update(when.encode())
        mac.update(b".")
        mac.update(body)
        return body, {"X-SePay-Timestamp": when, "X-SePay-Signature": f"sha256={mac.hexdigest()}"}


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone(ICT):%Y-%m-%d %H:%M:%S}"


def _nothing() -> Reply:
    return 404, {"status": "error", "error_code": "not_found"}
