"""Invented papers and codes the devices are tried with: nothing here belongs to anybody."""

from datetime import datetime
from typing import Final

from kiosk.domain.money import Dong
from kiosk.domain.receipt import Receipt, ReceiptLine
from kiosk.domain.slip import Counter, DeskSlip
from kiosk.domain.ticket import Ticket

_NOW: Final = datetime.fromisoformat("2026-11-21T08:05:12+07:00")
_HOSPITAL: Final = "BỆNH VIỆN ĐA KHOA TỈNH"


def sample_ticket(number: str = "A-042") -> Ticket:
    """A queue ticket with every letter Vietnamese asks of a printer, and a code."""
    return Ticket(
        hospital=_HOSPITAL,
        title="PHIẾU KHÁM BỆNH",
        number=number,
        clinic="Khám Nội",
        room="P.105, tầng 1",
        name="NGUYỄN T*** M",
        coverage="BHYT – chờ xác minh",
        ahead=7,
        expected=datetime.fromisoformat("2026-11-21T08:40:00+07:00"),
        issued=_NOW,
        qr="Q1|A042K7XP3M|1763692800|JBSWY3DPEHPK3PXPAB",
        notes=("Vui lòng giữ phiếu và chờ gọi số.",),
    )


def sample_receipt() -> Receipt:
    """A receipt with long lines and large amounts."""
    return Receipt(
        hospital=_HOSPITAL,
        title="BIÊN LAI THU TIỀN",
        number="BL-2026-000123",
        lines=(
            ReceiptLine("Khám Nội tổng quát", Dong(150_000)),
            ReceiptLine("Xét nghiệm công thức máu toàn phần bằng máy đếm laser", Dong(1_234_567)),
            ReceiptLine("Siêu âm ổ bụng", Dong(83_000)),
        ),
        total=Dong(1_467_567),
        method="Chuyển khoản VietQR",
        ref="KQ7F3M2P",
        paid=_NOW,
        issued=_NOW,
        name="NGUYỄN T*** M",
        qr="Q1|R123|1763692800|JBSWY3DPEHPK3PXPAB",
        notes=("Giữ biên lai để đối chiếu.",),
    )


def sample_slip() -> DeskSlip:
    """A slip for the desk."""
    return DeskSlip(
        hospital=_HOSPITAL,
        title="PHIẾU HỖ TRỢ",
        reason="Máy chưa xác minh được thẻ bảo hiểm y tế. Nhân viên sẽ làm tiếp, không phải xếp hàng lại.",
        desk=Counter("Quầy 3 – tầng 1"),
        reference="K01-0805-7F3M",
        issued=_NOW,
        name="NGUYỄN T*** M",
        notes=("Mang theo thẻ căn cước.",),
    )


def slip_code(number: int) -> str:
    """A code of our own form for one cycle: none is like the one before it."""
    return f"Q1|HIL{number:07d}|JBSWY3DPEHPK3PXPAB"


FUNCTIONAL_CODES: Final = {
    "cccd": "001190000001|012345678|Nguyễn Thị Mẫu|15011990|Nữ|Số 1 Đường Mẫu, Phường Thử, Hà Nội|20052021",
    "slip": "Q1|HILSLIP|JBSWY3DPEHPK3PXPAB",
}
"""One payload a kind of code, of an invented person; the kind is what must be read of it."""
