"""What is said to somebody who goes to a desk."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.slip import SlipReason
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, Words, in_context

_SLIPS: Final[Mapping[SlipReason, tuple[str, str]]] = {
    SlipReason.NO_DOCUMENT: (
        #: Title: where to go with the slip
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy tiếp đón"),
        #: What staff do for somebody without a readable document
        QT_TRANSLATE_NOOP("Slip", "Nhân viên đăng ký giúp bằng giấy tờ khác, hoặc bằng họ tên và ngày sinh."),
    ),
    SlipReason.NOT_ME: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy tiếp đón"),
        #: What staff do for somebody whose document names somebody else
        QT_TRANSLATE_NOOP("Slip", "Nhân viên xem lại giấy tờ và đăng ký giúp."),
    ),
    SlipReason.DECLINED: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy tiếp đón"),
        #: What staff do for somebody who did not want the terminal to use their data
        QT_TRANSLATE_NOOP("Slip", "Nhân viên giải thích và đăng ký giúp theo ý Quý khách."),
    ),
    SlipReason.COVERAGE: (
        #: Title: where to go with the slip
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy bảo hiểm y tế"),
        #: What staff do about insurance
        QT_TRANSLATE_NOOP("Slip", "Nhân viên kiểm tra thẻ bảo hiểm y tế và đăng ký giúp."),
    ),
    SlipReason.CLINIC_FULL: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy tiếp đón"),
        #: What staff do where a clinic is full
        QT_TRANSLATE_NOOP("Slip", "Nhân viên tìm giúp phòng khám còn số hôm nay."),
    ),
    SlipReason.BACKEND_AWAY: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy tiếp đón"),
        #: What staff do while the hospital's system is away
        QT_TRANSLATE_NOOP("Slip", "Nhân viên đăng ký giúp trong lúc máy chờ kết nối lại."),
    ),
    SlipReason.REGISTRATION_UNKNOWN: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy tiếp đón"),
        #: What staff do where nobody knows whether the number was given
        QT_TRANSLATE_NOOP("Slip", "Nhân viên tra xem số khám đã được cấp chưa. Đừng đăng ký lại ở máy khác."),
    ),
    SlipReason.REGISTRATION_REFUSED: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy tiếp đón"),
        #: What staff do where the hospital's system did not take the registration
        QT_TRANSLATE_NOOP("Slip", "Nhân viên xem lý do và đăng ký giúp."),
    ),
    SlipReason.PAYMENT_CHECKING: (
        #: Title: where to go with the slip
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy thu"),
        #: What staff do where nobody knows yet whether the money came
        QT_TRANSLATE_NOOP("Slip", "Khoản tiền đang được kiểm tra với ngân hàng. Giữ mã này, đừng trả lần nữa."),
    ),
    SlipReason.NO_PAYMENT_CODE: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy thu"),
        #: What to know where no QR could be made: nothing is paid yet
        QT_TRANSLATE_NOOP("Slip", "Chưa bị trừ tiền. Đưa phiếu này để trả tại quầy thu."),
    ),
    SlipReason.BILL_CHANGED: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy thu"),
        #: What staff do where the amount is not what it was
        QT_TRANSLATE_NOOP("Slip", "Chưa bị trừ tiền. Nhân viên quầy thu cho biết số tiền mới."),
    ),
    SlipReason.AMOUNT_TOO_LARGE: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy thu"),
        #: What to know where a bank does not carry the amount in one transfer: the cashier takes it
        QT_TRANSLATE_NOOP("Slip", "Chưa bị trừ tiền. Quầy thu nhận trực tiếp số tiền lớn này."),
    ),
    SlipReason.OUR_FAULT: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy tiếp đón"),
        #: What staff do after a fault of the terminal
        QT_TRANSLATE_NOOP("Slip", "Máy gặp lỗi. Nhân viên làm tiếp giúp từ đầu đến cuối."),
    ),
}


def slip_words(reason: SlipReason) -> Words:
    """Which desk, and what staff do there."""
    title, action = _SLIPS[reason]
    return Words(in_context("Slip", title), in_context("Slip", action))
