"""An intent as the provider is asked for it, and whether the code that comes back is the one we asked for."""

from enum import StrEnum

from kiosk.backend.payment.providers.provider import Asked, Order
from kiosk.backend.payment.records import IntentRow
from kiosk.domain.money import Dong
from kiosk.domain.vietqr import VietQr, VietQrError


class Fault(StrEnum):
    """Why an order's code must not be shown."""

    NO_CODE = "no code came with it"
    UNREADABLE = "its code is not strict VietQR"
    AMOUNT = "its code asks for another amount"
    ACCOUNT = "its code names another account"
    REF = "its code carries another reference"


def asked_of(intent: IntentRow) -> Asked:
    """The provider's side of an intent."""
    return Asked(
        ref=intent.ref,
        order_code=intent.order_code,
        amount=Dong(intent.amount),
        expires_at=intent.order_expires_at,
        order_id=intent.order_id,
        account=intent.account,
    )


def fault_of(intent: IntentRow, order: Order) -> Fault | None:
    """What is wrong with the order's code; None where it says exactly what was asked for."""
    if order.qr_payload is None:
        return Fault.NO_CODE
    try:
        code = VietQr.decode(order.qr_payload)
    except VietQrError:
        return Fault.UNREADABLE
    if code.amount != Dong(intent.amount) or order.amount != Dong(intent.amount):
        return Fault.AMOUNT
    if order.account is not None and code.account != order.account:
        return Fault.ACCOUNT
    if intent.ref not in (code.purpose or "").upper():
        return Fault.REF
    return None
