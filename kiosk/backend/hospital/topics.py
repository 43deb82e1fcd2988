"""Pages of information a terminal can show: from the directory, nothing personal."""

from collections.abc import Callable
from typing import Any

from kiosk.backend.hospital.directory import ClinicEntry, Directory, Service

_BRING = (
    (
        ("Giấy tờ tùy thân", "Identity"),
        (
            ("Căn cước công dân hoặc ứng dụng VNeID", "Citizen card, or the VNeID app"),
            ("Trẻ em: giấy khai sinh hoặc thẻ căn cước của trẻ", "Children: birth certificate or the child's own card"),
        ),
    ),
    (
        ("Bảo hiểm y tế", "Health insurance"),
        (
            ("Không cần thẻ giấy nếu đã có căn cước", "No paper card is needed with a citizen card"),
            ("Quân đội, công an: mang thẻ BHYT giấy", "Army and police: bring the paper card"),
            ("Phiếu chuyển cơ sở khám chữa bệnh, nếu có", "Referral slip, if you have one"),
            ("Phiếu hẹn khám lại, nếu có", "Re-examination slip, if you have one"),
        ),
    ),
    (
        ("Hồ sơ bệnh", "Medical papers"),
        (
            ("Đơn thuốc và thuốc đang dùng", "Prescriptions and medicines you take"),
            ("Kết quả xét nghiệm, phim chụp gần đây", "Recent test results and images"),
            ("Nhịn ăn sáng nếu cần lấy máu, nội soi", "No breakfast before blood tests or endoscopy"),
        ),
    ),
)
_ASK_STAFF = ("Cần hỏi thêm: bấm nút gọi hỗ trợ trên màn hình.", "Any question: press the help button on the screen.")
_TENTATIVE = (
    "Giá niêm yết; số tiền phải trả do bệnh viện tính khi thanh toán.",
    "Listed prices; the hospital settles what you pay.",
)


def topic(directory: Directory, name: str) -> dict[str, Any] | None:
    """One page: a title, sections of lines and a note, in two languages. None for a topic nobody wrote."""
    match name:
        case "prices":
            sections = _by_group(directory, _price) + _services(directory.services)
            note = tuple(f"{a}. {b}" if a else b for a, b in zip(_rank(directory), _TENTATIVE, strict=True))
            return _page(name, ("Bảng giá dịch vụ", "Price list"), sections, note)
        case "doctors":
            return _page(
                name, ("Lịch khám của bác sĩ", "Doctors' schedule"), _by_group(directory, _doctors), _ASK_STAFF
            )
        case "way":
            return _page(
                name, ("Đường đi đến phòng khám", "Finding your clinic"), _by_group(directory, _way), _ASK_STAFF
            )
        case "bring":
            sections = [_section(title, [_line(*text) for text in lines]) for title, lines in _BRING]
            return _page(name, ("Cần mang theo khi đi khám", "What to bring"), sections, _ASK_STAFF)
        case _:
            return None


def _rank(directory: Directory) -> tuple[str | None, str | None]:
    return directory.rank, directory.rank_en


def _page(name: str, title: tuple[str, str], sections: list[dict[str, Any]], note: tuple[str, ...]) -> dict[str, Any]:
    shown = [section for section in sections if section["lines"]]
    return {
        "topic": name,
        "title": title[0],
        "title_en": title[1],
        "note": note[0],
        "note_en": note[1],
        "sections": shown,
    }


def _section(title: tuple[str, str], lines: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": title[0], "title_en": title[1], "lines": lines}


def _line(text: str, text_en: str, **more: Any) -> dict[str, Any]:
    usual = dict.fromkeys(("detail", "detail_en", "price", "bhyt_price", "clinic_id", "room", "room_en"))
    return {"text": text, "text_en": text_en, **usual, **more}


def _by_group(directory: Directory, of: Callable[[ClinicEntry], list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [
        _section(
            (group.name, group.name_en),
            [line for clinic in directory.clinics if clinic.group_id == group.id for line in of(clinic)],
        )
        for group in directory.groups
    ]


def _services(services: tuple[Service, ...]) -> list[dict[str, Any]]:
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for service in services:
        lines = found.setdefault((service.section, service.section_en), [])
        prices = {"price": service.price.amount, "bhyt_price": service.bhyt_price.amount}
        lines.append(_line(service.name, service.name_en, **prices))
    return [_section(title, lines) for title, lines in found.items()]


def _price(clinic: ClinicEntry) -> list[dict[str, Any]]:
    prices = {"price": clinic.price.amount, "bhyt_price": clinic.bhyt_price.amount}
    return [_line(clinic.name, clinic.name_en, clinic_id=clinic.id, **prices)]


def _doctors(clinic: ClinicEntry) -> list[dict[str, Any]]:
    return [
        _line(
            f"{doctor.title} {doctor.name}",
            f"{doctor.title} {doctor.name}",
            detail=f"{clinic.name}. {doctor.hours}",
            detail_en=f"{clinic.name_en}. {doctor.hours_en or doctor.hours}",
            clinic_id=clinic.id,
            room=clinic.room,
            room_en=clinic.room_en,
        )
        for doctor in clinic.doctors
    ]


def _way(clinic: ClinicEntry) -> list[dict[str, Any]]:
    more = {"detail": clinic.way, "detail_en": clinic.way_en or clinic.way}
    return [_line(clinic.name, clinic.name_en, clinic_id=clinic.id, room=clinic.room, room_en=clinic.room_en, **more)]
