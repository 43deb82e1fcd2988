"""One effect of staff, one call; its outcome as events. On the threads that the devices belong to."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Executor
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass
from typing import Final

from kiosk.app.dials import DialKeeper
from kiosk.app.hands import Hands
from kiosk.app.recent import RecentLines
from kiosk.app.staff.door import DoorKeeper
from kiosk.app.staff.trials import Bench, Moment
from kiosk.app.world import Threads
from kiosk.devices.scanner.faults import ScannerFault
from kiosk.domain.condition import Fault, fault_of
from kiosk.domain.staff_deed import Deed
from kiosk.services.health import DeviceState
from kiosk.staff import effects as f
from kiosk.staff import events as e
from kiosk.staff.dials import Dials, NoVolume, Touch
from kiosk.staff.trials import Act, DeviceLook, Fact, LogLine, Look

log = logging.getLogger(__name__)

Work = Callable[[Moment], e.Event | None]

EVERY_S: Final = 2.0
LATE_S: Final = 12.0
"""A printer tells how it is within ten seconds."""
_OF_THE_BACKEND: Final = frozenset({Fault.BACKEND_AWAY, Fault.NOT_ENROLLED})
_DEEDS: Final = {
    Act.OUT_OF_SERVICE: Deed.OUT_OF_SERVICE,
    Act.IN_SERVICE: Deed.IN_SERVICE,
    Act.RESTART: Deed.RESTART,
    Act.PAPER_CHANGED: Deed.PAPER_CHANGED,
    Act.SET_UP: Deed.SET_UP,
}


@dataclass(frozen=True, slots=True)
class Terminal:
    """What staff mode knows and does of the terminal itself.

    `faults`: of the last report, devices' too; `held`, `payments`: as the screens have it; `serve`: False takes it out
    of service; `enrol`: with a code, until when it is good or why not; `facts`: what it is; `dials`: how loud and how
    bright; `set_up`: from the beginning, where the terminal cannot serve.
    """

    faults: Callable[[], tuple[Fault, ...]]
    held: Callable[[], bool]
    payments: Callable[[], int]
    serve: Callable[[bool], None]
    restart: Callable[[], None]
    enrol: Callable[[str], e.EnrolEnded]
    facts: Callable[[], tuple[Fact, ...]]
    log: RecentLines
    dials: DialKeeper | None = None
    set_up: Callable[[], None] | None = None


class StaffPerformer:
    """Starts an effect; never waits. Answers go to the moment."""

    def __init__(self, bench: Bench, door: DoorKeeper, terminal: Terminal, threads: Threads) -> None:
        self._bench = bench
        self._door = door
        self._terminal = terminal
        self._threads = threads
        self._turning = threading.Lock()
        self._hands = Hands[e.Event](e.Broke)

    def __call__(self, effect: f.Effect, moment: Moment) -> None:
        """A bug is logged and answered with Broke."""
        pool, work = self._plan(effect)
        self._hands.begin(pool, work, moment)

    def end(self) -> None:
        """The terminal ends; its threads and devices close after this."""
        self._hands.end()

    def _plan(self, effect: f.Effect) -> tuple[Executor, Work]:  # noqa: C901, PLR0912 - one arm per effect
        on, bench = self._threads, self._bench
        match effect:
            case f.LookAtDoor():
                return on.service, self._look_at_door
            case f.WatchForPass():
                return on.scanner, bench.watch_for_pass
            case f.JudgePin(pin):
                return on.service, lambda _: self._door.judge_pin(pin)
            case f.JudgePass(text):
                return on.service, lambda _: self._door.judge_pass(text)
            case f.LookAround():
                return on.service, self._look_around
            case f.Do(Act.PAPER_CHANGED):
                return on.printer, self._change_paper
            case f.Do(act):
                return on.service, lambda _: self._do(act)
            case f.TryPrinter():
                return on.printer, bench.try_printer
            case f.WatchForTicket(code):
                return on.scanner, lambda m: bench.watch_for_ticket(code, m)
            case f.TryScanner():
                return on.scanner, bench.try_scanner
            case f.WatchForKey():
                return on.scanner, bench.watch_for_key
            case f.TryCard(key):
                return on.card, lambda m: bench.try_card(key, m)
            case f.Enrol(code):
                return on.service, lambda _: self._enrol(code)
            case f.ReadLog():
                return on.service, lambda _: self._read_log()
            case f.ReadDials():
                return on.service, lambda _: self._read_dials()
            case f.TurnDial(touch):
                return on.service, lambda m: self._turn_dial(touch, m)
            case f.ReadFacts():
                return on.service, lambda _: e.FactsRead(self._terminal.facts())
            case _:
                raise ValueError(f"{type(effect).__name__} belongs to the set-up")

    def _look_at_door(self, moment: Moment) -> None:
        """At once, and each second while that changes: a lock that counts down."""
        before = None
        while not moment.over.is_set():
            door = self._door.look()
            if door != before:
                moment.post(e.DoorSeen(door))
            before = door
            moment.over.wait(1.0)

    def _look_around(self, moment: Moment) -> None:
        """At once, and again while it is shown."""
        while not moment.over.is_set():
            moment.post(e.Looked(self.look(moment)))
            moment.over.wait(EVERY_S)

    def look(self, moment: Moment) -> Look:
        """Every device asked now, each on its own thread, together: the slowest is what it takes."""
        on, ask = self._threads, self._hands.ask
        asked = (
            ("printer", ask(on.printer, self._bench.printer.look)),
            ("scanner", ask(on.scanner, lambda: self._scanner(moment))),
            ("card", ask(on.card, self._card)),
        )
        devices = []
        for name, answer in asked:
            try:
                devices.append(_shown(answer.result(LATE_S)))
            except Late:
                devices.append(DeviceLook(name, "busy"))
        faults = self._terminal.faults()
        away = next((fault for fault in faults if fault in _OF_THE_BACKEND), None)
        devices.append(DeviceLook("backend", "gone" if away else "ok", away))
        others = tuple(fault for fault in faults if not _of_a_device(fault) and fault not in _OF_THE_BACKEND)
        closed = self._terminal.set_up is not None
        return Look(tuple(devices), others, self._terminal.held(), self._terminal.payments(), closed)

    def _scanner(self, moment: Moment) -> DeviceState:
        try:
            self._bench.scanner.reopen(moment.over)
        except ScannerFault as fault:
            return DeviceState("scanner", "gone", str(fault)[:80])
        return DeviceState("scanner", "ok")

    def _card(self) -> DeviceState:
        state, present = self._bench.chips.there()
        return DeviceState(state.name, state.state, "card_there" if present else None)

    def _change_paper(self, moment: Moment) -> e.Event:
        del moment
        self._bench.printer.roll_changed()
        self._bench.deeds.note(Deed.PAPER_CHANGED)
        return e.Done()

    def _do(self, act: Act) -> e.Event:
        self._bench.deeds.note(_DEEDS[act])
        if act is Act.RESTART:
            self._terminal.restart()
        elif act is Act.SET_UP and self._terminal.set_up is not None:
            self._terminal.set_up()
            self._terminal.restart()
        else:
            self._terminal.serve(act is Act.IN_SERVICE)
        return e.Done()

    def _enrol(self, code: str) -> e.Event:
        ended = self._terminal.enrol(code)
        if ended.fault is None:
            self._bench.deeds.note(Deed.ENROLLED)
        else:
            self._bench.deeds.note(Deed.ENROL_REFUSED, ended.fault.name.lower())
        return ended

    def _read_dials(self) -> e.Event:
        dials = self._terminal.dials
        return e.DialsRead(dials.look() if dials is not None else Dials(silent=NoVolume.SPEECH_OFF))

    def _turn_dial(self, touch: Touch, moment: Moment) -> e.Event | None:
        dials = self._terminal.dials
        if dials is None:
            return self._read_dials()
        with self._turning:
            # What was touched last is what is shown last.
            found = dials.turn(touch)
            moment.post(e.DialsRead(found))
        if touch in (Touch.BRIGHTER, Touch.DARKER) and found.light is not None:
            self._bench.deeds.note(Deed.BRIGHTNESS, f"{found.light}")
        elif touch is not Touch.LISTEN and found.volume is not None:
            self._bench.deeds.note(Deed.VOLUME, f"{found.volume}")
        return None

    def _read_log(self) -> e.Event:
        self._bench.deeds.note(Deed.READ_LOGS)
        return e.LogRead(tuple(LogLine(line.at, line.level, line.message) for line in self._terminal.log.newest()))


def _shown(state: DeviceState) -> DeviceLook:
    return DeviceLook(
        state.name, state.state, fault_of(state.name, state.state), state.detail or "", state.paper_left_mm
    )


def _of_a_device(fault: Fault) -> bool:
    return fault.value.startswith(("card_", "scanner_", "printer_")) or fault is Fault.DEVICE_UNKNOWN
