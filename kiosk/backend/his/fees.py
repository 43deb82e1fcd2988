"""What an examination makes due, as the local HIS reckons it. Provisional: the HIS settles at the end of the visit.

Rules carry the day they begin (NĐ 188/2025 Đ19, NĐ 161/2026): a new rule is a new row, not an edit.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, TypeVar

from kiosk.domain.coverage import CoverageStatus
from kiosk.domain.money import NOTHING, Dong

_Rule = TypeVar("_Rule")

RIGHT_LINE: Final = "1.1"
SELF_REFERRED: Final = "1.14"

_BASE_SALARY: Final = (
    (date(2023, 7, 1), Dong(1_800_000)),
    (date(2024, 7, 1), Dong(2_340_000)),
    (date(2026, 7, 1), Dong(2_530_000)),
)
# Share of the fund by case of QĐ 3276/QĐ-BYT for outpatients, from a day on. Codes are strings: "1.11" is not 1.11.
_LINE_SHARE: Final[dict[str, tuple[tuple[date, Fraction], ...]]] = {
    RIGHT_LINE: ((date(2025, 1, 1), Fraction(1)),),
    SELF_REFERRED: ((date(2025, 1, 1), Fraction(0)), (date(2026, 7, 1), Fraction(1, 2))),
    "3.1": ((date(2025, 1, 1), Fraction(0)),),
    "9": ((date(2025, 1, 1), Fraction(0)),),
}
_LEVEL_SHARE: Final = {
    "1": Fraction(1),
    "2": Fraction(1),
    "3": Fraction(95, 100),
    "4": Fraction(80, 100),
    "5": Fraction(1),
}
_BEYOND: Final = ": phần ngoài mức hưởng (tạm tính)", ": part not covered (provisional)"
_ABOVE: Final = ": chênh lệch giá ngoài BHYT", ": above the insurance price"
_SMALL_VISIT: Final = Fraction(15, 100)


@dataclass(frozen=True, slots=True)
class Charge:
    """One line of a bill: never nothing."""

    text: str
    amount: Dong


@dataclass(frozen=True, slots=True)
class Share:
    """Who pays what of one covered service."""

    fund: Dong
    patient: Dong


def _on(rows: tuple[tuple[date, _Rule], ...], day: date) -> _Rule:
    return next(value for start, value in reversed(rows) if start <= day)


def share(price: Dong, bhyt_price: Dong, line: str, level: str, day: date) -> Share:
    """The fund's part and the patient's, for a visit with this one service; half-up to whole đồng."""
    covered = min(price, bhyt_price)
    part = _on(_LINE_SHARE[line], day)
    small = covered.amount < _SMALL_VISIT * _on(_BASE_SALARY, day).amount
    of_level = Fraction(1) if part == 1 and small else _LEVEL_SHARE[level]
    fund = Dong(int(covered.amount * part * of_level + Fraction(1, 2)))
    return Share(fund, price - fund)


def due_now(name: str, price: Dong, bhyt_price: Dong, line: str | None, day: date) -> tuple[Charge, ...]:
    """What a patient pays before the examination; `line` is None without insurance.

    With insurance: what lies above the insurance price, and on a reduced line the part the fund does not carry.
    The co-payment itself is settled at the end of the visit.
    """
    if line is None:
        return (Charge(name, price),) if price else ()
    covered = min(price, bhyt_price)
    fund = Dong(int(covered.amount * _on(_LINE_SHARE[line], day) + Fraction(1, 2)))
    charges = [
        Charge(name + _BEYOND[0], covered - fund),
        Charge(name + _ABOVE[0], price - covered),
    ]
    return tuple(charge for charge in charges if charge.amount != NOTHING)


def charged_en(text: str, named: Callable[[str], str | None]) -> str | None:
    """A bill's line in English, where `named` knows what it charges; also what `due_now` says after a name."""
    name, after = text, ""
    for vietnamese, english in (_BEYOND, _ABOVE):
        if text.endswith(vietnamese):
            name, after = text.removesuffix(vietnamese), english
    found = named(name)
    return found + after if found else None


def line_of(status: CoverageStatus, facility: str | None, own_facility: str) -> str:
    """The provisional case: an unverified card is taken as the right line until the HIS knows better."""
    if status is CoverageStatus.COVERED and facility is not None and facility != own_facility:
        return SELF_REFERRED
    return RIGHT_LINE


def line_text(status: CoverageStatus, line: str) -> str | None:
    """The provisional wording for the screen; None where there is nothing to say."""
    if status is not CoverageStatus.COVERED:
        return None
    if line == RIGHT_LINE:
        return "Đúng nơi đăng ký khám chữa bệnh ban đầu (tạm tính)"
    return "Tự đến khám, không đúng nơi đăng ký ban đầu (tạm tính)"


def line_text_en(status: CoverageStatus, line: str) -> str | None:
    """The same in English."""
    if status is not CoverageStatus.COVERED:
        return None
    if line == RIGHT_LINE:
        return "At the hospital the card is registered with (provisional)"
    return "Not at the hospital the card is registered with (provisional)"
