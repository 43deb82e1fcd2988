"""What can be looked up, and what is found."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.dates import shown_date, shown_time
from kiosk.domain.hospital_page import ResultState
from kiosk.domain.money import Dong
from kiosk.domain.registration import Place
from kiosk.ui.wording.counts import ahead_words, expected_words, in_language
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, Words, in_context
from kiosk.visit.states import Wanted

_WANTED: Final[Mapping[Wanted, tuple[str, str]]] = {
    Wanted.PLACE: (
        #: Look up: how many are before one's own number
        QT_TRANSLATE_NOOP("LookUp", "Bao lâu đến lượt"),
        #: Look up: what is needed for it
        QT_TRANSLATE_NOOP("LookUp", "Cần phiếu khám"),
    ),
    #: Look up: the way to a room
    Wanted.WAY: (QT_TRANSLATE_NOOP("LookUp", "Đường đi"), ""),
    #: Look up: what things cost
    Wanted.PRICES: (QT_TRANSLATE_NOOP("LookUp", "Giá dịch vụ"), ""),
    #: Look up: when which doctor examines
    Wanted.DOCTORS: (QT_TRANSLATE_NOOP("LookUp", "Lịch bác sĩ"), ""),
    #: Look up: what to bring to an examination
    Wanted.BRING: (QT_TRANSLATE_NOOP("LookUp", "Cần mang theo gì"), ""),
    Wanted.RESULTS: (
        #: Look up: whether results are ready
        QT_TRANSLATE_NOOP("LookUp", "Kết quả đã có chưa"),
        #: Look up: what is needed for it
        QT_TRANSLATE_NOOP("LookUp", "Cần thẻ căn cước"),
    ),
}
_STANDS: Final[Mapping[str, str]] = {
    #: The number is being called now
    "called": QT_TRANSLATE_NOOP("Queue", "Đã gọi số.\nMời vào phòng ngay."),
    #: The number was called and nobody came
    "skipped": QT_TRANSLATE_NOOP("Queue", "Số đã gọi qua. Mời đến phòng, báo nhân viên."),
    #: The examination is over
    "done": QT_TRANSLATE_NOOP("Queue", "Đã khám xong."),
    #: The number was moved to another clinic
    "transferred": QT_TRANSLATE_NOOP("Queue", "Đã chuyển sang phòng khác. Hỏi nhân viên."),
    #: The number is not valid any more
    "cancelled": QT_TRANSLATE_NOOP("Queue", "Số này đã hủy. Mời hỏi quầy tiếp đón."),
}
#: What stands of a number where the terminal does not know the word
_ASK: Final = QT_TRANSLATE_NOOP("Queue", "Mời hỏi nhân viên ở phòng khám.")
_KINDS: Final[Mapping[str, str]] = {
    #: Results: tests of blood and the like
    "laboratory": QT_TRANSLATE_NOOP("Results", "Xét nghiệm"),
    #: Results: X-ray, ultrasound and the like
    "imaging": QT_TRANSLATE_NOOP("Results", "Chụp chiếu, siêu âm"),
}
#: Results: anything else
_OTHER: Final = QT_TRANSLATE_NOOP("Results", "Kết quả khác")
#: Results: may be fetched
_READY: Final = QT_TRANSLATE_NOOP("Results", "Đã có kết quả")
#: Results: not yet
_PENDING: Final = QT_TRANSLATE_NOOP("Results", "Chưa có, mời chờ thêm")
#: Results: {clinic} asked for it at {time} on {day}
_ORDERED: Final = QT_TRANSLATE_NOOP("Results", "{clinic}, {time} {day}")
#: Prices: what health insurance reckons with; {price} is finished
_INSURED: Final = QT_TRANSLATE_NOOP("LookUp", "Giá BHYT {price}")
#: Prices: what the hospital asks; {price} is finished
_PRICE: Final = QT_TRANSLATE_NOOP("LookUp", "Giá {price}")
#: Look up: how many lines stand under a heading
_LINES: Final = QT_TRANSLATE_NOOP("LookUp", "{count} mục")


#: Search: how many lines fit what was typed
_FOUND: Final = QT_TRANSLATE_NOOP("LookUp", "Tìm thấy {count} mục")
#: Search: nothing fits, and what to do
_NOT_FOUND: Final = QT_TRANSLATE_NOOP("LookUp", "Chưa thấy mục nào. Xóa bớt chữ.")


def found_words(count: int) -> str:
    """How many lines fit what was typed."""
    return in_context("LookUp", _FOUND).format(count=count) if count else in_context("LookUp", _NOT_FOUND)


def wanted_words(wanted: Wanted, *, known: bool = False, held: bool = False) -> Words:
    """What can be looked up, and what is needed for it; of somebody `known`, with a number `held`, nothing more is."""
    title, note = _WANTED[wanted]
    needless = known if wanted is Wanted.RESULTS else held
    return Words(in_context("LookUp", title), "" if needless else in_context("LookUp", note))


def stands_words(place: Place) -> str:
    """How a number stands now."""
    if place.state == "waiting":
        return ahead_words(place.ahead)
    return in_context("Queue", _STANDS.get(place.state, _ASK))


def when_words(place: Place) -> str:
    """About when the number is called; empty where it is not waiting any more."""
    return expected_words(place.expected) if place.state == "waiting" else ""


def result_kind(result: ResultState) -> str:
    """As coarse as a public hall allows."""
    return in_context("Results", _KINDS.get(result.kind, _OTHER))


def result_state(result: ResultState) -> str:
    """Ready or not."""
    return in_context("Results", _READY if result.ready else _PENDING)


def ordered_words(result: ResultState) -> str:
    """Who asked for it, and when."""
    clinic, at = in_language(result.clinic, result.clinic_en), result.ordered
    return in_context("Results", _ORDERED).format(clinic=clinic, time=shown_time(at), day=shown_date(at))


def insured_price(price: Dong) -> str:
    """What health insurance reckons with."""
    return in_context("LookUp", _INSURED).format(price=price)


def listed_price(price: Dong) -> str:
    """What the hospital asks."""
    return in_context("LookUp", _PRICE).format(price=price)


def lines_words(count: int) -> str:
    """How many lines stand under a heading."""
    return in_context("LookUp", _LINES).format(count=count)
