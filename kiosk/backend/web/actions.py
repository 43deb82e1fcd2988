"""What staff do, each in one transaction with its answer, so that a double click does it once."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.api.idempotency import Answer
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.clock import hospital_day
from kiosk.backend.fleet.heartbeats import HelpRow
from kiosk.backend.his.local import LocalHis
from kiosk.backend.queue import calls
from kiosk.backend.queue.closures import ClosureRow, is_closed
from kiosk.backend.queue.numbers import label, label_of
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.registration.verifying import SEEN

ACTIONS = ("next", "again", "skip", "back", "done", "transfer", "close", "open", "coming", "helped", "seen", "reprint")


REFUSED: Final = {
    "line_moved": "Chưa gọi: ở phòng khám này vừa có người khác gọi số. Xem số đang gọi rồi bấm lại nếu vẫn cần.",
    "too_late": "Chưa làm: số này người khác vừa xử lý, hoặc là số của ngày hôm trước. Xem lại danh sách bên dưới.",
    "clinic_closed": "Chưa chuyển: phòng khám đó vừa ngừng nhận số hôm nay. Chọn phòng khám khác.",
    "not_found": "Không có số này ở phòng khám đang chọn hôm nay. Xem lại số trên phiếu và phòng khám.",
}
"""What staff read where nothing was done."""


@dataclass(frozen=True, slots=True)
class DeskAction:
    """One press at the desk: what, by whom, for which clinic, on which place, call or other clinic."""

    what: str
    staff: str
    clinic: str
    target: str


def do_desk(session: Session, his: LocalHis, action: DeskAction, now: datetime) -> Answer:
    """Do it. Answers 404, 409 `too_late` and `line_moved`."""
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
    except calls.LineMovedError:
        raise ProblemError(409, "line_moved", "somebody else called a number of this clinic just now") from None
    except calls.CallError:
        raise ProblemError(409, "too_late", "the number is no longer in that state") from None
    clinic = his.clinic(place.clinic_id) if place else None
    number = label_of(clinic.letter, place) if place and clinic else None
    return Answer(200, {"called": number, "place": place.id if place else None})


def _call(session: Session, his: LocalHis, action: DeskAction, now: datetime) -> PlaceRow | None:
    day = hospital_day(now)
    if action.what == "next":
        return calls.call_next(session, action.clinic, day, now, action.target)
    place_id, _, clinic_id = action.target.partition(">")
    place = session.get(PlaceRow, place_id)
    if place is None or (place.clinic_id, place.day) != (action.clinic, day):
        raise calls.CallError  # of another clinic, or on a page that stood open over midnight
    match action.what:
        case "again":
            return calls.call_again(session, action.target)
        case "skip":
            return calls.skip(session, action.target)
        case "back":
            return calls.back(session, action.target)
        case "done":
            return calls.done(session, action.target, now)
        case _:
            if his.clinic(clinic_id) is None:
                raise ProblemError(404, "not_found", "no clinic of this id")
            if is_closed(session, clinic_id, day):
                raise ProblemError(409, "clinic_closed", "that clinic takes nobody any more today")
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
    wanted = _typed(clinic.letter if clinic else "", action.target)
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


def _typed(letter: str, text: str) -> str:
    """A number as hands type it, `7`, `a7`, `A 007`, as papers have it: `A-007`."""
    plain = "".join(text.upper().split())
    digits = plain.removeprefix(letter).removeprefix("-")
    return label(letter, int(digits)) if digits.isascii() and digits.isdigit() and len(digits) <= 4 else plain


def _help(session: Session, action: DeskAction, now: datetime) -> Answer:
    row = session.get(HelpRow, action.target, with_for_update=True)
    if row is None:
        raise ProblemError(404, "not_found", "no such call")
    if action.what == "coming" and row.state == "open":
        row.state, row.staff = "coming", action.staff
    elif action.what == "helped":
        row.state, row.staff, row.done_at = "done", row.staff or action.staff, now
    return Answer(200, {"id": row.id, "state": row.state})
