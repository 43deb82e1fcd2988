"""Judges who stands at the door: a PIN by its slow hash, a pass by its signature, its time and whether it is new."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from kiosk.app.staff.access import AccessBook
from kiosk.app.staff.deeds import Deeds
from kiosk.app.staff.record import StaffRecord
from kiosk.domain.staff_deed import Deed
from kiosk.domain.staff_pass import FLEET, LONGEST, PassError, StaffPass
from kiosk.staff import events as e
from kiosk.staff.trials import Door, Refusal

SLACK: Final = timedelta(minutes=2)
"""How far the terminal's clock may be behind the backend's for a pass of just now."""
QUIET: Final = timedelta(minutes=1)
"""A refused pass that is held to the scanner on and on is written down once in a while."""


class DoorKeeper:
    """Used on the service's thread: a PIN takes its time."""

    def __init__(
        self,
        terminal: str,
        access: AccessBook,
        record: StaffRecord,
        deeds: Deeds,
        *,
        now: Callable[[], datetime],
        scanner: Callable[[], bool] = lambda: True,
    ) -> None:
        """`now`: the backend's clock as far as it is known."""
        self._terminal = terminal
        self._access = access
        self._record = record
        self._deeds = deeds
        self._now = now
        self._scanner = scanner
        self._told: dict[Refusal, datetime] = {}

    def look(self) -> Door:
        """How the door stands."""
        lock, access = self._record.lock, self._access.now
        locked_s = int(self._record.wait().total_seconds())
        return Door(lock.left, locked_s, access.pin is not None, access.key is not None, self._scanner())

    def judge_pin(self, pin: str) -> e.Event:
        """LetIn or Refused. While it is locked no PIN is looked at."""
        kept = self._access.now.pin
        if kept is None or self._record.wait():
            return e.Refused(Refusal.WRONG_PIN, self.look())
        lock = self._record.tried()
        if kept.fits(pin):
            self._record.passed()
            return self._let_in("pin", "pin")
        self._deeds.note(Deed.WRONG_PIN)
        if lock.until is not None and lock.wrong == 0:
            minutes = -(-int(self._record.wait().total_seconds()) // 60)
            self._deeds.note(Deed.LOCKED, f"{minutes} min")
        return e.Refused(Refusal.WRONG_PIN, self.look())

    def judge_pass(self, text: str) -> e.Event:
        """LetIn or Refused. The signature first: who cannot sign is told nothing else."""
        try:
            shown = StaffPass.parse(text)
        except PassError:
            return self._refuse(Refusal.NO_PASS)
        if not self._access.now.signs(shown):
            return self._refuse(Refusal.FORGED)
        if shown.terminal not in (self._terminal, FLEET):
            return self._refuse(Refusal.OTHER_TERMINAL)
        now = self._now()
        in_time = shown.issued - SLACK <= now < shown.expires and shown.expires - shown.issued <= LONGEST
        if not in_time:
            return self._refuse(Refusal.EXPIRED)
        if not self._record.use(shown.nonce):
            return self._refuse(Refusal.USED)
        self._record.passed()
        return self._let_in(shown.staff, "pass")

    def _let_in(self, who: str, by: str) -> e.Event:
        self._deeds.who = who
        self._deeds.note(Deed.ENTERED, by)
        return e.LetIn()

    def _refuse(self, why: Refusal) -> e.Event:
        now, last = self._now(), self._told.get(why)
        if last is None or not timedelta(0) <= now - last < QUIET:
            self._told[why] = now
            self._deeds.note(Deed.PASS_REFUSED, why.name.lower())
        return e.Refused(why, self.look())
