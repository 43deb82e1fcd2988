"""Finding out what a unit can prove, by asking it. Names lie: clones answer to the names of the originals."""

import secrets
import string
from typing import Final

from kiosk.devices.printer import escpos
from kiosk.devices.printer.patience import Deadline, Patience
from kiosk.devices.printer.session import Session
from kiosk.devices.printer.status import Proof

_LETTERS: Final = string.digits + string.ascii_uppercase


def new_mark() -> bytes:
    """A process id that no earlier job carried, so that a late answer proves nothing false."""
    return "".join(secrets.choice(_LETTERS) for _ in range(4)).encode()


def probe(session: Session, deadline: Deadline, patience: Patience) -> Proof:
    """Ask a ready printer for a process id, else for a fence. Raises LinkLost.

    A unit that knows neither may take the question for text; the reset that follows discards the unfinished line.
    """
    mark = new_mark()
    session.write(escpos.process_id(mark), deadline)
    if session.wait(lambda: session.marked(mark), deadline.within(patience.answer)):
        return Proof.PROCESS_ID
    before = session.fences
    session.write(escpos.FENCE, deadline)
    fenced = session.wait(lambda: session.fences > before, deadline.within(patience.answer))
    session.write(escpos.RESET, deadline)
    return Proof.FENCE if fenced else Proof.NONE
