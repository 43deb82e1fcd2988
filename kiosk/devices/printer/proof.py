"""Finding out what a unit can prove, by asking it. Names lie: clones answer to the names of the originals."""

import secrets
import string
from dataclasses import dataclass
from typing import Final

from kiosk.devices.printer import escpos
from kiosk.devices.printer.patience import Deadline, Patience
from kiosk.devices.printer.session import Session
from kiosk.devices.printer.status import Proof

_LETTERS: Final = string.digits + string.ascii_uppercase


def new_mark() -> bytes:
    """A process id that no earlier job carried, so that a late answer proves nothing false."""
    return "".join(secrets.choice(_LETTERS) for _ in range(4)).encode()


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a unit answers: its proof, and whether it answers fences."""

    proof: Proof
    fences: bool


def probe(session: Session, wanted: Proof | None, deadline: Deadline, patience: Patience) -> Abilities:
    """Ask a ready printer for a process id and for a fence; `wanted` settles the proof beforehand. Raises LinkLost.

    A unit that knows neither may take the questions for text; the reset that follows discards the unfinished line.
    """
    mark, before = new_mark(), session.fences
    question = escpos.FENCE if wanted else escpos.process_id(mark) + escpos.FENCE
    session.write(question, deadline)
    fenced = session.wait(lambda: session.fences > before, deadline.within(patience.answer))
    if wanted:
        return Abilities(wanted, fenced)
    # In order: what stands before an answered fence has been answered too, or never will be.
    marked = session.wait(lambda: session.marked(mark), deadline.within(patience.answer / 5 if fenced else 0.0))
    if marked:
        return Abilities(Proof.PROCESS_ID, fenced)
    session.write(escpos.RESET, deadline)
    return Abilities(Proof.FENCE if fenced else Proof.NONE, fenced)
