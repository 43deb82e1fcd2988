"""Writes down what staff do: in the terminal's journal, and for the backend's next heartbeat."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Protocol

from kiosk.app.staff.record import StaffRecord
from kiosk.domain.staff_deed import Deed, StaffDeed, plain
from kiosk.services.journal import JournalError


class Witness(Protocol):
    """The journal's part in it."""

    def staff_did(self, deed_id: str, what: str, who: str, result: str) -> None:
        """Append-only. Raises JournalError."""


class Deeds:
    """Nothing here stops staff: a journal that is broken is why they came."""

    def __init__(
        self,
        record: StaffRecord,
        witness: Witness | None,
        now: Callable[[], datetime],
        tell: Callable[[], None] = lambda: None,
    ) -> None:
        self._record = record
        self._witness = witness
        self._now = now
        self._tell = tell
        self.who = ""
        """Who is inside: a name from a pass, "pin", or nobody."""

    def note(self, what: Deed, result: str = "") -> None:
        """By whoever is inside."""
        deed = StaffDeed(secrets.token_hex(8), self._now(), what, plain(self.who), plain(result))
        if self._witness is not None:
            with suppress(JournalError):
                self._witness.staff_did(deed.id, deed.what.value, deed.who, deed.result)
        self._record.note(deed)
        self._tell()
