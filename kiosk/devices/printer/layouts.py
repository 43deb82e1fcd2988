"""What stands where on each paper. The number and the room must be read at arm's length without glasses."""

from collections.abc import Sequence

from kiosk.devices.printer.floor_sketch import floor_sketch
from kiosk.devices.printer.glyphs import Face
from kiosk.devices.printer.sheet import Align, Sheet
from kiosk.domain.dates import HOSPITAL_TIME, shown_date, shown_time
from kiosk.domain.receipt import Receipt
from kiosk.domain.slip import DeskSlip
from kiosk.domain.text import clean
from kiosk.domain.ticket import Ticket
from kiosk.domain.way_slip import WaySlip

COPY = "BẢN SAO / IN LẠI"
_NOTES = 6  # more would hide the ones that matter


def ticket(document: Ticket, dots: int) -> Sheet:
    """Number first, then room, then the rest."""
    sheet = _headed(document.hospital, document.title, document.copy, dots)
    if document.priority:
        sheet.banner("ƯU TIÊN", 34)
        sheet.gap(8)
    sheet.text("SỐ · NUMBER", 24, align=Align.CENTRE)
    sheet.gap(8)
    sheet.headline(document.number, 210, sheet.room - 32)
    sheet.gap(20)
    _place(sheet, document)
    sheet.gap(12)
    if document.name is not None:
        sheet.pair("Họ tên", document.name, 150)
    if document.coverage is not None:
        sheet.pair("Đối tượng", document.coverage, 150)
    if document.ahead is not None:
        waiting = f"{document.ahead} người" if document.ahead else "không còn ai"
        sheet.pair("Phía trước", waiting, 150)
    if document.expected is not None:
        sheet.pair("Dự kiến", f"khoảng {shown_time(document.expected)}", 150)
    sheet.gap(8)
    sheet.rule()
    _footed(sheet, document.qr, document.notes, f"In lúc {_moment(document)}")
    return sheet


def receipt(document: Receipt, dots: int) -> Sheet:
    """What was paid, line by line, and the reference that finds it again."""
    sheet = _headed(document.hospital, document.title, document.copy, dots)
    sheet.pair("Số", document.number, 150)
    if document.name is not None:
        sheet.pair("Họ tên", document.name, 150)
    sheet.gap(6)
    sheet.rule()
    sheet.gap(6)
    for line in document.lines:
        sheet.amount(line.text, str(line.amount), 27, Face.REGULAR)
        sheet.gap(4)
    sheet.gap(4)
    sheet.rule(4)
    sheet.gap(4)
    sheet.amount("TỔNG CỘNG", str(document.total), 36, Face.BOLD)
    sheet.gap(6)
    sheet.rule()
    sheet.gap(6)
    sheet.pair("Hình thức", document.method, 150)
    sheet.pair("Mã GD", document.ref, 150)
    paid = document.paid.astimezone(HOSPITAL_TIME)
    sheet.pair("Đã nhận", f"{shown_time(paid)} {shown_date(paid)}", 150)
    sheet.gap(8)
    _footed(sheet, document.qr, document.notes, f"In lúc {_moment(document)}")
    return sheet


def slip(document: DeskSlip, dots: int) -> Sheet:
    """Where to go and why, and the reference that finds the case."""
    sheet = _headed(document.hospital, document.title, False, dots)
    sheet.banner("ƯU TIÊN", 34)
    sheet.gap(10)
    sheet.rule(6)
    sheet.gap(10)
    sheet.text("MỜI ĐẾN · PLEASE GO TO", 24, align=Align.CENTRE)
    sheet.heading(document.desk.sign, (58, 52, 46, 40))
    if document.desk.sign_en is not None:
        sheet.text(document.desk.sign_en, 25, align=Align.CENTRE, most=2)
    sheet.gap(10)
    sheet.rule(6)
    sheet.gap(14)
    sheet.text(document.reason, 32)
    sheet.gap(10)
    sheet.rule()
    sheet.gap(4)
    if document.name is not None:
        sheet.pair("Họ tên", document.name, 150)
    sheet.pair("Mã tra cứu", document.reference, 150)
    sheet.gap(8)
    _footed(sheet, None, document.notes, f"In lúc {_moment(document)}")
    return sheet


def way(document: WaySlip, dots: int) -> Sheet:
    """Where to go in large, the drawing of each floor, then the steps."""
    sheet = _headed(document.hospital, document.title, False, dots)
    sheet.heading(document.room, (46, 40, 34))
    sheet.heading(document.place, (38, 34, 30))
    sheet.gap(8)
    for stretch in document.stretches:
        if len(document.stretches) > 1:
            sheet.text(stretch.floor.name, 28, Face.BOLD)
            sheet.gap(4)
        last = stretch is document.stretches[-1]
        sheet.drawing(floor_sketch(stretch, sheet.room, document.goal if last else None))
        sheet.gap(10)
    sheet.rule()
    sheet.gap(6)
    for step in document.steps:
        sheet.text(step, 34, Face.BOLD)
        sheet.gap(4)
    sheet.rule()
    _footed(sheet, None, (), f"In lúc {_moment(document)}")
    return sheet


def void_mark(dots: int) -> Sheet:
    """Closes a torso that a fault left in the printer, so that nobody takes it for a ticket."""
    sheet = Sheet(dots)
    sheet.gap(8)
    sheet.banner("PHIẾU IN LỖI – XIN BỎ", 36)
    sheet.gap(8)
    return sheet


def _headed(hospital: str, title: str, copy: bool, dots: int) -> Sheet:
    sheet = Sheet(dots)
    sheet.heading(hospital, (29, 26))
    sheet.gap(2)
    sheet.text(title, 34, align=Align.CENTRE)
    sheet.gap(6)
    if copy:
        sheet.banner(COPY, 38)
        sheet.gap(6)
    sheet.rule(3)
    sheet.gap(8)
    return sheet


def _place(sheet: Sheet, document: Ticket) -> None:
    """In Vietnamese for staff and the signs in the house; small below, for whoever reads only English."""
    sheet.rule(6)
    sheet.gap(10)
    sheet.text("PHÒNG KHÁM · ROOM", 24, align=Align.CENTRE)
    sheet.heading(document.room, (58, 52, 46, 40))
    if not document.discreet:
        sheet.heading(document.clinic, (38, 34, 30))
    for english in (None if document.discreet else document.clinic_en, document.room_en):
        if english is not None:
            sheet.text(english, 25, align=Align.CENTRE, most=2)
    sheet.gap(10)
    sheet.rule(6)


def _footed(sheet: Sheet, code: str | None, notes: tuple[str, ...], printed: str) -> None:
    shown = notes[:_NOTES]
    lines: Sequence[str] = [*(shown if len(shown) < 2 else (f"• {note}" for note in shown)), printed]
    if code and clean(code):
        lines = sheet.code(code, lines)
    else:
        sheet.gap(4)
    for line in lines:
        sheet.text(line, 25, most=8)
    sheet.gap(6)


def _moment(document: Ticket | Receipt | DeskSlip | WaySlip) -> str:
    issued = document.issued.astimezone(HOSPITAL_TIME)
    return f"{shown_time(issued)} {shown_date(issued)}"
