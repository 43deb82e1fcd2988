"""One effect of the set-up, one call; its outcome as events. On the threads that the devices belong to."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

from kiosk.app.hands import Hands
from kiosk.app.redeeming import not_kept
from kiosk.app.setup.admission import Admission
from kiosk.app.setup.finding import DeviceFinder, printer
from kiosk.app.setup.first_start import FirstStart
from kiosk.app.setup.keeping import NO_NAME, keep_config, keep_turned
from kiosk.app.setup.rig import Rig
from kiosk.app.setup.turn import Turn
from kiosk.app.staff.deeds import Deeds
from kiosk.app.staff.perform import Work
from kiosk.app.staff.trials import AGAIN_S, Bench, Moment
from kiosk.app.world import Threads
from kiosk.devices.scanner.codes import InvitationCode
from kiosk.devices.scanner.faults import ScannerFault
from kiosk.devices.scanner.reader import CodeReader
from kiosk.devices.scanner.sight import Sight
from kiosk.domain.staff_deed import Deed
from kiosk.staff import effects as f
from kiosk.staff import events as e
from kiosk.staff.found import Found, Kind, choose, choose_again, of
from kiosk.staff.setup_states import Answers
from kiosk.staff.trials import EnrolFault

log = logging.getLogger(__name__)

PLUGGED_S = 2.0
"""How often it is looked for a camera that is not there yet."""
TURN_S = 4.0
"""How long it is looked through each of several."""


class SetupPerformer:
    """Starts an effect; never waits. Answers go to the moment."""

    def __init__(
        self,
        start: FirstStart,
        admission: Admission,
        finder: DeviceFinder,
        *,
        deeds: Deeds,
        now: Callable[[], datetime],
        sight: Callable[[Sight | None], None],
    ) -> None:
        self._start = start
        self._admission = admission
        self._finder = finder
        self._deeds = deeds
        self._now = now
        self._sight = sight
        self._rig: Rig | None = None
        self._held_to = ""
        self._rigged: Future[e.Event] | None = None
        self._names = (start.text("kiosk", "hospital") or NO_NAME, "")
        self._threads = Threads(*(ThreadPoolExecutor(1, name) for name in ("card", "scanner", "printer", "service")))
        self._hands = Hands[e.Event](e.Broke)

    def __call__(self, effect: f.Effect, moment: Moment) -> None:
        """A bug is logged and answered with Broke."""
        pool, work = self._plan(effect)
        self._hands.begin(pool, work, moment)

    def _plan(self, effect: f.Effect) -> tuple[Executor, Work]:
        on = self._threads
        match effect:
            case f.Resume():
                return on.service, lambda _: self._heard(self._admission.resume())
            case f.FindAuthority(url):
                return on.service, lambda _: self._heard(self._admission.find_authority(url))
            case f.Admit(url, digest, code):
                return on.service, lambda _: self._heard(self._admission.admit(url, digest, code))
            case f.WatchForInvitation():
                return on.scanner, self._watch
            case f.FindDevices(before):
                return on.service, lambda m: self._find(m, before)
            case f.LookThrough(found, kind):
                # Also where somebody touches on at once: what is tried from here on is tried with these.
                self._rigged = on.scanner.submit(self._found, found)
                return on.scanner, lambda m: self._look_through(m, kind)
            case f.FindPrinter(address, found):
                return on.printer, lambda _: self._find_printer(address, found)
            case f.KeepConfig(answers):
                return on.service, lambda _: self._keep(answers)
            case f.Turn(degrees):
                return on.service, lambda _: self._turn(degrees)
            case _:
                return self._try(effect)

    def _try(self, effect: f.Effect) -> tuple[Executor, Work]:
        on, bench = self._threads, self._bench
        match effect:
            case f.TryPrinter():
                return on.printer, lambda m: bench().try_printer(m)
            case f.WatchForTicket(code):
                return on.scanner, lambda m: bench().watch_for_ticket(code, m)
            case f.TryScanner():
                return on.scanner, lambda m: bench().try_scanner(m)
            case f.WatchForKey():
                return on.scanner, lambda m: bench().watch_for_key(m)
            case f.TryCard(key):
                return on.card, lambda m: bench().try_card(key, m)
            case _:
                raise ValueError(f"{type(effect).__name__} belongs to staff mode")

    def _bench(self) -> Bench:
        if self._rigged is not None:
            self._rigged.result()
        if self._rig is None:
            raise RuntimeError("nothing was found yet")
        return self._rig.bench

    def _heard(self, event: e.Event) -> e.Event:
        """The test ticket bears the terminal's names as soon as they are known."""
        if isinstance(event, e.Admitted):
            self._names = (event.hospital or self._names[0], event.terminal)
        return event

    def _watch(self, moment: Moment) -> e.Event | None:
        """Every scanner that works, several in turns, until somebody shows the code of a new terminal."""
        told = False
        while not moment.over.is_set():
            there = [one for one in of(self._finder.scanners(moment.over), Kind.SCANNER) if one.works]
            if not there:
                moment.over.wait(PLUGGED_S)
            for one in there:
                reader = CodeReader(one.address)
                stop = moment.over if len(there) == 1 else Turn(moment.over, TURN_S)
                try:
                    if not told:
                        moment.post(e.Watching())
                    told = True
                    while (code := reader.read(stop, self._sight)) is not None:
                        if isinstance(code, InvitationCode):
                            self._held_to = one.address
                            return e.Invited(code.invitation)
                except ScannerFault:
                    moment.post(e.ScannerGone())
                    told = False
                    moment.over.wait(AGAIN_S)
                finally:
                    self._sight(None)
                    reader.close()
        return None

    def _find(self, moment: Moment, before: tuple[Found, ...]) -> e.Event:
        """Each kind on the thread of its devices, together: the slowest is what it takes."""
        on, ask = self._threads, self._hands.ask
        asked = (
            ask(on.card, self._finder.cards),
            ask(on.scanner, lambda: self._finder.scanners(moment.over)),
            ask(on.printer, self._finder.printers),
        )
        there = tuple(found for one in asked for found in one.result())
        # Where nobody has chosen yet, the camera that the code was held to is the one that stands before people.
        held_to = tuple(replace(one, chosen=True) for one in there if one.address == self._held_to)
        return self._found(choose_again(choose_again(there, held_to), before))

    def _look_through(self, moment: Moment, kind: Kind) -> None:
        if kind is Kind.SCANNER:
            self._bench().try_scanner(moment)

    def _find_printer(self, address: str, found: tuple[Found, ...]) -> e.Event:
        one = printer(address)
        if not one.works:
            return e.Broke()
        # What somebody typed goes before what was plugged in.
        return self._found(choose((one, *(other for other in found if other.address != address)), one))

    def _found(self, found: tuple[Found, ...]) -> e.Event:
        if self._rig is not None:
            self._rig.close()
        self._rig = Rig(found, deeds=self._deeds, names=self._names, now=self._now, sight=self._sight)
        return e.DevicesFound(found)

    def _keep(self, answers: Answers) -> e.Event:
        try:
            keep_config(self._start, answers)
            self._admission.settled()
        except OSError as error:
            log.warning("the configuration could not be kept: %s", error.strerror)
            return e.EnrolEnded(fault=not_kept(error))
        except ValueError as error:
            log.error("the configuration would not be valid: %s", error)
            return e.EnrolEnded(fault=EnrolFault.NOT_KEPT)
        self._deeds.note(Deed.SET_UP, answers.terminal)
        return e.Kept()

    def _turn(self, degrees: int) -> e.Event:
        try:
            keep_turned(self._start.places, degrees)
        except OSError as error:
            return e.EnrolEnded(fault=not_kept(error))
        return e.Done()

    def close(self) -> None:
        """What runs ends first: its moment is over."""
        self._hands.end()
        for pool in (self._threads.card, self._threads.scanner, self._threads.printer, self._threads.service):
            pool.shutdown(wait=True, cancel_futures=True)
        if self._rig is not None:
            self._rig.close()
