"""Samples of what is looked up. The people, clinics and prices in it are invented."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from kiosk.domain.hospital_page import HospitalPage, PageLine, PageSection, ResultState, Topic
from kiosk.domain.money import Dong
from kiosk.domain.outcome import Printed
from kiosk.domain.plan_file import read_plan
from kiosk.domain.registration import Place, Registration
from kiosk.domain.route import Route, route
from kiosk.visit import states as s

PLAN: Final = read_plan()


def way(room: str) -> Route:
    """The way to a room of the sample plan."""
    found = route(PLAN, room)
    assert found is not None
    return found


def _priced(text: str, text_en: str, price: int, insured: int) -> PageLine:
    return PageLine(text, text_en, price=Dong(price), bhyt_price=Dong(insured))


PRICES: Final = HospitalPage(
    Topic.PRICES,
    "Bảng giá dịch vụ",
    "Price list",
    (
        PageSection(
            "Khối Nội",
            "Internal medicine",
            tuple(
                _priced(name, name_en, 50_600, 50_600)
                for name, name_en in (
                    ("Khám Nội tổng quát", "General medicine"), ("Khám Tim mạch", "Cardiology"),
                    ("Khám Tiêu hóa", "Gastroenterology"),
                    ("Khám Nội tiết – Đái tháo đường", "Endocrinology and diabetes"),
                    ("Khám Hô hấp", "Respiratory medicine"),
                )
            ),
        ),
        PageSection(
            "Xét nghiệm",
            "Laboratory tests",
            tuple(
                _priced(f"Tổng phân tích tế bào máu lần {n}", f"Complete blood count, round {n}", 1_249_600, 49_300)
                for n in range(1, 12)
            ),
        ),
        PageSection("Chụp chiếu", "Imaging", (_priced("Chụp X-quang ngực thẳng", "Chest X-ray", 73_300, 73_300),)),
    ),
    "Giá niêm yết; số tiền phải trả do bệnh viện tính khi thanh toán.",
    "Listed prices; the hospital settles what you pay.",
)  # fmt: skip
DOCTORS: Final = HospitalPage(
    Topic.DOCTORS,
    "Lịch khám của bác sĩ",
    "Doctors' schedule",
    (
        PageSection(
            "Khối Nội",
            "Internal medicine",
            tuple(
                PageLine(
                    name, name,
                    detail="Khám Nội tổng quát. Thứ Hai – Thứ Sáu, 7:00–16:30",
                    detail_en="General medicine. Monday to Friday, 7:00–16:30",
                    room="P.105, tầng 1, nhà A",
                    room_en="P.105, floor 1, building A",
                )
                for name in ("BSCKII Nguyễn Văn An", "ThS.BS Trần Thị Bình", "TS.BS Lê Hoàng Cường")
            ),
        ),
        PageSection("Khối Ngoại", "Surgery", (PageLine("BSCKI Phạm Thu Dung", "BSCKI Phạm Thu Dung"),)),
    ),
)  # fmt: skip
BRING: Final = HospitalPage(
    Topic.BRING,
    "Cần mang theo khi đi khám",
    "What to bring",
    (
        PageSection(
            "Giấy tờ tùy thân",
            "Identity",
            (
                PageLine("Căn cước công dân hoặc ứng dụng VNeID", "Citizen card, or the VNeID app"),
                PageLine(
                    "Trẻ em: giấy khai sinh hoặc thẻ căn cước của trẻ", "Children: birth certificate or their own card"
                ),
            ),
        ),
    ),
    "Cần hỏi thêm: bấm nút gọi hỗ trợ trên màn hình.",
    "Any question: press the help button on the screen.",
)


def results(at: datetime) -> tuple[ResultState, ...]:
    """Ordered then."""
    return (
        ResultState("laboratory", True, "Khám Nội tổng quát", at, "General medicine"),
        ResultState("imaging", False, "Khám Nội tổng quát", at, "General medicine"),
        ResultState("other", False, "Khám Tim mạch", at, "Cardiology"),
    )


def in_line(registration: Registration, state: str = "waiting") -> Registration:
    """The same with its place in line."""
    ticket = registration.ticket
    place = Place("noi-tq", ticket.number, ticket.room, 7, ticket.issued + timedelta(minutes=35), state)
    return replace(registration, places=(place,))


def samples(visitor: s.Visitor, registration: Registration) -> Mapping[str, s.State]:
    """By name: the state class, then what is special."""
    ticket = registration.ticket
    held = in_line(registration)
    second = replace(ticket, number="E-107", clinic="Chụp X-quang", clinic_en="X-ray", room="P.112, tầng 1, nhà B")
    two = replace(held, others=(second,), places=(*held.places, replace(held.places[0], number="E-107", ahead=0)))
    places = s.MyPlaces((held,))
    area = s.ChooseRoom(PLAN, "noi")
    found = results(ticket.issued)
    return {
        "LookUp": s.LookUp(),
        "LookUp-visitor": s.LookUp(visitor),
        "LoadingPage": s.LoadingPage(Topic.PRICES),
        "ChooseSection": s.ChooseSection(PRICES),
        "FindLine": s.FindLine(s.ChooseSection(PRICES)),
        "ReadSection-prices": s.ReadSection(PRICES, 0),
        "ReadSection-long": s.ReadSection(PRICES, 1),
        "ReadSection-doctors": s.ReadSection(DOCTORS, 0),
        "ReadSection-bring": s.ReadSection(BRING, 0),
        "LoadingPlan": s.LoadingPlan(),
        "ChooseArea": s.ChooseArea(PLAN),
        "ChooseRoom": area,
        "ChooseRoom-other": s.ChooseRoom(PLAN, "noi-khac"),
        "ShowWay": s.ShowWay(way("tim-mach"), area),
        "ShowWay-lift": s.ShowWay(way("noi-tiet"), area, Printed.PRINTED),
        "ShowWay-far": s.ShowWay(way("da-lieu"), places, Printed.NOT_PRINTED),
        "PrintingWay": s.PrintingWay(s.ShowWay(way("tim-mach"), area)),
        "ShowTicket": s.ShowTicket(),
        "ShowTicket-unknown": s.ShowTicket(unknown=True),
        "FindingTicket": s.FindingTicket("Q1|SAMPLE|0"),
        "MyPlaces": places,
        **{
            f"MyPlaces-{state}": s.MyPlaces((in_line(registration, state),), enough=True)
            for state in ("called", "skipped", "done", "transferred", "cancelled", "void")
        },
        "MyPlaces-two": s.MyPlaces((two, held), visitor, enough=True),
        "MyPlaces-wayless": s.MyPlaces((held, held), visitor, shown=1, wayless=True),
        "FindingWay": s.FindingWay(places),
        "AskingCopy": s.AskingCopy(places, "key-3"),
        "PrintingCopy": s.PrintingCopy(held, "copy:reg-1:key-3"),
        **{f"Copied-{printed}": s.Copied(held, printed) for printed in Printed},
        "LoadingResults": s.LoadingResults(visitor),
        "Results": s.Results(found, visitor),
        "Results-none": s.Results((), visitor),
        "Results-pending": s.Results(found[1:], visitor),
        "Feedback": s.Feedback(),
        "Thanked": s.Thanked(5, "key-4"),
    }
