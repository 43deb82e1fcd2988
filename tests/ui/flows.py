"""Every flow as somebody without sight walks it: what they look for by ear, and what happens in the world between.

A new flow is one more entry: from the attract screen to the attract screen.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from kiosk.domain.bill import Owed
from kiosk.domain.call import Call
from kiosk.domain.citizen import Source
from kiosk.domain.outcome import Printed
from kiosk.domain.payment import PaymentState
from kiosk.domain.problem import Problem
from kiosk.visit import events as e
from tests.gallery import (
    BILL,
    CITIZEN,
    COVERAGES,
    COVERED,
    DEPOSIT,
    FREE,
    GROUPS,
    NOW,
    OPEN_TODAY,
    PAYMENT,
    PLAN,
    RECEIPT,
    REGISTRATION,
    VISITOR,
)
from tests.gallery_lookup import BRING, DOCTORS, PRICES, in_line, results
from tests.ui.by_ear import Step

PROVEN: Final = replace(CITIZEN, source=Source.CHIP)
PAID: Final = replace(PAYMENT, state=PaymentState.PAID, received=PAYMENT.amount, receipt=RECEIPT)
BILL_PAYMENT: Final = replace(PAYMENT, amount=BILL.due, remainder=BILL.due)
CLOSED: Final = replace(PAYMENT, state=PaymentState.CLOSED)

BY_CHIP: Final[tuple[Step, ...]] = (
    e.CardSeen(),
    *"000417",
    "Xong",
    e.CardRead(PROVEN),
    "Đồng ý",
    e.Identified(VISITOR.patient),
    "Đăng ký khám",
)
BY_CODE: Final[tuple[Step, ...]] = (
    e.CodeRead(CITIZEN),
    "Bỏ qua bước này",
    "Đồng ý",
    e.Identified(VISITOR.patient),
    "Đăng ký khám",
)
INSURED: Final[tuple[Step, ...]] = (
    e.CoverageRead(COVERED),
    "Khám bảo hiểm y tế",
    e.ClinicsRead(GROUPS),
    GROUPS[0].name,
    GROUPS[0].clinics[0].name,
    "Lấy số khám",
)
SELF_PAY: Final[tuple[Step, ...]] = (
    e.CoverageRead(next(found for found in COVERAGES.values() if not found.usable)),
    "Khám tự trả tiền",
    e.ClinicsRead(GROUPS),
    GROUPS[0].name,
    GROUPS[0].clinics[0].name,
    "Lấy số khám",
)
NAMED: Final = replace(VISITOR.patient, name=CITIZEN.masked_name)
EXPECTED: Final = replace(NAMED, appointments=OPEN_TODAY.appointments)
PRINTED: Final = e.PrintEnded(Printed.PRINTED)
SLIP: Final[tuple[Step, ...]] = (e.SlipEnded(Printed.PRINTED, "K01-0805"), "Xong")

FLOWS: Final[Mapping[str, tuple[Step, ...]]] = {
    "insured by chip, nothing due": (*BY_CHIP, *INSURED, e.NumberTaken(FREE), PRINTED, "Xong", "Bỏ qua"),
    "insured by printed code, paid by QR": (
        *BY_CODE, *INSURED, e.NumberTaken(REGISTRATION), PRINTED,
        "Trả ngay", e.PaymentOpened(PAYMENT), e.PaymentChanged(PAID), PRINTED, "Xong", "Dễ dùng",
        e.TimedOut(),
    ),
    "self-pay, paid later": (
        *BY_CODE, *SELF_PAY, e.NumberTaken(REGISTRATION), PRINTED, "Trả sau tại quầy", "Xong", "Bỏ qua",
    ),
    "the code runs out, then paid later": (
        *BY_CODE, *INSURED, e.NumberTaken(REGISTRATION), PRINTED,
        "Trả ngay", e.PaymentOpened(PAYMENT), e.DisplayEnded(), e.PaymentChanged(CLOSED), "Trả sau tại quầy", "Xong",
        "Bỏ qua",
    ),
    "no card": ("Không có thẻ", "Lấy phiếu ưu tiên", *SLIP),
    "typed number, wrong once, known here": (
        "Không có thẻ", "Nhập số căn cước", *"00115100041", "Xong", *["Xóa"] * 11, *"001151000417", "Xong",
        *"14091951", "Xong", "Đồng ý", e.Identified(NAMED), "Đúng", "Đăng ký khám", *INSURED,
        e.NumberTaken(FREE), PRINTED, "Xong",
        "Bỏ qua",
    ),
    "insurance number and the year alone": (
        "Không có thẻ", "Nhập mã thẻ bảo hiểm", "Bàn phím số", *"0115200041", "Xong", "Chỉ nhớ năm", *"1951", "Xong",
        "Đồng ý", e.Identified(NAMED), "Đúng", "Đăng ký khám", *SELF_PAY, e.NumberTaken(FREE), PRINTED, "Xong",
        "Bỏ qua",
    ),
    "appointment by its code": (
        "Không có thẻ", "Nhập mã hẹn", *"26110001", "Xong", *"14091951", "Xong", "Đồng ý", e.Identified(EXPECTED),
        "Đúng", "Khám theo hẹn", "Tôi đã đến", e.NumberTaken(FREE), PRINTED, "Xong",
        "Bỏ qua",
    ),
    "appointment by card": (
        *BY_CODE[:3], e.Identified(EXPECTED), "Khám theo hẹn", "Tôi đã đến", e.NumberTaken(FREE), PRINTED, "Xong",
        "Bỏ qua",
    ),
    "quick number": (
        "Không có thẻ", "Lấy số nhanh", e.ClinicsRead(GROUPS), GROUPS[0].name, GROUPS[0].clinics[0].name, "Lấy số khám",
        e.NumberTaken(FREE), PRINTED, "Xong",
        "Bỏ qua",
    ),
    "a child": (
        *BY_CODE[:4], "Đăng ký cho người thân", "Trẻ em", "Đ", "Ô", "dấu ngã", "Cách", "B", "E", "dấu sắc", "Xong",
        *"04032022", "Xong", "Nam", e.Identified(NAMED), "Đúng", *INSURED, e.NumberTaken(FREE), PRINTED, "Xong",
        "Bỏ qua",
    ),
    "two clinics, priority and a paper": (
        *BY_CODE, *INSURED[:-1], "Thêm phòng", GROUPS[0].name, GROUPS[0].clinics[1].name, "Diện ưu tiên",
        "Đang mang thai", "Phiếu chuyển", "Phiếu hẹn", *"12", "Xong", "Lấy số khám", e.NumberTaken(FREE), PRINTED,
        "Xong", "Bỏ qua",
    ),
    "consent refused, then a quick number": (
        *BY_CODE[:2], "Không đồng ý", "Lấy số nhanh", e.ClinicsRead(GROUPS), GROUPS[0].name, GROUPS[0].clinics[0].name,
        "Lấy số khám", e.NumberTaken(FREE), PRINTED, "Xong",
        "Bỏ qua",
    ),
    "consent refused": (*BY_CODE[:2], "Không đồng ý", "Lấy phiếu ưu tiên", *SLIP),
    "ask the insurance desk": (*BY_CODE, e.CoverageRead(COVERED), "Hỏi quầy bảo hiểm", *SLIP),
    "the hospital cannot be reached, tried again, then the desk": (
        e.CodeRead(CITIZEN), "Bỏ qua bước này", "Đồng ý", e.Failed(Problem.BACKEND_AWAY), "Thử lại",
        e.Failed(Problem.BACKEND_AWAY), "Lấy phiếu ưu tiên", *SLIP,
    ),
    "call for help, then go on": (
        e.CodeRead(CITIZEN), "Gọi hỗ trợ", e.HelpAnswered(Call.COMING, NOW), "Làm tiếp", "Bỏ qua bước này",
        "Không đồng ý", "Lấy phiếu ưu tiên", *SLIP,
    ),
    "still there, then leave": (
        *BY_CODE[:4], e.IdleWarned(), "Tôi vẫn ở đây", e.IdleWarned(), "Kết thúc",
    ),
    "back and back again": (*BY_CODE, e.CoverageRead(COVERED), "Quay lại", "Quay lại", "Bắt đầu lại"),
    "back too far, then on": (
        *BY_CODE, e.CoverageRead(COVERED), "Quay lại", "Quay lại", "Không, làm tiếp", "Tra cứu", "Quay lại", "Quay lại",
        "Bắt đầu lại",
    ),
    "start over, from the help screen": (
        *BY_CODE, e.CoverageRead(COVERED), "Gọi hỗ trợ", e.HelpAnswered(Call.HEARD, NOW), "Bắt đầu lại", "Bắt đầu lại",
    ),
    "a bill by its slip, paid": (
        "Nộp viện phí", e.SlipRead("Q1|reg-1|0"), e.BillsFound(Owed((BILL,))), "Trả ngay",
        e.PaymentOpened(BILL_PAYMENT),
        e.PaymentChanged(replace(BILL_PAYMENT, state=PaymentState.PAID, received=BILL.due, receipt=RECEIPT)), PRINTED,
        "Xong", "Dễ dùng", e.TimedOut(),
    ),
    "a bill by the typed number, paid ahead, later": (
        "Nộp viện phí", "Nhập số giấy tờ", "Nhập số căn cước", *"001151000417", "Xong", *"14091951", "Xong", "Đồng ý",
        e.Identified(NAMED), "Đúng", e.BillsFound(Owed(())), "Nộp tạm ứng", "2.000.000", e.DepositOpened(DEPOSIT),
        "Trả sau tại quầy", "Xong", "Bỏ qua",
    ),
    "what one thing costs, found by letters": (
        "Tra cứu", "Giá dịch vụ", e.PageRead(PRICES), "Tìm theo chữ cái", "T", "I", "Xong",
    ),
    "an emergency": ("Cấp cứu", "Xong"),
    "an emergency, from the help screen": (
        e.CodeRead(CITIZEN), "Gọi hỗ trợ", e.HelpAnswered(Call.HEARD, NOW), "Đau ngực", e.PlanRead(PLAN),
        e.HelpAnswered(Call.COMING, NOW), "Xong",
    ),
    "help that nobody answers, called again": (
        "Gọi hỗ trợ", e.HelpAnswered(Call.NOBODY, NOW), "Gọi lại", e.HelpAnswered(Call.COMING, NOW), "Làm tiếp",
    ),
    "what it costs": ("Tra cứu", "Giá dịch vụ", e.PageRead(PRICES), "Khối Nội", "Xong"),
    "the doctors' hours": ("Tra cứu", "Lịch bác sĩ", e.PageRead(DOCTORS), "Khối Nội", "Xong"),
    "what to bring": ("Tra cứu", "Cần mang theo gì", e.PageRead(BRING), "Xong"),
    "the way, printed": (
        "Tra cứu", "Đường đi", e.PlanRead(PLAN), "Khối Nội", "Khám Tim mạch", "In sơ đồ", PRINTED, "Xong",
    ),
    "the place in line by slip, and the slip again": (
        "Tra cứu", "Bao lâu đến lượt", e.SlipRead("Q1|reg-1|0"), e.TicketFound(in_line(REGISTRATION)), "In lại phiếu",
        e.CopyGiven(REGISTRATION), PRINTED, "Xong", "Bỏ qua",
    ),
    "are the results ready": (
        e.CodeRead(CITIZEN), "Bỏ qua bước này", "Đồng ý", e.Identified(VISITOR.patient), "Kết quả xét nghiệm",
        e.ResultsRead(results(NOW)), "Xong",
    ),
}  # fmt: skip
