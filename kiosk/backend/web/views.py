"""What the pages show, read from the database in one go. Numbers and terminals; of people at most a masked name."""

import json
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.backend.fleet.heartbeats import HelpRow
from kiosk.backend.fleet.terminals import TerminalRow
from kiosk.backend.his.local import LocalHis
from kiosk.backend.hospital.directory import ClinicEntry
from kiosk.backend.insurance.rows import RecheckRow
from kiosk.backend.queue.numbers import label_of
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.registration.paper_terms import Term, term_of
from kiosk.backend.registration.rows import RegistrationRow
from kiosk.backend.registration.verifying import SEEN, to_verify
from kiosk.backend.store.vault import Vault
from kiosk.domain.dates import shown_time


@dataclass(frozen=True, slots=True)
class Called:
    """A number that is called, how often, and since when."""

    place_id: str
    number: str
    calls: int
    since: str
    priority: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One clinic's line."""

    clinic: ClinicEntry
    called: tuple[Called, ...]
    next: tuple[Called, ...]
    skipped: tuple[Called, ...]
    waiting: int
    closed: bool

    def document(self) -> dict[str, Any]:
        """For the stream of the display, in a hall: a discreet clinic is its room there."""
        return {
            "id": self.clinic.id,
            "name": self.clinic.shown,
            "name_en": self.clinic.shown_en,
            "room": self.clinic.room,
            "room_en": self.clinic.room_en,
            "called": [{"number": call.number, "calls": call.calls} for call in self.called],
            "next": [call.number for call in self.next[:5]],
            "waiting": self.waiting,
        }


def lines(session: Session, his: LocalHis, day: date, closed: set[str], area: str | None = None) -> list[Line]:
    """The lines of every clinic, or of one area's."""
    clinics = [c for c in his.directory.clinics if area is None or c.group_id == area]
    query = select(PlaceRow).where(
        PlaceRow.day == day,
        PlaceRow.clinic_id.in_([clinic.id for clinic in clinics]),
        PlaceRow.state.in_(("waiting", "called", "skipped")),
    )
    by_clinic: dict[str, list[PlaceRow]] = {}
    for row in session.scalars(query):
        by_clinic.setdefault(row.clinic_id, []).append(row)
    return [_line(clinic, by_clinic.get(clinic.id, []), clinic.id in closed) for clinic in clinics]


def _line(clinic: ClinicEntry, rows: list[PlaceRow], closed: bool) -> Line:
    waiting = sorted(
        (r for r in rows if r.state == "waiting"), key=lambda r: (not r.priority, r.turn, r.issued_at, r.number)
    )
    called = sorted(
        (r for r in rows if r.state == "called"), key=lambda r: (r.called_at or r.issued_at, r.number), reverse=True
    )
    skipped = sorted((r for r in rows if r.state == "skipped"), key=lambda r: r.number)
    return Line(
        clinic,
        tuple(_called(clinic, row) for row in called[:5]),
        tuple(_called(clinic, row) for row in waiting[:10]),
        tuple(_called(clinic, row) for row in skipped[:20]),
        len(waiting),
        closed,
    )


def just_done(session: Session, clinic: ClinicEntry, day: date) -> tuple[Called, ...]:
    """The last three that are done here: a wrong press is taken back."""
    query = select(PlaceRow).where(PlaceRow.day == day, PlaceRow.clinic_id == clinic.id, PlaceRow.state == "done")
    rows = session.scalars(query.order_by(PlaceRow.done_at.desc(), PlaceRow.number.desc()).limit(3))
    return tuple(_called(clinic, row) for row in rows)


def _called(clinic: ClinicEntry, row: PlaceRow) -> Called:
    since = row.called_at or row.issued_at
    return Called(row.id, label_of(clinic.letter, row), row.calls, shown_time(since), row.priority)


@dataclass(frozen=True, slots=True)
class PaperWanted:
    """A number whose patient must show a paper, and which."""

    place_id: str
    number: str
    terminal: str
    wants: tuple[str, ...]


_WANTS = {
    "identity": "giấy tờ tùy thân",
    "companion": "giấy tờ của người bệnh và người nhà",
    "priority": "giấy tờ ưu tiên",
    "slip": "phiếu chuyển / phiếu hẹn",
    "coverage": "thẻ BHYT",
}
_TERMS = {
    Term.GOOD: _WANTS["slip"],
    Term.YEARLY: "phiếu chuyển ký quá 10 ngày làm việc: chỉ còn giá trị nếu bệnh thuộc Phụ lục III (1 năm)",
    Term.OVER: "phiếu chuyển ký quá 1 năm",
}


def papers_wanted(
    session: Session, vault: Vault, clinic: ClinicEntry, day: date, holidays: Set[date]
) -> list[PaperWanted]:
    """Numbers of this clinic with something to verify that nobody has looked at, in the order of the line."""
    query = (
        select(PlaceRow, RegistrationRow)
        .join(RegistrationRow, RegistrationRow.id == PlaceRow.registration_id)
        .where(PlaceRow.day == day, PlaceRow.clinic_id == clinic.id, PlaceRow.state.in_(("waiting", "called")))
        .order_by(PlaceRow.priority.desc(), PlaceRow.turn, PlaceRow.issued_at)
    )
    found = []
    for place, row in session.execute(query):
        slip = json.loads(vault.unseal(row.slip, "slip")) if row.slip else {}
        words = {**_WANTS, "slip": _TERMS[term_of(slip, day, holidays)]}
        wants = tuple(words[what] for what in to_verify(row))
        if wants and not (place.reason or "").startswith(SEEN):
            found.append(PaperWanted(place.id, label_of(clinic.letter, place), row.terminal, wants))
    return found[:20]


@dataclass(frozen=True, slots=True)
class HelpCall:
    """Somebody at a terminal asked for help."""

    id: str
    terminal: str
    location: str
    screen: str
    state: str
    since: str
    staff: str | None


def help_calls(session: Session) -> list[HelpCall]:
    """Open calls, oldest first."""
    query = (
        select(HelpRow, TerminalRow.location)
        .join(TerminalRow, TerminalRow.id == HelpRow.terminal)
        .where(HelpRow.state != "done")
        .order_by(HelpRow.at)
    )
    return [
        HelpCall(row.id, row.terminal, location, row.screen, row.state, shown_time(row.at), row.staff)
        for row, location in session.execute(query)
    ]


def open_rechecks(session: Session) -> int:
    """How many insurance questions wait for an answer."""
    found: int = session.execute(
        select(func.count()).select_from(RecheckRow).where(RecheckRow.done_at.is_(None))
    ).scalar_one()
    return found
