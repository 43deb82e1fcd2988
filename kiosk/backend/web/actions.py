"""What staff do, each in one transaction with its answer, so that a double click does it once."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.api.idempotency import Answer
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.clock import hospital_day
from kiosk.backend.fleet.heartbeats import HelpRow
from kiosk.backend.his.local import LocalHis
from kiosk.backend.queue import calls
from kiosk.backend.queue.closures import ClosureRow
from kiosk.backend.queue.numbers import label_of
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.registration.verifying import SEEN

ACTIONS = ("next", "again", "skip", "back", "done", "transfer", "close", "open", "coming", "helped", "seen", "reprint")


@dataclass(frozen=True, slots=True)
class DeskAction:
    """One press at the desk: what, by whom, for which clinic, on which place, call or other clinic."""

    what: str
    staff: str
    clinic: str
    target: str


def do_desk(session: Session, his: LocalHis, action: DeskAction, now: datetime) -> Answer:
    """Do it. Answers 404 and 409 `too_late`."""
    if action.what in ("coming", "helped"):
        return _help(session, action, now)
    if his.clinic(action.clinic) is None:
        raise ProblemError(404, "not_found", "no clinic of this id")
    if action.what in ("close", "open"):
        return _close(session, action, now)
    if action.what in ("seen", "reprint"):
        return _paper(session, his, action, hospital_day(now))
    try:
        place = _call(session, his, action, now)
    except calls.CallError:
        raise ProblemError(409, "too_late", "the number is no longer in that state") from None
    clinic = his.clinic(place.clinic_id) if place else None
    number = label_of(clinic.letter, place) if place and clinic else None
    return Answer(200, {"called": number, "place": place.id if place else None})


def _call(session: Session, his: LocalHis, action: DeskAction, now: datetime) -> PlaceRow | None:
    match action.what:
        case "next":
            return calls.call_next(session, action.clinic, hospital_day(now), now)
        case "again":
            return calls.call_again(session, action.target)
        case "skip":
            return calls.skip(session, action.target)
        case "back":
            return calls.back(session, action.target)
        case "done":
            return calls.done(session, action.target, now)
        case _:
            place_id, _, clinic_id = action.target.partition(">")
            if his.clinic(clinic_id) is None:
                raise ProblemError(404, "not_found", "no clinic of this id")
            return calls.transfer(session, place_id, clinic_id, now)


def _close(session: Session, action: DeskAction, now: datetime) -> Answer:
    day = hospital_day(now)
    row = session.get(ClosureRow, (action.clinic, day))
    if action.what == "close" and row is None:
        session.add(ClosureRow(clinic_id=action.clinic, day=day, staff=action.staff, at=now))
    elif action.what == "open" and row is not None:
        session.delete(row)
    return Answer(200, {"clinic": action.clinic, "state": action.what})


def _paper(session: Session, his: LocalHis, action: DeskAction, day: date) -> Answer:
    """Staff looked at the papers of a place, or print its ticket once more; named by its id or by its number."""
    query = select(PlaceRow).where(PlaceRow.clinic_id == action.clinic, PlaceRow.day == day)
    clinic = his.clinic(action.clinic)
    wanted = action.target.strip().upper()
    found = [
        row
        for row in session.scalars(query.with_for_update())
        if row.id == action.target or (clinic is not None and label_of(clinic.letter, row) == wanted)
    ]
    if not found:
        raise ProblemError(404, "not_found", "no such number at this clinic today")
    place = found[0]
    if action.what == "seen":
        place.reason = f"{SEEN}{action.staff}"[:40]
    else:
        place.copies += 1
    return Answer(200, {"place": place.id})


def _help(session: Session, action: DeskAction, now: datetime) -> Answer:
    row = session.get(HelpRow, action.target, with_for_update=True)
    if row is None:
        raise ProblemError(404, "not_found", "no such call")
    if action.what == "coming" and row.state == "open":
        row.state, row.staff = "coming", action.staff
    elif action.what == "helped":
        row.state, row.staff, row.done_at = "done", row.staff or action.staff, now
    return Answer(200, {"id": row.id, "state": row.state})
