"""How a QR ended, in words."""

from collections.abc import Mapping
from typing import Final

from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, Words, in_context
from kiosk.visit.states import End

_ENDS: Final[Mapping[End, tuple[str, str]]] = {
    #: Title: the QR ran out and no money came
    End.RAN_OUT: (QT_TRANSLATE_NOOP("Payment", "Mã QR đã hết hạn.\nChưa bị trừ tiền"), ""),
    End.ELSEWHERE: (
        #: Title: the cashier took the money for this bill while the QR stood here
        QT_TRANSLATE_NOOP("Payment", "Khoản này đã được trả\ntại quầy thu"),
        #: What to know: money that was transferred as well goes back by itself
        QT_TRANSLATE_NOOP("Payment", "Đừng trả lần nữa. Nếu vừa chuyển tiền, bệnh viện sẽ hoàn lại."),
    ),
    End.SPOILT: (
        #: Title: what the screen showed was not the right QR
        QT_TRANSLATE_NOOP("Payment", "Mã QR hiện chưa đúng.\nChưa bị trừ tiền"),
        #: What to do: the terminal took the QR off; make another or pay at the cashier
        QT_TRANSLATE_NOOP("Payment", "Máy đã bỏ mã đó. Mời tạo mã mới, hoặc trả tại quầy thu."),
    ),
}


def end_words(end: End) -> Words:
    """How it ended, and what to know."""
    title, action = _ENDS[end]
    return Words(in_context("Payment", title), in_context("Payment", action))
