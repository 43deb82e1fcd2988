"""What a patient can come for, in words."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.dates import shown_time
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, Words, in_context, translate
from kiosk.visit.service import Service
from kiosk.visit.states import Visitor

_SERVICES: Final[Mapping[Service, tuple[str, str]]] = {
    #: Menu: for somebody without a readable card
    Service.NO_CARD: (QT_TRANSLATE_NOOP("Service", "Không có thẻ"), ""),
    Service.TYPE_NUMBER: (
        #: OtherWays: type the citizen number
        QT_TRANSLATE_NOOP("Service", "Nhập số căn cước"),
        #: OtherWays: what has to be known
        QT_TRANSLATE_NOOP("Service", "12 số và ngày sinh"),
    ),
    Service.TYPE_CARD: (
        #: OtherWays: type the code of the insurance card
        QT_TRANSLATE_NOOP("Service", "Nhập mã thẻ bảo hiểm"),
        #: OtherWays: what has to be known
        QT_TRANSLATE_NOOP("Service", "Mã thẻ và ngày sinh"),
    ),
    Service.TYPE_APPOINTMENT: (
        #: OtherWays: type the code of an appointment
        QT_TRANSLATE_NOOP("Service", "Nhập mã hẹn khám"),
        #: OtherWays: what has to be known
        QT_TRANSLATE_NOOP("Service", "8 số trên phiếu hẹn"),
    ),
    Service.REGISTER: (
        #: Menu: take a number for an examination
        QT_TRANSLATE_NOOP("Service", "Đăng ký khám"),
        #: Menu: what registering gives
        QT_TRANSLATE_NOOP("Service", "Lấy số khám hôm nay"),
    ),
    #: Menu: the patient has an appointment today
    Service.APPOINTMENT: (QT_TRANSLATE_NOOP("Service", "Khám theo hẹn"), ""),
    Service.CHILD: (
        #: Menu: register a child or a parent
        QT_TRANSLATE_NOOP("Service", "Đăng ký cho người thân"),
        #: Menu: for whom
        QT_TRANSLATE_NOOP("Service", "Cho con, cha mẹ"),
    ),
    #: Menu: pay a bill of the hospital
    Service.PAY: (QT_TRANSLATE_NOOP("Service", "Nộp viện phí"), ""),
    #: Menu: the number that was taken today, and its slip once more
    Service.REPRINT: (QT_TRANSLATE_NOOP("Service", "Xem số, in lại phiếu"), ""),
    Service.RESULTS: (
        #: Menu: whether the results are ready
        QT_TRANSLATE_NOOP("Service", "Kết quả xét nghiệm"),
        #: Menu: only whether they are ready, not what they say
        QT_TRANSLATE_NOOP("Service", "Xem đã có hay chưa"),
    ),
    #: Menu: look something up
    Service.LOOK_UP: (QT_TRANSLATE_NOOP("Service", "Tra cứu"), ""),
    Service.QUICK_NUMBER: (
        #: Menu: a number without saying who one is
        QT_TRANSLATE_NOOP("Service", "Lấy số nhanh"),
        #: Menu: what the quick number is for
        QT_TRANSLATE_NOOP("Service", "Không cần giấy tờ"),
    ),
    #: Menu: somebody in danger
    Service.EMERGENCY: (QT_TRANSLATE_NOOP("Service", "Cấp cứu"), ""),
    #: Menu: the way to a room
    Service.WAY: (QT_TRANSLATE_NOOP("Service", "Đường đi"), ""),
    #: Menu: a number of the terminal's own, while the hospital cannot be reached
    Service.DESK_NUMBER: (QT_TRANSLATE_NOOP("Service", "Lấy số chờ"), ""),
}
#: Menu: saying who one is on the terminal's own keys, where it can read no card
_TYPED: Final = QT_TRANSLATE_NOOP("Service", "Nhập số giấy tờ")


def typed_words() -> Words:
    """The way without a card, where no card can be read anyway."""
    return Words(in_context("Service", _TYPED), "")


def service_words(service: Service) -> Words:
    """What a service is called, and one line more."""
    title, note = _SERVICES[service]
    return Words(in_context("Service", title), in_context("Service", note))


def visitor_words(service: Service, visitor: Visitor) -> Words:
    """The same for this visitor: with the time of the appointment, the number that is held, how many bills."""
    words, patient = service_words(service), visitor.patient
    match service:
        case Service.APPOINTMENT if patient.appointments:
            first = patient.appointments[0]
            clinic = in_language(first.clinic, first.clinic_en)
            #: Menu: the appointment of today; {time} is HH:mm, {clinic} the clinic
            note = translate("Service", "{time}, {clinic}").format(time=shown_time(first.at), clinic=clinic)
        case Service.PAY if patient.unpaid_bills:
            #: Menu: how many bills are open
            note = translate("Service", "{count} khoản chưa trả").format(count=patient.unpaid_bills)
        case Service.REPRINT if patient.held:
            #: Menu: the number that the patient holds today
            note = translate("Service", "Số {number}").format(number=patient.held[0].ticket.number)
        case _:
            note = words.action
    return Words(words.title, note)
