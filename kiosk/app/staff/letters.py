"""The test ticket: every letter of Vietnamese, and a code that is held to the scanner afterwards."""

from datetime import datetime
from typing import Final

from kiosk.domain.ticket import Ticket

LINES: Final = (
    "aàảãáạ ăằẳẵắặ âầẩẫấậ",
    "eèẻẽéẹ êềểễếệ iìỉĩíị đ",
    "oòỏõóọ ôồổỗốộ ơờởỡớợ",
    "uùủũúụ ưừửữứự yỳỷỹýỵ",
)


def trial_ticket(hospital: str, terminal: str, code: str, now: datetime) -> Ticket:
    """No number of anybody's; nobody can take it for one."""
    return Ticket(
        hospital=hospital,
        title="PHIẾU IN THỬ",
        number="THỬ",
        clinic="Dành cho nhân viên kỹ thuật",
        room=terminal,
        issued=now,
        qr=code,
        notes=tuple(line for pair in ((line, line.upper()) for line in LINES) for line in pair),
    )
