"""What staff did at a terminal: a closed list, the same in the terminal's record and on the console."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from kiosk.domain.fields import FieldError, Fields

_WORD: Final = re.compile(r"[A-Za-z0-9*][A-Za-z0-9 ._@*/:-]{0,39}")


class Deed(StrEnum):
    """One kind of thing."""

    OPENED = "opened"
    WRONG_PIN = "wrong_pin"
    LOCKED = "locked"
    PASS_REFUSED = "pass_refused"  # noqa: S105 - a word
    ENTERED = "entered"
    LEFT = "left"
    IDLE = "idle"
    TEST_PRINT = "test_print"
    TEST_SCAN = "test_scan"
    TEST_CARD = "test_card"
    PAPER_CHANGED = "paper_changed"
    OUT_OF_SERVICE = "out_of_service"
    IN_SERVICE = "in_service"
    RESTART = "restart"
    READ_LOGS = "read_logs"
    ENROLLED = "enrolled"
    ENROL_REFUSED = "enrol_refused"
    SET_UP = "set_up"
    VOLUME = "volume"
    BRIGHTNESS = "brightness"


WORDS: Final = {
    Deed.OPENED: ("mở màn hình nhập PIN", "opened the PIN screen"),
    Deed.WRONG_PIN: ("nhập sai PIN", "typed a wrong PIN"),
    Deed.LOCKED: ("PIN bị khóa", "the PIN is locked"),
    Deed.PASS_REFUSED: ("mã QR nhân viên bị từ chối", "a staff QR code was refused"),
    Deed.ENTERED: ("vào chế độ nhân viên", "entered staff mode"),
    Deed.LEFT: ("rời chế độ nhân viên", "left staff mode"),
    Deed.IDLE: ("tự thoát vì không ai chạm", "left by itself: nobody touched it"),
    Deed.TEST_PRINT: ("in thử", "test print"),
    Deed.TEST_SCAN: ("quét thử", "test scan"),
    Deed.TEST_CARD: ("đọc thẻ thử", "test card"),
    Deed.PAPER_CHANGED: ("thay giấy", "changed the paper"),
    Deed.OUT_OF_SERVICE: ("ngừng phục vụ tại máy", "took it out of service"),
    Deed.IN_SERVICE: ("cho phục vụ lại tại máy", "put it back in service"),
    Deed.RESTART: ("khởi động lại tại máy", "restarted it"),
    Deed.READ_LOGS: ("xem nhật ký", "read the log"),
    Deed.ENROLLED: ("ghi danh lại", "enrolled it again"),
    Deed.ENROL_REFUSED: ("ghi danh lại bị từ chối", "an enrolment was refused"),
    Deed.SET_UP: ("cài đặt máy mới", "set the terminal up"),
    Deed.VOLUME: ("chỉnh âm lượng (%)", "set the volume (%)"),
    Deed.BRIGHTNESS: ("chỉnh độ sáng (%)", "set the brightness (%)"),
}
"""Vietnamese and English."""


@dataclass(frozen=True, slots=True)
class StaffDeed:
    """One thing that was done. `who`: a member of staff as the pass names them, or "pin"; `result`: a word or two."""

    id: str
    at: datetime
    what: Deed
    who: str = ""
    result: str = ""

    def to_json(self) -> dict[str, object]:
        """As the heartbeat carries it."""
        return {
            "id": self.id,
            "at": self.at.isoformat(timespec="seconds"),
            "what": self.what.value,
            "who": self.who or None,
            "result": self.result or None,
        }

    @classmethod
    def of(cls, entry: Fields) -> "StaffDeed":
        """The same back. Raises FieldError."""
        what = entry.text("what", 24)
        if what not in set(Deed):
            raise FieldError("what: a deed is wanted")
        return cls(
            entry.text("id", 32),
            entry.moment("at"),
            Deed(what),
            entry.text_or_none("who", 40) or "",
            entry.text_or_none("result", 40) or "",
        )


def plain(text: str) -> str:
    """A name or a word as it may stand in a deed: at most 40 harmless characters, or nothing."""
    return text if _WORD.fullmatch(text) else ""
