"""What a desk slip says for each reason. Printed slips are always in Vietnamese: staff read them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.domain.slip import DeskSlip, SlipReason

_REASONS: Final = {
    SlipReason.NO_DOCUMENT: "Chưa đọc được giấy tờ",
    SlipReason.NOT_ME: "Thông tin trên thẻ cần kiểm tra",
    SlipReason.DECLINED: "Không dùng thông tin trên máy",
    SlipReason.COVERAGE: "Cần kiểm tra thẻ BHYT",
    SlipReason.CLINIC_FULL: "Phòng khám đã hết số",
    SlipReason.BACKEND_AWAY: "Máy chưa kết nối được với bệnh viện",
    SlipReason.REGISTRATION_UNKNOWN: "Cần kiểm tra việc đăng ký",
    SlipReason.PAYMENT_CHECKING: "Thanh toán đang được kiểm tra",
    SlipReason.OUR_FAULT: "Máy gặp trục trặc",
}
_MONEY: Final = "Giữ phiếu này. Nếu đã chuyển tiền, số tiền không bị mất."


@dataclass(frozen=True, slots=True)
class SlipWriter:
    """Writes slips for one terminal. A reference without a payment is the terminal and the time."""

    hospital: str
    desk: str
    terminal: str
    now: Callable[[], datetime]

    def write(self, reason: SlipReason, name: str | None, reference: str | None) -> DeskSlip:
        """A slip that finds its case at the desk."""
        issued = self.now()
        money = reason is SlipReason.PAYMENT_CHECKING
        return DeskSlip(
            hospital=self.hospital,
            title="PHIẾU CHỜ XÁC NHẬN THANH TOÁN" if money else "PHIẾU ƯU TIÊN TẠI QUẦY",
            reason=_REASONS[reason],
            desk=self.desk,
            reference=reference or f"{self.terminal}-{issued:%H%M%S}",
            issued=issued,
            name=name,
            notes=(_MONEY,) if money else ("Đưa phiếu này cho nhân viên, không cần xếp hàng lại.",),
        )
