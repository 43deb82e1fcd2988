"""Tells the backend four times a minute, and at once when a device changes, how this terminal is; takes what staff
order."""

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final, Protocol

from kiosk.app import logs
from kiosk.app.order_book import OrderBook
from kiosk.app.reporter import Reporter
from kiosk.app.tally import VisitTally
from kiosk.domain.condition import Fault, Standing
from kiosk.domain.order import Order
from kiosk.domain.staff_deed import StaffDeed
from kiosk.services.client import Away, Rejected, ServiceError
from kiosk.services.health import Health, Pulse, Report
from kiosk.visit.states import Attended, OutOfService, State

log = logging.getLogger(__name__)

EVERY_S: Final = 15.0
GLANCE_S: Final = 1.5
"""How often the devices that only remember are looked at: a change is told at once."""
CLOSE_S: Final = 1.0
"""So long the end of the terminal waits for a look that is under way."""
SHUT_OUT: Final = 2
"""A line that is cut once is no certificate that is refused: TLS ends both without a word."""


class StaffSays(Protocol):
    """The record of staff, as far as the backend is to hear of it."""

    def untold(self) -> tuple[StaffDeed, ...]:
        """Oldest first."""

    def told(self, deeds: Iterable[StaffDeed]) -> None:
        """The backend has these."""


class Heartbeat:
    """One thread of its own. A backend that is away is logged once, and once when it is back."""

    def __init__(
        self,
        health: Health,
        reporter: Reporter,
        tally: VisitTally,
        book: OrderBook,
        order: Callable[[Order], None],
        *,
        every_s: float = EVERY_S,
    ) -> None:
        self._health = health
        self._reporter = reporter
        self._tally = tally
        self._book = book
        self._order = order
        self._every_s = every_s
        self._screen: str | None = None
        self._out = False
        self._wake = threading.Event()
        self._over = threading.Event()
        self._reached: Fault | None = None
        self._shut_out = 0
        self._reading = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)
        self._told: list[Callable[[Report], None]] = []
        self.staff: StaffSays | None = None
        """What staff did at this terminal and the backend has not heard of."""
        self._attended = False
        self.heard: Callable[[], None] = lambda: None
        """What is to be done while the backend listens: called after each beat it heard."""

    def tells(self, listener: Callable[[Report], None]) -> None:
        """Who else wants to know how the terminal is: called after each look, on the heartbeat's thread."""
        self._told.append(listener)

    def start(self) -> None:
        """Beat at once, then again and again."""
        self._thread.start()

    def stop(self) -> None:
        """No further beat; one under way ends by its own deadline and does not touch the journal any more."""
        self._over.set()
        self._wake.set()
        # A printer that does not answer is asked for seconds: the end does not wait for it.
        if self._reading.acquire(timeout=CLOSE_S):
            self._reading.release()

    def shows(self, state: State) -> None:
        """The screen that is up."""
        self._screen = type(state).__name__
        stands = isinstance(state, OutOfService), isinstance(state, Attended)
        if stands != (self._out, self._attended):
            self._out, self._attended = stands
            self._wake.set()
        self._tally.entered(state)

    def nudge(self) -> None:
        """Something happened that staff should see now."""
        self._wake.set()

    def _run(self) -> None:
        while not self._over.is_set():
            self._wake.clear()
            try:
                self.beat()
                self._wait()
            except Exception as error:  # noqa: BLE001 - the last line of a thread that must not end
                if self._over.is_set():
                    return
                logs.bug(error)
                self._wake.wait(self._every_s)

    def _wait(self) -> None:
        """Until the next beat is due, a device changed, or somebody nudges."""
        left = self._every_s
        while left > 0 and not self._wake.wait(min(GLANCE_S, left)):
            left -= GLANCE_S
            if self._reporter.changed():
                return

    def beat(self) -> None:
        """One heartbeat."""
        with self._reading:
            if self._over.is_set():
                return
            report = self._reporter.report(self._screen, out=self._out)
        if self._over.is_set():
            return
        report = replace(report, visits=self._tally.pending(), answers=self._book.unheard())
        if self._attended:
            report = replace(report, standing=Standing.MAINTENANCE)
        if self.staff is not None:
            report = replace(report, deeds=self.staff.untold())
        for tell in self._told:
            tell(report)
        try:
            pulse = self._health.beat(report)
        except ServiceError as error:
            if not self._over.is_set():
                self._lost(error)
            return
        self._heard(pulse, report)

    def _lost(self, error: ServiceError) -> None:
        self._shut_out = self._shut_out + 1 if isinstance(error, Away) and self._health.shut_out() else 0
        rejected = isinstance(error, Rejected) or self._shut_out >= SHUT_OUT
        fault = Fault.NOT_ENROLLED if rejected else Fault.BACKEND_AWAY
        if self._reached is not fault:
            log.warning("the backend is away: %s", error, extra={"code": fault.value})
        if self._reached is None:
            # Asked once more at once: was it one lost packet, or is the backend away?
            self._wake.set()
        self._reached = fault
        self._reporter.backend_is(fault)

    def _heard(self, pulse: Pulse, report: Report) -> None:
        if self._reached is not None:
            log.info("the backend is back")
            self._wake.set()
        self._reached = None
        self._shut_out = 0
        self._reporter.backend_is(None)
        self._reporter.offset_s = self._book.offset_s = pulse.offset_s
        if pulse.heard_all:
            self._tally.delivered(report.visits)
            self._book.heard(report.answers)
            if self.staff is not None:
                self.staff.told(report.deeds)
        if self._over.is_set():
            # Nobody is there to carry anything out: it is told again after the start.
            return
        for order in pulse.orders:
            if self._book.new(order):
                self._order(order)
        self.heard()
