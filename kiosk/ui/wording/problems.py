"""What is said where something did not work."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.problem import Problem
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, Words, in_context

_PROBLEMS: Final[Mapping[Problem, tuple[str, str]]] = {
    Problem.CODE_UNREADABLE: (
        #: Title: the camera saw a code but could not read it
        QT_TRANSLATE_NOOP("Problem", "Máy chưa đọc được mã QR"),
        #: What to do about an unreadable code
        QT_TRANSLATE_NOOP("Problem", "Lau nhẹ mặt thẻ, giữ thẻ yên dưới camera, rồi thử lại."),
    ),
    Problem.CODE_NOT_CITIZEN: (
        #: Title: the code that was read is no citizen card's
        QT_TRANSLATE_NOOP("Problem", "Đây chưa phải mã\ncủa thẻ căn cước"),
        #: What to do: use the code on the citizen card
        QT_TRANSLATE_NOOP("Problem", "Dùng mã QR in trên thẻ căn cước gắn chip, rồi thử lại."),
    ),
    Problem.CODE_OF_TEST: (
        #: Title: the code that was read belongs to a laboratory order
        QT_TRANSLATE_NOOP("Problem", "Đây là mã xét nghiệm"),
        #: What to do: the laboratory reads this code; here the card is needed
        QT_TRANSLATE_NOOP("Problem", "Đưa giấy này ở phòng xét nghiệm. Ở máy này, dùng thẻ căn cước."),
    ),
    Problem.TOO_MANY_GUESSES: (
        #: Title: too many numbers were tried that name nobody
        QT_TRANSLATE_NOOP("Problem", "Chưa tìm thấy thông tin"),
        #: What to do: staff look
        QT_TRANSLATE_NOOP("Problem", "Lấy phiếu ưu tiên, nhân viên ở quầy tìm giúp."),
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
        QT_TRANSLATE_NOOP("Problem", "Thẻ này chưa dùng được"),
        #: What to do: look at the card's date; the desk registers by other papers
        QT_TRANSLATE_NOOP("Problem", "Xem lại hạn ghi trên thẻ. Lấy phiếu ưu tiên, nhân viên ở quầy đăng ký giúp."),
    ),
    Problem.CARD_KEY_WRONG: (
        #: Title: the digits or the code belong to another card than the one on the reader
        QT_TRANSLATE_NOOP("Problem", "Số vừa đưa không khớp với thẻ"),
        #: What to do: give the digits of the very card on the reader
        QT_TRANSLATE_NOOP("Problem", "Xem lại 6 số cuối của chính thẻ trên đầu đọc, rồi thử lại."),
    ),
    Problem.BACKEND_AWAY: (
        #: Title: the terminal cannot reach the hospital's system
        QT_TRANSLATE_NOOP("Problem", "Máy đang mất liên lạc\nvới bệnh viện"),
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
        QT_TRANSLATE_NOOP("Problem", "Chưa rõ số khám\nđã được cấp hay chưa"),
        #: What to do: ask again under the same key
        QT_TRANSLATE_NOOP("Problem", "Bấm “Thử lại” để máy hỏi lại. Sẽ không bị cấp hai số."),
    ),
    Problem.REGISTRATION_REFUSED: (
        #: Title: the hospital's system did not take the registration
        QT_TRANSLATE_NOOP("Problem", "Bệnh viện chưa nhận\nđăng ký này"),
        #: What to do: try again
        QT_TRANSLATE_NOOP("Problem", "Bấm “Thử lại”, hoặc lấy phiếu để nhân viên ở quầy xem giúp."),
    ),
    Problem.PAYMENT_AWAY: (
        #: Title: no QR for the payment could be had
        QT_TRANSLATE_NOOP("Problem", "Chưa tạo được mã QR"),
        #: What to do: nothing was charged; try again or pay at the cashier
        QT_TRANSLATE_NOOP("Problem", "Chưa bị trừ tiền. Bấm “Thử lại”, hoặc trả sau tại quầy thu."),
    ),
    Problem.BILL_CHANGED: (
        #: Title: the bill is not what it was
        QT_TRANSLATE_NOOP("Problem", "Số tiền phải trả vừa thay đổi"),
        #: What to do: nothing was charged; the cashier has the new amount
        QT_TRANSLATE_NOOP("Problem", "Chưa bị trừ tiền. Lấy phiếu, đến quầy thu để xem số tiền mới."),
    ),
    Problem.AMOUNT_TOO_LARGE: (
        #: Title: the bill is more than a bank takes in one transfer
        QT_TRANSLATE_NOOP("Problem", "Số tiền lớn hơn mức\nmột lần chuyển khoản"),
        #: What to do: nothing was charged; the cashier takes this amount
        QT_TRANSLATE_NOOP("Problem", "Chưa bị trừ tiền. Lấy phiếu rồi trả tại quầy thu."),
    ),
    Problem.PAYMENT_LIVE: (
        #: Title: another terminal shows a code for this bill, or an earlier code may still be paid
        QT_TRANSLATE_NOOP("Problem", "Khoản này đang được trả\nở một máy khác"),
        #: What to do: wait a little; never pay twice
        QT_TRANSLATE_NOOP("Problem", "Chờ vài phút rồi bấm “Thử lại”. Đã chuyển tiền rồi thì đừng chuyển lần nữa."),
    ),
    Problem.PAYMENT_UNKNOWN: (
        #: Title: whether an earlier payment of this bill came cannot be found out now
        QT_TRANSLATE_NOOP("Problem", "Chưa hỏi được ngân hàng\nvề lần trả trước"),
        #: What to do: do not pay again; the cashier finds out
        QT_TRANSLATE_NOOP("Problem", "Đừng trả lần nữa. Lấy phiếu, quầy thu kiểm tra giúp. Tiền không bị mất."),
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
    #: What to do after the last try: somebody else is still paying this bill
    Problem.PAYMENT_LIVE: QT_TRANSLATE_NOOP("Problem", "Đừng trả lần nữa. Lấy phiếu, quầy thu kiểm tra giúp."),
    Problem.PAYMENT_UNKNOWN: _PROBLEMS[Problem.PAYMENT_UNKNOWN][1],
    Problem.BILL_CHANGED: _PROBLEMS[Problem.BILL_CHANGED][1],
    Problem.AMOUNT_TOO_LARGE: _PROBLEMS[Problem.AMOUNT_TOO_LARGE][1],
    Problem.CARD_REFUSED: _PROBLEMS[Problem.CARD_REFUSED][1],
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
    Problem.CARD_KEY_WRONG: "card",
    Problem.CODE_OF_TEST: "paper",
    Problem.TOO_MANY_GUESSES: "search",
    Problem.BACKEND_AWAY: "link",
    Problem.REGISTRATION_UNKNOWN: "search",
    Problem.PAYMENT_AWAY: "phone",
    Problem.BILL_CHANGED: "desk",
    Problem.AMOUNT_TOO_LARGE: "desk",
    Problem.PAYMENT_LIVE: "phone",
    Problem.PAYMENT_UNKNOWN: "bank",
    Problem.CLINIC_FULL: "full",
}


def problem_words(problem: Problem, *, last: bool) -> Words:
    """What happened and what to do; `last` where trying again is not offered any more."""
    title, action = _PROBLEMS[problem]
    if last:
        action = _LAST.get(problem, _LAST_OF_ALL)
    return Words(in_context("Problem", title), in_context("Problem", action))


def problem_picture(problem: Problem) -> str:
    """The illustration beside the words."""
    return _PICTURES.get(problem, "trouble")
