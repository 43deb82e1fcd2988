"""Taking in what a terminal gave while this backend was away: each paper once, in order, none left out unexplained."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.clock import hospital_day
from kiosk.backend.his.local import LocalHis
from kiosk.backend.queue.numbers import next_number
from kiosk.backend.queue.offline import OfflineBlockRow, OfflineRefusedError, Paper, paper_label, turn_at
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.registration.rows import RegistrationRow
from kiosk.domain.registration import Kind

LOST: Final = "the terminal has no record of it"
_AHEAD: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Merged:
    """One paper and the registration it became."""

    seq: int
    registration_id: str
    label: str
    state: str


def merge(
    session: Session, his: LocalHis, block: OfflineBlockRow, papers: Sequence[Paper], now: datetime
) -> list[Merged]:
    """Every paper's place, made now or found from before. A number the terminal skipped becomes a void place.

    Raises OfflineRefusedError where a paper cannot be of this block: nothing is taken then.
    """
    if not all(_possible(block, paper, now) for paper in papers):
        raise OfflineRefusedError
    clinic = his.clinic(block.clinic_id)
    letter = clinic.letter if clinic else "?"
    found = []
    by_seq = {paper.seq: paper for paper in papers}
    for seq in range(1, max(by_seq, default=0) + 1):
        standing = _standing(session, block, seq)
        paper = by_seq.get(seq)
        if standing is None and (paper is not None or seq > block.merged):
            issued = paper.issued if paper else now
            standing = _take_in(session, block, (seq, letter), issued, lost=paper is None)
        elif standing is not None and paper is not None and standing.state == "void":
            standing.state, standing.reason = "waiting", None  # its record was found after all
        if standing is not None and paper is not None:
            found.append(Merged(seq, standing.registration_id, standing.label or "", standing.state))
    block.merged = max([block.merged, *by_seq])
    return found


def _possible(block: OfflineBlockRow, paper: Paper, now: datetime) -> bool:
    """Whether the terminal could have written it: of its block, on its day, not in the future."""
    return 1 <= paper.seq <= block.size and hospital_day(paper.issued) == block.day and paper.issued <= now + _AHEAD


def _standing(session: Session, block: OfflineBlockRow, seq: int) -> PlaceRow | None:
    query = select(PlaceRow).where(PlaceRow.request == _request(block, seq), PlaceRow.clinic_id == block.clinic_id)
    return session.scalars(query).one_or_none()


def _take_in(
    session: Session, block: OfflineBlockRow, named: tuple[int, str], issued: datetime, *, lost: bool
) -> PlaceRow:
    seq, letter = named
    row = RegistrationRow(
        id=secrets.token_hex(16),
        request=_request(block, seq),
        day=block.day,
        kind=Kind.QUICK_NUMBER,
        terminal=block.terminal,
        priority=False,
        companion=False,
        due=0,
        state="active",
        made_at=issued,
    )
    session.add(row)
    session.flush()
    place = PlaceRow(
        id=secrets.token_hex(16),
        registration_id=row.id,
        request=row.request,
        clinic_id=block.clinic_id,
        day=block.day,
        turn=turn_at(session, block.clinic_id, block.day, issued),
        number=next_number(session, block.clinic_id, block.day),
        label=paper_label(letter, block.no, seq),
        rank=0,
        priority=False,
        state="void" if lost else "waiting",
        reason=LOST if lost else None,
        issued_at=issued,
        calls=0,
        copies=0,
    )
    session.add(place)
    session.flush()
    return place


def _request(block: OfflineBlockRow, seq: int) -> str:
    return f"offline:{block.id}:{seq}"
