"""What is said where something is typed."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.entry import Asked, Mistake
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, in_context

_NUMBERS: Final[Mapping[Asked, str]] = {
    #: Title: type the citizen number
    Asked.CITIZEN: QT_TRANSLATE_NOOP("Entry", "Nhập 12 số căn cước"),
    #: Title: type the code of the insurance card
    Asked.CARD: QT_TRANSLATE_NOOP("Entry", "Nhập mã thẻ bảo hiểm y tế"),
    #: Title: type the code of the appointment
    Asked.APPOINTMENT: QT_TRANSLATE_NOOP("Entry", "Nhập 8 số của mã hẹn"),
}
_WRONG_NUMBER: Final[Mapping[Asked, str]] = {
    #: What to do about a citizen number that cannot be one
    Asked.CITIZEN: QT_TRANSLATE_NOOP("Entry", "Số này chưa đúng. Xem lại 12 số trên thẻ."),
    #: What to do about a card code that cannot be one
    Asked.CARD: QT_TRANSLATE_NOOP("Entry", "Mã này chưa đúng. Xem lại 10 hoặc 15 ký tự trên thẻ."),
    #: What to do about an appointment code that cannot be one
    Asked.APPOINTMENT: QT_TRANSLATE_NOOP("Entry", "Mã này chưa đúng. Xem lại 8 số trên phiếu hẹn."),
}
_FAULTS: Final[Mapping[Mistake, str]] = {
    #: What to do about a date that is not in the calendar
    Mistake.NO_SUCH_DAY: QT_TRANSLATE_NOOP("Entry", "Không có ngày này. Xem lại ngày, tháng, năm."),
    #: What to do about a birth date in the future
    Mistake.NOT_YET: QT_TRANSLATE_NOOP("Entry", "Ngày này chưa tới. Xem lại năm sinh."),
    #: What to do about a birth date of more than 125 years ago
    Mistake.TOO_LONG_AGO: QT_TRANSLATE_NOOP("Entry", "Năm này quá xa. Xem lại năm sinh."),
    #: What to do where the citizen number says another year of birth
    Mistake.DIFFERS: QT_TRANSLATE_NOOP("Entry", "Năm sinh khác với số căn cước. Xem lại, hoặc bấm Xong lần nữa."),
    #: What to do about a name of one word
    Mistake.NO_NAME: QT_TRANSLATE_NOOP("Entry", "Nhập cả họ và tên."),
    #: What to do where no appointment was found
    Mistake.NOT_FOUND: QT_TRANSLATE_NOOP("Entry", "Chưa thấy lịch hẹn hôm nay. Xem lại mã và ngày sinh."),
    #: What to do where a child is said to be older than 17
    Mistake.NOT_A_CHILD: QT_TRANSLATE_NOOP("Entry", "Trẻ em là dưới 18 tuổi. Xem lại năm sinh."),
    #: What to do about a number that is too long
    Mistake.NOT_A_NUMBER: QT_TRANSLATE_NOOP("Entry", "Số này quá dài. Xem lại trên giấy."),
}
#: Title: type one's own name
_OWN_NAME: Final = QT_TRANSLATE_NOOP("Entry", "Nhập họ và tên")
#: Title: type the name of whom one brings
_THEIR_NAME: Final = QT_TRANSLATE_NOOP("Entry", "Họ và tên người bệnh")
#: Title: type one's own birth date
_OWN_BIRTH: Final = QT_TRANSLATE_NOOP("Entry", "Nhập ngày sinh")
#: Title: type the birth date of whom one brings
_THEIR_BIRTH: Final = QT_TRANSLATE_NOOP("Entry", "Ngày sinh người bệnh")


def number_title(asked: Asked) -> str:
    """Which number to type."""
    return in_context("Entry", _NUMBERS[asked])


def name_title(*, relative: bool) -> str:
    """Whose name to type."""
    return in_context("Entry", _THEIR_NAME if relative else _OWN_NAME)


def birth_title(*, relative: bool) -> str:
    """Whose birth date to type."""
    return in_context("Entry", _THEIR_BIRTH if relative else _OWN_BIRTH)


def fault_words(fault: Mistake | None, asked: Asked | None = None) -> str:
    """What to do about it, or empty."""
    if fault is None:
        return ""
    if fault is Mistake.NOT_A_NUMBER and asked is not None:
        return in_context("Entry", _WRONG_NUMBER[asked])
    return in_context("Entry", _FAULTS[fault])
