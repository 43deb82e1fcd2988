"""Kiosk printers with a mouth that holds the cut ticket (Custom KPM, VKP and TK in ESC/POS emulation).

Only its sensor may say that a ticket was taken; a printer without one never does.
"""

import re
from dataclasses import dataclass

from kiosk.devices.printer import escpos
from kiosk.devices.printer.link import LinkLost
from kiosk.devices.printer.patience import Deadline
from kiosk.devices.printer.replies import FullStatus
from kiosk.devices.printer.session import Session

_REMAINING = re.compile(rb"(\d{1,6})cm", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bits:
    """Which bit says what: the manuals of the models differ, so it is data."""

    ticket_present: int = 0x20
    paper_jam: int = 0x80


KPM = Bits()


class Presenter:
    """The mouth of the printer behind a session."""

    def __init__(self, session: Session, bits: Bits = KPM) -> None:
        self._session = session
        self._bits = bits

    def ticket_present(self, deadline: Deadline) -> bool:
        """Whether a ticket waits to be taken. Raises Silent, LinkLost."""
        return bool(self.status(deadline).paper & self._bits.ticket_present)

    def status(self, deadline: Deadline) -> FullStatus:
        """All four bytes. Raises Silent, LinkLost."""
        return self._session.full_status(deadline)

    def jammed(self, deadline: Deadline) -> bool:
        """Whether the ejector reports a paper jam; not jammed where it does not say. Raises LinkLost."""
        answer = self._session.raw_answer(escpos.EJECTOR_STATUS, bool, deadline)
        return bool(answer and answer[0] & self._bits.paper_jam)

    def remaining_mm(self, deadline: Deadline) -> int | None:
        """What the unit thinks is left on the roll. Raises LinkLost."""
        answer = self._session.raw_answer(escpos.REMAINING_PAPER, lambda said: b"cm" in said, deadline)
        match = _REMAINING.search(answer)
        return int(match[1]) * 10 if match else None

    def retract(self, deadline: Deadline) -> None:
        """Take back a ticket nobody took. Raises LinkLost."""
        self._order(escpos.RETRACT, deadline)

    def eject(self, deadline: Deadline) -> None:
        """Throw the ticket out. Raises LinkLost."""
        self._order(escpos.EJECT, deadline)

    def _order(self, command: bytes, deadline: Deadline) -> None:
        if self._session.write(command, deadline) < len(command):
            raise LinkLost("takes no command")
