"""Invented documents, and patience cut short, though not so short that a busy machine is taken for a dead printer."""

from datetime import datetime

from kiosk.devices.printer.patience import Patience
from kiosk.domain.money import Dong
from kiosk.domain.receipt import Receipt, ReceiptLine
from kiosk.domain.slip import Counter, DeskSlip
from kiosk.domain.ticket import Ticket

NOW = datetime.fromisoformat("2026-11-21T08:05:12+07:00")
CODE = "Q1|A042K7XP3M|1763692800|JBSWY3DPEHPK3PXPAB"

TICKET = Ticket(
    hospital="BỆNH VIỆN ĐA KHOA TỈNH",
    title="PHIẾU KHÁM BỆNH",
    number="A-042",
    clinic="Khám Nội",
    room="P.105, tầng 1",
    name="NGUYỄN T*** M",
    coverage="BHYT – chờ xác minh",
    ahead=7,
    expected=datetime.fromisoformat("2026-11-21T08:40:00+07:00"),
    issued=NOW,
    qr=CODE,
    notes=("Vui lòng giữ phiếu và chờ gọi số.",),
)
RECEIPT = Receipt(
    hospital="BỆNH VIỆN ĐA KHOA TỈNH",
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
    paid=NOW,
    issued=NOW,
    name="NGUYỄN T*** M",
    qr="Q1|R123|1763692800|JBSWY3DPEHPK3PXPAB",
    notes=("Giữ biên lai để đối chiếu.",),
)
SLIP = DeskSlip(
    hospital="BỆNH VIỆN ĐA KHOA TỈNH",
    title="PHIẾU HỖ TRỢ",
    reason="Máy chưa xác minh được thẻ bảo hiểm y tế. Nhân viên sẽ làm tiếp, không phải xếp hàng lại.",
    desk=Counter("Quầy 3 – tầng 1", "Desk 3, floor 1"),
    reference="K01-0805-7F3M",
    issued=NOW,
    name="NGUYỄN T*** M",
    notes=("Mang theo thẻ căn cước.",),
)

QUICK = Patience(
    answer=0.6,
    stall=1.0,
    printing=8.0,
    recovery=1.5,
    look=5.0,
    settle=0.05,
    poll=0.05,
    again=0.0,
    slowest=2000.0,
)
