"""The payOS merchant protocol as a merchant meets it: orders, status, cancel, payouts, notices."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kiosk.sim.bank.emv import render
from kiosk.sim.bank.vault import ICT, Credit, Order, Vault

BANK = "970422"
HOLDER = "BENH VIEN DA KHOA TINH"

Reply = tuple[int, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Keys:
    """What a merchant is given when it joins."""

    client: str = "demo-client"
    api: str = "demo-api-key"
    checksum: str = "demo-checksum-key"


def stamp(secret: str, fields: Mapping[str, Any]) -> str:
    """HMAC-SHA256 over the fields in the order of their names."""
    parts = []
    for name in sorted(fields):
        value = fields[name]
        if value is None:
            value = ""
        elif isinstance(value, list | dict):
            value = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        parts.append(f"{name}={value}")
    mac = hmac.new(secret.encode("utf-8"), digestmod=hashlib.sha256)
    mac.update("&".join(parts).encode("utf-8"))
    return mac.hexdigest()


class PayosCounter:
    """Answers requests of the protocol: status and JSON."""

    def __init__(self, vault: Vault, keys: Keys) -> None:
        self.vault = vault
        self.keys = keys

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """One request. Headers have lower-case names."""
        if headers.get("x-client-id") != self.keys.client or headers.get("x-api-key") != self.keys.api:
            return 401, {"code": "401", "desc": "unauthorized"}
        try:
            fields = json.loads(body) if body else {}
        except ValueError:
            return 400, {"code": "20", "desc": "invalid json"}
        match method, path.strip("/").split("/"):
            case "POST", ["v2", "payment-requests"]:
                return self._create(fields)
            case "GET", ["v2", "payment-requests", code]:
                return self._found(code)
            case "POST", ["v2", "payment-requests", code, "cancel"]:
                return self._cancel(code)
            case "POST", ["v1", "payouts"]:
                return self._pay_out(headers, fields)
        return 404, {"code": "404", "desc": "not found"}

    def _create(self, fields: dict[str, Any]) -> Reply:
        wanted = ("amount", "cancelUrl", "description", "orderCode", "returnUrl")
        if any(name not in fields for name in wanted):
            return 200, {"code": "20", "desc": "missing field"}
        if stamp(self.keys.checksum, {name: fields[name] for name in wanted}) != fields.get("signature"):
            return 200, {"code": "201", "desc": "signature"}
        if not isinstance(fields["amount"], int) or fields["amount"] < 1 or len(fields["description"]) > 9:
            return 200, {"code": "20", "desc": "amount or description"}
        until = fields.get("expiredAt")
        expires = datetime.fromtimestamp(until, UTC) if until else None
        try:
            order = self.vault.open_order(str(fields["orderCode"]), fields["amount"], fields["description"], expires)
        except KeyError:
            return 200, {"code": "231", "desc": "Đơn thanh toán đã tồn tại", "data": None}
        data = {
            "bin": BANK,
            "accountNumber": order.account,
            "accountName": HOLDER,
            "amount": order.amount,
            "description": order.content,
            "orderCode": int(order.code),
            "currency": "VND",
            "paymentLinkId": order.link,
            "status": "PENDING",
            "expiredAt": until,
            "checkoutUrl": f"https://pay.example/web/{order.link}",
            "qrCode": render(BANK, order.account, order.amount, order.content),
        }
        return 200, self._good(data)

    def _found(self, code: str) -> Reply:
        with self.vault.lock:
            order = self.vault.orders.get(code)
            if order is None:
                return 200, {"code": "101", "desc": "Mã thanh toán không tồn tại", "data": None}
            return 200, self._good(self._state(order))

    def _cancel(self, code: str) -> Reply:
        with self.vault.lock:
            order = self.vault.orders.get(code)
            if order is None:
                return 200, {"code": "101", "desc": "Mã thanh toán không tồn tại", "data": None}
            if order.status(self.vault.now()) not in ("PENDING", "UNDERPAID"):
                return 200, {"code": "102", "desc": "cannot be cancelled", "data": None}
            order.cancelled = self.vault.now()
            return 200, self._good(self._state(order))

    def _pay_out(self, headers: Mapping[str, str], fields: dict[str, Any]) -> Reply:
        if stamp(self.keys.checksum, fields) != headers.get("x-signature"):
            return 200, {"code": "201", "desc": "signature"}
        key = headers.get("x-idempotency-key", "")
        payout = self.vault.pay_out(key, fields["toAccountNumber"], fields["amount"])
        return 200, self._good({"id": key, "approvalState": "COMPLETED" if payout.done else "PROCESSING"})

    def _state(self, order: Order) -> dict[str, Any]:
        return {
            "id": order.link,
            "orderCode": int(order.code),
            "amount": order.amount,
            "amountPaid": order.paid,
            "amountRemaining": max(0, order.amount - order.paid),
            "status": order.status(self.vault.now()),
            "createdAt": order.made.astimezone(ICT).isoformat(),
            "transactions": [
                self._money(credit) | {"transactionDateTime": credit.at.astimezone(ICT).isoformat()}
                for credit in order.credits
            ],
            "canceledAt": order.cancelled.astimezone(ICT).isoformat() if order.cancelled else None,
            "cancellationReason": "left" if order.cancelled else None,
        }

    @staticmethod
    def _money(credit: Credit) -> dict[str, Any]:
        return {
            "reference": credit.reference,
            "amount": credit.amount,
            "accountNumber": "113366668888",
            "description": credit.content,
            "virtualAccountName": HOLDER,
            "virtualAccountNumber": credit.account,
            "counterAccountBankId": credit.payer_bank,
            "counterAccountBankName": "",
            "counterAccountName": "",
            "counterAccountNumber": credit.payer_account,
        }

    def notice(self, order: Order, credit: Credit) -> bytes:
        """The body of the notice about one credit."""
        data = self._money(credit) | {
            "orderCode": int(order.code),
            "transactionDateTime": f"{credit.at.astimezone(ICT):%Y-%m-%d %H:%M:%S}",
            "currency": "VND",
            "paymentLinkId": order.link,
            "code": "00",
            "desc": "success",
        }
        return json.dumps(self._good(data) | {"success": True}, ensure_ascii=False).encode()

    def _good(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"code": "00", "desc": "success", "data": data, "signature": stamp(self.keys.checksum, data)}
