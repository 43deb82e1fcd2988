"""What a desk slip says for each reason. Printed slips are always in Vietnamese: staff read them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.domain.registration import Claim
from kiosk.domain.slip import Carried, Counter, DeskSlip, SlipReason

_REASONS: Final = {
    SlipReason.NO_DOCUMENT: "Chưa đọc được giấy tờ",
    SlipReason.NOT_ME: "Thông tin trên thẻ cần kiểm tra",
    SlipReason.DECLINED: "Không dùng thông tin trên máy",
    SlipReason.COVERAGE: "Cần kiểm tra thẻ BHYT",
    SlipReason.CLINIC_FULL: "Phòng khám đã hết số",
    SlipReason.BACKEND_AWAY: "Máy chưa kết nối được với bệnh viện",
    SlipReason.REGISTRATION_UNKNOWN: "Cần kiểm tra việc đăng ký",
    SlipReason.REGISTRATION_REFUSED: "Bệnh viện chưa nhận đăng ký này",
    SlipReason.PAYMENT_CHECKING: "Thanh toán đang được kiểm tra",
    SlipReason.NO_PAYMENT_CODE: "Máy chưa tạo được mã QR để trả tiền",
    SlipReason.BILL_CHANGED: "Số tiền phải trả vừa thay đổi",
    SlipReason.AMOUNT_TOO_LARGE: "Số tiền lớn hơn mức một lần chuyển khoản",
    SlipReason.OUR_FAULT: "Máy gặp trục trặc",
}
_CLAIMS: Final = {
    Claim.PREGNANT: "đang mang thai",
    Claim.DISABILITY: "khuyết tật nặng",
    Claim.MERIT: "người có công",
    Claim.EMERGENCY: "cấp cứu",
}
_NO_QUEUE: Final = "Đưa phiếu này cho nhân viên, không cần xếp hàng lại."
_INSURANCE: Final = Counter("Quầy bảo hiểm y tế")
_CASHIER: Final = Counter("Quầy thu")
_UNPAID: Final = (SlipReason.NO_PAYMENT_CODE, SlipReason.BILL_CHANGED, SlipReason.AMOUNT_TOO_LARGE)
_NOTHING_TAKEN: Final = "Chưa bị trừ tiền ở máy này. Trả tại quầy thu."
_MONEY: Final = (
    "Giữ phiếu này. Nếu đã chuyển tiền, số tiền không bị mất.",
    "Muốn lấy biên lai: ít phút nữa đưa thẻ hoặc phiếu khám vào chính máy này, mục Nộp viện phí.",
)


@dataclass(frozen=True, slots=True)
class SlipWriter:
    """Writes slips for one terminal. A reference without a payment is the terminal and the time.

    `desk`, `insurance` and `cashier` are the counters as their signs say it.
    """

    hospital: str
    desk: Counter
    terminal: str
    now: Callable[[], datetime]
    insurance: Counter = _INSURANCE
    cashier: Counter = _CASHIER

    def write(
        self, reason: SlipReason, name: str | None, reference: str | None, carried: Carried | None = None
    ) -> DeskSlip:
        """A slip that finds its case at the desk, with what was said at the terminal already."""
        issued = self.now()
        money, unpaid = reason is SlipReason.PAYMENT_CHECKING, reason in _UNPAID
        return DeskSlip(
            hospital=self.hospital,
            title="PHIẾU CHỜ XÁC NHẬN TIỀN" if money else "PHIẾU ƯU TIÊN TẠI QUẦY",
            reason=_REASONS[reason],
            desk=self._counter(reason),
            reference=reference or f"{self.terminal}-{issued:%H%M%S}",
            issued=issued,
            name=name,
            notes=(*_lines(carried), *(_MONEY if money else (_NOTHING_TAKEN, _NO_QUEUE) if unpaid else (_NO_QUEUE,))),
        )

    def _counter(self, reason: SlipReason) -> Counter:
        if reason is SlipReason.COVERAGE:
            return self.insurance
        return self.cashier if reason is SlipReason.PAYMENT_CHECKING or reason in _UNPAID else self.desk


def _lines(carried: Carried | None) -> tuple[str, ...]:
    """What was said, one thing a line."""
    if carried is None:
        return ()
    said = (
        ("Số giấy tờ", carried.number),
        ("Năm sinh", carried.born),
        ("Muốn khám", ", ".join(carried.clinics)),
        ("Khai ưu tiên (cần kiểm tra)", _CLAIMS[carried.claim] if carried.claim else None),
        ("Người đi cùng", carried.helper),
        ("Số khám", carried.ticket),
        ("Số tiền", str(carried.due) if carried.due else None),
    )
    return tuple(f"{what}: {value}" for what, value in said if value)
