"""One effect, one call of a device or a service, its outcome as events."""

import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from kiosk.app import logs
from kiosk.app.asking import PAYING, REGISTERING, Work, asked, looking_up
from kiosk.app.chips import Chips
from kiosk.app.devices import Printing, Scanning
from kiosk.app.effort import Effort
from kiosk.app.help_line import HelpLine
from kiosk.app.money import Till
from kiosk.app.parts import PartsBoard, works
from kiosk.app.slips import SlipWriter
from kiosk.app.way_writer import WayWriter
from kiosk.devices.scanner.codes import (
    BhytCode,
    CccdCode,
    Code,
    ForeignCode,
    InvitationCode,
    LabCode,
    SlipCode,
    StaffCode,
    UnknownCode,
)
from kiosk.devices.scanner.faults import ScannerFault
from kiosk.devices.scanner.sight import Sight
from kiosk.domain.citizen import Citizen
from kiosk.domain.dates import PartialDate
from kiosk.domain.identity import Relative, Typed
from kiosk.domain.outcome import Printed
from kiosk.domain.part import Part
from kiosk.domain.payment import Payable, Refusal
from kiosk.domain.plan import Plan
from kiosk.domain.problem import Problem
from kiosk.domain.registration import Patient
from kiosk.domain.slip import SlipReason
from kiosk.domain.ticket import Ticket
from kiosk.domain.who import Booked, CardHolder, Identity
from kiosk.services.client import Refused, ServiceError
from kiosk.services.eligibility import Eligibility
from kiosk.services.hospital import Hospital
from kiosk.services.queue import Queue
from kiosk.ui.moment import Moment
from kiosk.visit import effects as f
from kiosk.visit import events as e

log = logging.getLogger(__name__)

LOST_S: Final = 1.0
"""How long a scanner that failed is left alone: one that opens and fails at once must not spin."""

_QUESTIONS: Final[Mapping[str, e.Event]] = {"name_wanted": e.NameWanted(), "not_found": e.NotFound()}
"""Refusals of an identification that typing more can answer."""


@dataclass(frozen=True, slots=True)
class World:
    """What the terminal acts on."""

    chips: Chips
    scanning: Scanning
    printing: Printing
    hospital: Hospital
    eligibility: Eligibility
    queue: Queue
    till: Till
    slips: SlipWriter
    ways: WayWriter
    help_line: HelpLine
    plan: Plan | None
    sight: Callable[[Sight | None], None]
    alone: Callable[[], tuple[str, Ticket] | None] = lambda: None
    parts: PartsBoard = field(default_factory=lambda: PartsBoard(plan=True))


@dataclass(frozen=True, slots=True)
class Threads:
    """One device, one thread; services share a few. Staff's work on a device goes to the device's own."""

    card: ThreadPoolExecutor
    scanner: ThreadPoolExecutor
    printer: ThreadPoolExecutor
    service: ThreadPoolExecutor


class Performer:
    """Starts effects on the thread of their device; services share a few threads. One device, one thread."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._card = ThreadPoolExecutor(1, "card")
        self._scanner = ThreadPoolExecutor(1, "scanner")
        self._printer = ThreadPoolExecutor(1, "printer")
        self._money = ThreadPoolExecutor(3, "money")
        # A call that is followed keeps its thread; the next ring needs another.
        self._help = ThreadPoolExecutor(2, "help")
        self._over = threading.Event()
        self._service = ThreadPoolExecutor(4, "service")

    @property
    def threads(self) -> Threads:
        """The threads that devices belong to."""
        return Threads(self._card, self._scanner, self._printer, self._service)

    def __call__(self, effect: f.Effect, moment: Moment) -> None:
        """Start; never waits. Answers go to the moment; a bug is logged and answered with Broke."""
        if isinstance(effect, f.WatchForCard | f.ReadCard):
            # Whatever still runs for the last card's picture ends here, and the picture is gone.
            self._world.chips.forget()
        pool, work = self._plan(effect)
        if pool is None:
            self._run(work, moment)
        else:
            pool.submit(self._run, work, moment)

    def _look_around(self, moment: Moment) -> None:
        """Ask every part on its own thread: one that is slow keeps no other waiting."""
        world = self._world
        world.parts.watch(moment)
        for pool, part, look in (
            (self._card, Part.READER, lambda _: world.chips.try_open()),
            (self._scanner, Part.SCANNER, lambda m: world.scanning.try_open(m.over)),
            (self._printer, Part.PRINTER, lambda _: works("printer", world.printing.look().state)),
            (self._service, Part.BACKEND, lambda _: _answers(world.hospital)),
        ):
            pool.submit(self._run, partial(self._tell, part, look), moment)

    def _tell(self, part: Part, look: Callable[[Moment], bool], moment: Moment) -> None:
        found = False
        try:
            found = look(moment)
        finally:
            self._world.parts.know(part, works=found)

    def _run(self, work: Work, moment: Moment) -> None:
        if moment.over.is_set():
            return
        try:
            event = work(moment)
        except Exception as error:  # noqa: BLE001 - the last line: a bug must not leave a screen waiting
            if self._over.is_set():
                log.info("cut short by the end of the terminal: %s", type(error).__name__)
                return
            logs.bug(error)
            event = e.Broke()
        if event is not None:
            moment.post(event)

    def recover(self) -> None:
        """Find out what became of payments that a crash left open. In the background: patients are served meanwhile."""
        self._money.submit(_guarded, lambda: self._world.till.recover(self._over))

    def close(self) -> None:
        """No new work; what runs ends by its own deadline."""
        self._over.set()
        self._world.chips.forget()
        self._world.help_line.close()
        for pool in (self._card, self._scanner, self._printer, self._money, self._service, self._help):
            pool.shutdown(wait=False, cancel_futures=True)

    def _plan(self, effect: f.Effect) -> tuple[ThreadPoolExecutor | None, Work]:  # noqa: C901, PLR0912 - one arm per effect
        world = self._world
        match effect:
            case f.LookAround():
                return None, self._look_around
            case f.WatchParts():
                # At once: a screen does not stand even for a moment with what does not work.
                return None, world.parts.watch
            case f.WatchForCode():
                return self._scanner, self._watch
            case f.AwaitScanner():
                return self._scanner, lambda m: e.ScannerBack() if world.scanning.await_back(m.over) else None
            case f.WatchForCard(fresh):
                return self._card, lambda m: self._await_card(m, fresh=fresh)
            case f.AwaitRemoval():
                return self._card, lambda m: world.chips.await_removal(m.over)
            case f.ReadCard(chip_key):
                return self._card, lambda m: world.chips.read(chip_key, m)
            case f.FetchPortrait():
                return self._service, lambda m: world.chips.portrait(m.over)
            case f.Identify(who, relative):
                return self._service, asked(lambda: _identified(world.hospital, who, relative))
            case f.CheckCoverage(token, card):
                return self._service, lambda _: e.CoverageRead(world.eligibility.check(token, card))
            case f.FetchClinics():
                return self._service, asked(lambda: e.ClinicsRead(world.hospital.clinics()))
            case f.TakeNumber(wish, key):
                return self._service, asked(lambda: e.NumberTaken(world.queue.register(wish, key)), REGISTERING)
            case f.PrintTickets(job, tickets):
                return self._printer, lambda _: e.PrintEnded(_all_printed(world.printing, job, tickets))
            case f.PrintReceipt(job, receipt):
                return self._printer, lambda _: e.PrintEnded(world.printing.print(job, receipt))
            case f.PrintSlip(reason, name, reference, carried):
                if reason is SlipReason.BACKEND_AWAY and (given := world.alone()) is not None:
                    # Nothing of this visit has reached the backend: a number of the terminal's own does as well.
                    number = given[1].number
                    return self._printer, lambda _: e.SlipEnded(world.printing.print(*given), number)
                slip = world.slips.write(reason, name, reference, carried)
                job = f"slip:{slip.reference}:{slip.issued:%Y%m%d%H%M%S}"
                return self._printer, lambda _: e.SlipEnded(world.printing.print(job, slip), slip.reference)
            case f.FindBills(whose, slip):
                return self._money, asked(lambda: _found(world.till, whose, slip))
            case f.AskDeposit(token, amount, key):
                return self._money, asked(lambda: e.DepositOpened(world.till.deposit(token, amount, key)))
            case f.OpenPayment(payable, key):
                return self._money, asked(lambda: _opened(world.till, payable, key), PAYING)
            case f.WatchPayment(payment):
                return self._money, lambda m: world.till.watch(payment, m)
            case f.ClosePayment(payment):
                return self._money, lambda m: world.till.close(payment, m)
            case f.FetchPage() | f.FetchResults() | f.FindTicket() | f.AskCopy() | f.SendRating() | f.FetchPlan():
                return self._service, looking_up(effect, world.hospital, world.queue, world.plan)
            case f.PrintWay(route):
                way = world.ways.write(route)
                job = f"way:{route.goal.id}:{way.issued:%Y%m%d%H%M%S}"
                return self._printer, lambda _: e.PrintEnded(world.printing.print(job, way))
            case f.CallHelp(screen):
                return self._help, lambda m: world.help_line.ring(screen, m)
            case f.FollowHelp():
                return self._service, world.help_line.follow

    def _await_card(self, moment: Moment, *, fresh: bool) -> e.Event | None:
        """Wait for a card; a reader that is missing is looked for meanwhile."""
        event = self._world.chips.await_card(moment.over, fresh=fresh)
        while isinstance(event, e.ReaderMissing):
            moment.post(event)
            self._world.parts.know(Part.READER, works=False)
            if not self._world.chips.await_back(moment.over):
                return None
            self._world.parts.know(Part.READER, works=True)
            event = self._world.chips.await_card(moment.over, fresh=fresh)
        return event

    def _watch(self, moment: Moment) -> e.Event | None:
        """Scan for this screen only: a code seen for a screen that is gone reaches nobody."""
        glimpsed = False
        effort = Effort(moment.over)

        def on_sight(sight: Sight) -> None:
            nonlocal glimpsed
            effort.saw(seen=sight.seen)
            if not moment.over.is_set():
                self._world.sight(sight)
            if sight.seen != glimpsed:
                glimpsed = sight.seen
                moment.post(e.CodeGlimpsed(glimpsed))

        while True:
            try:
                code = self._world.scanning.read(effort, on_sight)
                break
            except ScannerFault:
                glimpsed = False
                moment.post(e.ScannerLost())
                self._world.parts.know(Part.SCANNER, works=False)
                # A screen that goes on without it hears when it is back.
                if moment.over.wait(LOST_S) or not self._world.scanning.await_back(moment.over):
                    return None
                moment.post(e.ScannerBack())
                self._world.parts.know(Part.SCANNER, works=True)
            finally:
                self._world.sight(None)
        if code is not None:
            return _event_of(code)
        return e.Failed(Problem.CODE_UNREADABLE) if effort.in_vain else None


def _event_of(code: Code) -> e.Event:
    """What a code means to a visit. An insurance card that does not say who holds it is a number to type."""
    match code:
        case CccdCode(citizen):
            return e.CodeRead(citizen)
        case BhytCode(card, str(name), PartialDate() as born, sex):
            return e.CardCodeRead(CardHolder(card, name, born, sex))
        case SlipCode(text):
            return e.SlipRead(text)
        case LabCode():
            return e.Failed(Problem.CODE_OF_TEST)
        case BhytCode() | ForeignCode() | StaffCode() | InvitationCode() | UnknownCode():
            return e.Failed(Problem.CODE_NOT_CITIZEN)


def _answers(hospital: Hospital) -> bool:
    """Whether the backend answers this terminal."""
    try:
        hospital.clinics()
    except ServiceError:
        return False
    return True


def _found(till: Till, token: str | None, slip: str | None) -> e.Event:
    """What is owed; a slip that is not ours is an answer."""
    try:
        return e.BillsFound(till.bills(token, slip))
    except Refused as refused:
        if refused.code != "slip_unknown":
            raise
        return e.SlipUnknown()


def _opened(till: Till, wish: Payable, key: str) -> e.Event:
    """A payment, or why there is none: each refusal has its own way on."""
    try:
        return e.PaymentOpened(till.open(wish, key))
    except Refused as refused:
        if refused.code not in set(Refusal):
            raise
        return e.PaymentRefused(Refusal(refused.code))


def _guarded(call: Callable[[], None]) -> None:
    try:
        call()
    except Exception as error:  # noqa: BLE001 - the last line of a thread
        logs.bug(error)


def _all_printed(printing: Printing, job: str, tickets: tuple[Ticket, ...]) -> Printed:
    """Each under its own job id; the worst that became of one is what became of all."""
    found = [printing.print(job if at == 0 else f"{job}:{at + 1}", ticket) for at, ticket in enumerate(tickets)]
    return next((one for one in (Printed.NOT_PRINTED, Printed.UNKNOWN) if one in found), Printed.PRINTED)


def _identified(hospital: Hospital, who: Identity, relative: Relative | None) -> e.Event:
    try:
        return e.Identified(_ask_for(hospital, who, relative))
    except Refused as refused:
        question = _QUESTIONS.get(refused.code)
        if question is None:
            raise
        return question


def _ask_for(hospital: Hospital, who: Identity, relative: Relative | None) -> Patient:
    match who:
        case Citizen():
            return hospital.identify(who, relative)
        case Typed():
            return hospital.identify_typed(who, relative)
        case CardHolder(number, name, born):
            return hospital.identify_card(number, name, born, relative)
        case Booked(number, born):
            return hospital.identify_appointment(number, born)
