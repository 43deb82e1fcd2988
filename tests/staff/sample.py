"""Every row of the tables of staff mode and set-up: from, event, to."""

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from kiosk.domain.chip import ChipKey
from kiosk.domain.invitation import Invitation
from kiosk.domain.outcome import Printed
from kiosk.staff import events as e
from kiosk.staff import setup_states as u
from kiosk.staff import states as s
from kiosk.staff.dials import Dials, Touch
from kiosk.staff.found import Found, Kind, choose, of
from kiosk.staff.state import State
from kiosk.staff.trials import (
    Act,
    CardStep,
    CardTrial,
    DeviceLook,
    Door,
    EnrolFault,
    Fact,
    LogLine,
    Look,
    PrintTrial,
    Refusal,
    ScanTrial,
)

DOOR = Door(3)
LOOK = Look((DeviceLook("printer", "ok"), DeviceLook("scanner", "gone")))
HELD = replace(LOOK, held=True)
PRINTED = PrintTrial(Printed.PRINTED, 1.2, "KT:1", proof="fence")
SCANNED = ScanTrial("QRCode", "cccd", "zxing", 0.4, 4.2)
READ = CardTrial((CardStep("SOD", 1900, 1900, 400),), "PACE-CAN", "trusted", 15, 0.8)
LINES = (LogLine("08:05:12", "INFO", "serving as t-1"),)
FACTS = (Fact("version", "0.1.0"),)
DIALS = Dials(70, 80)
KEY = ChipKey("000417")
FOUND = (Found(Kind.PRINTER, "usb://04b8:0e15", "EPSON TM-T88"), Found(Kind.SCANNER, "camera:0", "camera", works=False))
NEW = u.Answers("en", 0.25)
AT = replace(NEW, url="https://kiosk.bv.example:8443")
IN = replace(AT, terminal="sanh-a-01", location="Sảnh A", hospital="BỆNH VIỆN ĐA KHOA TỈNH")
ALL = replace(IN, found=FOUND)
SEVERAL = replace(
    IN,
    found=(
        *FOUND,
        Found(Kind.SCANNER, "camera:2", "another camera"),
        Found(Kind.PRINTER, "usb://0519:2013", "another printer"),
    ),
)
DIGEST = "ab" * 32
ADMITTED = e.Admitted(AT.url, IN.terminal, IN.location, IN.hospital)
AWAY = e.EnrolEnded(fault=EnrolFault.AWAY)
CODE = "7K3M9QX2ABCD"
INVITED = Invitation("https://kiosk.bv.example:8443", DIGEST, CODE)
PIN = "274913"
ASKED = s.AskPin(DOOR)

INSIDE: tuple[State, ...] = (
    s.Board(LOOK),
    s.Sure(Act.RESTART, LOOK),
    s.PrinterTried(PRINTED),
    s.TryingScanner(SCANNED),
    s.GivingKey(),
    s.CardTried(READ),
    s.ReadingLog(LINES),
    s.About(FACTS),
    s.Adjusting(DIALS),
    s.AskCode(),
    s.Enrolled("19/02/2027"),
)
WORKS: tuple[State, ...] = (s.Doing(Act.RESTART), s.TryingPrinter(), s.TryingCard(KEY), s.Enrolling(CODE))
STATES: tuple[State, ...] = (
    s.AskPin(), ASKED, s.Judging("274913"), s.JudgingPass("KS1:"), *INSIDE, *WORKS, s.Gone(), u.Tongue(),
    u.Upright(NEW), u.Turning(NEW, 90), u.Measuring(NEW), u.Resuming(NEW), u.AskAddress(NEW), u.FindingAuthority(AT),
    u.SureAuthority(AT, DIGEST), u.AskNewCode(AT, DIGEST), u.Admitting(AT, DIGEST, CODE), u.FindingDevices(IN),
    u.DevicesShown(ALL), u.Choosing(SEVERAL, Kind.SCANNER), u.Trying(ALL, s.TryingPrinter()), u.AskPrinter(ALL),
    u.FindingPrinter(ALL, "tcp://in-01:9100"), u.AskOwnPin(ALL), u.RepeatPin(ALL, "274913"), u.Review(ALL),
    u.Keeping(ALL), u.NotKept(ALL), u.Ready(ALL),
)  # fmt: skip
EVENTS: tuple[e.Event, ...] = (
    e.Entered("274913"), e.Entered(CODE), e.Entered("backend.bv.example"), e.Chosen("print"), e.Chosen("yes"),
    e.Chosen("go"), e.Chosen("same"), e.Chosen("vi"), e.Chosen("0"), e.Chosen("90"), e.Measured(0.25), e.Back(),
    e.Leave(), e.Again(), e.DoorSeen(DOOR), e.PassShown("KS1:"), e.LetIn(), e.Refused(Refusal.FORGED, DOOR),
    e.Looked(LOOK), e.Done(), e.PrintEnded(PRINTED), e.ReadBack(True), e.Glimpsed(True), e.ScannerGone(),
    e.ScanEnded(SCANNED),
    e.KeyGiven(KEY), e.Stepped(READ.steps[0]), e.Lifted(), e.CardEnded(READ), e.LogRead(LINES), e.FactsRead(FACTS),
    e.DialsRead(DIALS), e.Chosen("louder"), e.EnrolEnded("19/02/2027"),
    ADMITTED, e.AuthorityFound(DIGEST), e.Interrupted(AT.url), e.Watching(),
    e.Invited(INVITED), e.DevicesFound(FOUND), e.Kept(), e.TimedOut(),
    e.Broke(),
)  # fmt: skip


def rows() -> Iterator[tuple[State, e.Event, State]]:
    """All of them."""
    yield from _door()
    yield from _inside()
    yield from _devices()
    yield from _setup()


def _door() -> Iterator[tuple[State, e.Event, State]]:
    shut = Door(3, locked_s=40)
    yield s.AskPin(), e.DoorSeen(DOOR), ASKED
    yield s.AskPin(DOOR, Refusal.USED), e.DoorSeen(shut), s.AskPin(shut, Refusal.USED)
    yield ASKED, e.Entered("274913"), s.Judging("274913")
    yield s.AskPin(), e.Entered("274913"), s.AskPin()
    yield s.AskPin(shut), e.Entered("274913"), s.AskPin(shut)
    yield s.AskPin(Door(3, pin=False)), e.Entered("274913"), s.AskPin(Door(3, pin=False))
    yield ASKED, e.PassShown("KS1:x"), s.JudgingPass("KS1:x")
    yield s.AskPin(shut), e.PassShown("KS1:x"), s.JudgingPass("KS1:x")
    yield ASKED, e.Back(), s.Gone()
    yield ASKED, e.Leave(), s.Gone()
    yield ASKED, e.TimedOut(), s.Gone(idle=True)
    for state in (ASKED, s.Judging("274913"), s.JudgingPass("KS1:x")):
        yield state, e.Broke(), s.Gone()
    for judging in (s.Judging("274913"), s.JudgingPass("KS1:x")):
        yield judging, e.LetIn(), s.Board()
        yield judging, e.Refused(Refusal.WRONG_PIN, Door(2)), s.AskPin(Door(2), Refusal.WRONG_PIN)


def _inside() -> Iterator[tuple[State, e.Event, State]]:
    yield s.Board(), e.Looked(LOOK), s.Board(LOOK)
    yield s.Board(LOOK, Act.PAPER_CHANGED), e.Looked(HELD), s.Board(HELD, Act.PAPER_CHANGED)
    yield s.Board(LOOK), e.Chosen("print"), s.TryingPrinter()
    yield s.Board(), e.Chosen("scan"), s.TryingScanner()
    yield s.Board(LOOK), e.Chosen("card"), s.GivingKey()
    yield s.Board(LOOK), e.Chosen("enrol"), s.AskCode()
    yield s.Board(LOOK), e.Chosen("log"), s.ReadingLog()
    yield s.Board(LOOK), e.Chosen("about"), s.About()
    yield s.Board(LOOK), e.Chosen("paper"), s.Sure(Act.PAPER_CHANGED, LOOK)
    yield s.Board(LOOK), e.Chosen("service"), s.Sure(Act.OUT_OF_SERVICE, LOOK)
    yield s.Board(HELD), e.Chosen("service"), s.Sure(Act.IN_SERVICE, HELD)
    yield s.Board(LOOK), e.Chosen("restart"), s.Sure(Act.RESTART, LOOK)
    yield s.Board(), e.Chosen("restart"), s.Board()
    closed = replace(LOOK, closed=True)
    yield s.Board(closed), e.Chosen("set_up"), s.Sure(Act.SET_UP, closed)
    yield s.Board(closed), e.Chosen("enrol"), s.AskCode()
    yield s.Sure(Act.RESTART, LOOK), e.Chosen("yes"), s.Doing(Act.RESTART)
    yield s.Doing(Act.PAPER_CHANGED), e.Done(), s.Board(done=Act.PAPER_CHANGED)
    yield s.Board(LOOK), e.Back(), s.Gone()
    for inside in INSIDE:
        yield inside, e.Leave(), s.Gone()
        yield inside, e.TimedOut(), s.Gone(idle=True)
        yield inside, e.Broke(), s.Board()
        if not isinstance(inside, s.Board):
            yield inside, e.Back(), s.Board()
    for working in WORKS:
        yield working, e.Broke(), s.Board()
    yield s.ReadingLog(), e.LogRead(LINES), s.ReadingLog(LINES)
    yield s.About(), e.FactsRead(FACTS), s.About(FACTS)
    yield s.Board(LOOK), e.Chosen("dials"), s.Adjusting()
    yield s.Adjusting(), e.DialsRead(DIALS), s.Adjusting(DIALS)
    yield s.Adjusting(DIALS), e.Chosen("louder"), s.Adjusting(DIALS, Touch.LOUDER)
    yield s.Adjusting(DIALS, Touch.LOUDER), e.DialsRead(Dials(80, 80)), s.Adjusting(Dials(80, 80), Touch.LOUDER)
    yield s.AskCode(), e.Entered(CODE), s.Enrolling(CODE)
    yield s.Enrolling(CODE), e.EnrolEnded("19/02/2027"), s.Enrolled("19/02/2027")
    yield s.Enrolling(CODE), AWAY, s.AskCode(EnrolFault.AWAY)


def _devices() -> Iterator[tuple[State, e.Event, State]]:
    yield s.TryingPrinter(), e.PrintEnded(PRINTED), s.PrinterTried(PRINTED)
    yield s.PrinterTried(PRINTED), e.ReadBack(False), s.PrinterTried(replace(PRINTED, read_back=False))
    back = s.PrinterTried(replace(PRINTED, read_back=True))
    yield s.PrinterTried(PRINTED), e.ReadBack(True), back
    yield back, e.ReadBack(False), back
    yield back, e.ScannerGone(), back
    yield back, e.Again(), s.TryingPrinter()
    yield s.TryingScanner(), e.Glimpsed(True, 2.1), s.TryingScanner(seen=True, per_module=2.1)
    yield s.TryingScanner(gone=True), e.ScanEnded(SCANNED), s.TryingScanner(SCANNED)
    yield s.TryingScanner(seen=True, per_module=2.1), e.ScannerGone(), s.TryingScanner(gone=True)
    yield s.GivingKey(), e.Glimpsed(True), s.GivingKey(True)
    yield s.GivingKey(), e.KeyGiven(KEY), s.TryingCard(KEY)
    yield s.GivingKey(), e.Entered("000417"), s.TryingCard(KEY)
    yield s.GivingKey(), e.ScannerGone(), s.GivingKey()
    half, whole, other = CardStep("SOD", 900, 1900, 100), READ.steps[0], CardStep("DG13", 9, 429, 500)
    yield s.TryingCard(KEY), e.Stepped(half), s.TryingCard(KEY, (half,))
    yield s.TryingCard(KEY, (half,), lifted=True), e.Stepped(other), s.TryingCard(KEY, (half, other))
    yield s.TryingCard(KEY, (half, other)), e.Stepped(whole), s.TryingCard(KEY, (whole, other))
    yield s.TryingCard(KEY), e.Lifted(), s.TryingCard(KEY, lifted=True)
    yield s.TryingCard(KEY), e.CardEnded(READ), s.CardTried(READ)
    yield s.TryingCard(KEY), e.Back(), s.Board()
    yield s.CardTried(READ), e.Again(), s.GivingKey()


def _setup() -> Iterator[tuple[State, e.Event, State]]:
    vi, en = u.Answers("vi"), u.Answers("en")
    turned, known = replace(en, turns=True), replace(NEW, url=AT.url)
    yield u.Tongue(), e.Chosen("vi"), u.Measuring(vi)
    yield u.Tongue(turns=True), e.Chosen("en"), u.Upright(turned)
    yield u.Tongue(url=AT.url), e.Chosen("vi"), u.Measuring(u.Answers("vi", url=AT.url))
    yield u.Upright(turned), e.Chosen("0"), u.Measuring(turned)
    yield u.Upright(turned), e.Chosen("270"), u.Turning(turned, 270)
    yield u.Upright(turned), e.Back(), u.Tongue(turns=True)
    yield u.Turning(turned, 90), e.Done(), s.Gone()
    yield u.Turning(turned, 90), e.Broke(), u.Upright(turned, stays=True)
    yield u.Turning(turned, 90), AWAY, u.Upright(turned, stays=True)
    yield u.Measuring(en), e.Measured(0.25), u.Resuming(NEW)
    yield u.Measuring(en), e.Measured(2.4), u.Measuring(en, wrong=True)
    yield u.Measuring(turned), e.Back(), u.Tongue(turns=True)
    yield u.Resuming(NEW), ADMITTED, u.FindingDevices(IN)
    yield u.Resuming(NEW), e.EnrolEnded(), u.AskAddress(NEW)
    yield u.Resuming(NEW), e.Interrupted(AT.url, EnrolFault.AWAY), u.AskAddress(known, BARE, EnrolFault.AWAY)
    yield u.Resuming(NEW), e.Broke(), u.AskAddress(NEW)
    yield from _comes_in()
    yield from _finds()
    yield from _ends()


BARE = "kiosk.bv.example:8443"


def _comes_in() -> Iterator[tuple[State, e.Event, State]]:
    yield u.AskAddress(NEW), e.Entered(" HTTPS://kiosk.bv.example:8443/"), u.FindingAuthority(AT)
    yield u.AskAddress(NEW), e.Entered("a b"), u.AskAddress(NEW, "a b", EnrolFault.ADDRESS)
    yield u.AskAddress(NEW), e.Back(), u.Measuring(NEW)
    yield u.AskAddress(NEW), e.Watching(), u.AskAddress(NEW, camera=True)
    yield u.AskAddress(NEW, camera=True), e.ScannerGone(), u.AskAddress(NEW)
    yield u.AskAddress(NEW), e.Invited(INVITED), u.Admitting(AT, DIGEST, CODE)
    yield u.FindingAuthority(AT), e.AuthorityFound(DIGEST), u.SureAuthority(AT, DIGEST)
    yield u.FindingAuthority(AT), ADMITTED, u.FindingDevices(IN)
    yield u.FindingAuthority(AT), AWAY, u.AskAddress(AT, BARE, EnrolFault.AWAY)
    yield u.FindingAuthority(AT), e.Broke(), u.AskAddress(AT, BARE)
    yield u.FindingAuthority(AT), e.Back(), u.AskAddress(AT, BARE)
    yield u.SureAuthority(AT, DIGEST), e.Chosen("same"), u.AskNewCode(AT, DIGEST)
    yield u.SureAuthority(AT, DIGEST), e.Chosen("other"), u.AskAddress(AT, BARE, EnrolFault.OTHER_AUTHORITY)
    yield u.SureAuthority(AT, DIGEST), e.Back(), u.AskAddress(AT, BARE)
    yield u.AskNewCode(AT, DIGEST), e.Entered(CODE), u.Admitting(AT, DIGEST, CODE)
    yield u.AskNewCode(AT, DIGEST), e.Back(), u.SureAuthority(AT, DIGEST)
    yield u.AskNewCode(AT, DIGEST), e.Watching(), u.AskNewCode(AT, DIGEST, camera=True)
    yield u.AskNewCode(AT, "cd" * 32), e.Invited(INVITED), u.Admitting(AT, DIGEST, CODE)
    yield u.Admitting(AT, DIGEST, CODE), ADMITTED, u.FindingDevices(IN)
    yield u.Admitting(AT, DIGEST, CODE), AWAY, u.AskNewCode(AT, DIGEST, EnrolFault.AWAY)
    for fault in (EnrolFault.OTHER_AUTHORITY, EnrolFault.WRONG_NAME, EnrolFault.UNPROVEN, EnrolFault.CLOCK):
        yield u.Admitting(AT, DIGEST, CODE), e.EnrolEnded(fault=fault), u.AskAddress(AT, BARE, fault)
    yield u.Admitting(AT, DIGEST, CODE), e.Broke(), u.AskNewCode(AT, DIGEST, EnrolFault.AWAY)


def _finds() -> Iterator[tuple[State, e.Event, State]]:
    yield u.FindingDevices(IN), e.DevicesFound(FOUND), u.DevicesShown(ALL)
    yield u.FindingDevices(IN), e.Broke(), u.DevicesShown(IN)
    yield u.DevicesShown(replace(ALL, tried=frozenset(Kind))), e.Again(), u.FindingDevices(ALL)
    yield u.DevicesShown(ALL), e.Chosen("go"), u.AskOwnPin(ALL)
    yield u.DevicesShown(ALL), e.Chosen("address"), u.AskPrinter(ALL)
    yield u.AskPrinter(ALL), e.Entered("in-01"), u.FindingPrinter(ALL, "tcp://in-01:9100")
    yield u.AskPrinter(ALL), e.Entered("in 01"), u.AskPrinter(ALL, "in 01", wrong=True)
    yield u.AskPrinter(ALL), e.Back(), u.DevicesShown(ALL)
    yield u.FindingPrinter(IN, "tcp://in-01:9100"), e.DevicesFound(FOUND), u.DevicesShown(ALL)
    yield u.FindingPrinter(IN, "tcp://in-01:9100"), e.Broke(), u.AskPrinter(IN, "in-01:9100", wrong=True)
    three = replace(ALL, found=(*FOUND, Found(Kind.CARD, "auto", "reader")))
    for kind in (Kind.SCANNER, Kind.PRINTER):
        first, second = of(SEVERAL.found, kind)
        used, other = (second, first) if kind is Kind.SCANNER else (first, second)
        yield u.DevicesShown(SEVERAL), e.Chosen(f"choose_{kind}"), u.Choosing(SEVERAL, kind)
        tried = replace(SEVERAL, tried=frozenset(Kind))
        moved = replace(SEVERAL, found=choose(SEVERAL.found, other), tried=frozenset(Kind) - {kind})
        yield u.Choosing(tried, kind), e.Chosen("other"), u.Choosing(moved, kind)
        back = replace(moved, found=choose(SEVERAL.found, used))
        yield u.Choosing(moved, kind), e.Chosen("other"), u.Choosing(back, kind)
        for event in (e.Chosen("go"), e.Back(), e.Broke()):
            yield u.Choosing(SEVERAL, kind), event, u.DevicesShown(replace(SEVERAL, found=choose(SEVERAL.found, used)))
    yield u.Choosing(SEVERAL, Kind.PRINTER), e.Chosen("print"), u.Trying(SEVERAL, s.TryingPrinter())
    choosing = u.Choosing(SEVERAL, Kind.SCANNER)
    yield choosing, e.Glimpsed(True), replace(choosing, sight=s.TryingScanner(seen=True))
    yield choosing, e.ScannerGone(), replace(choosing, sight=s.TryingScanner(gone=True))
    scanned_by = replace(
        choosing, answers=replace(SEVERAL, tried=frozenset({Kind.SCANNER})), sight=s.TryingScanner(SCANNED)
    )
    yield choosing, e.ScanEnded(SCANNED), scanned_by
    yield u.DevicesShown(ALL), e.Chosen("print"), u.Trying(ALL, s.TryingPrinter())
    yield u.DevicesShown(ALL), e.Chosen("scan"), u.Trying(ALL, s.TryingScanner())
    yield u.DevicesShown(three), e.Chosen("card"), u.Trying(three, s.GivingKey())
    printed = replace(ALL, tried=frozenset({Kind.PRINTER}))
    yield u.Trying(ALL, s.TryingPrinter()), e.PrintEnded(PRINTED), u.Trying(printed, s.PrinterTried(PRINTED))
    failed = replace(PRINTED, printed=Printed.NOT_PRINTED)
    yield u.Trying(ALL, s.TryingPrinter()), e.PrintEnded(failed), u.Trying(ALL, s.PrinterTried(failed))
    read = replace(failed, read_back=True)
    yield u.Trying(ALL, s.PrinterTried(failed)), e.ReadBack(True), u.Trying(printed, s.PrinterTried(read))
    scanned = replace(ALL, tried=frozenset({Kind.SCANNER}))
    yield u.Trying(ALL, s.TryingScanner()), e.ScanEnded(SCANNED), u.Trying(scanned, s.TryingScanner(SCANNED))
    yield u.Trying(ALL, s.TryingScanner()), e.ScannerGone(), u.Trying(ALL, s.TryingScanner(gone=True))
    known = replace(three, tried=frozenset({Kind.CARD}))
    yield u.Trying(three, s.TryingCard(KEY)), e.CardEnded(READ), u.Trying(known, s.CardTried(READ))
    gone = replace(READ, error="no_reader")
    yield u.Trying(three, s.TryingCard(KEY)), e.CardEnded(gone), u.Trying(three, s.CardTried(gone))
    yield u.Trying(printed, s.PrinterTried(PRINTED)), e.Back(), u.DevicesShown(printed)
    yield u.Trying(ALL, s.TryingPrinter()), e.Broke(), u.DevicesShown(ALL)


def _ends() -> Iterator[tuple[State, e.Event, State]]:
    pinned = replace(ALL, pin=PIN)
    yield u.AskOwnPin(ALL), e.Entered(PIN), u.RepeatPin(ALL, PIN)
    yield u.AskOwnPin(ALL), e.Entered("123456"), u.AskOwnPin(ALL, u.PinFault.GUESSABLE)
    yield u.AskOwnPin(pinned), e.Chosen("later"), u.Review(ALL)
    yield u.AskOwnPin(ALL), e.Back(), u.DevicesShown(ALL)
    yield u.RepeatPin(ALL, PIN), e.Entered(PIN), u.Review(pinned)
    yield u.RepeatPin(ALL, PIN), e.Entered("274914"), u.AskOwnPin(ALL, u.PinFault.DIFFERS)
    yield u.RepeatPin(ALL, PIN), e.Back(), u.AskOwnPin(ALL)
    yield u.Review(pinned), e.Back(), u.DevicesShown(pinned)
    yield u.Review(pinned), e.Chosen("go"), u.Keeping(pinned)
    yield u.NotKept(ALL), e.Chosen("go"), u.Keeping(ALL)
    yield u.NotKept(ALL), e.Back(), u.Review(ALL)
    yield u.Keeping(ALL), e.Kept(), u.Ready(ALL)
    yield u.Keeping(ALL), e.EnrolEnded(fault=EnrolFault.DISK_FULL), u.NotKept(ALL, EnrolFault.DISK_FULL)
    yield u.Keeping(ALL), e.EnrolEnded(), u.NotKept(ALL)
    yield u.Keeping(ALL), e.Broke(), u.NotKept(ALL)
    yield u.Ready(ALL), e.Chosen("go"), s.Gone()
    yield u.Ready(ALL), e.TimedOut(), s.Gone()


KINDS = get_args(State)
