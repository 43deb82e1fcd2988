"""The ticket of one place, as the terminal prints it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.backend.his.local import LocalHis
from kiosk.backend.hospital.hours import opening
from kiosk.backend.queue.line import InLine, in_line
from kiosk.backend.queue.numbers import label_of
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.registration.rows import RegistrationRow
from kiosk.backend.registration.slips import slip_code
from kiosk.backend.registration.verifying import to_verify
from kiosk.backend.store.vault import Vault
from kiosk.domain.coverage import CoverageStatus
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.ticket import Ticket

_TITLE = "PHIẾU KHÁM BỆNH"
_VERIFY = "Ưu tiên theo khai báo: nhân viên sẽ kiểm tra giấy tờ."
_COUNTER = "Mời đến quầy bảo hiểm y tế với thẻ và giấy tờ trước khi vào khám."
_PENDING = "BHYT đang được xác minh; phiếu khám vẫn có giá trị."
_IDENTITY = "Thông tin được nhập tay: nhân viên sẽ xem giấy tờ tùy thân."
_COMPANION = "Người nhà đăng ký hộ: nhân viên sẽ xem giấy tờ của người bệnh."
_SLIP = "Phiếu chuyển / phiếu hẹn: đưa quầy kiểm tra."
_PRICES = "Số tiền là tạm tính; bệnh viện quyết toán khi kết thúc khám."


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One place with its ticket."""

    clinic_id: str
    number: str
    room: str
    line: InLine
    ticket: Ticket
    state: str


@dataclass(frozen=True, slots=True)
class TicketOffice:
    """Writes tickets: what the HIS calls things, and the vault that signs slips."""

    his: LocalHis
    vault: Vault

    def view(self, session: Session, registration: RegistrationRow, place: PlaceRow, now: datetime) -> PlaceView:
        """The place as it stands now. `copy` says that it was printed before."""
        clinic = self.his.clinic(place.clinic_id)
        letter, name, room, way, minutes = ("?", place.clinic_id, "?", None, 10)
        start = now
        if clinic is not None:
            letter, name, room, way, minutes = clinic.letter, clinic.shown, clinic.room, clinic.way, clinic.minutes
            start = opening(clinic, place.day)
        line = in_line(session, place, minutes, start, now)
        number = label_of(letter, place)
        ticket = Ticket(
            hospital=self.his.hospital,
            title=_TITLE,
            number=number,
            clinic=name,
            room=room,
            issued=place.issued_at.astimezone(HOSPITAL_TIME).replace(microsecond=0),
            name=self.vault.unseal(registration.name, "masked name") if registration.name else None,
            coverage=_coverage(registration),
            priority=place.priority,
            ahead=line.ahead,
            expected=line.expected.astimezone(HOSPITAL_TIME),
            qr=slip_code(self.vault, registration.id),
            notes=_notes(registration, way),
            copy=place.copies > 0,
            clinic_en=clinic.shown_en if clinic else None,
            room_en=clinic.room_en if clinic else None,
        )
        return PlaceView(place.clinic_id, number, room, line, ticket, place.state)


def _coverage(registration: RegistrationRow) -> str | None:
    if registration.kind == "quick_number":
        return None
    if registration.coverage is None:
        return "Không dùng BHYT"
    if registration.coverage == CoverageStatus.COVERED:
        return "BHYT – đã xác minh"
    return "BHYT – chờ xác minh"


def _notes(registration: RegistrationRow, way: str | None) -> tuple[str, ...]:
    notes = [way] if way else []
    if registration.coverage == CoverageStatus.UNVERIFIED:
        notes.append(_PENDING)
    elif registration.coverage not in (None, CoverageStatus.COVERED):
        notes.append(_COUNTER)
    if registration.line and registration.coverage is not None:
        notes.append(registration.line)
    verify = to_verify(registration)
    words = {"identity": _IDENTITY, "companion": _COMPANION, "slip": _SLIP, "priority": _VERIFY}
    if "companion" in verify:
        del words["identity"]  # of a relative everything was typed
    notes += [text for what, text in words.items() if what in verify]
    if registration.due:
        notes.append(_PRICES)
    return tuple(notes)
