"""Notices of SePay: HMAC-SHA256 over `{timestamp}.{raw body}`, not older than five minutes."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from kiosk.backend.payment.providers.provider import Arrival, NoticeRefusedError
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.money import Dong

NAME: Final = "sepay"
_STALE: Final = timedelta(minutes=5)
_LARGEST: Final = 64 * 1024


def read(headers: Mapping[str, str], raw: bytes, key: str, now: datetime) -> tuple[Arrival, ...]:
    """The credit a notice tells of; nothing for money that went out. Raises NoticeRefusedError.

    `headers` have lower-case names.
    """
    if len(raw) > _LARGEST:
        raise NoticeRefusedError("malformed")
    stamp = headers.get("x-sepay-timestamp", "")
    given = headers.get("x-sepay-signature", "")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 11 and given.isascii()):
        raise NoticeRefusedError("forged")
    wanted = "sha256=" + hmac.new(key.encode(), stamp.encode() + b"." + raw, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(wanted, given.lower()):
        raise NoticeRefusedError("forged")
    if abs(now - datetime.fromtimestamp(int(stamp), UTC)) > _STALE:
        raise NoticeRefusedError("stale")
    try:
        fields = Fields(json.loads(raw))
        if fields.text("transferType", 8) != "in":
            return ()
        return (
            Arrival(
                provider=NAME,
                txn_id=txn_id(fields.text("accountNumber", 40), fields.text("referenceCode", 60)),
                amount=Dong(fields.whole("transferAmount", 1)),
                credited_at=hospital_moment(fields.text("transactionDate", 40)),
                account=fields.text_or_none("subAccount", 40),
                content=fields.text_or_none("content", 300) or "",
            ),
        )
    except (ValueError, RecursionError):
        raise NoticeRefusedError("malformed") from None


def txn_id(account: str, reference: str) -> str:
    """The same for a notice and for the list: our account and the bank's own reference."""
    return f"{account}:{reference}"[:100]


def hospital_moment(text: str) -> datetime:
    """`2026-03-11 10:00:00` on Vietnam's clock, or ISO 8601 with an offset. Raises FieldError."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise FieldError("time: YYYY-MM-DD HH:MM:SS is wanted") from None
    return found if found.tzinfo else found.replace(tzinfo=HOSPITAL_TIME)
