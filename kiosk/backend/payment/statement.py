"""Bank statements as CSV: how credits of the hospital's own account become known.

StatementError    not such a file; names the line and the wanted form, never what stands there
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.backend.payment.providers.provider import Arrival
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.money import Dong
from kiosk.domain.text import clean

COLUMNS: Final = ("time", "amount", "content", "reference")
_MOST: Final = 100_000


class StatementError(ValueError):
    """A statement that cannot be read as a whole: nothing of it is taken."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The credits of one file, in its order."""

    arrivals: tuple[Arrival, ...]


def read_statement(text: str, provider: str) -> Statement:
    """From CSV with a head line naming time, amount, content and reference. Raises StatementError.

    Times are ISO 8601, on the hospital's clock where they have no offset; amounts are whole đồng, separators allowed.
    Lines that take money out (amounts below zero) are passed over.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        names = [name.strip().lower() for name in rows.fieldnames or ()]
        if not set(COLUMNS) <= set(names):
            raise StatementError("line 1: the columns time, amount, content and reference are wanted")
        rows.fieldnames = names
        found = [_arrival(row, number, provider) for number, row in enumerate(_bounded(rows), start=2)]
    except csv.Error:
        raise StatementError(f"line {rows.line_num + 1}: CSV is wanted") from None
    return Statement(tuple(arrival for arrival in found if arrival is not None))


def _bounded(rows: "csv.DictReader[str]") -> Iterator[dict[str, str | None]]:
    for number, row in enumerate(rows):
        if number >= _MOST:
            raise StatementError(f"line {number + 2}: at most {_MOST} lines are wanted")
        yield row


def _arrival(row: dict[str, str | None], number: int, provider: str) -> Arrival | None:
    amount = (row["amount"] or "").strip().replace(".", "").replace(",", "").replace(" ", "")
    if amount.startswith("-") and amount[1:].isdigit():
        return None
    if not (amount.isascii() and amount.isdigit()) or not 0 < int(amount) < 10**13:
        raise StatementError(f"line {number}: an amount in whole đồng is wanted")
    reference = clean(row["reference"] or "")
    if not 1 <= len(reference) <= 90:
        raise StatementError(f"line {number}: a reference of 1 to 90 characters is wanted")
    try:
        time = datetime.fromisoformat((row["time"] or "").strip())
    except ValueError:
        raise StatementError(f"line {number}: a time (ISO 8601) is wanted") from None
    return Arrival(
        provider=provider,
        txn_id=reference,
        amount=Dong(int(amount)),
        credited_at=time if time.tzinfo else time.replace(tzinfo=HOSPITAL_TIME),
        content=clean(row["content"] or "")[:300],
    )
