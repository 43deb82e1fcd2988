"""Counts visits as they end: outcome, reason and seconds, for the console. Of the people, nothing."""

import re
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice
from typing import Final

from kiosk.domain.outcome import Printed
from kiosk.domain.visit_end import Outcome, VisitEnd
from kiosk.visit import states as s
from kiosk.visit.around import NOBODY

KEPT: Final = 500
"""So many wait while the backend is away; then the oldest go."""
AT_ONCE: Final = 50

_GOOD: Final = (Outcome.PAID, Outcome.REGISTERED, Outcome.INFORMED)


class VisitTally:
    """Told each screen on the screen's thread; emptied by the heartbeat's."""

    def __init__(self, now: Callable[[], datetime], clock: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._clock = clock
        self._lock = threading.Lock()
        self._ended: deque[VisitEnd] = deque(maxlen=KEPT)
        self._visit: _Visit | None = None

    def entered(self, state: s.State) -> None:
        """This screen came up."""
        if isinstance(state, NOBODY | s.Attended):
            visit, self._visit = self._visit, None
            if visit is not None:
                self._end(visit)
            return
        at = self._clock()
        self._visit = self._visit or _Visit(at)
        self._visit.entered(state, at)

    def pending(self) -> tuple[VisitEnd, ...]:
        """What the backend has not heard of, oldest first."""
        with self._lock:
            return tuple(islice(self._ended, AT_ONCE))

    def delivered(self, visits: Iterable[VisitEnd]) -> None:
        """The backend has these."""
        gone = {visit.id for visit in visits}
        with self._lock:
            self._ended = deque((visit for visit in self._ended if visit.id not in gone), maxlen=KEPT)

    def _end(self, visit: "_Visit") -> None:
        seconds = (visit.reached or self._clock()) - visit.begun
        at = self._now().replace(second=0, microsecond=0)
        with self._lock:
            self._ended.append(VisitEnd(secrets.token_hex(12), at, visit.outcome, visit.reason, seconds))


class _Visit:
    """One visit under way. What went well stands; of troubles the last counts."""

    def __init__(self, begun: float) -> None:
        self.begun = begun
        self.reached: float | None = None
        self.outcome = Outcome.LEFT
        self.reason: str | None = None

    def entered(self, state: s.State, at: float) -> None:
        outcome, reason = milestone(state)
        if (
            isinstance(state, s.CallingHelp | s.Help | s.StillThere | s.StartOver)
            and outcome is self.outcome is not Outcome.LEFT
        ):
            return  # a question laid over what was reached already
        if self.outcome in _GOOD and outcome not in _GOOD:
            # Registered, and then a trouble: the number stands, the trouble is the remark.
            self.reason = reason if outcome is not Outcome.LEFT else self.reason
        elif self.outcome is not Outcome.PAID or outcome is Outcome.PAID:
            self.outcome, self.reason = outcome, reason
            self.reached = None if outcome is Outcome.LEFT else at


def milestone(state: s.State) -> tuple[Outcome, str | None]:
    """What a visit came to that ended at this screen."""
    match state:
        case s.PrintingReceipt(s.Unreceipted()):
            return Outcome.INFORMED, "receipt"
        case s.PrintingReceipt():
            return Outcome.PAID, None
        case s.ThankYou(receipt=receipt, receipt_printed=printed) if receipt is not None:
            return Outcome.PAID, _unprinted(printed)
        case s.Registered(printed=printed):
            return Outcome.REGISTERED, _unprinted(printed)
        case s.PrintingTicket() | s.ThankYou():
            return Outcome.REGISTERED, None
        case s.PaymentClosed():
            return Outcome.FAILED, "payment_closed"
        case s.Sorry(problem=problem):
            return Outcome.FAILED, problem.name.lower()
        case s.PrintingSlip(reason=reason) | s.AtDesk(reason=reason):
            return Outcome.DESK, reason.name.lower()
        case s.Emergency():
            return Outcome.INFORMED, "emergency"
        case s.CallingHelp(behind) | s.Help(behind) | s.StillThere(behind) | s.StartOver(behind):
            return milestone(behind)
    return Outcome.LEFT, re.sub(r"(?<!^)(?=[A-Z])", "_", type(state).__name__).lower()


def _unprinted(printed: Printed | None) -> str | None:
    return None if printed in (Printed.PRINTED, None) else printed.value
