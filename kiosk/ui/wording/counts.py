"""Numbers, prices and names as finished texts."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from kiosk.domain.dates import shown_time
from kiosk.domain.money import Dong
from kiosk.domain.together import together

translate = QCoreApplication.translate


def ahead_words(ahead: int | None) -> str:
    """The place in line."""
    if ahead is None:
        return ""
    if ahead == 0:
        #: The place in line: nobody before the patient
        return translate("Queue", "Sắp đến lượt")
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


def price_words(price: Dong, insured: Dong | None) -> str:
    """The price as the hospital gives it, and the insurer's where the patient is insured and it is another."""
    if insured is None:
        return str(price)
    if insured == price:
        #: The insurer's price of an examination
        return translate("Clinic", "Giá BHYT {price}").format(price=price)
    #: The hospital's price of an examination, and the insurer's
    return translate("Clinic", "{price}, giá BHYT {insured}").format(price=price, insured=insured)


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


def part_words(received: Dong, remainder: Dong) -> str:
    """What came so far and what is missing."""
    #: A part of the money came; both amounts are finished texts
    return translate("Payment", "Đã nhận {received}, còn thiếu {remainder}").format(
        received=received, remainder=remainder
    )


def in_language(vietnamese: str, english: str | None) -> str:
    """A name that the hospital gives in both languages, or in Vietnamese only."""
    #: Not shown: the code of the language that is translated into
    return together(vietnamese if translate("Language", "vi") == "vi" else english or vietnamese)
