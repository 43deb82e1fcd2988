"""Reports as files: CSV, and a workbook of one sheet (ISO/IEC 29500, strings in place)."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from kiosk.backend.payment.day_report import SUMS, Report
from kiosk.domain.dates import HOSPITAL_TIME

Cell = str | int
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WIDTHS = (
    '<cols><col min="1" max="2" width="18" customWidth="1"/><col min="3" max="6" width="34" customWidth="1"/></cols>'
)
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# The names are for programs, the words beside them for the cashier who opens the file.
_WORDS: Final = {
    "bank": "ngân hàng báo có",
    "received": "tổng đã vào",
    "posted": "đã dùng và HIS đã ghi",
    "posting": "đã dùng, chờ HIS",
    "refunded": "đã hoàn",
    "refund_due": "phải hoàn",
    "held": "chờ trả nốt",
    "unmatched": "chưa rõ của ai",
    "his": "HIS ghi từ máy",
    "unlisted": "báo có cho đơn không phải của máy",
    "learned": "số khoản chỉ biết được nhờ đối soát",
}


def rows_of(report: Report) -> Iterator[Sequence[Cell]]:
    """The report as lines: sums first, then differences, then what is open and who has it."""
    yield ("ngày", report.day.isoformat())
    for name in SUMS:
        yield (name, int(getattr(report, name)), _WORDS[name])
    yield ("balanced", "yes" if report.balanced else "no", "cân, không có chênh lệch chưa rõ")
    yield ()
    yield ("kind", "what", "key", "amount", "at", "owner")
    for kind, items in (("difference", report.differences), ("open", report.open)):
        for item in items:
            at = item.at.astimezone(HOSPITAL_TIME).isoformat(timespec="seconds") if item.at else ""
            yield (kind, str(item.what), item.key, item.amount, at, item.owner or "")


def as_csv(report: Report) -> str:
    """CSV in UTF-8 with a byte order mark, as spreadsheets of hospitals want it; no cell starts a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([_plain(cell) for cell in row] for row in rows_of(report))
    return "\ufeff" + out.getvalue()


def as_workbook(report: Report) -> bytes:
    """The same as .xlsx."""
    lines = "".join(_row(number, row) for number, row in enumerate(rows_of(report), start=1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/></Types>',
        "_rels/.rels": _relation(f"{_DOCUMENT}/officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _relation(f"{_DOCUMENT}/worksheet", "worksheets/sheet1.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
        f'<sheet name="{report.day.isoformat()}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">{_WIDTHS}<sheetData>{lines}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, _XML + text)
    return out.getvalue()


def _relation(kind: str, target: str) -> str:
    inner = f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _row(number: int, row: Sequence[Cell]) -> str:
    cells = "".join(_cell(f"{chr(65 + n)}{number}", cell) for n, cell in enumerate(row))
    return f'<row r="{number}">{cells}</row>'


def _cell(place: str, cell: Cell) -> str:
    if isinstance(cell, int):
        return f'<c r="{place}"><v>{cell}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


def _plain(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r\n" and cell else cell
