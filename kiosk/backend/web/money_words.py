"""What the money pages call things."""

from typing import Final

from kiosk.backend.payment.attempts import Remark
from kiosk.backend.payment.day_report import SUMS, Difference
from kiosk.backend.payment.desk import Kind

KINDS: Final = {
    Kind.UNMATCHED: ("Chưa rõ của ai", "Gắn vào thanh toán theo mã, hoặc trả lại người chuyển."),
    Kind.HELD: ("Chưa đủ tiền", "Chờ người bệnh trả nốt ở máy, hoặc trả lại."),
    Kind.REFUND_DUE: ("Chờ duyệt hoàn tiền", "Kiểm tra rồi duyệt. Số tiền lớn cần hai người khác nhau."),
    Kind.REFUND_BY_HAND: ("Hoàn bằng tay", "Chuyển khoản cho người trả, rồi ghi mã giao dịch của ngân hàng."),
    Kind.REFUND_OPEN: (
        "Hoàn tiền chưa xong",
        "Ngân hàng chưa báo đã chuyển. Hệ thống tự gửi lại cùng một khóa; hãy hỏi ngân hàng.",
    ),
    Kind.NOT_POSTED: ("HIS chưa ghi nhận", "Tiền đã đủ. Hệ thống tự gửi lại cùng một khóa."),
    Kind.ADVANCE: ("Tạm ứng chưa rõ", "Quầy thu đã thu hóa đơn này: có dùng tiền tạm ứng không?"),
    Kind.NOT_KNOWN: ("Ngân hàng chưa trả lời", "Hệ thống tự hỏi lại. Chưa được coi là thất bại."),
}
"""A case: its name, and what to do about it."""

REASONS: Final = {
    "paid_already": "hóa đơn đã trả rồi",
    "paid_at_cashier": "đã thu tại quầy",
    "bill_void": "đăng ký đã hủy",
    "over": "trả thừa",
    "staff": "nhân viên trả lại",
}

ACTIONS: Final = {
    "attach": "gắn vào thanh toán",
    "give_back": "trả lại",
    "approve": "duyệt hoàn tiền",
    "done_by_hand": "đã hoàn bằng tay",
    "advance_used": "tạm ứng đã dùng",
    "advance_returned": "tạm ứng trả lại",
    "look_again": "hỏi lại ngay",
    "slip": "in phiếu",
    "reconcile": "đối soát",
    "export": "xuất tệp",
}

DIFFERENCES: Final = {
    Difference.NOT_AT_BACKEND: "ngân hàng có, máy chủ không ghi được",
    Difference.NOT_AT_BANK: "máy chủ có, ngân hàng không có",
    Difference.AMOUNT: "số tiền khác nhau",
    Difference.NOT_AT_HIS: "đã ghi là gửi HIS, HIS không có",
    Difference.HIS_WITHOUT_MONEY: "HIS có, không có tiền đứng sau",
    Difference.HIS_AMOUNT: "HIS ghi số tiền khác",
    Difference.BANK_NOT_ASKED: "chưa hỏi được ngân hàng",
    Difference.HIS_NOT_ASKED: "chưa hỏi được HIS",
}

OUTCOMES: Final = {
    "posted": "đã trả, HIS đã ghi",
    "posting": "đã trả, chờ HIS",
    "held": "chờ trả nốt",
    "back": "tiền trả lại",
    "open": "đang chờ tiền",
    "nothing": "không có tiền",
}
REMARKS: Final = {
    Remark.LATE: "biết tiền sau khi mã đã tắt",
    Remark.TWICE: "trả hai lần hoặc thừa",
    Remark.PARTIAL: "chưa đủ",
    Remark.ELSEWHERE: "đã thu tại quầy",
    Remark.DEPOSIT: "tạm ứng",
}

PLACES: Final = {
    "posted": "đã dùng và HIS đã ghi",
    "posting": "đã dùng, chờ HIS",
    "refunded": "đã hoàn",
    "refund_due": "phải hoàn",
    "held": "chờ trả nốt",
    "unmatched": "chưa rõ của ai",
}
"""Where each đồng that came in is now: the sums of these are what was received."""

OPEN: Final = {
    "hold": "chưa đủ tiền",
    "unmatched": "chưa rõ của ai",
    "refund_due": "phải hoàn",
    "posting": "chờ HIS",
}
OWNERS: Final = {"desk": "quầy thu", "outbox": "hệ thống tự làm"}

assert set(PLACES) <= set(SUMS)  # noqa: S101 - a table that must name numbers of the report
