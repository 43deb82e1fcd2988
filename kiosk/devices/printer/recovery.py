"""After a fault: nothing of the old job may come out later, and no torso may hang before the next ticket."""

from enum import IntEnum
from typing import Final

from kiosk.devices.printer import escpos
from kiosk.devices.printer.delivery import Job
from kiosk.devices.printer.patience import Deadline, Patience
from kiosk.devices.printer.raster import Raster
from kiosk.devices.printer.session import Session

_LONGEST_BAND: Final = escpos.BAND_ROWS * 72 + 8


class Residue(IntEnum):
    """What an earlier job may have left in the printer."""

    NOTHING = 0
    BUFFER = 1
    """Bytes in its buffers, from this program or from one that ran before it."""
    TORSO = 2
    """Also part of a document on paper that is not cut."""
    CUT_SHORT = 3
    """Also a raster that waits for the rest of its bytes."""


def empty(session: Session, deadline: Deadline) -> bool:
    """Empty the printer's buffers, whatever its state; whether it confirmed. Raises LinkLost.

    A unit that does not know the first command may know the older one, which answers nothing.
    """
    if session.clear(deadline):
        return True
    acknowledge(session, deadline)
    return False


def acknowledge(session: Session, deadline: Deadline) -> None:
    """Let a printer leave an error whose cause is gone, with empty buffers (DLE ENQ 2). Raises LinkLost."""
    session.write(escpos.RECOVER_AND_CLEAR, deadline)


def end_raster(session: Session, deadline: Deadline) -> bool:
    """Zeros that end a raster which was cut short on its way; elsewhere they mean nothing. Raises LinkLost."""
    return session.write(bytes(_LONGEST_BAND), deadline) == _LONGEST_BAND


def cut_off(session: Session, void: Raster | None, patience: Patience, deadline: Deadline) -> bool:
    """Mark the torso as void and cut it off; whether the printer got through. Only on a ready printer. Raises LinkLost.

    Without `void` the mark stands there already and only the cut is tried again.
    """
    strip = Job.of(void).data if void is not None else b""
    data = b"".join((escpos.RESET, escpos.DOT_UNITS, strip, escpos.FEED_AND_CUT))
    if session.write(data, deadline) < len(data):
        return False
    before = session.fences
    session.write(escpos.FENCE, deadline)
    session.wait(lambda: session.fences > before, deadline.within(patience.recovery))
    return session.real_time_status(Deadline(patience.look)).trouble is None
