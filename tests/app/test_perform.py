"""Effects become calls, outcomes become events, bugs never leave a screen waiting."""

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.app import code_watch
from kiosk.app.chips import NoChips
from kiosk.app.code_watch import event_of
from kiosk.app.devices import Document, NoPrinter, Scanner, all_printed
from kiosk.app.help_line import HelpLine
from kiosk.app.money import Till
from kiosk.app.perform import Performer
from kiosk.app.slips import SlipWriter
from kiosk.app.way_writer import WayWriter
from kiosk.app.world import World
from kiosk.devices.scanner.codes import BhytCode, CccdCode, Code, ForeignCode, LabCode, SlipCode, UnknownCode
from kiosk.devices.scanner.faults import ScannerGone
from kiosk.devices.scanner.sight import Hint, Sight
from kiosk.domain.bill import Owed
from kiosk.domain.call import Call
from kiosk.domain.chip import ChipKey
from kiosk.domain.dates import PartialDate
from kiosk.domain.identity import Typed
from kiosk.domain.money import Dong
from kiosk.domain.outcome import Printed
from kiosk.domain.part import Part
from kiosk.domain.payment import Payable, Refusal
from kiosk.domain.problem import Problem
from kiosk.domain.registration import Claim, Kind, Wish
from kiosk.domain.route import route
from kiosk.domain.slip import Carried, Counter, DeskSlip, SlipReason
from kiosk.domain.ticket import Ticket
from kiosk.domain.who import Booked, CardHolder
from kiosk.services.client import Backend, Client
from kiosk.services.eligibility import Eligibility
from kiosk.services.health import DeviceState
from kiosk.services.hospital import Hospital
from kiosk.services.journal import JournalError
from kiosk.services.payment import Cashier
from kiosk.services.queue import Queue
from kiosk.ui.moment import Moment
from kiosk.visit import effects as f
from kiosk.visit import events as e
from tests.domain.test_papers import RECEIPT as RECEIPT_JSON
from tests.fixtures.stage import Stage, stage
from tests.services.test_questions import BILL, CLINIC, PAYMENT, REGISTRATION
from tests.visit.sample import CITIZEN, PLAN, RECEIPT, TICKET

WISH = Wish(Kind.BHYT, ("n",), "t")
BORN = PartialDate(1990, 1, 15)

NOW = datetime(2026, 11, 21, 1, 5, 12, tzinfo=UTC)
SEEN = Sight(4, 2, b"\0" * 8, Hint.STEADY)
EMPTY = Sight(4, 2, b"\0" * 8, Hint.NOTHING)


class Reader:
    """Shows these sights, then this code, or breaks."""

    def __init__(self) -> None:
        self.sights: list[Sight] = []
        self.code: Code | Exception | None = None
        self.mended: Code | None = None
        self.open = True

    def read(self, stop: threading.Event, on_sight: Callable[[Sight], None]) -> Code | None:
        for sight in self.sights:
            on_sight(sight)
        if isinstance(self.code, Exception):
            raise self.code
        if self.code is None:
            stop.wait(10)
        return self.code

    def reopen(self, stop: threading.Event) -> bool:
        if not self.open:
            self.open = True
            raise ScannerGone("away")
        self.code = self.mended or self.code
        return True


class Paper:
    """Prints what it is given, as it is told."""

    def look(self) -> DeviceState:
        return DeviceState("printer", "ok")

    def __init__(self) -> None:
        self.jobs: list[tuple[str, Document]] = []
        self.outcome: Printed | Exception = Printed.PRINTED

    def print(self, job: str, document: Document) -> Printed:
        self.jobs.append((job, document))
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


class Record:
    """A journal in memory."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def payment_wanted(self, key: str, bill_id: str, amount: Dong) -> None:
        self.lines.append(f"wanted {key}")

    def payment_opened(self, key: str, payment_id: str, ref: str) -> None:
        self.lines.append(f"opened {payment_id}")

    def payment_left(self, payment_id: str) -> None:
        self.lines.append(f"left {payment_id}")

    def payment_ended(self, payment_id: str, outcome: str) -> None:
        self.lines.append(f"ended {payment_id} {outcome}")

    def open_payments(self) -> tuple[str, ...]:
        ended = {line.split()[1] for line in self.lines if line.startswith("ended") and not line.endswith("unknown")}
        opened = [line.split()[1] for line in self.lines if line.startswith("opened")]
        return tuple(payment for payment in opened if payment not in ended)

    def paper_due(self, job_id: str) -> str | None:
        return None if f"printed {job_id}" in self.lines else job_id


class Bench:
    """A performer over a real HTTP server and hand-made devices; what it answers comes out of `event()`."""

    def __init__(self, scene: Stage) -> None:
        client = Client(Backend(scene.url, "k", 2.0))
        self.scene = scene
        self.reader = Reader()
        self.chips = NoChips()
        self.paper = Paper()
        self.record = Record()
        self.sights: list[Sight | None] = []
        self.answers: queue.Queue[e.Event] = queue.Queue()
        self.own_number: tuple[str, Ticket] | None = None
        self.number_fault: Exception | None = None
        self.moment = Moment(1, lambda _, event: self.answers.put(event))
        self.perform = Performer(
            World(
                chips=self.chips,
                scanning=Scanner(self.reader),
                printing=self.paper,
                hospital=Hospital(client),
                eligibility=Eligibility(client, lambda: NOW),
                queue=Queue(client),
                till=Till(Cashier(client, "K01"), self.record, 100),
                ways=WayWriter("BỆNH VIỆN", lambda: NOW),
                slips=SlipWriter("BỆNH VIỆN", Counter("Quầy 1"), "K01", lambda: NOW),
                help_line=HelpLine(Hospital(client), lambda _: None, lambda: NOW),
                plan=PLAN,
                sight=self.sights.append,
                alone=self._own_number,
            )
        )

    def _own_number(self) -> tuple[str, Ticket] | None:
        if self.number_fault is not None:
            raise self.number_fault
        return self.own_number

    def event(self, effect: f.Effect) -> e.Event:
        self.perform(effect, self.moment)
        return self.next()

    def next(self) -> e.Event:
        return self.answers.get(timeout=10)


@pytest.fixture
def bench() -> Iterator[Bench]:
    with stage() as scene:
        made = Bench(scene)
        yield made
        made.moment.end()
        made.perform.close()


@pytest.mark.expects_log("bug: JournalError")
def test_nothing_is_sent_of_anybody_whose_consent_could_not_be_written_down(bench: Bench) -> None:
    def full(_version: str) -> None:
        raise JournalError("the disk is full")

    bench.perform._world = replace(bench.perform._world, consented=full)
    assert bench.event(f.Identify(CITIZEN)) == e.Broke()
    assert bench.scene.asked == []


def test_a_citizens_code_is_read_and_its_sights_are_shown(bench: Bench) -> None:
    bench.reader.sights = [EMPTY, SEEN, SEEN, EMPTY]
    bench.reader.code = CccdCode(CITIZEN)
    assert bench.event(f.WatchForCode()) == e.CodeGlimpsed(in_view=True)
    assert bench.next() == e.CodeGlimpsed(in_view=False)
    assert bench.next() == e.CodeRead(CITIZEN)
    assert bench.sights == [EMPTY, SEEN, SEEN, EMPTY, None]


@pytest.mark.parametrize("code", [ForeignCode("url"), UnknownCode(), BhytCode("DN4017901234577")])
def test_any_other_code_is_refused_in_the_patients_terms(bench: Bench, code: Code) -> None:
    bench.reader.code = code
    assert bench.event(f.WatchForCode()) == e.Failed(Problem.CODE_NOT_CITIZEN)


def test_a_code_that_stays_unread_is_a_failure_in_the_patients_terms(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.app.effort.IN_VAIN_S", 0.0)
    bench.reader.sights = [SEEN]
    assert bench.event(f.WatchForCode()) == e.CodeGlimpsed(in_view=True)
    assert bench.next() == e.Failed(Problem.CODE_UNREADABLE)


def test_a_terminal_without_a_chip_reader_says_so(bench: Bench) -> None:
    assert bench.event(f.WatchForCard(fresh=True)) == e.ReaderMissing()
    assert bench.event(f.AwaitRemoval()) == e.CardLeft()
    assert bench.event(f.FetchPortrait()) == e.PortraitRead(None)
    assert bench.event(f.ReadCard(ChipKey("123456"))) == e.Failed(Problem.CARD_UNREADABLE)


def test_a_terminal_that_starts_asks_each_of_its_parts(bench: Bench) -> None:
    bench.perform(f.LookAround(), bench.moment)
    told = {bench.next() for _ in range(5)}
    assert told == {
        e.PartTold(Part.PLAN, works=True), e.PartTold(Part.READER, works=False), e.PartTold(Part.SCANNER, works=True),
        e.PartTold(Part.PRINTER, works=True), e.PartTold(Part.BACKEND, works=False),
    }  # fmt: skip
    later = queue.Queue[e.Event]()
    bench.perform(f.WatchParts(), Moment(2, lambda _, event: later.put(event)))
    assert {later.get_nowait() for _ in range(5)} == told


@pytest.mark.expects_log("bug: RuntimeError")
def test_a_part_that_cannot_even_be_asked_does_not_work(bench: Bench) -> None:
    def broken(stop: threading.Event) -> bool:
        raise RuntimeError

    bench.reader.reopen = broken  # type: ignore[method-assign]  # one method of a fake
    bench.scene.answers["/v1/clinics"] = (
        200, {"groups": [{"id": "noi", "name": "Nội", "name_en": "Int", "clinics": [CLINIC]}]},
    )  # fmt: skip
    bench.perform(f.LookAround(), bench.moment)
    told = {bench.next() for _ in range(6)}
    assert {e.PartTold(Part.SCANNER, works=False), e.PartTold(Part.BACKEND, works=True), e.Broke()} <= told


def test_a_reader_that_is_plugged_in_again_is_told(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    chips = bench.chips
    answers = iter((e.ReaderMissing(), e.CardSeen()))
    monkeypatch.setattr(chips, "await_card", lambda stop, *, fresh: next(answers))
    monkeypatch.setattr(chips, "await_back", lambda stop: True)
    bench.perform(f.WatchParts(), bench.moment)
    assert bench.next() == e.PartTold(Part.PLAN, works=True)
    bench.perform(f.WatchForCard(fresh=True), bench.moment)
    assert [bench.next() for _ in range(4)] == [
        e.ReaderMissing(), e.PartTold(Part.READER, works=False), e.PartTold(Part.READER, works=True), e.CardSeen(),
    ]  # fmt: skip


def test_a_lost_scanner_is_said_and_waited_for(bench: Bench) -> None:
    bench.reader.open = False
    assert bench.event(f.AwaitScanner()) == e.ScannerBack()


def test_a_screen_that_goes_on_without_its_scanner_hears_of_it_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_watch, "LOST_S", 0.0)
    bench.reader.sights = [SEEN]
    bench.reader.code, bench.reader.mended = ScannerGone("unplugged"), CccdCode(CITIZEN)
    assert bench.event(f.WatchForCode()) == e.CodeGlimpsed(in_view=True)
    assert [bench.next() for _ in range(4)] == [
        e.ScannerLost(), e.ScannerBack(), e.CodeGlimpsed(in_view=True), e.CodeRead(CITIZEN),
    ]  # fmt: skip
    assert bench.sights == [SEEN, None, SEEN, None]


def test_a_lost_scanner_is_not_looked_for_once_its_screen_is_gone(bench: Bench) -> None:
    bench.reader.code = ScannerGone("unplugged")
    assert bench.event(f.WatchForCode()) == e.ScannerLost()
    bench.moment.end()
    bench.reader.code = None
    later = Moment(2, lambda _, event: bench.answers.put(event))
    bench.perform(f.AwaitScanner(), later)
    assert bench.next() == e.ScannerBack()
    later.end()
    assert bench.answers.empty()


def test_work_of_a_screen_that_is_gone_is_not_begun(bench: Bench) -> None:
    bench.reader.code = CccdCode(CITIZEN)
    gone = Moment(2, lambda _, event: bench.answers.put(event))
    gone.end()
    bench.perform(f.WatchForCode(), gone)
    bench.reader.code = ForeignCode("url")
    assert bench.event(f.WatchForCode()) == e.Failed(Problem.CODE_NOT_CITIZEN)
    assert bench.answers.empty()


def test_the_hospital_is_asked(bench: Bench) -> None:
    bench.scene.answers |= {
        "/v1/patients/identify": (
            200,
            {"patient_token": "t", "returning": False, "appointments": [], "registrations": [], "unpaid_bills": 0},
        ),
        "/v1/clinics": (200, {"groups": [{"id": "noi", "name": "Nội", "name_en": "Int", "clinics": [CLINIC]}]}),
        "/v1/registrations": (201, REGISTRATION),
        "/v1/kiosks/help": (200, {"id": "1", "state": "open"}),
    }
    assert isinstance(bench.event(f.Identify(CITIZEN)), e.Identified)
    assert isinstance(bench.event(f.CheckCoverage("t")), e.CoverageRead)
    assert isinstance(bench.event(f.FetchClinics()), e.ClinicsRead)
    assert isinstance(bench.event(f.TakeNumber(Wish(Kind.BHYT, ("noi-1",), "t"), "key")), e.NumberTaken)
    assert bench.event(f.CallHelp("Confirm")) == e.HelpAnswered(Call.HEARD, NOW)


@pytest.mark.parametrize(
    ("path", "answer", "effect", "problem"),
    [
        ("/v1/patients/identify", (500, {}), f.Identify(CITIZEN), Problem.BACKEND_AWAY),
        ("/v1/patients/identify", (401, {}), f.Identify(CITIZEN), Problem.BACKEND_AWAY),
        ("/v1/clinics", (200, b"<html>"), f.FetchClinics(), Problem.BACKEND_AWAY),
        (
            "/v1/registrations",
            (409, {"code": "clinic_full"}),
            f.TakeNumber(WISH, "k"),
            Problem.CLINIC_FULL,
        ),
        (
            "/v1/registrations",
            (409, {"code": "other"}),
            f.TakeNumber(WISH, "k"),
            Problem.REGISTRATION_REFUSED,
        ),
        (
            "/v1/registrations",
            (503, b""),
            f.TakeNumber(WISH, "k"),
            Problem.REGISTRATION_UNKNOWN,
        ),
        ("/v1/payments", (502, b""), f.OpenPayment(Payable("b", Dong(1)), "k"), Problem.PAYMENT_AWAY),
        ("/v1/payments", (404, {"code": "other"}), f.OpenPayment(Payable("b", Dong(1)), "k"), Problem.PAYMENT_AWAY),
        ("/v1/bills/find", (410, {"code": "token_expired"}), f.FindBills(token="t"), Problem.BACKEND_AWAY),
        ("/v1/bills/deposit", (502, b""), f.AskDeposit("t", Dong(1), "k"), Problem.BACKEND_AWAY),
    ],
)
def test_a_refusal_or_a_silence_is_an_event(
    bench: Bench, path: str, answer: tuple[int, object], effect: f.Effect, problem: Problem
) -> None:
    bench.scene.answers[path] = answer
    assert bench.event(effect) == e.Failed(problem)


def test_what_more_typing_can_answer_is_a_question_and_no_failure(bench: Bench) -> None:
    typed, booked = Typed("001190000001", BORN), Booked("26110001", BORN)
    bench.scene.answers["/v1/patients/identify"] = (409, {"code": "name_wanted"})
    assert bench.event(f.Identify(typed)) == e.NameWanted()
    bench.scene.answers["/v1/patients/identify"] = (404, {"code": "not_found"})
    assert bench.event(f.Identify(booked)) == e.NotFound()
    bench.scene.answers["/v1/patients/identify"] = (429, {"code": "too_many_requests"})
    assert bench.event(f.Identify(CardHolder("0119000001", "Lê Mẫu", BORN))) == e.Failed(Problem.TOO_MANY_GUESSES)


@pytest.mark.parametrize(
    ("code", "event"),
    [
        (CccdCode(CITIZEN), e.CodeRead(CITIZEN)),
        (BhytCode("0119000001", "Lê Mẫu", BORN), e.CardCodeRead(CardHolder("0119000001", "Lê Mẫu", BORN))),
        (BhytCode("0119000001", None, BORN), e.Failed(Problem.CODE_NOT_CITIZEN)),
        (BhytCode("0119000001", "Lê Mẫu", None), e.Failed(Problem.CODE_NOT_CITIZEN)),
        (SlipCode("Q1|a|b", "a", None, "b"), e.SlipRead("Q1|a|b")),
        (LabCode("123"), e.Failed(Problem.CODE_OF_TEST)),
        (ForeignCode("url"), e.Failed(Problem.CODE_NOT_CITIZEN)),
    ],
)
def test_each_code_means_what_it_is(code: Code, event: e.Event) -> None:
    assert event_of(code) == event


def test_several_tickets_are_printed_each_under_its_own_id_and_end_as_the_worst(bench: Bench) -> None:
    assert bench.event(f.PrintTickets("ticket:1", (TICKET, TICKET))) == e.PrintEnded(Printed.PRINTED)
    assert [job for job, _ in bench.paper.jobs] == ["ticket:1", "ticket:1:2"]


@pytest.mark.parametrize(
    ("ends", "whole"),
    [
        ((Printed.PRINTED, Printed.UNKNOWN), Printed.UNKNOWN),
        ((Printed.NOT_PRINTED, Printed.UNKNOWN), Printed.NOT_PRINTED),
        ((Printed.PRINTED, Printed.PRINTED), Printed.PRINTED),
    ],
)
def test_papers_together_are_no_better_than_the_worst(ends: tuple[Printed, ...], whole: Printed) -> None:
    left = list(ends)

    class Uneven(Paper):
        def print(self, job: str, document: Document) -> Printed:
            return left.pop(0)

    assert all_printed(Uneven(), "ticket:1", (TICKET, TICKET)) is whole


def test_a_desk_slip_carries_what_was_said_masked(bench: Bench) -> None:
    said = Carried("NGUYỄN T*** M", "001*** ***001", 1990, ("Khám Nội", "Khám Mắt"), Claim.PREGNANT, "LÊ T*** H")
    bench.event(f.PrintSlip(SlipReason.CLINIC_FULL, said.name, None, said))
    ((_, slip),) = bench.paper.jobs
    assert isinstance(slip, DeskSlip)
    assert slip.notes == (
        "Số giấy tờ: 001*** ***001",
        "Năm sinh: 1990",
        "Muốn khám: Khám Nội, Khám Mắt",
        "Khai ưu tiên (cần kiểm tra): đang mang thai",
        "Người đi cùng: LÊ T*** H",
        "Đưa phiếu này cho nhân viên, không cần xếp hàng lại.",
    )


def test_help_that_nobody_hears_is_said_so(bench: Bench) -> None:
    bench.scene.answers["/v1/kiosks/help"] = (500, {})
    assert bench.event(f.CallHelp("Confirm")) == e.HelpAnswered(Call.UNHEARD)


def test_papers_are_printed_under_their_job_ids(bench: Bench) -> None:
    assert bench.event(f.PrintTickets("ticket:1", (TICKET,))) == e.PrintEnded(Printed.PRINTED)
    bench.paper.outcome = Printed.UNKNOWN
    assert bench.event(f.PrintReceipt("receipt:1", RECEIPT)) == e.PrintEnded(Printed.UNKNOWN)
    assert bench.paper.jobs == [("ticket:1", TICKET), ("receipt:1", RECEIPT)]


def test_a_visit_that_never_reached_the_backend_gets_a_number_of_the_terminals_own(bench: Bench) -> None:
    bench.own_number = ("offline:b:1", Ticket("BV", "SỐ THỨ TỰ TẠM", "A-X01-01", "Nội", "P.1", NOW))
    assert bench.event(f.PrintSlip(SlipReason.BACKEND_AWAY, None, None)) == e.SlipEnded(
        Printed.PRINTED, "A-X01-01", Counter("P.1")
    )
    other = bench.event(f.PrintSlip(SlipReason.REGISTRATION_UNKNOWN, None, None))
    assert isinstance(other, e.SlipEnded)
    assert other.reference != "A-X01-01"


def test_a_desk_slip_is_written_with_a_reference_that_staff_can_find(bench: Bench) -> None:
    found = bench.event(f.PrintSlip(SlipReason.COVERAGE, "NGUYỄN T*** M", None))
    assert found == e.SlipEnded(Printed.PRINTED, "K01-010512", Counter("Quầy bảo hiểm y tế"))
    found = bench.event(f.PrintSlip(SlipReason.PAYMENT_CHECKING, None, "KB1"))
    assert found == e.SlipEnded(Printed.PRINTED, "KB1", Counter("Quầy thu"))
    (job, slip), (_, money) = bench.paper.jobs
    assert job.startswith("slip:K01-010512:")
    assert "NGUYỄN" not in repr(slip)
    assert getattr(money, "title", "") == "PHIẾU CHỜ XÁC NHẬN TIỀN"


def test_a_slip_of_the_same_second_after_the_clock_was_set_back_is_another_job(bench: Bench) -> None:
    """Paper of one job comes out once: the second patient would go without."""
    wish = f.PrintSlip(SlipReason.COVERAGE, "NGUYỄN T*** M", None)
    assert bench.event(wish) == bench.event(wish)
    found = route(PLAN, "cap-cuu")
    assert found is not None
    way = f.PrintWay(found)
    assert bench.event(way) == bench.event(way)
    assert len({job for job, _ in bench.paper.jobs}) == 4


@pytest.mark.expects_log("bug: JournalError at")
def test_a_slip_whose_number_cannot_be_written_down_leaves_no_screen_waiting(bench: Bench) -> None:
    bench.number_fault = JournalError("full")
    assert bench.event(f.PrintSlip(SlipReason.BACKEND_AWAY, None, None)) == e.Broke()


@pytest.mark.expects_log("bug: ValueError at")
def test_what_cannot_even_be_begun_leaves_no_screen_waiting(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def plan(effect: f.Effect) -> None:
        raise ValueError("a bug")

    monkeypatch.setattr(bench.perform, "_plan", plan)
    assert bench.event(f.FetchClinics()) == e.Broke()


def test_nothing_is_begun_after_the_end(bench: Bench) -> None:
    bench.perform.close()
    bench.perform(f.FetchClinics(), bench.moment)
    bench.perform(f.WatchParts(), bench.moment)
    assert bench.answers.empty()


@pytest.mark.expects_log("bug: RuntimeError at")
def test_a_bug_in_a_device_is_logged_without_its_words_and_answered(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.paper.outcome = RuntimeError("Nguyễn Thị Mẫu")
    assert bench.event(f.PrintTickets("ticket:1", (TICKET,))) == e.Broke()
    assert "Mẫu" not in caplog.text


def test_work_that_the_end_of_the_terminal_cuts_short_is_no_bug(bench: Bench) -> None:
    began, gate = threading.Event(), threading.Event()

    class Slow(Paper):
        def print(self, job: str, document: Document) -> Printed:
            began.set()
            gate.wait(10)
            raise RuntimeError("the journal is closed")

    performer = Performer(replace(bench.perform._world, printing=Slow()), patience_s=0.05)
    performer(f.PrintTickets("ticket:1", (TICKET,)), bench.moment)
    assert began.wait(10)
    performer.close()
    gate.set()
    performer._printer.shutdown(wait=True)
    assert bench.answers.empty()


def test_the_record_is_closed_after_the_work_that_uses_it(bench: Bench) -> None:
    """A thread that still asks about payments must not find the journal gone."""
    asking, order = threading.Event(), list[str]()

    class Asked(Record):
        def open_payments(self) -> tuple[str, ...]:
            asking.set()
            performer._hands.over.wait(10)
            order.append("read" if "closed" not in order else "read after it was closed")
            return ()

    till = Till(Cashier(Client(Backend(bench.scene.url, "k", 2.0)), "K01"), Asked(), 100)
    performer = Performer(replace(bench.perform._world, till=till), patience_s=30.0)
    performer.recover()
    assert asking.wait(10)
    performer.close()
    order.append("closed")
    performer._money.shutdown(wait=True)
    assert order == ["read", "closed"]


def test_what_asks_on_behind_the_end_is_no_bug(bench: Bench) -> None:
    asking, gate = threading.Event(), threading.Event()

    class Asked(Record):
        def open_payments(self) -> tuple[str, ...]:
            asking.set()
            gate.wait(10)
            raise JournalError("the journal cannot be read")

    till = Till(Cashier(Client(Backend(bench.scene.url, "k", 2.0)), "K01"), Asked(), 100)
    performer = Performer(replace(bench.perform._world, till=till), patience_s=0.05)
    performer.recover()
    assert asking.wait(10)
    performer.close()
    gate.set()
    performer._money.shutdown(wait=True)  # a bug would be an error in the log, and fail this


@pytest.mark.parametrize("why", list(Refusal))
def test_each_refusal_of_a_payment_has_its_own_way_on(bench: Bench, why: Refusal) -> None:
    bench.scene.answers["/v1/payments"] = (503 if why is Refusal.UNKNOWN else 409, {"code": why.value})
    assert bench.event(f.OpenPayment(Payable("b", Dong(1)), "k")) == e.PaymentRefused(why)


def test_a_receipt_is_owed_only_while_its_paper_never_came_out(bench: Bench) -> None:
    bench.scene.answers["/v1/bills/find"] = (200, {"bills": [], "advance": None, "receipts": [RECEIPT_JSON]})
    found = bench.event(f.FindBills(slip="Q1|a|b"))
    assert isinstance(found, e.BillsFound)
    (receipt,) = found.owed.receipts
    bench.record.lines.append(f"printed {receipt.job}")
    assert bench.event(f.FindBills(slip="Q1|a|b")) == e.BillsFound(Owed(()))


def test_bills_are_found_and_a_slip_of_another_hospital_is_an_answer(bench: Bench) -> None:
    bench.scene.answers["/v1/bills/find"] = (200, {"bills": [BILL], "advance": None})
    found = bench.event(f.FindBills(slip="Q1|a|b"))
    assert isinstance(found, e.BillsFound)
    assert found.owed.bills[0].due == Dong(30_000)
    bench.scene.answers["/v1/bills/find"] = (404, {"code": "slip_unknown"})
    assert bench.event(f.FindBills(slip="Q1|a|c")) == e.SlipUnknown()
    bench.scene.answers["/v1/bills/deposit"] = (201, {**BILL, "kind": "deposit"})
    assert isinstance(bench.event(f.AskDeposit("t", Dong(30_000), "k")), e.DepositOpened)


def test_a_payment_is_written_down_before_and_after_and_followed_to_its_receipt(bench: Bench) -> None:
    bench.scene.answers["/v1/payments"] = (201, PAYMENT)
    opened = bench.event(f.OpenPayment(Payable("bill-1", Dong(99_400)), "key-2"))
    assert isinstance(opened, e.PaymentOpened)
    assert bench.record.lines == ["wanted key-2", "opened pay-1"]
    bench.scene.answers["/v1/payments/pay-1"] = (500, b"")
    bench.perform(f.WatchPayment("pay-1"), bench.moment)
    assert bench.next() == e.PaymentUnclear()
    bench.scene.answers["/v1/payments/pay-1"] = (200, PAYMENT)
    while bench.next() != e.PaymentChanged(opened.payment):
        pass
    paid = {**PAYMENT, "state": "paid", "received": 99_400, "remainder": 0, "receipt": RECEIPT_JSON}
    bench.scene.answers["/v1/payments/pay-1"] = (200, paid)
    last = bench.next()
    assert isinstance(last, e.PaymentChanged)
    assert last.payment.receipt is not None
    assert bench.record.lines[-1] == "ended pay-1 paid"


def test_a_payment_that_was_never_opened_here_has_no_display_time(bench: Bench) -> None:
    assert bench.event(f.WatchPayment("pay-9")) == e.DisplayEnded()


def test_closing_asks_until_the_word_is_final(bench: Bench) -> None:
    bench.scene.answers["/v1/payments/pay-1/cancel"] = (200, {**PAYMENT, "state": "closing"})
    bench.scene.answers["/v1/payments/pay-1"] = (200, {**PAYMENT, "state": "closed"})
    found = bench.event(f.ClosePayment("pay-1"))
    assert isinstance(found, e.PaymentChanged)
    assert found.payment.state == "closed"
    assert bench.record.lines == ["left pay-1", "ended pay-1 closed"]


def test_a_terminal_without_a_printer_says_so() -> None:
    assert NoPrinter().print("ticket:1", TICKET) is Printed.NOT_PRINTED


def test_every_reason_has_its_words_on_a_slip() -> None:
    writer = SlipWriter("BỆNH VIỆN", Counter("Quầy 1"), "K01", lambda: NOW)
    written = {writer.write(reason, None, None).reason for reason in SlipReason}
    assert len(written) == len(SlipReason)


@pytest.mark.parametrize("reason", [SlipReason.NO_PAYMENT_CODE, SlipReason.BILL_CHANGED, SlipReason.AMOUNT_TOO_LARGE])
def test_a_slip_for_what_was_not_paid_sends_to_the_cashier_and_says_that_nothing_was_taken(reason: SlipReason) -> None:
    writer = SlipWriter("BỆNH VIỆN", Counter("Quầy 1"), "K01", lambda: NOW)
    slip = writer.write(reason, None, None, Carried(ticket="A-042", due=Dong(620_000_000)))
    assert slip.desk == Counter("Quầy thu")
    assert slip.title == "PHIẾU ƯU TIÊN TẠI QUẦY"
    assert slip.notes == (
        "Số khám: A-042",
        "Số tiền: 620.000.000\u00a0₫",
        "Chưa bị trừ tiền ở máy này. Trả tại quầy thu.",
        "Đưa phiếu này cho nhân viên, không cần xếp hàng lại.",
    )
    assert "kiểm tra" not in slip.reason


def test_a_later_patient_of_the_same_second_is_told_apart_by_the_payment_reference() -> None:
    writer = SlipWriter("BỆNH VIỆN", Counter("Quầy 1"), "K01", lambda: NOW)
    assert writer.write(SlipReason.PAYMENT_CHECKING, None, "KB2").reference == "KB2"
    assert replace(writer, terminal="K02").write(SlipReason.COVERAGE, None, None).reference == "K02-010512"
