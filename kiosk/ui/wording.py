"""What a patient reads where the words depend on what happened.

Vietnamese is the source language. A failure says what happened, what to do and, on the screen, who helps; it never
blames, never shows a code, never says "bạn".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kiosk.domain.coverage import CoverageStatus
from kiosk.domain.dates import shown_time
from kiosk.domain.money import Dong
from kiosk.domain.outcome import Printed
from kiosk.domain.problem import Problem
from kiosk.domain.receipt import Receipt
from kiosk.domain.slip import SlipReason

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Words:
    """What happened or where to go, and what to do."""

    title: str
    action: str


@dataclass(frozen=True, slots=True)
class PaperWords:
    """What to do about a paper, and whether it surely came out."""

    text: str
    ok: bool


_Table = Mapping[Problem, tuple[str, str]]

_PROBLEMS: Final[_Table] = {
    Problem.CODE_UNREADABLE: (
        #: Title: the camera saw a code but could not read it
        QT_TRANSLATE_NOOP("Problem", "Máy chưa đọc được mã QR"),
        #: What to do about an unreadable code
        QT_TRANSLATE_NOOP("Problem", "Lau nhẹ mặt thẻ, giữ thẻ yên dưới camera, rồi thử lại."),
    ),
    Problem.CODE_NOT_CITIZEN: (
        #: Title: the code that was read is no citizen card's
        QT_TRANSLATE_NOOP("Problem", "Đây chưa phải mã của thẻ căn cước"),
        #: What to do: use the code on the citizen card
        QT_TRANSLATE_NOOP("Problem", "Dùng mã QR in trên thẻ căn cước gắn chip, rồi thử lại."),
    ),
    Problem.CARD_UNREADABLE: (
        #: Title: the chip could not be read
        QT_TRANSLATE_NOOP("Problem", "Máy chưa đọc được thẻ"),
        #: What to do about an unreadable chip
        QT_TRANSLATE_NOOP("Problem", "Lau nhẹ mặt chip, đặt lại thẻ lên đầu đọc và để yên."),
    ),
    Problem.CARD_REMOVED: (
        #: Title: the card was lifted while it was read
        QT_TRANSLATE_NOOP("Problem", "Thẻ được nhấc lên hơi sớm"),
        #: What to do: leave the card lying
        QT_TRANSLATE_NOOP("Problem", "Đặt lại thẻ lên đầu đọc. Để yên cho đến khi máy báo xong."),
    ),
    Problem.CARD_REFUSED: (
        #: Title: the card is expired or not trusted
        QT_TRANSLATE_NOOP("Problem", "Thẻ này chưa dùng được ở máy"),
        #: What to do: try another card or the printed code
        QT_TRANSLATE_NOOP("Problem", "Xem lại hạn ghi trên thẻ, hoặc dùng mã QR in trên thẻ căn cước."),
    ),
    Problem.BACKEND_AWAY: (
        #: Title: the terminal cannot reach the hospital's system
        QT_TRANSLATE_NOOP("Problem", "Máy đang mất liên lạc với bệnh viện"),
        #: What to do: try again in a moment
        QT_TRANSLATE_NOOP("Problem", "Bấm “Thử lại”. Những gì đã chọn vẫn còn."),
    ),
    Problem.CLINIC_FULL: (
        #: Title: the last number of the clinic has just gone
        QT_TRANSLATE_NOOP("Problem", "Phòng khám này vừa hết số"),
        #: What to do: choose another clinic
        QT_TRANSLATE_NOOP("Problem", "Bấm “Thử lại” để chọn phòng khám khác còn số."),
    ),
    Problem.REGISTRATION_UNKNOWN: (
        #: Title: nobody knows whether the number was given
        QT_TRANSLATE_NOOP("Problem", "Chưa rõ số khám đã được cấp hay chưa"),
        #: What to do: ask again under the same key
        QT_TRANSLATE_NOOP("Problem", "Bấm “Thử lại” để máy hỏi lại. Sẽ không bị cấp hai số."),
    ),
    Problem.REGISTRATION_REFUSED: (
        #: Title: the hospital's system did not take the registration
        QT_TRANSLATE_NOOP("Problem", "Bệnh viện chưa nhận đăng ký này"),
        #: What to do: try again
        QT_TRANSLATE_NOOP("Problem", "Bấm “Thử lại”, hoặc lấy phiếu để nhân viên ở quầy xem giúp."),
    ),
    Problem.PAYMENT_AWAY: (
        #: Title: no QR for the payment could be had
        QT_TRANSLATE_NOOP("Problem", "Chưa tạo được mã QR để trả tiền"),
        #: What to do: nothing was charged; try again or pay at the cashier
        QT_TRANSLATE_NOOP("Problem", "Chưa bị trừ tiền. Bấm “Thử lại”, hoặc trả sau tại quầy thu."),
    ),
    Problem.BILL_CHANGED: (
        #: Title: the bill is not what it was
        QT_TRANSLATE_NOOP("Problem", "Số tiền phải trả vừa thay đổi"),
        #: What to do: nothing was charged; the cashier has the new amount
        QT_TRANSLATE_NOOP("Problem", "Chưa bị trừ tiền. Lấy phiếu, đến quầy thu để xem số tiền mới."),
    ),
    Problem.OUR_FAULT: (
        #: Title: a fault of the terminal itself
        QT_TRANSLATE_NOOP("Problem", "Xin lỗi, máy gặp lỗi"),
        #: What to do: it is not the patient's fault; the desk goes on
        QT_TRANSLATE_NOOP("Problem", "Đây là lỗi của máy. Lấy phiếu ưu tiên, nhân viên ở quầy làm tiếp giúp."),
    ),
}

_LAST: Final[Mapping[Problem, str]] = {
    #: What to do after the last try: nobody knows whether the number was given
    Problem.REGISTRATION_UNKNOWN: QT_TRANSLATE_NOOP(
        "Problem", "Đừng đăng ký lại. Lấy phiếu, nhân viên ở quầy tra giúp."
    ),
    #: What to do after the last try: no QR for the payment
    Problem.PAYMENT_AWAY: QT_TRANSLATE_NOOP("Problem", "Chưa bị trừ tiền. Mời lấy phiếu và trả tại quầy thu."),
    Problem.BILL_CHANGED: _PROBLEMS[Problem.BILL_CHANGED][1],
    Problem.OUR_FAULT: _PROBLEMS[Problem.OUR_FAULT][1],
}
#: What to do after the last try of anything else
_LAST_OF_ALL: Final = QT_TRANSLATE_NOOP(
    "Problem", "Lấy phiếu ưu tiên. Nhân viên ở quầy làm giúp, không phải xếp hàng lại."
)

_PICTURES: Final[Mapping[Problem, str]] = {
    Problem.CODE_UNREADABLE: "scan",
    Problem.CODE_NOT_CITIZEN: "scan",
    Problem.CARD_UNREADABLE: "card",
    Problem.CARD_REMOVED: "card",
    Problem.CARD_REFUSED: "card",
    Problem.PAYMENT_AWAY: "phone",
    Problem.BILL_CHANGED: "desk",
    Problem.CLINIC_FULL: "full",
}

_SLIPS: Final[Mapping[SlipReason, tuple[str, str]]] = {
    SlipReason.NO_DOCUMENT: (
        #: Title: where to go with the slip
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy đăng ký"),
        #: What staff do for somebody without a readable document
        QT_TRANSLATE_NOOP("Slip", "Nhân viên đăng ký giúp bằng giấy tờ khác, hoặc bằng họ tên và ngày sinh."),
    ),
    SlipReason.NOT_ME: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy đăng ký"),
        #: What staff do for somebody whose document names somebody else
        QT_TRANSLATE_NOOP("Slip", "Nhân viên xem lại giấy tờ và đăng ký giúp."),
    ),
    SlipReason.COVERAGE: (
        #: Title: where to go with the slip
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy bảo hiểm y tế"),
        #: What staff do about insurance
        QT_TRANSLATE_NOOP("Slip", "Nhân viên kiểm tra thẻ bảo hiểm y tế và đăng ký giúp."),
    ),
    SlipReason.CLINIC_FULL: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy đăng ký"),
        #: What staff do where a clinic is full
        QT_TRANSLATE_NOOP("Slip", "Nhân viên tìm giúp phòng khám còn số hôm nay."),
    ),
    SlipReason.BACKEND_AWAY: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy đăng ký"),
        #: What staff do while the hospital's system is away
        QT_TRANSLATE_NOOP("Slip", "Nhân viên đăng ký giúp trong lúc máy chờ kết nối lại."),
    ),
    SlipReason.REGISTRATION_UNKNOWN: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy đăng ký"),
        #: What staff do where nobody knows whether the number was given
        QT_TRANSLATE_NOOP("Slip", "Nhân viên tra xem số khám đã được cấp chưa. Đừng đăng ký lại ở máy khác."),
    ),
    SlipReason.PAYMENT_CHECKING: (
        #: Title: where to go with the slip
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy thu"),
        #: What staff do where nobody knows yet whether the money came
        QT_TRANSLATE_NOOP("Slip", "Khoản tiền đang được kiểm tra với ngân hàng. Giữ mã này, đừng trả lần nữa."),
    ),
    SlipReason.OUR_FAULT: (
        QT_TRANSLATE_NOOP("Slip", "Mời đến quầy đăng ký"),
        #: What staff do after a fault of the terminal
        QT_TRANSLATE_NOOP("Slip", "Máy gặp lỗi. Nhân viên làm tiếp giúp từ đầu đến cuối."),
    ),
}

_COVERAGE: Final[Mapping[CoverageStatus, tuple[str, str]]] = {
    CoverageStatus.COVERED: (
        #: What the insurer says
        QT_TRANSLATE_NOOP("Coverage", "Thẻ bảo hiểm y tế dùng được"),
        #: What it means now
        QT_TRANSLATE_NOOP("Coverage", "Mời chọn cách khám."),
    ),
    CoverageStatus.REVIEW: (
        #: What the insurer says
        QT_TRANSLATE_NOOP("Coverage", "Thẻ bảo hiểm y tế cần xem thêm"),
        #: What it means now
        QT_TRANSLATE_NOOP("Coverage", "Vẫn lấy số bảo hiểm được ngay. Nhân viên sẽ xem lại thẻ."),
    ),
    CoverageStatus.UNVERIFIED: (
        #: What the insurer says: nothing, it did not answer
        QT_TRANSLATE_NOOP("Coverage", "Chưa hỏi được cơ quan bảo hiểm"),
        #: What it means now
        QT_TRANSLATE_NOOP("Coverage", "Vẫn lấy số bảo hiểm được ngay. Bệnh viện sẽ tự kiểm tra lại."),
    ),
    CoverageStatus.NOT_COVERED: (
        #: What the insurer says
        QT_TRANSLATE_NOOP("Coverage", "Hôm nay thẻ bảo hiểm y tế chưa dùng được"),
        #: What it means now
        QT_TRANSLATE_NOOP("Coverage", "Có thể khám tự trả tiền, hoặc hỏi quầy bảo hiểm."),
    ),
    CoverageStatus.MISMATCH: (
        #: What the insurer says: name or birthday differ
        QT_TRANSLATE_NOOP("Coverage", "Thẻ bảo hiểm và căn cước ghi khác nhau"),
        #: What it means now
        QT_TRANSLATE_NOOP("Coverage", "Quầy bảo hiểm sửa giúp, hoặc khám tự trả tiền."),
    ),
    CoverageStatus.NOT_FOUND: (
        #: What the insurer says
        QT_TRANSLATE_NOOP("Coverage", "Chưa tìm thấy thẻ bảo hiểm y tế"),
        #: What it means now
        QT_TRANSLATE_NOOP("Coverage", "Mang thẻ giấy đến quầy bảo hiểm, hoặc khám tự trả tiền."),
    ),
    CoverageStatus.INVALID_INPUT: (
        #: What the insurer says: the particulars are not complete
        QT_TRANSLATE_NOOP("Coverage", "Chưa đủ thông tin để tra bảo hiểm y tế"),
        #: What it means now
        QT_TRANSLATE_NOOP("Coverage", "Quầy bảo hiểm tra giúp, hoặc khám tự trả tiền."),
    ),
}

_TICKET_PAPER: Final[Mapping[Printed, str]] = {
    #: The ticket came out
    Printed.PRINTED: QT_TRANSLATE_NOOP("Paper", "Lấy phiếu ở khe bên dưới."),
    #: Nobody knows whether the ticket came out
    Printed.UNKNOWN: QT_TRANSLATE_NOOP(
        "Paper", "Nếu không thấy phiếu ở khe: nhớ số này, hoặc chụp ảnh màn hình. Số vẫn có hiệu lực."
    ),
    #: The ticket did not come out
    Printed.NOT_PRINTED: QT_TRANSLATE_NOOP(
        "Paper", "Máy không in được phiếu. Nhớ số này, hoặc chụp ảnh màn hình. Số vẫn có hiệu lực."
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


def problem_words(problem: Problem, *, last: bool) -> Words:
    """What happened and what to do; `last` where trying again is not offered any more."""
    title, action = _PROBLEMS[problem]
    if last:
        action = _LAST.get(problem, _LAST_OF_ALL)
    return Words(translate("Problem", title), translate("Problem", action))


def problem_picture(problem: Problem) -> str:
    """The illustration beside the words."""
    return _PICTURES.get(problem, "trouble")


def slip_words(reason: SlipReason) -> Words:
    """Which desk, and what staff do there."""
    title, action = _SLIPS[reason]
    return Words(translate("Slip", title), translate("Slip", action))


def coverage_words(status: CoverageStatus) -> Words:
    """What the insurer says, and what that means now."""
    title, action = _COVERAGE[status]
    return Words(translate("Coverage", title), translate("Coverage", action))


def print_words(printed: Printed) -> str:
    """What to do about the ticket."""
    return translate("Paper", _TICKET_PAPER[printed])


def slip_paper_words(printed: Printed) -> str:
    """What to do about the desk slip."""
    return translate("Paper", _SLIP_PAPER[printed])


def receipt_words(receipt: Receipt, printed: Printed | None) -> PaperWords:
    """What to do about the receipt."""
    outcome = printed or Printed.UNKNOWN
    text = translate("Paper", _RECEIPT_PAPER[outcome]).format(number=receipt.number)
    return PaperWords(text, ok=outcome is Printed.PRINTED)


def ahead_words(ahead: int | None) -> str:
    """The place in line."""
    if ahead is None:
        return ""
    if ahead == 0:
        #: The place in line: nobody before the patient
        return translate("Queue", "Sắp đến lượt, không còn ai trước")
    #: The place in line: {count} people before the patient
    return translate("Queue", "Còn {count} người trước").format(count=ahead)


def expected_words(expected: datetime | None) -> str:
    """About when, or empty."""
    if expected is None:
        return ""
    #: About when the patient is called, {time} is HH:mm
    return translate("Queue", "Khoảng {time}").format(time=shown_time(expected))


def waiting_words(waiting: int) -> str:
    """How many wait at a clinic."""
    if waiting == 0:
        #: Nobody waits at this clinic
        return translate("Queue", "Không phải chờ")
    #: How many wait at this clinic
    return translate("Queue", "{count} người chờ").format(count=waiting)


def price_words(price: Dong, *, insured: bool) -> str:
    """The price as the hospital gives it."""
    if insured:
        #: The insurer's price of an examination
        return translate("Clinic", "Giá BHYT {price}").format(price=price)
    return str(price)


def group_words(count: int) -> str:
    """How many clinics a group has."""
    #: How many clinics a group has
    return translate("Clinic", "{count} phòng khám").format(count=count)


def full_words() -> str:
    """Why a clinic cannot be chosen."""
    #: A clinic gives no more numbers today
    return translate("Clinic", "Hôm nay đã hết số")


def closed_words() -> str:
    """Why a clinic cannot be chosen."""
    #: A clinic is not open now
    return translate("Clinic", "Hiện không mở cửa")


def active_words(count: int) -> str:
    """What the patient already holds today, or empty."""
    if count == 0:
        return ""
    #: The patient already holds {count} numbers of today
    return translate("Visit", "Hôm nay đã có {count} số khám.").format(count=count)


def part_words(received: Dong, remainder: Dong) -> str:
    """What came so far and what is missing."""
    #: A part of the money came; both amounts are finished texts
    return translate("Payment", "Đã nhận {received}, còn thiếu {remainder}").format(
        received=received, remainder=remainder
    )


def in_language(vietnamese: str, english: str) -> str:
    """A name that the hospital gives in both languages."""
    #: Not shown: the code of the language that is translated into
    return vietnamese if translate("Language", "vi") == "vi" else english or vietnamese
