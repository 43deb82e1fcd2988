"""Invented people and things for the visit's tests, and every row of its table."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import get_args

from kiosk.domain.appointment import Appointment
from kiosk.domain.bill import Bill, BillKind, BillLine, Owed
from kiosk.domain.call import Call
from kiosk.domain.chip import ChipKey, Portrait
from kiosk.domain.citizen import Citizen, Sex, Source, mask_name
from kiosk.domain.clinic import Clinic, ClinicGroup
from kiosk.domain.condition import Fault
from kiosk.domain.coverage import Coverage, CoverageStatus, NextStep
from kiosk.domain.dates import PartialDate
from kiosk.domain.entry import Asked, Mistake
from kiosk.domain.identity import Relation, Relative, Typed
from kiosk.domain.money import NOTHING, Dong
from kiosk.domain.outcome import Printed
from kiosk.domain.part import Part, Parts
from kiosk.domain.payment import Payment, PaymentState, Refusal
from kiosk.domain.plan_file import read_plan
from kiosk.domain.problem import Problem
from kiosk.domain.receipt import Receipt, ReceiptLine
from kiosk.domain.registration import Claim, Kind, PaperSlip, Patient, Registration, Wish
from kiosk.domain.slip import Carried, Counter, SlipReason
from kiosk.domain.ticket import Ticket
from kiosk.domain.vietqr import VietQr
from kiosk.domain.who import Booked, CardHolder
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.menu import with_slip
from kiosk.visit.service import Service
from tests.gallery_lookup import BRING, PRICES, results

AT = datetime(2026, 11, 21, 1, 5, tzinfo=UTC)
CITIZEN = Citizen("001190000001", "Nguyễn Thị Mẫu", PartialDate(1990, 1, 15), Sex.FEMALE, Source.QR)
PATIENT = Patient(token="token-1", returning=True, active_today=0, unpaid_bills=0)
VISITOR = s.Visitor(CITIZEN, PATIENT)
COVERED = Coverage(CoverageStatus.COVERED, NextStep.CONTINUE, AT, code="000", valid_to=date(2027, 6, 30))
CLINIC = Clinic("noi-1", "Khám Nội", "Internal medicine", "P.105, tầng 1", Dong(150_000), Dong(50_600), 7, True, False)
GROUP = ClinicGroup("noi", "Nội khoa", "Internal medicine", (CLINIC,))
GROUPS = (GROUP,)
ORDER = s.Order(Kind.BHYT, VISITOR, COVERED)
CHOICE = s.ChooseClinic(ORDER, GROUPS, GROUP)
CHOSEN = s.Order(Kind.BHYT, VISITOR, COVERED, (CLINIC,))
REVIEW = s.Review(CHOSEN, GROUPS)
TICKET = Ticket("BỆNH VIỆN ĐA KHOA TỈNH", "PHIẾU KHÁM BỆNH", "A-042", "Khám Nội", "P.105, tầng 1", AT)
REGISTRATION = Registration("reg-1", Kind.BHYT, TICKET, Dong(99_400), "bill-1", existing=False)
REGISTERED = s.Registered(REGISTRATION, Printed.PRINTED)
FREE = s.Registered(replace(REGISTRATION, due=NOTHING, bill_id=None), Printed.PRINTED)
RECEIPT = Receipt(
    "BỆNH VIỆN ĐA KHOA TỈNH", "BIÊN LAI THU TIỀN", "R-1", (ReceiptLine("Khám Nội", Dong(99_400)),), Dong(99_400),
    "Chuyển khoản QR", "KB1", AT, AT,
)  # fmt: skip
AWAITING = Payment(
    "pay-1", PaymentState.AWAITING, Dong(99_400), "KB1", "BENH VIEN DA KHOA TINH", "000201", AT, NOTHING, Dong(99_400)
)
PARTIAL = replace(AWAITING, state=PaymentState.CLOSED, received=Dong(50_000), remainder=Dong(49_400), partial=True)
PAID = replace(AWAITING, state=PaymentState.PAID, received=Dong(99_400), remainder=NOTHING, receipt=RECEIPT)
CLOSED = replace(AWAITING, state=PaymentState.CLOSED)
NAME = CITIZEN.masked_name
CARRIED = Carried(NAME, "001*** ***001", 1990)
CARRIED_FAR = Carried(NAME, "001*** ***001", 1990, ("Khám Nội",))
TODAY = date(2026, 11, 21)
HOLDER = CardHolder("GB4010000000001", "Nguyễn Thị Mẫu", PartialDate(1990, 1, 15), Sex.FEMALE)
APPOINTMENT = Appointment("a-1", "noi-1", "Khám Nội", AT, orders=("HbA1c",), re_examination=True)
EXPECTED = s.Visitor(
    CITIZEN, Patient("token-1", returning=True, active_today=0, unpaid_bills=0, appointments=(APPOINTMENT,))
)
QUICK = s.Order(Kind.QUICK_NUMBER)
UNKNOWN_CARD = Coverage(CoverageStatus.NOT_FOUND, NextStep.RETRY_WITH_CARD, AT)
CHILD = Relative("Nguyễn Mẫu Bé", PartialDate(2022, 3, 4), Sex.MALE)

CHIP_CITIZEN = replace(CITIZEN, source=Source.CHIP)
PORTRAIT = Portrait(1, 1, b"rgb")
BY_CODE = ChipKey.of(CITIZEN)
BY_DIGITS = ChipKey("000001")
NO_READER = s.Welcome(parts=Parts(reader=False))
IDENTIFYING = s.Identifying(CITIZEN)
CONSENT = s.Consent(CITIZEN)
CHIP_CONSENT = s.Consent(CHIP_CITIZEN)
TYPED = Typed("001190000001", PartialDate(1990, 1, 15))
TYPED_VISITOR = s.Visitor(TYPED, PATIENT)
CONFIRM = s.Confirm(TYPED_VISITOR)
SHOW = s.ShowCard(Service.REGISTER)
MENU = s.ChooseService(VISITOR)
CHECKING = s.CheckingCoverage(VISITOR)
PAYER = s.ChoosePayer(VISITOR, COVERED)
LOADING = s.LoadingClinics(ORDER)
CHOOSE_GROUP = s.ChooseGroup(ORDER, GROUPS)
TAKING = s.TakingNumber(CHOSEN.wish, "key-1", VISITOR, ("Khám Nội",), LOADING)
PRINTING = s.PrintingTicket(REGISTRATION, "ticket:reg-1")
OPENING = s.OpeningPayment(REGISTERED, "key-2")
PAYING = s.Paying(REGISTERED, AWAITING)
CLOSING = s.ClosingPayment(REGISTERED, AWAITING)
NO_MONEY = s.PaymentClosed(REGISTERED)
RECEIPT_PRINTING = s.PrintingReceipt(REGISTERED, RECEIPT)
THANKS = s.ThankYou(REGISTERED, RECEIPT, Printed.PRINTED)
SLIP = s.PrintingSlip(SlipReason.COVERAGE, NAME, carried=CARRIED)
DESK = s.AtDesk(SlipReason.COVERAGE, "K01-080512", Printed.PRINTED)
CHECKING_SLIP = s.PrintingSlip(SlipReason.PAYMENT_CHECKING, reference="KB1")
BILL = Bill(
    "bill-7", "v1", BillKind.FEE, "NGUYỄN T*** M", (BillLine("Siêu âm", Dong(250_000)),), Dong(250_000), NOTHING,
    Dong(250_000),
)  # fmt: skip
DEPOSIT = Bill(
    "bill-9", "v1", BillKind.DEPOSIT, "NGUYỄN T*** M", (BillLine("Tạm ứng viện phí", Dong(500_000)),), Dong(500_000),
    NOTHING, Dong(500_000),
)  # fmt: skip
TWO = Owed((BILL, replace(BILL, id="bill-8")), NOTHING)
NONE = Owed((), Dong(100_000))
OUR_SLIP = s.Slip("Q1|reg-1|0123456789abcdef")
LISTING = s.LoadingBills(VISITOR)
BY_SLIP = s.LoadingBills(OUR_SLIP)
CHOOSE_BILL = s.ChooseBill(VISITOR, TWO)
NOTHING_DUE = s.NothingDue(VISITOR, NONE)
OWED_PAPER = s.PrintingReceipt(s.Unreceipted(VISITOR, NONE), RECEIPT)
SHOWN_BILL = s.ShowBill(VISITOR, BILL, among=CHOOSE_BILL)
ONE_BILL = s.ShowBill(VISITOR, BILL)
AHEAD = s.ShowBill(VISITOR, DEPOSIT)
HOW_MUCH = s.ChooseDeposit(VISITOR)
ASKING = s.AskingDeposit(VISITOR, Dong(500_000), "key-9")
CODE = VietQr.of("970403", "0011012345678", amount=Dong(99_400), ref="KB1").encode()
CODED = replace(AWAITING, qr_payload=CODE)
WITH_SLIP = s.Registered(replace(REGISTRATION, ticket=replace(TICKET, qr=OUR_SLIP.code)), Printed.PRINTED)
TAKEN = s.PaymentClosed(REGISTERED, s.End.ELSEWHERE)
SORRY = s.Sorry(Problem.BACKEND_AWAY, again=replace(IDENTIFYING, tries=2), carried=CARRIED)
CALLING = s.CallingHelp(CONFIRM)
HELP = s.Help(CONFIRM, Call.HEARD, AT)
PLAN = read_plan()
EMERGENCY = s.Emergency(CONFIRM)

EVENTS: list[e.Event] = [
    e.CodeGlimpsed(in_view=True),
    e.CodeRead(CITIZEN),
    e.ScannerLost(),
    e.ScannerBack(),
    e.Closed(time(6)),
    e.Opened(),
    e.PartTold(Part.READER, works=True),
    e.PartTold(Part.PRINTER, works=False),
    e.PartTold(Part.SCANNER, works=True),
    e.PartTold(Part.BACKEND, works=False),
    e.PartTold(Part.PLAN, works=True),
    e.CardSeen(),
    e.CardLeft(),
    e.ReaderMissing(),
    e.CardLifted(),
    e.CardProgress(50),
    e.PortraitRead(PORTRAIT),
    e.DigitsGiven("000001"),
    e.WithoutChip(),
    e.CardRead(CITIZEN),
    e.Identified(PATIENT),
    e.CoverageRead(COVERED),
    e.ClinicsRead(GROUPS),
    e.NumberTaken(REGISTRATION),
    e.PrintEnded(Printed.PRINTED),
    e.PrintEnded(Printed.UNKNOWN),
    e.SlipEnded(Printed.NOT_PRINTED, "K01-080512", Counter("Quầy 3 – tầng 1")),
    e.SlipRead(OUR_SLIP.code),
    e.SlipUnknown(),
    e.BillsFound(TWO),
    e.BillsFound(NONE),
    e.DepositOpened(DEPOSIT),
    e.PaymentRefused(Refusal.CHANGED),
    e.CodePainted(CODE),
    e.CodePainted(""),
    e.PaymentOpened(AWAITING),
    e.PaymentChanged(AWAITING),
    e.PaymentChanged(PARTIAL),
    e.PaymentChanged(CLOSED),
    e.PaymentChanged(PAID),
    e.PaymentUnclear(),
    e.DisplayEnded(),
    e.HelpAnswered(Call.COMING, AT),
    e.HelpAnswered(Call.UNHEARD),
    e.PlanRead(PLAN),
    e.Failed(Problem.BACKEND_AWAY),
    e.Failed(Problem.CLINIC_FULL),
    e.Broke(),
    e.Agreed(),
    e.Refused(),
    e.PayerChosen(Kind.BHYT),
    e.GroupChosen("noi"),
    e.ClinicChosen("noi-1"),
    e.NumberWanted("key-1"),
    e.MoreClinics(),
    e.ClaimAsked(),
    e.ClaimChosen(Claim.PREGNANT),
    e.PaperAsked(),
    e.PaperChosen(re_examination=True),
    e.Entered("001190000001", TODAY),
    e.Entered("15011990", TODAY),
    e.Entered("04032022", TODAY),
    e.Identified(EXPECTED.patient),
    e.CoverageRead(UNKNOWN_CARD),
    e.Entered("Nguyễn Mẫu", TODAY),
    e.RelationChosen(Relation.CHILD),
    e.SexChosen(Sex.MALE),
    e.CardCodeRead(HOLDER),
    e.SlipRead("Q1|x"),
    e.NameWanted(),
    e.NotFound(),
    *(e.ServiceChosen(service) for service in Service),
    e.BillChosen("bill-7"),
    e.DepositWanted(),
    e.AmountChosen(Dong(500_000), "key-9"),
    e.OtherBills(),
    e.PayNow("key-2"),
    e.PayLater(),
    e.DeskChosen(),
    e.Again(),
    e.Back(),
    e.Finish(),
    e.HelpAsked(),
    e.EmergencyAsked(),
    *(e.TopicChosen(wanted) for wanted in s.Wanted),
    e.SectionChosen(0),
    e.SearchAsked(),
    e.StartOverAsked(),
    e.RoomChosen("tim-mach"),
    e.RoomChosen("nowhere"),
    e.PrintWanted(),
    e.WayWanted(),
    e.NextShown(),
    e.CopyWanted("key-3"),
    e.Rated(5, "key-4"),
    e.SlipRead("Q1|reg-1|0"),
    e.SlipUnknown(),
    e.TicketFound(REGISTRATION),
    e.CopyGiven(REGISTRATION),
    e.CopyRefused(),
    e.PageRead(PRICES),
    e.PageRead(BRING),
    e.ResultsRead(results(AT)),
    e.RatingSent(),
    e.ServiceChosen(Service.LOOK_UP),
    e.ServiceChosen(Service.REPRINT),
    e.ServiceChosen(Service.RESULTS),
    e.Stay(),
    e.IdleWarned(),
    e.TimedOut(),
    e.StopService(),
    e.FaultsStop((Fault.DISK_FULL,)),
    e.FaultsStop(()),
    e.ResumeService(),
    e.StaffCame(),
    e.StaffLeft(),
]


def every_state_class() -> tuple[type[s.State], ...]:
    """The members of the State union."""
    return get_args(s.State)


def every_state() -> list[s.State]:
    """One sample of each state at least."""
    found = [state for state, _, _ in rows()]
    assert {type(state) for state in found} == set(every_state_class())
    return found


def rows() -> Iterator[tuple[s.State, e.Event, s.State]]:  # noqa: PLR0915 - one statement per row
    """Every row: where, what happens, where to."""
    from tests.visit import rows_detours, rows_lookup

    full, unknown, ours = Problem.CLINIC_FULL, Problem.REGISTRATION_UNKNOWN, Problem.OUR_FAULT
    yield s.Welcome(), e.CodeGlimpsed(in_view=True), s.Welcome(glimpsed=True)
    yield s.Welcome(), e.ReaderMissing(), NO_READER
    yield NO_READER, e.CodeGlimpsed(in_view=True), s.Welcome(glimpsed=True, parts=Parts(reader=False))
    yield NO_READER, e.CodeRead(CITIZEN), CONSENT
    yield s.Welcome(), e.CodeRead(CITIZEN), s.PlaceCard(CITIZEN)
    yield s.Welcome(), e.CardSeen(), s.GiveKey()
    yield s.Welcome(), e.Failed(Problem.CODE_NOT_CITIZEN), s.Sorry(Problem.CODE_NOT_CITIZEN, again=s.Welcome())
    yield s.Welcome(), e.ServiceChosen(Service.NO_CARD), s.OtherWays()
    yield s.Welcome(glimpsed=True), e.ScannerLost(), s.Welcome(parts=Parts(scanner=False))
    yield s.Welcome(parts=Parts(scanner=False)), e.ScannerBack(), s.Welcome()
    unread = Parts(reader=False, scanner=False)
    yield s.Welcome(parts=Parts(scanner=False)), e.ReaderMissing(), s.Welcome(parts=unread)
    yield NO_READER, e.ScannerLost(), s.Welcome(parts=unread)
    yield from _parts()
    yield s.Welcome(), e.Closed(time(6)), s.Night(time(6))
    yield s.Night(time(6)), e.Opened(), s.Welcome()
    yield s.Night(time(6)), e.Broke(), s.Night(time(6))
    yield s.Night(time(6)), e.StopService(), s.OutOfService(ordered=True)
    yield s.OutOfService(), e.StopService(), s.OutOfService(ordered=True)
    yield (
        s.OutOfService(faults=(Fault.DISK_FULL,)),
        e.StopService(),
        s.OutOfService(ordered=True, faults=(Fault.DISK_FULL,)),
    )
    yield s.Night(time(6)), e.EmergencyAsked(), s.Emergency(s.Night(time(6)))
    for empty in (
        s.StartUp(),
        s.Welcome(),
        s.Night(time(6)),
        s.OutOfService(),
        s.OutOfService(faults=(Fault.DISK_FULL,)),
    ):
        yield empty, e.StaffCame(), s.Attended()
    yield s.OutOfService(ordered=True), e.StaffCame(), s.Attended(held=True)
    yield s.Attended(), e.StopService(), s.Attended(held=True)
    yield s.Attended(held=True), e.ResumeService(), s.Attended()
    yield s.Attended(), e.StaffLeft(), s.Welcome()
    yield s.Attended(held=True), e.StaffLeft(), s.OutOfService(ordered=True)
    yield s.Welcome(), e.Broke(), s.OutOfService()
    yield s.OutOfService(), e.ScannerBack(), s.Welcome()
    yield s.Welcome(), e.StopService(), s.OutOfService(ordered=True)
    yield s.OutOfService(ordered=True), e.ResumeService(), s.Welcome()
    yield s.OutOfService(), e.Broke(), s.OutOfService()
    stuck, held = (Fault.DISK_FULL,), s.OutOfService(ordered=True, faults=(Fault.DISK_FULL,))
    yield s.Welcome(), e.FaultsStop(stuck), s.OutOfService(faults=stuck)
    yield s.Welcome(), e.FaultsStop(()), s.Welcome()
    yield s.OutOfService(), e.FaultsStop(stuck), s.OutOfService(faults=stuck)
    yield s.OutOfService(faults=stuck), e.FaultsStop(()), s.Welcome()
    yield s.OutOfService(), e.FaultsStop(()), s.OutOfService()
    yield held, e.FaultsStop(()), s.OutOfService(ordered=True)
    yield held, e.ResumeService(), s.OutOfService(faults=stuck)
    yield s.OutOfService(faults=stuck), e.ScannerBack(), s.OutOfService(faults=stuck)
    foreign, gone, wrong = Problem.CODE_NOT_CITIZEN, Problem.CARD_REMOVED, Problem.CARD_KEY_WRONG
    yield s.GiveKey(), e.CodeGlimpsed(in_view=True), s.GiveKey(glimpsed=True)
    yield s.GiveKey(), e.CodeRead(CITIZEN), s.ReadingCard(BY_CODE)
    yield s.GiveKey(), e.DigitsGiven("000001"), s.ReadingCard(BY_DIGITS)
    yield s.GiveKey(), e.Failed(foreign), s.Sorry(foreign, again=s.GiveKey())
    yield s.GiveKey(), e.ScannerLost(), s.GiveKey()
    yield s.GiveKey(), e.CardLeft(), s.Welcome()
    yield s.GiveKey(), e.Back(), s.Welcome()
    yield s.GiveKey(), e.IdleWarned(), s.StillThere(s.GiveKey())
    yield s.PlaceCard(CITIZEN), e.CardSeen(), s.ReadingCard(BY_CODE)
    yield s.PlaceCard(CITIZEN), e.ReaderMissing(), CONSENT
    yield s.PlaceCard(CITIZEN), e.WithoutChip(), CONSENT
    yield s.PlaceCard(CITIZEN), e.Back(), s.Welcome()
    yield s.ReadingCard(BY_CODE), e.CardProgress(50), s.ReadingCard(BY_CODE, 50)
    yield s.ReadingCard(BY_CODE), e.CardLifted(), s.ReadingCard(BY_CODE, lifted=True)
    yield s.ReadingCard(BY_CODE, lifted=True), e.CardProgress(60), s.ReadingCard(BY_CODE, 60)
    yield s.ReadingCard(BY_CODE), e.CardRead(CHIP_CITIZEN), CHIP_CONSENT
    yield s.ReadingCard(BY_CODE), e.Failed(gone), s.Sorry(gone, again=s.PlaceCard(CITIZEN))
    yield s.ReadingCard(BY_DIGITS), e.Failed(gone), s.Sorry(gone, again=s.GiveKey())
    yield s.ReadingCard(BY_DIGITS), e.Failed(wrong), s.Sorry(wrong, again=s.GiveKey())
    yield s.ReadingCard(BY_CODE), e.Failed(Problem.CARD_REFUSED), s.Sorry(Problem.CARD_REFUSED)
    yield s.ReadingCard(BY_CODE), e.Broke(), s.Sorry(ours)
    yield s.ReadingCard(BY_CODE), e.Back(), s.Welcome()
    yield CHIP_CONSENT, e.PortraitRead(PORTRAIT), replace(CHIP_CONSENT, portrait=PORTRAIT)
    yield CONSENT, e.Broke(), CONSENT
    yield CONSENT, e.Agreed(), IDENTIFYING
    yield CONSENT, e.Refused(), s.Declined()
    yield CONSENT, e.Back(), s.Welcome()
    yield CONSENT, e.IdleWarned(), s.StillThere(CONSENT)
    yield s.Declined(), e.DeskChosen(), s.PrintingSlip(SlipReason.DECLINED)
    yield s.Declined(), e.Finish(), s.Welcome()
    yield IDENTIFYING, e.Identified(PATIENT), MENU
    yield s.Identifying(CITIZEN, Service.REGISTER), e.Identified(PATIENT), CHECKING
    yield s.Identifying(CITIZEN, Service.EMERGENCY), e.Identified(PATIENT), MENU
    yield s.Identifying(TYPED), e.Identified(PATIENT), CONFIRM
    yield SHOW, e.CodeGlimpsed(in_view=True), replace(SHOW, glimpsed=True)
    yield SHOW, e.ReaderMissing(), replace(SHOW, parts=Parts(reader=False))
    yield replace(SHOW, parts=Parts(reader=False)), e.CodeRead(CITIZEN), s.Consent(CITIZEN, Service.REGISTER)
    yield SHOW, e.CodeRead(CITIZEN), s.PlaceCard(CITIZEN, Service.REGISTER)
    yield SHOW, e.CardSeen(), s.GiveKey(purpose=Service.REGISTER)
    yield SHOW, e.Failed(Problem.CODE_NOT_CITIZEN), s.Sorry(Problem.CODE_NOT_CITIZEN, again=SHOW)
    yield SHOW, e.Back(), s.Welcome()
    yield SHOW, e.ScannerLost(), replace(SHOW, parts=Parts(scanner=False))
    yield replace(SHOW, parts=Parts(reader=False)), e.ScannerLost(), replace(SHOW, parts=unread)
    yield SHOW, e.IdleWarned(), s.StillThere(SHOW)
    yield IDENTIFYING, e.Failed(Problem.BACKEND_AWAY), SORRY
    yield replace(IDENTIFYING, tries=2), e.Failed(Problem.BACKEND_AWAY), s.Sorry(Problem.BACKEND_AWAY, carried=CARRIED)
    yield IDENTIFYING, e.Back(), s.Welcome()
    yield IDENTIFYING, e.Broke(), s.Sorry(ours, carried=CARRIED)
    yield IDENTIFYING, e.NotFound(), s.Sorry(ours, carried=CARRIED)
    yield (
        s.Identifying(CITIZEN, Service.REGISTER, CHILD), e.Broke(),
        s.Sorry(ours, carried=Carried(mask_name(CHILD.name), None, 2022, helper=NAME)),
    )  # fmt: skip
    yield CONFIRM, e.Agreed(), s.ChooseService(TYPED_VISITOR)
    yield MENU, e.ServiceChosen(Service.REGISTER), CHECKING
    yield MENU, e.Back(), s.StartOver(MENU)
    yield s.StartOver(MENU), e.Stay(), MENU
    yield s.StartOver(MENU), e.Finish(), s.Welcome()
    yield s.StartOver(PAYING), e.TimedOut(), CLOSING
    yield MENU, e.IdleWarned(), s.StillThere(MENU)
    yield CONFIRM, e.DeskChosen(), s.PrintingSlip(SlipReason.NOT_ME, carried=TYPED_VISITOR.carried())
    yield CONFIRM, e.Back(), s.Welcome()
    yield CONFIRM, e.Finish(), s.Welcome()

    yield CHECKING, e.CoverageRead(COVERED), PAYER
    yield CHECKING, e.Back(), MENU
    yield CHECKING, e.Broke(), s.Sorry(ours, visitor=VISITOR)
    yield PAYER, e.PayerChosen(Kind.BHYT), LOADING
    yield PAYER, e.DeskChosen(), SLIP
    yield PAYER, e.Back(), MENU
    yield LOADING, e.ClinicsRead(GROUPS), CHOOSE_GROUP
    yield (
        LOADING,
        e.Failed(Problem.BACKEND_AWAY),
        s.Sorry(Problem.BACKEND_AWAY, again=replace(LOADING, tries=2), visitor=VISITOR),
    )
    yield LOADING, e.Back(), PAYER
    yield s.LoadingClinics(QUICK), e.Back(), s.OtherWays()
    yield s.LoadingClinics(s.Order(Kind.BHYT, VISITOR)), e.Back(), MENU
    yield LOADING, e.Broke(), s.Sorry(ours, visitor=VISITOR)
    yield CHOOSE_GROUP, e.GroupChosen("noi"), CHOICE
    yield CHOOSE_GROUP, e.Back(), PAYER
    yield CHOICE, e.ClinicChosen("noi-1"), REVIEW
    yield CHOICE, e.Back(), CHOOSE_GROUP
    yield from _reviewed()
    yield from _typed()
    yield from _brought()
    yield from _codes()
    yield TAKING, e.NumberTaken(REGISTRATION), PRINTING
    yield TAKING, e.Failed(full), s.Sorry(full, again=LOADING, visitor=VISITOR, carried=CARRIED_FAR)
    yield (
        TAKING,
        e.Failed(unknown),
        s.Sorry(unknown, again=replace(TAKING, tries=2), visitor=VISITOR, carried=CARRIED_FAR),
    )
    yield TAKING, e.Broke(), s.Sorry(unknown, visitor=VISITOR, carried=CARRIED_FAR)
    yield PRINTING, e.PrintEnded(Printed.PRINTED), REGISTERED
    yield PRINTING, e.Broke(), s.Registered(REGISTRATION, Printed.UNKNOWN)

    yield s.Welcome(), e.ServiceChosen(Service.PAY), s.ShowSlip()
    yield MENU, e.ServiceChosen(Service.PAY), LISTING
    yield s.ShowSlip(), e.CodeGlimpsed(in_view=True), s.ShowSlip(glimpsed=True)
    yield s.ShowSlip(), e.SlipRead(OUR_SLIP.code), BY_SLIP
    yield s.ShowSlip(), e.CodeRead(CITIZEN), s.PlaceCard(CITIZEN, Service.PAY)
    yield s.ShowSlip(parts=Parts(reader=False)), e.CodeRead(CITIZEN), s.Consent(CITIZEN, Service.PAY)
    yield s.ShowSlip(), e.CardSeen(), s.GiveKey(purpose=Service.PAY)
    yield s.ShowSlip(), e.ReaderMissing(), s.ShowSlip(parts=Parts(reader=False))
    yield s.ShowSlip(), e.Failed(Problem.CODE_UNREADABLE), s.Sorry(Problem.CODE_UNREADABLE, again=s.ShowSlip())
    yield s.ShowSlip(), e.ScannerLost(), s.ShowSlip(parts=Parts(scanner=False))
    yield s.ShowSlip(), e.ServiceChosen(Service.NO_CARD), s.OtherWays(Service.PAY)
    yield s.ShowSlip(), e.Back(), s.Welcome()
    yield s.ShowSlip(), e.IdleWarned(), s.StillThere(s.ShowSlip())
    yield s.ShowSlip(), e.HelpAsked(), s.CallingHelp(s.ShowSlip())
    yield LISTING, e.BillsFound(TWO), CHOOSE_BILL
    yield LISTING, e.BillsFound(NONE), NOTHING_DUE
    yield LISTING, e.BillsFound(Owed((BILL,))), ONE_BILL
    yield BY_SLIP, e.SlipUnknown(), s.ShowSlip(unknown=True)
    yield (
        LISTING,
        e.Failed(Problem.BACKEND_AWAY),
        s.Sorry(Problem.BACKEND_AWAY, again=replace(LISTING, tries=2), visitor=VISITOR),
    )
    yield BY_SLIP, e.Failed(Problem.BACKEND_AWAY), s.Sorry(Problem.BACKEND_AWAY, again=replace(BY_SLIP, tries=2))
    yield LISTING, e.Broke(), s.Sorry(ours, visitor=VISITOR)
    yield LISTING, e.Back(), MENU
    yield BY_SLIP, e.Back(), s.ShowSlip()
    yield CHOOSE_BILL, e.BillChosen("bill-7"), SHOWN_BILL
    yield CHOOSE_BILL, e.DepositWanted(), HOW_MUCH
    yield CHOOSE_BILL, e.Back(), MENU
    yield CHOOSE_BILL, e.IdleWarned(), s.StillThere(CHOOSE_BILL)
    yield NOTHING_DUE, e.DepositWanted(), HOW_MUCH
    yield NOTHING_DUE, e.Finish(), s.Welcome()
    yield SHOWN_BILL, e.Back(), CHOOSE_BILL
    yield SHOWN_BILL, e.PayNow("key-2"), s.OpeningPayment(SHOWN_BILL, "key-2")
    yield SHOWN_BILL, e.PayLater(), s.ThankYou(SHOWN_BILL)
    yield ONE_BILL, e.DepositWanted(), HOW_MUCH
    yield ONE_BILL, e.Back(), MENU
    yield AHEAD, e.Back(), HOW_MUCH
    yield s.ShowBill(OUR_SLIP, BILL), e.Back(), s.ShowSlip()
    yield HOW_MUCH, e.AmountChosen(Dong(500_000), "key-9"), ASKING
    yield HOW_MUCH, e.Back(), LISTING
    yield ASKING, e.DepositOpened(DEPOSIT), AHEAD
    yield (
        ASKING,
        e.Failed(Problem.BACKEND_AWAY),
        s.Sorry(Problem.BACKEND_AWAY, again=replace(ASKING, tries=2), visitor=VISITOR),
    )
    yield ASKING, e.Broke(), s.Sorry(ours, visitor=VISITOR)
    yield ASKING, e.Back(), HOW_MUCH

    refused, opening_bill = e.PaymentRefused, s.OpeningPayment(SHOWN_BILL, "key-2")
    yield LISTING, e.BillsFound(replace(NONE, receipts=(RECEIPT,))), OWED_PAPER
    yield (
        BY_SLIP,
        e.BillsFound(replace(TWO, receipts=(RECEIPT, RECEIPT))),
        s.PrintingReceipt(s.Unreceipted(OUR_SLIP, replace(TWO, receipts=(RECEIPT,))), RECEIPT),
    )
    yield OWED_PAPER, e.PrintEnded(Printed.PRINTED), s.NothingDue(VISITOR, NONE, s.News.RECEIPT)
    yield OWED_PAPER, e.PrintEnded(Printed.UNKNOWN), s.NothingDue(VISITOR, NONE, s.News.RECEIPT_UNSURE)
    yield OWED_PAPER, e.PrintEnded(Printed.NOT_PRINTED), s.NothingDue(VISITOR, NONE, s.News.NO_RECEIPT)
    yield OWED_PAPER, e.Broke(), s.NothingDue(VISITOR, NONE, s.News.RECEIPT_UNSURE)
    yield (
        s.PrintingReceipt(s.Unreceipted(VISITOR, TWO), RECEIPT),
        e.PrintEnded(Printed.PRINTED),
        s.ChooseBill(VISITOR, TWO, s.News.RECEIPT),
    )
    yield (
        OWED_PAPER,
        e.HelpAsked(),
        s.CallingHelp(s.NothingDue(VISITOR, NONE, s.News.RECEIPT_UNSURE)),
    )
    yield opening_bill, refused(Refusal.CHANGED), s.LoadingBills(VISITOR, s.News.CHANGED)
    yield opening_bill, refused(Refusal.PAID), s.LoadingBills(VISITOR, s.News.PAID)
    yield OPENING, refused(Refusal.CHANGED), s.Sorry(Problem.BILL_CHANGED, paid=REGISTERED)
    yield s.OpeningPayment(WITH_SLIP, "k"), refused(Refusal.CHANGED), s.LoadingBills(OUR_SLIP, s.News.CHANGED)
    yield (
        OPENING,
        refused(Refusal.LIVE),
        s.Sorry(Problem.PAYMENT_LIVE, again=replace(OPENING, tries=2), paid=REGISTERED),
    )
    yield OPENING, refused(Refusal.TOO_LARGE), s.Sorry(Problem.AMOUNT_TOO_LARGE, paid=REGISTERED)
    yield opening_bill, refused(Refusal.TOO_LARGE), s.Sorry(Problem.AMOUNT_TOO_LARGE, paid=SHOWN_BILL)
    yield OPENING, refused(Refusal.UNKNOWN), s.Sorry(Problem.PAYMENT_UNKNOWN, paid=REGISTERED)
    yield s.Paying(REGISTERED, CODED), e.CodePainted(CODE), s.Paying(REGISTERED, CODED, shown=True)
    yield s.Paying(REGISTERED, CODED), e.CodePainted(""), s.ClosingPayment(REGISTERED, CODED, spoilt=True)
    yield PAYING, e.CodePainted("000201"), s.ClosingPayment(REGISTERED, AWAITING, spoilt=True)
    yield s.Paying(REGISTERED, CODED, shown=True), e.PaymentChanged(AWAITING), PAYING
    yield (
        s.Paying(SHOWN_BILL, CODED),
        e.CodePainted(CODE),
        s.ClosingPayment(SHOWN_BILL, CODED, spoilt=True),
    )
    yield (
        s.ClosingPayment(REGISTERED, AWAITING, spoilt=True),
        e.PaymentChanged(CLOSED),
        s.PaymentClosed(REGISTERED, s.End.SPOILT),
    )
    yield CLOSING, e.PaymentChanged(replace(CLOSED, elsewhere=True)), TAKEN
    yield TAKEN, e.Finish(), s.ThankYou(REGISTERED, settled=True)
    yield s.ThankYou(SHOWN_BILL, RECEIPT, Printed.PRINTED), e.OtherBills(), LISTING
    yield REGISTERED, e.PayNow("key-2"), OPENING
    yield REGISTERED, e.PayLater(), s.ThankYou(REGISTERED)
    yield FREE, e.Finish(), s.Feedback()
    yield OPENING, e.PaymentOpened(AWAITING), PAYING
    yield OPENING, e.PaymentOpened(PAID), RECEIPT_PRINTING
    yield OPENING, e.PaymentOpened(CLOSED), s.ClosingPayment(REGISTERED, CLOSED)
    yield (
        OPENING,
        e.Failed(Problem.PAYMENT_AWAY),
        s.Sorry(Problem.PAYMENT_AWAY, again=replace(OPENING, tries=2), paid=REGISTERED),
    )
    yield OPENING, e.Back(), REGISTERED
    yield OPENING, e.Broke(), s.PrintingSlip(SlipReason.PAYMENT_CHECKING)
    yield replace(PAYING, clear=False), e.PaymentChanged(AWAITING), PAYING
    yield PAYING, e.PaymentChanged(PAID), RECEIPT_PRINTING
    yield PAYING, e.PaymentChanged(CLOSED), s.ClosingPayment(REGISTERED, CLOSED)
    yield PAYING, e.PaymentUnclear(), replace(PAYING, clear=False)
    yield PAYING, e.DisplayEnded(), CLOSING
    yield PAYING, e.PayLater(), CLOSING
    yield PAYING, e.Back(), CLOSING
    yield PAYING, e.Broke(), CHECKING_SLIP
    yield CLOSING, e.PaymentChanged(CLOSED), NO_MONEY
    yield CLOSING, e.PaymentChanged(PAID), RECEIPT_PRINTING
    yield CLOSING, e.PaymentChanged(AWAITING), CHECKING_SLIP
    yield CLOSING, e.PaymentUnclear(), CHECKING_SLIP
    yield CLOSING, e.Broke(), CHECKING_SLIP
    yield NO_MONEY, e.PayNow("key-2"), OPENING
    yield NO_MONEY, e.PayLater(), s.ThankYou(REGISTERED)
    yield RECEIPT_PRINTING, e.PrintEnded(Printed.PRINTED), THANKS
    yield RECEIPT_PRINTING, e.Broke(), s.ThankYou(REGISTERED, RECEIPT, Printed.UNKNOWN)

    yield SORRY, e.Again(), replace(IDENTIFYING, tries=2)
    yield SORRY, e.Back(), s.Welcome()
    yield SORRY, e.DeskChosen(), s.PrintingSlip(SlipReason.BACKEND_AWAY, NAME, carried=CARRIED)
    yield s.Sorry(ours), e.DeskChosen(), s.PrintingSlip(SlipReason.OUR_FAULT)
    yield s.Sorry(ours, visitor=VISITOR), e.DeskChosen(), s.PrintingSlip(SlipReason.OUR_FAULT, NAME, carried=CARRIED)
    yield s.Sorry(ours, visitor=VISITOR), e.Back(), MENU
    yield s.Sorry(Problem.PAYMENT_AWAY, paid=REGISTERED), e.Back(), REGISTERED
    yield s.Sorry(Problem.PAYMENT_UNKNOWN, paid=SHOWN_BILL), e.Back(), SHOWN_BILL
    yield SLIP, e.SlipEnded(Printed.PRINTED, "K01-080512", Counter("Quầy 3")), replace(DESK, desk=Counter("Quầy 3"))
    yield CHECKING_SLIP, e.Broke(), s.AtDesk(SlipReason.PAYMENT_CHECKING, "KB1", Printed.UNKNOWN)
    yield SLIP, e.Broke(), s.AtDesk(SlipReason.COVERAGE, "", Printed.UNKNOWN)
    yield DESK, e.TimedOut(), s.Welcome()
    yield THANKS, e.TimedOut(), s.Welcome()
    yield HELP, e.Back(), CONFIRM
    yield CONFIRM, e.IdleWarned(), s.StillThere(CONFIRM)
    yield CHOICE, e.IdleWarned(), s.StillThere(CHOICE)
    yield REGISTERED, e.IdleWarned(), s.StillThere(REGISTERED)
    yield HELP, e.IdleWarned(), s.StillThere(HELP)
    yield s.StillThere(CONFIRM), e.Stay(), CONFIRM
    yield s.StillThere(CONFIRM), e.TimedOut(), s.Welcome()
    yield s.StillThere(s.Help(PAYING, Call.COMING)), e.TimedOut(), CLOSING
    yield from rows_detours.rows()
    yield from rows_lookup.rows()


def _parts() -> Iterator[tuple[s.State, e.Event, s.State]]:
    """What of the terminal works, and what is done without the rest."""
    start = s.StartUp()
    half = s.StartUp(frozenset({Part.SCANNER, Part.BACKEND, Part.PLAN}), frozenset({Part.PRINTER}))
    yield start, e.PartTold(Part.READER, works=True), s.StartUp(frozenset({Part.READER}))
    yield half, e.PartTold(Part.SCANNER, works=False), s.StartUp(
        frozenset({Part.BACKEND, Part.PLAN}), frozenset({Part.SCANNER, Part.PRINTER})
    )  # fmt: skip
    yield half, e.PartTold(Part.READER, works=True), s.Welcome(parts=Parts(printer=False))
    yield half, e.TimedOut(), s.Welcome(parts=Parts(reader=False, printer=False))
    yield half, e.Broke(), half
    yield start, e.EmergencyAsked(), s.Emergency(start)
    alone, lone, mute = Parts(backend=False), Parts(backend=False, plan=False), Parts(printer=False)
    for part in Part:
        yield s.Welcome(), e.PartTold(part, works=False), s.Welcome(parts=Parts(**{part.value: False}))
    yield s.Welcome(parts=mute), e.PartTold(Part.PRINTER, works=True), s.Welcome()
    yield s.Welcome(parts=alone), e.ServiceChosen(Service.DESK_NUMBER), s.PrintingSlip(SlipReason.BACKEND_AWAY)
    yield s.Welcome(parts=alone), e.ServiceChosen(Service.WAY), s.LoadingPlan()
    yield s.Welcome(parts=lone), e.ServiceChosen(Service.EMERGENCY), s.Emergency(s.Welcome())
    unread = Parts(reader=False, scanner=False)
    yield s.Welcome(parts=unread), e.ServiceChosen(Service.PAY), s.OtherWays(Service.PAY)
    yield SHOW, e.ScannerBack(), SHOW
    yield s.LookUp(parts=alone), e.TopicChosen(s.Wanted.WAY), s.LoadingPlan()
    deaf = Parts(scanner=False)
    yield s.LookUp(parts=deaf), e.TopicChosen(s.Wanted.PLACE), s.ShowCard(Service.REPRINT)
    yield s.LookUp(parts=unread), e.TopicChosen(s.Wanted.PLACE), s.OtherWays(Service.REPRINT)
    yield s.LookUp(parts=unread), e.TopicChosen(s.Wanted.RESULTS), s.OtherWays(Service.RESULTS)
    yield REVIEW, e.PartTold(Part.PRINTER, works=False), replace(REVIEW, parts=mute)


def _reviewed() -> Iterator[tuple[s.State, e.Event, s.State]]:
    """What will happen, before it does."""
    second = replace(CLINIC, id="noi-2")
    group = replace(GROUP, clinics=(CLINIC, second))
    two = replace(REVIEW, order=replace(CHOSEN, clinics=(CLINIC, second)))
    yield REVIEW, e.NumberWanted("key-1"), TAKING
    yield REVIEW, e.MoreClinics(), s.ChooseGroup(CHOSEN, GROUPS)
    yield s.ChooseGroup(CHOSEN, GROUPS), e.Back(), REVIEW
    yield s.ChooseClinic(CHOSEN, GROUPS, group), e.ClinicChosen("noi-2"), two
    yield s.ChooseClinic(CHOSEN, GROUPS, group), e.ClinicChosen("noi-1"), REVIEW
    yield REVIEW, e.Back(), CHOOSE_GROUP
    yield two, e.Back(), s.ChooseGroup(CHOSEN, GROUPS)
    yield REVIEW, e.ClaimAsked(), s.ChooseClaim(REVIEW)
    claimed = replace(REVIEW, order=replace(CHOSEN, claim=Claim.PREGNANT))
    yield s.ChooseClaim(REVIEW), e.ClaimChosen(Claim.PREGNANT), claimed
    yield s.ChooseClaim(claimed), e.ClaimChosen(None), REVIEW
    yield s.ChooseClaim(REVIEW), e.Back(), REVIEW
    yield REVIEW, e.PaperAsked(), s.ChoosePaper(REVIEW)
    yield s.ChoosePaper(REVIEW), e.PaperChosen(re_examination=True), s.TypePaper(REVIEW, re_examination=True)
    paper = s.TypePaper(REVIEW, re_examination=True)
    said = replace(REVIEW, order=replace(CHOSEN, paper=PaperSlip("12A", re_examination=True)))
    unread = replace(REVIEW, order=replace(CHOSEN, paper=PaperSlip("chưa rõ số", re_examination=True)))
    yield paper, e.Entered("12A", TODAY), said
    yield paper, e.Entered("", TODAY), unread
    yield paper, e.Entered("1" * 41, TODAY), replace(paper, fault=Mistake.NOT_A_NUMBER)
    yield paper, e.Back(), s.ChoosePaper(REVIEW)
    quick = s.Review(replace(QUICK, clinics=(CLINIC,)), GROUPS)
    wish = Wish(Kind.QUICK_NUMBER, ("noi-1",))
    taking = s.TakingNumber(wish, "key-1", None, ("Khám Nội",), s.LoadingClinics(QUICK))
    yield quick, e.NumberWanted("key-1"), taking
    yield taking, e.Broke(), s.Sorry(Problem.REGISTRATION_UNKNOWN)

    booked = Wish(Kind.RE_EXAMINATION, ("noi-1",), "token-1")
    here = s.TakingNumber(booked, "key-1", EXPECTED, ("Khám Nội",))
    yield s.ChooseService(EXPECTED), e.ServiceChosen(Service.APPOINTMENT), s.CheckIn(EXPECTED)
    yield s.CheckIn(EXPECTED), e.NumberWanted("key-1"), here
    yield s.CheckIn(EXPECTED), e.Back(), s.ChooseService(EXPECTED)
    sorry = s.Sorry(Problem.CLINIC_FULL, visitor=EXPECTED, carried=CARRIED_FAR)
    yield here, e.Failed(Problem.CLINIC_FULL), sorry
    plain = replace(
        EXPECTED, patient=replace(EXPECTED.patient, appointments=(replace(APPOINTMENT, re_examination=False),))
    )
    yield (
        s.CheckIn(plain),
        e.NumberWanted("k"),
        s.TakingNumber(replace(booked, kind=Kind.APPOINTMENT), "k", plain, ("Khám Nội",)),
    )


def _typed() -> Iterator[tuple[s.State, e.Event, s.State]]:
    """Without a card."""
    number, born = "001190000001", PartialDate(1990, 1, 15)
    empty, form = s.Form(), s.Form(number=number)
    yield SHOW, e.ServiceChosen(Service.NO_CARD), s.OtherWays(Service.REGISTER)
    yield s.OtherWays(Service.REGISTER), e.Back(), SHOW
    yield s.OtherWays(), e.Back(), s.Welcome()
    yield s.OtherWays(), e.DeskChosen(), s.PrintingSlip(SlipReason.NO_DOCUMENT)
    yield s.OtherWays(), e.ServiceChosen(Service.TYPE_NUMBER), s.TypeNumber(empty)
    yield s.OtherWays(), e.ServiceChosen(Service.QUICK_NUMBER), s.LoadingClinics(QUICK)
    yield s.OtherWays(), e.ServiceChosen(Service.CHILD), s.ShowCard(Service.CHILD)
    yield s.Declined(), e.ServiceChosen(Service.QUICK_NUMBER), s.LoadingClinics(QUICK)
    yield s.TypeNumber(empty), e.Entered("1", TODAY), s.TypeNumber(empty, "1", Mistake.NOT_A_NUMBER)
    yield s.TypeNumber(empty), e.Entered(number, TODAY), s.TypeBirth(form)
    yield s.TypeNumber(empty), e.Back(), s.OtherWays()
    yield s.TypeNumber(empty), e.DeskChosen(), s.PrintingSlip(SlipReason.NO_DOCUMENT, carried=Carried())
    carried = Carried(None, "001*** ***001")
    yield s.TypeBirth(form), e.DeskChosen(), s.PrintingSlip(SlipReason.NO_DOCUMENT, carried=carried)
    yield s.TypeBirth(form), e.Entered("31021990", TODAY), s.TypeBirth(form, "31021990", Mistake.NO_SUCH_DAY)
    differs = s.TypeBirth(form, "15011991", Mistake.DIFFERS)
    yield s.TypeBirth(form), e.Entered("15011991", TODAY), differs
    yield differs, e.Entered("15011991", TODAY), s.Consent(Typed(number, PartialDate(1991, 1, 15)))
    yield s.TypeBirth(form), e.Entered("15011990", TODAY), s.Consent(TYPED)
    yield s.TypeBirth(form), e.Back(), s.TypeNumber(form, number)
    asked = s.Form(Asked.APPOINTMENT, number="26110001")
    booked = Booked("26110001", born)
    yield s.TypeBirth(asked), e.Entered("15011990", TODAY), s.Consent(booked)
    yield s.Identifying(booked), e.NotFound(), s.TypeNumber(s.Form(Asked.APPOINTMENT), "26110001", Mistake.NOT_FOUND)
    known = s.Form(number=number, born=born)
    yield s.Identifying(TYPED), e.NameWanted(), s.TypeName(known)
    card = Typed("0119000001", born)
    yield s.Identifying(card), e.NameWanted(), s.TypeName(s.Form(Asked.CARD, number="0119000001", born=born))
    yield s.TypeName(known), e.Entered("Mẫu", TODAY), s.TypeName(known, "Mẫu", Mistake.NO_NAME)
    yield s.TypeName(known), e.Entered("Lê Mẫu", TODAY), s.Identifying(Typed(number, born, "Lê Mẫu"))
    yield s.TypeName(known), e.Back(), s.TypeNumber(known, number)
    unknown = s.ChoosePayer(VISITOR, UNKNOWN_CARD)
    once = replace(VISITOR, cards=1)
    yield unknown, e.PaperAsked(), s.TypeCard(VISITOR, UNKNOWN_CARD)
    yield (
        s.TypeCard(VISITOR, UNKNOWN_CARD),
        e.Entered("?", TODAY),
        s.TypeCard(VISITOR, UNKNOWN_CARD, Mistake.NOT_A_NUMBER),
    )
    yield s.TypeCard(VISITOR, UNKNOWN_CARD), e.Entered("0119000001", TODAY), s.CheckingCoverage(once, "0119000001")
    twice = replace(once, cards=2)
    yield s.TypeCard(once, UNKNOWN_CARD), e.Entered("0119000001", TODAY), s.CheckingCoverage(twice, "0119000001")
    yield s.CheckingCoverage(once, "0119000001"), e.CoverageRead(UNKNOWN_CARD), s.ChoosePayer(once, UNKNOWN_CARD)
    at_the_counter = replace(UNKNOWN_CARD, next=NextStep.COUNTER)
    yield s.CheckingCoverage(twice, "0119000001"), e.CoverageRead(UNKNOWN_CARD), s.ChoosePayer(twice, at_the_counter)
    yield s.TypeCard(VISITOR, UNKNOWN_CARD), e.Back(), unknown


def _brought() -> Iterator[tuple[s.State, e.Event, s.State]]:
    """For somebody else."""
    form = s.Form(helper=VISITOR, relation=Relation.CHILD)
    named = replace(form, name=CHILD.name)
    whole = replace(named, born=CHILD.born)
    yield MENU, e.ServiceChosen(Service.CHILD), s.ChooseRelation(VISITOR)
    yield s.ChooseRelation(VISITOR), e.RelationChosen(Relation.CHILD), s.TypeName(form)
    yield s.ChooseRelation(VISITOR), e.Back(), MENU
    yield s.TypeName(form), e.Entered("Bé", TODAY), s.TypeName(form, "Bé", Mistake.NO_NAME)
    yield s.TypeName(form), e.Entered(CHILD.name, TODAY), s.TypeBirth(named)
    yield s.TypeName(form), e.Back(), s.ChooseRelation(VISITOR)
    carried = Carried(mask_name(CHILD.name), helper=NAME)
    yield s.TypeBirth(named), e.DeskChosen(), s.PrintingSlip(SlipReason.NO_DOCUMENT, carried.name, carried=carried)
    yield s.TypeBirth(named), e.Entered("2027", TODAY), s.TypeBirth(named, "2027", Mistake.NOT_YET)
    yield s.TypeBirth(named), e.Entered("1990", TODAY), s.TypeBirth(named, "1990", Mistake.NOT_A_CHILD)
    yield s.TypeBirth(named), e.Entered("04032022", TODAY), s.ChooseSex(whole)
    yield s.TypeBirth(named), e.Back(), s.TypeName(named, CHILD.name)
    yield s.ChooseSex(whole), e.SexChosen(Sex.MALE), s.Identifying(CITIZEN, Service.REGISTER, CHILD)
    yield s.ChooseSex(whole), e.Back(), s.TypeBirth(whole)
    child = s.Visitor(CITIZEN, PATIENT, CHILD)
    asked = s.Confirm(child, Service.REGISTER)
    yield s.Identifying(CITIZEN, Service.REGISTER, CHILD), e.Identified(PATIENT), asked
    yield asked, e.Agreed(), s.CheckingCoverage(child)


def _codes() -> Iterator[tuple[s.State, e.Event, s.State]]:
    """Other codes than a citizen card's."""
    wrong = Problem.CODE_NOT_CITIZEN
    yield s.Welcome(), e.CardCodeRead(HOLDER), s.Consent(HOLDER)
    yield SHOW, e.CardCodeRead(HOLDER), s.Consent(HOLDER, Service.REGISTER)
    yield s.Identifying(HOLDER), e.Identified(PATIENT), s.ChooseService(s.Visitor(HOLDER, PATIENT))
    yield s.GiveKey(), e.CardCodeRead(HOLDER), s.Sorry(wrong, again=s.GiveKey())
    yield s.GiveKey(), e.SlipRead("Q1|x"), s.Sorry(wrong, again=s.GiveKey())
    yield SHOW, e.SlipRead("Q1|x"), s.Sorry(wrong, again=SHOW)
    yield s.Welcome(), e.SlipRead("Q1|x"), with_slip("Q1|x")
    yield s.ChooseForSlip("Q1|x"), e.Back(), s.Welcome()
    yield s.ShowTicket(), e.CardCodeRead(HOLDER), s.ShowTicket(unknown=True)
    yield s.ShowSlip(), e.CardCodeRead(HOLDER), s.Consent(HOLDER, Service.PAY)
