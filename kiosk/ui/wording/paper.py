"""What to do about a paper that came out, or did not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.domain.outcome import Printed
from kiosk.domain.receipt import Receipt
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, in_context


@dataclass(frozen=True, slots=True)
class PaperWords:
    """What to do about a paper, and whether it surely came out."""

    text: str
    ok: bool


_TICKET_PAPER: Final[Mapping[Printed, str]] = {
    #: The ticket came out
    Printed.PRINTED: QT_TRANSLATE_NOOP("Paper", "Lấy phiếu ở khe bên dưới."),
    #: Nobody knows whether the ticket came out
    Printed.UNKNOWN: QT_TRANSLATE_NOOP("Paper", "Nếu không thấy phiếu: nhớ số này hoặc chụp ảnh. Số vẫn dùng được."),
    #: The ticket did not come out
    Printed.NOT_PRINTED: QT_TRANSLATE_NOOP(
        "Paper", "Máy không in được phiếu. Nhớ số này hoặc chụp ảnh. Số vẫn dùng được."
    ),
}
_RECEIPT_PAPER: Final[Mapping[Printed, str]] = {
    #: The receipt came out
    Printed.PRINTED: QT_TRANSLATE_NOOP("Paper", "Lấy biên lai ở khe bên dưới."),
    #: Nobody knows whether the receipt came out; %1 is its number
    Printed.UNKNOWN: QT_TRANSLATE_NOOP("Paper", "Nếu không thấy biên lai ở khe: quầy thu in lại theo số {number}."),
    #: The receipt did not come out; {number} is its number
    Printed.NOT_PRINTED: QT_TRANSLATE_NOOP(
        "Paper", "Máy không in được biên lai. Tiền đã nhận đủ; quầy thu in lại theo số {number}."
    ),
}
_SLIP_PAPER: Final[Mapping[Printed, str]] = {
    #: The desk slip came out
    Printed.PRINTED: QT_TRANSLATE_NOOP("Paper", "Lấy phiếu ở khe bên dưới rồi đến quầy. Phiếu này được ưu tiên."),
    #: Nobody knows whether the desk slip came out
    Printed.UNKNOWN: QT_TRANSLATE_NOOP(
        "Paper", "Nếu không thấy phiếu ở khe: đọc mã này cho nhân viên. Vẫn được ưu tiên."
    ),
    #: The desk slip did not come out
    Printed.NOT_PRINTED: QT_TRANSLATE_NOOP(
        "Paper", "Máy không in được phiếu. Đọc mã này cho nhân viên. Vẫn được ưu tiên."
    ),
}


_WAY_PAPER: Final[Mapping[Printed, str]] = {
    #: The slip of the way came out
    Printed.PRINTED: QT_TRANSLATE_NOOP("Paper", "Lấy sơ đồ ở khe bên dưới."),
    #: Nobody knows whether the slip of the way came out
    Printed.UNKNOWN: QT_TRANSLATE_NOOP("Paper", "Nếu không thấy giấy ở khe: chụp ảnh màn hình này."),
    #: The slip of the way did not come out
    Printed.NOT_PRINTED: QT_TRANSLATE_NOOP("Paper", "Máy không in được. Chụp ảnh màn hình này."),
}


def way_paper_words(printed: Printed) -> str:
    """What to do about the slip of the way."""
    return in_context("Paper", _WAY_PAPER[printed])


def print_words(printed: Printed) -> str:
    """What to do about the ticket."""
    return in_context("Paper", _TICKET_PAPER[printed])


def slip_paper_words(printed: Printed) -> str:
    """What to do about the desk slip."""
    return in_context("Paper", _SLIP_PAPER[printed])


def receipt_words(receipt: Receipt, printed: Printed | None) -> PaperWords:
    """What to do about the receipt."""
    outcome = printed or Printed.UNKNOWN
    text = in_context("Paper", _RECEIPT_PAPER[outcome]).format(number=receipt.number)
    return PaperWords(text, ok=outcome is Printed.PRINTED)
