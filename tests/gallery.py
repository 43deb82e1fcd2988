"""One sample state for each screen, several where screens differ. The people in it are invented."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from kiosk.domain.appointment import Appointment
from kiosk.domain.bill import Bill, BillKind, BillLine, Owed
from kiosk.domain.call import Call, Comer
from kiosk.domain.chip import ChipKey, Portrait
from kiosk.domain.citizen import Citizen, Sex, Source
from kiosk.domain.clinic import Clinic, ClinicGroup
from kiosk.domain.condition import Fault
from kiosk.domain.coverage import Coverage, CoverageStatus, NextStep
from kiosk.domain.dates import HOSPITAL_TIME, PartialDate
from kiosk.domain.entry import Asked, Mistake
from kiosk.domain.identity import Relative, Typed
from kiosk.domain.money import NOTHING, Dong
from kiosk.domain.outcome import Printed
from kiosk.domain.part import Part, Parts
from kiosk.domain.payment import Payment, PaymentState
from kiosk.domain.plan_file import read_plan
from kiosk.domain.problem import Problem
from kiosk.domain.receipt import Receipt, ReceiptLine
from kiosk.domain.registration import Claim, Kind, PaperSlip, Patient, Registration
from kiosk.domain.route import route
from kiosk.domain.slip import Counter, SlipReason
from kiosk.domain.ticket import Ticket
from kiosk.domain.who import CardHolder
from kiosk.visit import states as s
from kiosk.visit.service import Service
from tests import gallery_lookup

NOW: Final = datetime(2026, 11, 21, 8, 5, tzinfo=HOSPITAL_TIME)
HOSPITAL: Final = "BỆNH VIỆN ĐA KHOA TỈNH"
PLAN: Final = read_plan()

CITIZEN: Final = Citizen(
    number="001151000417",
    name="Nguyễn Thị Ẳm Mẫu",
    born=PartialDate(1951, 9, 14),
    sex=Sex.FEMALE,
    source=Source.QR,
    residence="Số 12 ngõ Mẫu, phường Ví Dụ, Hà Nội",
    old_number="187654320",
)
"""A woman of 75, alone at the terminal."""

VISITOR: Final = s.Visitor(CITIZEN, Patient("token-of-the-sample", returning=True, active_today=0, unpaid_bills=0))

HOLDER: Final = CardHolder("GB4010000000417", CITIZEN.name, CITIZEN.born, CITIZEN.sex)
TYPED: Final = Typed("001151000417", PartialDate(1951, 9, 14))

PORTRAIT: Final = Portrait(
    30, 40, bytes((90 + x * 3, 140, 190 - y)[c] for y in range(40) for x in range(30) for c in range(3))
)
"""No face: a gradient."""

COVERED: Final = Coverage(
    CoverageStatus.COVERED,
    NextStep.CONTINUE,
    NOW,
    code="000",
    card="GB4 01 *** *** 417",
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
    facility="Trạm y tế phường Ví Dụ",
    five_years_from=date(2020, 1, 1),
    line="Mức hưởng dự kiến 100%",
    line_en="Expected cover 100%",
)


def _coverage(status: CoverageStatus, then: NextStep) -> Coverage:
    return Coverage(status, then, NOW)


_CARD: Final = NextStep.RETRY_WITH_CARD
_ENDED: Final = replace(
    COVERED,
    status=CoverageStatus.NOT_COVERED,
    next=NextStep.SELF_PAY,
    code="010",
    valid_to=date(2025, 12, 31),
    line=None,
    line_en=None,
)

COVERAGES: Final[Mapping[CoverageStatus, Coverage]] = {
    CoverageStatus.COVERED: COVERED,
    CoverageStatus.REVIEW: replace(
        COVERED, status=CoverageStatus.REVIEW, next=NextStep.COUNTER, line=None, line_en=None
    ),
    CoverageStatus.UNVERIFIED: _coverage(CoverageStatus.UNVERIFIED, NextStep.CONTINUE),
    CoverageStatus.NOT_COVERED: _coverage(CoverageStatus.NOT_COVERED, NextStep.SELF_PAY),
    CoverageStatus.MISMATCH: _coverage(CoverageStatus.MISMATCH, NextStep.COUNTER),
    CoverageStatus.NOT_FOUND: _coverage(CoverageStatus.NOT_FOUND, NextStep.RETRY_WITH_CARD),
    CoverageStatus.INVALID_INPUT: _coverage(CoverageStatus.INVALID_INPUT, NextStep.COUNTER),
}


def _in_english(room: str) -> str:
    return room.replace("tầng", "floor").replace("nhà", "building")


def _clinic(
    id_: str, name: str, name_en: str, room: str, waiting: int, *, open_: bool = True, full: bool = False
) -> Clinic:
    price = Dong(250_000 if id_ == "tim-mach" else 50_600)
    return Clinic(id_, name, name_en, room, price, Dong(50_600), waiting, open_, full, _in_english(room))


CLINICS: Final = (
    _clinic("noi-tq", "Khám Nội tổng quát", "General medicine", "P.105, tầng 1, nhà A", 7),
    _clinic("tim-mach", "Khám Tim mạch", "Cardiology", "P.107, tầng 1, nhà A", 12),
    _clinic("tieu-hoa", "Khám Tiêu hóa", "Gastroenterology", "P.109, tầng 1, nhà A", 0),
    _clinic("noi-tiet", "Khám Nội tiết – Đái tháo đường", "Endocrinology and diabetes", "P.201, tầng 2, nhà A", 124),
    _clinic("ho-hap", "Khám Hô hấp", "Respiratory medicine", "P.203, tầng 2, nhà A", 31, full=True),
    _clinic("co-xuong", "Khám Cơ xương khớp", "Rheumatology", "P.205, tầng 2, nhà A", 0, open_=False),
)
GROUPS: Final = (
    ClinicGroup("noi", "Khối Nội", "Internal medicine", CLINICS),
    ClinicGroup("ngoai", "Khối Ngoại", "Surgery", CLINICS[:3]),
    ClinicGroup("chuyen-khoa", "Chuyên khoa lẻ", "Eye, ear, teeth", CLINICS[:4]),
    ClinicGroup("phu-nhi", "Sản – Nhi", "Women and children", CLINICS[:2]),
    ClinicGroup("yeu-cau", "Khám theo yêu cầu", "On-demand examination", CLINICS[4:]),
)

TICKET: Final = Ticket(
    hospital=HOSPITAL,
    title="PHIẾU KHÁM BỆNH",
    number="A-042",
    clinic="Khám Nội tổng quát",
    room="P.105, tầng 1, nhà A",
    issued=NOW,
    name=CITIZEN.masked_name,
    coverage="BHYT",
    ahead=7,
    expected=NOW + timedelta(minutes=35),
    qr="Q1|SAMPLE",
    clinic_en="General medicine",
    room_en="P.105, floor 1, building A",
)
REGISTRATION: Final = Registration("reg-1", Kind.BHYT, TICKET, Dong(1_250_600), "bill-1", existing=False)
FREE: Final = replace(REGISTRATION, due=NOTHING, bill_id=None)
_UNNAMED: Final = replace(TICKET, clinic="P.105", clinic_en="P.105")
_TWO: Final = replace(
    REGISTRATION,
    others=(
        replace(
            TICKET,
            number="D-113",
            clinic="Khám Nội tiết – Đái tháo đường",
            room="P.201, tầng 2, nhà A",
            clinic_en="Endocrinology and diabetes",
            room_en="P.201, floor 2, building A",
        ),
    ),
)
REGISTERED: Final = s.Registered(REGISTRATION, Printed.PRINTED)

QR: Final = (
    "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA53037045406125060"
    "5802VN62300107NPS68690815thanh toan don 6304E7C1"
)
PAYMENT: Final = Payment(
    id="pay-1",
    state=PaymentState.AWAITING,
    amount=Dong(1_250_600),
    ref="KB7F3K2M9Q",
    payee="BENH VIEN DA KHOA TINH",
    qr_payload=QR,
    expires_at=NOW + timedelta(minutes=10),
    received=NOTHING,
    remainder=Dong(1_250_600),
)
PARTIAL: Final = replace(PAYMENT, received=Dong(500_000), remainder=Dong(750_600), partial=True)
RECEIPT: Final = Receipt(
    hospital=HOSPITAL,
    title="BIÊN LAI",
    number="BL-000123",
    lines=(ReceiptLine("Khám Nội tổng quát", Dong(1_250_600)),),
    total=Dong(1_250_600),
    method="VietQR",
    ref=PAYMENT.ref,
    paid=NOW,
    issued=NOW,
    name=CITIZEN.masked_name,
)

APPOINTMENT: Final = Appointment(
    "appointment-1", "noi-tq", "Khám Nội tổng quát", NOW + timedelta(minutes=25), "P.105, tầng 1, nhà A",
    ("Định lượng đường máu lúc đói", "HbA1c"), re_examination=True, clinic_en="General medicine",
    room_en="P.105, floor 1, building A", orders_en=("Fasting blood glucose", "HbA1c"),
)  # fmt: skip
_SECOND: Final = replace(
    APPOINTMENT,
    id="appointment-2",
    clinic_id="noi-tiet",
    clinic="Khám Nội tiết – Đái tháo đường",
    orders=(),
    clinic_en="Endocrinology and diabetes",
    orders_en=(),
)
_BIRTH_FAULTS: Final = (
    Mistake.NO_SUCH_DAY,
    Mistake.NOT_YET,
    Mistake.TOO_LONG_AGO,
    Mistake.DIFFERS,
    Mistake.NOT_A_CHILD,
)
OPEN_TODAY: Final = Patient(
    "token-of-the-sample",
    returning=True,
    active_today=1,
    unpaid_bills=2,
    appointments=(APPOINTMENT,),
    held=(REGISTRATION,),
)
"""Somebody with an appointment, bills and a number of today."""

ORDER: Final = s.Order(Kind.BHYT, VISITOR, COVERED)
_CHOOSE_GROUP: Final = s.ChooseGroup(ORDER, GROUPS)
_CHOOSE_CLINIC: Final = s.ChooseClinic(ORDER, GROUPS, GROUPS[0])
_REVIEW: Final = s.Review(replace(ORDER, clinics=CLINICS[:1]), GROUPS)
_FULL_REVIEW: Final = s.Review(
    replace(ORDER, clinics=CLINICS[1:3], claim=Claim.PREGNANT, paper=PaperSlip("12/2026", re_examination=False)), GROUPS
)
_QUICK: Final = s.Order(Kind.QUICK_NUMBER, clinics=CLINICS[:1])
_TAKING: Final = s.TakingNumber(_REVIEW.order.wish, "key-1", VISITOR)
CHILD: Final = Relative("Nguyễn Mẫu Bé", PartialDate(2022, 3, 4), Sex.MALE)
_OWN: Final = s.Form(number="001151000417", born=PartialDate(1951, 9, 14))
_CHILD: Final = s.Form(helper=VISITOR, name="Nguyễn Mẫu Bé")
_MONEY: Final = (
    Problem.PAYMENT_AWAY,
    Problem.BILL_CHANGED,
    Problem.AMOUNT_TOO_LARGE,
    Problem.PAYMENT_LIVE,
    Problem.PAYMENT_UNKNOWN,
)

BILL: Final = Bill(
    id="bill-2",
    version="0" * 64,
    kind=BillKind.FEE,
    payer=CITIZEN.masked_name,
    lines=(
        BillLine("Siêu âm ổ bụng tổng quát", Dong(43_900), "Abdominal ultrasound"),
        BillLine(
            "Tổng phân tích tế bào máu ngoại vi bằng máy đếm laser", Dong(46_200), "Complete blood count by laser"
        ),
        BillLine("Chụp X-quang ngực thẳng", Dong(65_400), "Chest X-ray"),
        BillLine("Định lượng Glucose [Máu]", Dong(21_500), "Glucose [blood]"),
        BillLine("Điện tim thường", Dong(32_800), "Electrocardiogram"),
        BillLine("Khám Nội tổng quát", Dong(50_600), "General medicine"),
    ),
    total=Dong(260_400),
    deducted=Dong(200_000),
    due=Dong(60_400),
)
SMALL_BILL: Final = replace(
    BILL,
    id="bill-3",
    lines=(BillLine("Khám Mắt", Dong(50_600), "Eye"),),
    total=Dong(50_600),
    deducted=NOTHING,
    due=Dong(50_600),
)
DEPOSIT: Final = Bill(
    "bill-4", "0" * 64, BillKind.DEPOSIT, CITIZEN.masked_name,
    (BillLine("Tạm ứng viện phí", Dong(2_000_000), "Hospital deposit"),), Dong(2_000_000), NOTHING, Dong(2_000_000),
)  # fmt: skip
OWED: Final = Owed((BILL, SMALL_BILL), NOTHING)
_LIST: Final = s.ChooseBill(VISITOR, OWED)
_BILL: Final = s.ShowBill(VISITOR, BILL, among=_LIST)


def _again(problem: Problem) -> s.Sorry:
    if problem in _MONEY:
        return s.Sorry(problem, again=s.OpeningPayment(REGISTERED, "key-2", tries=2), paid=REGISTERED)
    return s.Sorry(problem, again=s.Welcome())


def _last(problem: Problem) -> s.Sorry:
    return s.Sorry(problem, paid=REGISTERED) if problem in _MONEY else s.Sorry(problem)


SAMPLES: Final[Mapping[str, s.State]] = {
    "StartUp": s.StartUp(),
    "StartUp-half": s.StartUp(frozenset({Part.READER, Part.SCANNER}), frozenset({Part.PRINTER})),
    "Welcome": s.Welcome(),
    "Welcome-no-printer": s.Welcome(parts=Parts(printer=False)),
    "Welcome-unread": s.Welcome(parts=Parts(reader=False, scanner=False)),
    "Welcome-unread-no-printer": s.Welcome(parts=Parts(reader=False, scanner=False, printer=False)),
    "Welcome-alone": s.Welcome(parts=Parts(backend=False)),
    "Welcome-alone-no-printer": s.Welcome(parts=Parts(printer=False, backend=False, plan=False)),
    "Welcome-glimpsed": s.Welcome(glimpsed=True),
    "Welcome-no-scanner": s.Welcome(parts=Parts(scanner=False)),
    "OutOfService": s.OutOfService(),
    "OutOfService-faults": s.OutOfService(faults=(Fault.DISK_FULL, Fault.CERTIFICATE_EXPIRED)),
    "Night": s.Night(time(6)),
    "Attended": s.Attended(),
    "GiveKey": s.GiveKey(),
    "GiveKey-glimpsed": s.GiveKey(glimpsed=True),
    "PlaceCard": s.PlaceCard(CITIZEN),
    "ReadingCard": s.ReadingCard(ChipKey.of(CITIZEN), 35),
    "ReadingCard-lifted": s.ReadingCard(ChipKey.of(CITIZEN), 60, lifted=True),
    "Welcome-no-reader": s.Welcome(parts=Parts(reader=False)),
    "Identifying": s.Identifying(CITIZEN),
    "ShowCard": s.ShowCard(Service.REGISTER),
    "ShowCard-no-reader": s.ShowCard(Service.REGISTER, parts=Parts(reader=False)),
    "ShowCard-no-scanner": s.ShowCard(Service.REGISTER, parts=Parts(scanner=False)),
    "ShowCard-unread": s.ShowCard(Service.PAY, parts=Parts(reader=False, scanner=False)),
    "Consent": s.Consent(CITIZEN),
    "Consent-chip": s.Consent(replace(CITIZEN, source=Source.CHIP), portrait=PORTRAIT),
    "Consent-card": s.Consent(HOLDER),
    "Consent-typed": s.Consent(TYPED),
    "Declined": s.Declined(),
    "Confirm": s.Confirm(s.Visitor(TYPED, replace(VISITOR.patient, name=CITIZEN.masked_name))),
    "ChooseService": s.ChooseService(VISITOR),
    "ChooseService-all": s.ChooseService(replace(VISITOR, patient=OPEN_TODAY)),
    "ChooseService-no-printer": s.ChooseService(replace(VISITOR, patient=OPEN_TODAY), Parts(printer=False)),
    "CheckingCoverage": s.CheckingCoverage(VISITOR),
    **{f"ChoosePayer-{status}": s.ChoosePayer(VISITOR, found) for status, found in COVERAGES.items()},
    "ChoosePayer-ended": s.ChoosePayer(VISITOR, _ENDED),
    "ChoosePayer-type-again": s.ChoosePayer(VISITOR, _coverage(CoverageStatus.INVALID_INPUT, _CARD)),
    "LoadingClinics": s.LoadingClinics(ORDER),
    "OtherWays": s.OtherWays(),
    "OtherWays-purpose": s.OtherWays(Service.CHILD),
    "TypeNumber": s.TypeNumber(s.Form()),
    "TypeNumber-wrong": s.TypeNumber(s.Form(), "00115100041", Mistake.NOT_A_NUMBER),
    "TypeNumber-card": s.TypeNumber(s.Form(Asked.CARD)),
    "TypeNumber-card-digits": s.TypeNumber(s.Form(Asked.CARD), "GB40100000", Mistake.NOT_A_NUMBER),
    "TypeNumber-appointment": s.TypeNumber(s.Form(Asked.APPOINTMENT), "26110001", Mistake.NOT_FOUND),
    "TypeBirth": s.TypeBirth(_OWN),
    **{f"TypeBirth-{fault.name}": s.TypeBirth(_OWN, "31021951", fault) for fault in _BIRTH_FAULTS},
    "TypeBirth-year": s.TypeBirth(_CHILD, "1951"),
    "TypeName": s.TypeName(_OWN),
    "TypeName-child": s.TypeName(_CHILD, "Nguyễn", Mistake.NO_NAME),
    "ChooseRelation": s.ChooseRelation(VISITOR),
    "ChooseSex": s.ChooseSex(replace(_CHILD, born=CHILD.born)),
    "Confirm-child": s.Confirm(s.Visitor(CITIZEN, VISITOR.patient, CHILD)),
    "CheckIn": s.CheckIn(replace(VISITOR, patient=OPEN_TODAY)),
    "CheckIn-two": s.CheckIn(replace(VISITOR, patient=replace(OPEN_TODAY, appointments=(APPOINTMENT, _SECOND)))),
    "CheckIn-no-printer": s.CheckIn(replace(VISITOR, patient=OPEN_TODAY), Parts(printer=False)),
    "ChooseForSlip": s.ChooseForSlip("Q1|SAMPLE"),
    "TypeCard": s.TypeCard(VISITOR, COVERAGES[CoverageStatus.NOT_FOUND]),
    "Review": _REVIEW,
    "Review-all": _FULL_REVIEW,
    "Review-no-printer": replace(_FULL_REVIEW, parts=Parts(printer=False)),
    "Review-self_pay": replace(_REVIEW, order=replace(_REVIEW.order, kind=Kind.SELF_PAY)),
    "Review-quick": s.Review(_QUICK, GROUPS),
    "ChooseClaim": s.ChooseClaim(_REVIEW),
    "ChoosePaper": s.ChoosePaper(_REVIEW),
    "TypePaper": s.TypePaper(_REVIEW, re_examination=True),
    "ChooseGroup": _CHOOSE_GROUP,
    "ChooseClinic": _CHOOSE_CLINIC,
    "ChooseClinic-self_pay": replace(_CHOOSE_CLINIC, order=replace(ORDER, kind=Kind.SELF_PAY), group=GROUPS[1]),
    "TakingNumber": _TAKING,
    "PrintingTicket": s.PrintingTicket(REGISTRATION, "ticket:reg-1"),
    **{f"Registered-{printed}": replace(REGISTERED, printed=printed) for printed in Printed},
    "Registered-free": s.Registered(replace(FREE, ticket=replace(TICKET, ahead=0, expected=None)), Printed.PRINTED),
    "Registered-discreet": s.Registered(replace(FREE, ticket=_UNNAMED), Printed.PRINTED),
    "Registered-two": s.Registered(_TWO, Printed.PRINTED),
    "Registered-two-not_printed": s.Registered(_TWO, Printed.NOT_PRINTED),
    "ThankYou-two": s.ThankYou(s.Registered(_TWO, Printed.PRINTED), RECEIPT, Printed.PRINTED),
    "ThankYou-two-later": s.ThankYou(s.Registered(_TWO, Printed.NOT_PRINTED)),
    "Registered-existing": s.Registered(replace(REGISTRATION, existing=True), Printed.PRINTED),
    "ShowSlip": s.ShowSlip(),
    "ShowSlip-glimpsed": s.ShowSlip(glimpsed=True),
    "ShowSlip-unknown": s.ShowSlip(unknown=True),
    "ShowSlip-no-reader": s.ShowSlip(parts=Parts(reader=False)),
    "ShowSlip-no-scanner": s.ShowSlip(parts=Parts(scanner=False)),
    "ShowSlip-unread": s.ShowSlip(parts=Parts(reader=False, scanner=False)),
    "LoadingBills": s.LoadingBills(VISITOR),
    "ChooseBill": _LIST,
    "ChooseBill-changed": replace(_LIST, news=s.News.CHANGED),
    "ChooseBill-slip": s.ChooseBill(s.Slip("Q1|SAMPLE|0"), OWED),
    "NothingDue": s.NothingDue(VISITOR, Owed((), Dong(1_500_000))),
    "NothingDue-paid": s.NothingDue(s.Slip("Q1|SAMPLE|0"), Owed(()), s.News.PAID),
    "NothingDue-receipt": s.NothingDue(VISITOR, Owed(()), s.News.RECEIPT),
    "NothingDue-receipt-unsure": s.NothingDue(VISITOR, Owed(()), s.News.RECEIPT_UNSURE),
    "NothingDue-no-receipt": s.NothingDue(VISITOR, Owed(()), s.News.NO_RECEIPT),
    "ShowBill": _BILL,
    "ShowBill-one": s.ShowBill(VISITOR, SMALL_BILL),
    "ShowBill-no-printer": replace(_BILL, parts=Parts(printer=False)),
    "ShowBill-changed": s.ShowBill(VISITOR, BILL, news=s.News.CHANGED),
    "ShowBill-deposit": s.ShowBill(VISITOR, DEPOSIT),
    "ChooseDeposit": s.ChooseDeposit(VISITOR),
    "AskingDeposit": s.AskingDeposit(VISITOR, Dong(2_000_000), "key-3"),
    "OpeningPayment": s.OpeningPayment(REGISTERED, "key-2"),
    "Paying": s.Paying(REGISTERED, PAYMENT, shown=True),
    "Paying-unread": s.Paying(REGISTERED, PAYMENT),
    "Paying-creating": s.Paying(REGISTERED, replace(PAYMENT, state=PaymentState.CREATING, qr_payload=None)),
    "Paying-unclear": s.Paying(REGISTERED, PAYMENT, clear=False),
    "Paying-partial": s.Paying(REGISTERED, PARTIAL),
    "ClosingPayment": s.ClosingPayment(REGISTERED, PAYMENT),
    **{f"PaymentClosed-{end.name}": s.PaymentClosed(REGISTERED, end) for end in s.End},
    "PaymentClosed": s.PaymentClosed(_BILL),
    "PrintingReceipt": s.PrintingReceipt(REGISTERED, RECEIPT),
    "ThankYou": s.ThankYou(s.Registered(FREE, Printed.PRINTED)),
    "ThankYou-later": s.ThankYou(REGISTERED),
    "ThankYou-settled": s.ThankYou(REGISTERED, settled=True),
    "ThankYou-bill": s.ThankYou(_BILL, RECEIPT, Printed.PRINTED),
    "ThankYou-bill-later": s.ThankYou(_BILL),
    **{f"ThankYou-{printed}": s.ThankYou(REGISTERED, RECEIPT, printed) for printed in Printed},
    **{f"Sorry-{problem.name}": _again(problem) for problem in Problem},
    **{f"Sorry-{problem.name}-last": _last(problem) for problem in Problem},
    "PrintingSlip": s.PrintingSlip(SlipReason.COVERAGE, CITIZEN.masked_name),
    **{f"AtDesk-{reason.name}": s.AtDesk(reason, "K01-0805", Printed.PRINTED) for reason in SlipReason},
    "AtDesk-unknown": s.AtDesk(
        SlipReason.PAYMENT_CHECKING, PAYMENT.ref, Printed.UNKNOWN, Counter("Quầy thu", "Cashier")
    ),
    "AtDesk-not_printed": s.AtDesk(
        SlipReason.NOT_ME,
        "K01-0805",
        Printed.NOT_PRINTED,
        Counter("Quầy 3 – tầng 1, nhà A", "Desk 3, floor 1, building A"),
    ),
    "AtDesk-signed": s.AtDesk(
        SlipReason.COVERAGE,
        "K01-080512",
        Printed.UNKNOWN,
        Counter("Quầy 12 – Bảo hiểm y tế, tầng 1, nhà A", "Desk 12 – Health insurance, floor 1, building A"),
    ),
    **gallery_lookup.samples(VISITOR, REGISTRATION),
    "CallingHelp": s.CallingHelp(s.Confirm(VISITOR)),
    **{f"Help-{call.name}": s.Help(s.Confirm(VISITOR), call, NOW) for call in Call},
    "Emergency": s.Emergency(s.Welcome(), route(PLAN, "cap-cuu"), Call.HEARD),
    "Emergency-unheard": s.Emergency(s.Welcome(), route(PLAN, "cap-cuu"), Call.UNHEARD),
    "Emergency-no-plan": s.Emergency(s.Confirm(VISITOR), None, Call.COMING),
    "StartOver": s.StartOver(s.ChooseService(VISITOR)),
    "Help-who": s.Help(
        s.Confirm(VISITOR), Call.COMING, NOW, comes=Comer("Quầy hướng dẫn tầng 1", "Information, floor 1")
    ),
    "Help-soon": s.Help(s.Confirm(VISITOR), Call.HEARD, NOW, 3),
    "Help-attract": s.Help(s.Welcome(), Call.HEARD, NOW),
    "StillThere": s.StillThere(s.Confirm(VISITOR)),
}
"""By name: the state class, then what is special."""

CLOCK: Final = datetime(2026, 11, 21, 1, 5, tzinfo=UTC)
