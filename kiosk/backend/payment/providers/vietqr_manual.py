"""The hospital's own account, without any provider: we write the code ourselves, statements tell what came.

Nothing can be asked or cancelled here, so an order stays open until it has expired. Credits are matched by our
reference in the transfer content, and never by amount.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from kiosk.backend.clock import Clock
from kiosk.backend.payment.providers.provider import (
    Arrival,
    Asked,
    NoticeRefusedError,
    Order,
    OrderRefusedError,
    OrderState,
    RefundByHandError,
    Repayment,
)
from kiosk.domain.money import NOTHING
from kiosk.domain.vietqr import VietQr, VietQrError

NAME: Final = "vietqr_manual"


class OwnAccount:
    """Orders are computed, not stored: the same question always gets the same answer."""

    name = NAME
    mints = False

    def __init__(self, bank_bin: str, account: str, payee: str, now: Clock) -> None:
        self._bin = bank_bin
        self._account = account
        self._payee = payee
        self._now = now

    def create(self, asked: Asked) -> Order:
        """A code for our own account."""
        return self._order(asked)

    def get(self, asked: Asked) -> Order:
        """Open until it expires. What came in only a statement tells."""
        return self._order(asked)

    def cancel(self, asked: Asked) -> None:
        """Nobody to ask."""

    def credits_since(self, moment: datetime) -> None:
        """Statements are brought by people (`kiosk.backend.payment.statement`)."""

    def refund(self, repayment: Repayment) -> bool:
        """By hand."""
        raise RefundByHandError(repayment.key)

    def notice(self, _headers: Mapping[str, str], raw: bytes, /) -> tuple[Arrival, ...]:
        """Nobody sends any."""
        raise NoticeRefusedError("forged" if raw else "malformed")

    def _order(self, asked: Asked) -> Order:
        try:
            code = VietQr.of(self._bin, self._account, amount=asked.amount, purpose=asked.ref).encode()
        except VietQrError:
            raise OrderRefusedError("the account in the settings cannot be encoded") from None
        return Order(
            order_id=asked.ref,
            state=OrderState.OVER if self._now() >= asked.expires_at else OrderState.OPEN,
            amount=asked.amount,
            received=NOTHING,
            qr_payload=code,
            account=self._account,
            payee=self._payee or None,
            expires_at=asked.expires_at,
        )
