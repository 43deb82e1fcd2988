"""A call for help, from the first ring until somebody was there: it outlives the screen that made it."""

import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import datetime
from math import ceil
from typing import Final, Protocol

from kiosk.domain.call import Call, Comer
from kiosk.domain.hospital_page import HelpCall, HelpState
from kiosk.services.client import Refused, ServiceError
from kiosk.ui.moment import Moment
from kiosk.visit import events as e

EVERY_S: Final = 3.0
KEPT: Final = 12
"""So many calls say how long it usually takes; with fewer than three nothing is promised."""
NOBODY_S: Final = 60.0
"""So long nobody has answered: the patient is told what to do instead."""
LONGEST_S: Final = 900.0

_FEW: Final = 3
_CALLS: Final = {HelpState.OPEN: Call.HEARD, HelpState.COMING: Call.COMING}


class Desk(Protocol):
    """The staff page. Raises Away, Refused or Rejected."""

    def call_staff(self, screen: str) -> HelpCall:
        """This terminal's call; ringing again is the same one."""

    def help_call(self, call_id: str) -> HelpCall:
        """The call as it stands."""


class HelpLine:
    """One call at a time. What becomes of it goes to the screen that is up and to whoever listens."""

    def __init__(
        self,
        desk: Desk,
        listen: Callable[[Call | None], None],
        now: Callable[[], datetime],
        clock: Callable[[], float] = time.monotonic,
        every_s: float = EVERY_S,
    ) -> None:
        self._desk = desk
        self._listen = listen
        self._now = now
        self._clock = clock
        self._every_s = every_s
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._watched: Moment | None = None
        self._id: str | None = None
        self._call: Call | None = None
        self._comes: Comer | None = None
        self._since: datetime | None = None
        self._rang = 0.0
        self._took: deque[float] = deque(maxlen=KEPT)

    def ring(self, screen: str, moment: Moment) -> None:
        """Call, or ring again, then follow what becomes of it. Blocks for as long as the call is open."""
        try:
            call = self._desk.call_staff(screen)
        except ServiceError:
            with self._lock:
                kept = self._call if self._id else None
            moment.post(self._answer(kept or Call.UNHEARD, self._since if kept else None))
            return
        with self._lock:
            followed = self._id == call.id
            self._id, self._rang, self._watched = call.id, self._clock(), moment
        self._is(_CALLS.get(call.state, Call.HEARD), call.comes, anew=True)
        if not followed:
            self._follow(call.id)

    def follow(self, moment: Moment) -> None:
        """Tell this screen from now on."""
        with self._lock:
            self._watched = moment
            call, since = self._call, self._since
        if call is not None:
            moment.post(self._answer(call, since))

    def close(self) -> None:
        """The terminal ends."""
        self._over.set()

    def _follow(self, call_id: str) -> None:
        began = self._clock()
        ends = began + LONGEST_S
        while self._clock() < ends and not self._over.wait(self._every_s):
            try:
                found = self._desk.help_call(call_id)
            except Refused:
                break
            except ServiceError:
                continue
            state = found.state
            if state is HelpState.DONE:
                self._took.append(self._clock() - began)
                break
            quiet = self._clock() - self._rang >= NOBODY_S
            self._is(Call.NOBODY if state is HelpState.OPEN and quiet else _CALLS.get(state, Call.HEARD), found.comes)
        with self._lock:
            if self._id != call_id:
                return  # somebody has rung anew: that call has a follower of its own
            self._id = self._call = self._since = self._comes = None
        if not self._over.is_set():
            self._listen(None)

    def _is(self, call: Call, comes: Comer | None, *, anew: bool = False) -> None:
        with self._lock:
            if call is self._call and not anew:
                return
            self._comes = comes
            if call is not self._call:
                self._since = self._now()
            self._call = call
            moment, since = self._watched, self._since
        self._listen(call)
        if moment is not None:
            moment.post(self._answer(call, since))

    def _answer(self, call: Call, since: datetime | None) -> e.HelpAnswered:
        return e.HelpAnswered(call, since, self._usual(), self._comes if call is Call.COMING else None)

    def _usual(self) -> int | None:
        """Minutes until somebody was at this terminal, of the last calls; at least one."""
        took = sorted(self._took)
        return max(1, ceil(took[len(took) // 2] / 60)) if len(took) >= _FEW else None
