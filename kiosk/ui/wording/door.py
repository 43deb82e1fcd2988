"""What the attract screen says, by what of the terminal works."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.part import Part, Parts
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, Words, in_context

#: Welcome: the one thing to do; the card lies on the reader or its code is held to the camera
_BOTH: Final = QT_TRANSLATE_NOOP("Welcome", "Đặt thẻ căn cước\nhoặc quét mã QR")
#: Welcome: the one thing to do where no code can be read now
_CARD: Final = QT_TRANSLATE_NOOP("Welcome", "Đặt thẻ căn cước\nlên đầu đọc")
#: Welcome: the one thing to do where there is no reader for the chip
_CODE: Final = QT_TRANSLATE_NOOP("Welcome", "Quét mã QR\ntrên thẻ căn cước")
#: Welcome: the one thing to do where neither a card nor a code can be read now
_TYPED: Final = QT_TRANSLATE_NOOP("Welcome", "Bấm để nhập\nsố giấy tờ")
#: Welcome: the one thing to do while the hospital cannot be reached
_ALONE: Final = QT_TRANSLATE_NOOP("Welcome", "Lấy số ở đây\nrồi đến quầy")

#: Welcome: what the terminal is for
_FOR: Final = QT_TRANSLATE_NOOP("Welcome", "Đăng ký · Bảo hiểm · Trả tiền")
#: Welcome: why only a number is given
_AWAY: Final = QT_TRANSLATE_NOOP("Welcome", "Máy đang mất liên lạc với bệnh viện.")
#: Welcome: why a number is typed
_UNREAD: Final = QT_TRANSLATE_NOOP("Welcome", "Máy chưa đọc được thẻ.")

#: Before anything is begun: no paper will come out, and what is done instead
_NO_TICKET: Final = QT_TRANSLATE_NOOP("Paper", "Máy không in được phiếu. Số hiện trên màn hình để chụp ảnh.")
#: Before a bill is paid: no receipt will come out, and who prints it
_NO_RECEIPT: Final = QT_TRANSLATE_NOOP("Paper", "Máy không in được. Quầy thu in biên lai.")

_PARTS: Final[Mapping[Part, str]] = {
    #: StartUp: a part that is looked for
    Part.READER: QT_TRANSLATE_NOOP("StartUp", "Đầu đọc thẻ"),
    #: StartUp: a part that is looked for
    Part.SCANNER: QT_TRANSLATE_NOOP("StartUp", "Camera quét mã"),
    #: StartUp: a part that is looked for
    Part.PRINTER: QT_TRANSLATE_NOOP("StartUp", "Máy in phiếu"),
    #: StartUp: a part that is looked for
    Part.BACKEND: QT_TRANSLATE_NOOP("StartUp", "Kết nối bệnh viện"),
}
#: StartUp: the part works
_READY: Final = QT_TRANSLATE_NOOP("StartUp", "Sẵn sàng")
#: StartUp: the part does not work now
_MISSING: Final = QT_TRANSLATE_NOOP("StartUp", "Chưa dùng được")
#: StartUp: nothing is known of the part yet
_LOOKING: Final = QT_TRANSLATE_NOOP("StartUp", "Đang kiểm tra")

SHOWN: Final = tuple(_PARTS)
"""What somebody who waits is told of; a plan is there at once."""


def door_words(parts: Parts) -> Words:
    """What to do, and what for, or why only that."""
    if not parts.backend:
        return Words(in_context("Welcome", _ALONE), in_context("Welcome", _AWAY))
    if not parts.reads:
        return Words(in_context("Welcome", _TYPED), in_context("Welcome", _UNREAD))
    title = _BOTH if parts.reader and parts.scanner else _CARD if parts.reader else _CODE
    return Words(in_context("Welcome", title), in_context("Welcome", _FOR))


def no_ticket_words(parts: Parts) -> str:
    """That no paper comes out, before anything is begun; empty where it does."""
    return "" if parts.printer else in_context("Paper", _NO_TICKET)


def no_receipt_words(parts: Parts) -> str:
    """That no receipt comes out, before anything is paid; empty where it does."""
    return "" if parts.printer else in_context("Paper", _NO_RECEIPT)


def part_name(part: Part) -> str:
    """What a part is called."""
    return in_context("StartUp", _PARTS[part])


def part_state(works: bool | None) -> str:
    """How it is."""
    return in_context("StartUp", _LOOKING if works is None else _READY if works else _MISSING)
