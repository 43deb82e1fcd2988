"""One effect, one call of a device or a service, its outcome as events."""

import logging
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final

from kiosk.app.asking import PAYING, REGISTERING, Work, answers, asked, looking_up
from kiosk.app.code_watch import CodeWatch
from kiosk.app.devices import all_printed
from kiosk.app.hands import Hands
from kiosk.app.identifying import identified
from kiosk.app.in_hand import InHand
from kiosk.app.parts import works
from kiosk.app.till_questions import found, opened
from kiosk.app.world import Threads, World
from kiosk.domain.consent import CONSENT
from kiosk.domain.identity import Relative
from kiosk.domain.part import Part
from kiosk.domain.slip import Counter, SlipReason
from kiosk.domain.who import Identity
from kiosk.ui.moment import Moment
from kiosk.visit import effects as f
from kiosk.visit import events as e
from kiosk.visit import states as s

log = logging.getLogger(__name__)

CLOSE_S: Final = 1.5
"""So long the end of the terminal waits for work that uses its record."""
_PICTURED: Final = s.Consent | s.CallingHelp | s.Help | s.Emergency | s.StillThere


class Performer:
    """Starts effects on the thread of their device; services share a few threads. One device, one thread."""

    def __init__(self, world: World, patience_s: float = CLOSE_S) -> None:
        self._world = world
        self._patience_s = patience_s
        self._codes = CodeWatch(world.scanning, world.parts, world.sight)
        self._in_hand = InHand()
        self._card = ThreadPoolExecutor(1, "card")
        self._scanner = ThreadPoolExecutor(1, "scanner")
        self._printer = ThreadPoolExecutor(1, "printer")
        # One of them minds payments of unknown end all the time.
        self._money = ThreadPoolExecutor(4, "money")
        # A call that is followed keeps its thread; the next ring needs another.
        self._help = ThreadPoolExecutor(2, "help")
        self._hands = Hands[e.Event](e.Broke)
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
        try:
            pool, work = self._plan(effect)
        except Exception as error:  # noqa: BLE001 - what cannot even be begun must not leave a screen waiting either
            if self._hands.is_bug(error):
                moment.post(e.Broke())
            return
        if self._hands.over.is_set():
            return
        if pool is None:
            self._hands.run(work, moment)
        else:
            records = pool in (self._money, self._printer)
            self._hands.begin(pool, self._noted(work) if records else work, moment)

    def shows(self, state: s.State) -> None:
        """The screen that is up: a chip's picture is held for consent and for what may lie over it, no longer."""
        if not isinstance(state, _PICTURED):
            self._world.chips.forget()

    def _look_around(self, moment: Moment) -> None:
        """Ask every part on its own thread: one that is slow keeps no other waiting."""
        world = self._world
        world.parts.watch(moment)
        for pool, part, look in (
            (self._card, Part.READER, lambda _: world.chips.try_open()),
            (self._scanner, Part.SCANNER, lambda m: world.scanning.try_open(m.over)),
            (self._printer, Part.PRINTER, lambda _: works("printer", world.printing.look().state)),
            (self._service, Part.BACKEND, lambda _: answers(world.hospital)),
        ):
            self._hands.begin(pool, partial(self._tell, part, look), moment)

    def _tell(self, part: Part, look: Callable[[Moment], bool], moment: Moment) -> None:
        found = False
        try:
            found = look(moment)
        finally:
            self._world.parts.know(part, works=found)

    def _identified(self, who: Identity, relative: Relative | None) -> e.Event:
        # Nothing is sent of anybody before it is on the disk that they agreed.
        self._world.consented(CONSENT)
        return identified(self._world.hospital, who, relative)

    def recover(self) -> None:
        """Find out what became of payments whose end is not known, after a crash and as long as the terminal runs.

        In the background: patients are served meanwhile.
        """
        self._money.submit(self._recover)

    def _recover(self) -> None:
        try:
            with self._in_hand.one():
                self._world.till.mind(self._hands.over)
        except Exception as error:  # noqa: BLE001 - the last line of a thread
            self._hands.is_bug(error)

    def _noted(self, work: Work) -> Work:
        """Work that writes in the terminal's record, or reads it: the record is closed after it."""

        def kept(moment: Moment) -> e.Event | None:
            with self._in_hand.one():
                return work(moment)

        return kept

    def close(self) -> None:
        """No new work. What uses the terminal's record is waited for a moment, so that the record can be closed; the
        rest ends by its own deadline."""
        self._hands.end()
        self._world.chips.forget()
        self._world.help_line.close()
        for pool in (self._card, self._scanner, self._printer, self._money, self._service, self._help):
            pool.shutdown(wait=False, cancel_futures=True)
        self._in_hand.wait(self._patience_s)

    def _plan(self, effect: f.Effect) -> tuple[ThreadPoolExecutor | None, Work]:  # noqa: C901, PLR0912 - one arm per effect
        world = self._world
        match effect:
            case f.LookAround():
                return None, self._look_around
            case f.WatchParts():
                # At once: a screen does not stand even for a moment with what does not work.
                return None, world.parts.watch
            case f.WatchForCode():
                return self._scanner, self._codes
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
                return self._service, asked(lambda: self._identified(who, relative))
            case f.CheckCoverage(token, card):
                return self._service, lambda _: e.CoverageRead(world.eligibility.check(token, card))
            case f.FetchClinics():
                return self._service, asked(lambda: e.ClinicsRead(world.hospital.clinics()))
            case f.TakeNumber(wish, key):
                return self._service, asked(lambda: e.NumberTaken(world.queue.register(wish, key)), REGISTERING)
            case f.PrintTickets(job, tickets):
                return self._printer, lambda _: e.PrintEnded(all_printed(world.printing, job, tickets))
            case f.PrintReceipt(job, receipt):
                return self._printer, lambda _: e.PrintEnded(world.printing.print(job, receipt))
            case f.PrintSlip():
                return self._printer, lambda _: self._print_slip(effect)
            case f.FindBills(whose, slip):
                return self._money, asked(lambda: found(world.till, whose, slip))
            case f.AskDeposit(token, amount, key):
                return self._money, asked(lambda: e.DepositOpened(world.till.deposit(token, amount, key)))
            case f.OpenPayment(payable, key):
                return self._money, asked(lambda: opened(world.till, payable, key), PAYING)
            case f.WatchPayment(payment):
                return self._money, lambda m: world.till.watch(payment, m)
            case f.ClosePayment(payment):
                return self._money, lambda m: world.till.close(payment, m)
            case f.FetchPage() | f.FetchResults() | f.FindTicket() | f.AskCopy() | f.SendRating() | f.FetchPlan():
                return self._service, looking_up(effect, world.hospital, world.queue, world.plan)
            case f.PrintWay(route):
                return self._printer, lambda _: e.PrintEnded(
                    world.printing.print(_once(f"way:{route.goal.id}"), world.ways.write(route))
                )
            case f.CallHelp(screen):
                return self._help, lambda m: world.help_line.ring(screen, m)
            case f.FollowHelp():
                return self._service, world.help_line.follow

    def _print_slip(self, wanted: f.PrintSlip) -> e.Event:
        world = self._world
        if wanted.reason is SlipReason.BACKEND_AWAY and (given := world.alone()) is not None:
            # Nothing of this visit has reached the backend: a number of the terminal's own does as well.
            ticket = given[1]
            return e.SlipEnded(world.printing.print(*given), ticket.number, Counter(ticket.room, ticket.room_en))
        slip = world.slips.write(wanted.reason, wanted.name, wanted.reference, wanted.carried)
        return e.SlipEnded(world.printing.print(_once(f"slip:{slip.reference}"), slip), slip.reference, slip.desk)

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


def _once(job: str) -> str:
    """A job that no earlier one can be taken for, whatever the clock says: paper of one job comes out once."""
    return f"{job}:{secrets.token_hex(6)}"
