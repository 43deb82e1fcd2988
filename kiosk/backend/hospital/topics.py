"""Pages of information a terminal can show: from the directory, nothing personal."""

from typing import Any

from kiosk.backend.hospital.directory import ClinicEntry, Directory

_BRING = (
    ("Căn cước công dân hoặc VNeID", "Citizen card or VNeID"),
    ("Thẻ BHYT giấy, nếu có (quân đội, công an: bắt buộc)", "Paper insurance card if you have one"),
    ("Giấy chuyển cơ sở khám chữa bệnh hoặc phiếu hẹn khám lại, nếu có", "Transfer or re-examination slip, if any"),
    ("Đơn thuốc và kết quả xét nghiệm gần đây", "Recent prescriptions and test results"),
    ("Trẻ em: giấy khai sinh hoặc thẻ BHYT của trẻ", "Children: birth certificate or insurance card"),
)


def topic(directory: Directory, name: str) -> dict[str, Any] | None:
    """One page: a title in two languages and its lines. None for a topic nobody wrote."""
    clinics = directory.clinics
    match name:
        case "prices":
            return _page(name, "Bảng giá khám bệnh", "Examination prices", [_price(clinic) for clinic in clinics])
        case "doctors":
            return _page(name, "Lịch bác sĩ", "Doctors", [line for clinic in clinics for line in _doctors(clinic)])
        case "way":
            return _page(name, "Đường đi", "Way-finding", [_way(clinic) for clinic in clinics])
        case "bring":
            lines = [{"text": text, "text_en": text_en} for text, text_en in _BRING]
            return _page(name, "Cần mang theo", "What to bring", lines)
        case _:
            return None


def _page(name: str, title: str, title_en: str, lines: list[dict[str, Any]]) -> dict[str, Any]:
    return {"topic": name, "title": title, "title_en": title_en, "lines": lines}


def _price(clinic: ClinicEntry) -> dict[str, Any]:
    return {
        "text": clinic.name,
        "text_en": clinic.name_en,
        "price": clinic.price.amount,
        "bhyt_price": clinic.bhyt_price.amount,
    }


def _doctors(clinic: ClinicEntry) -> list[dict[str, Any]]:
    return [
        {
            "text": f"{doctor.title} {doctor.name}",
            "clinic": clinic.name,
            "text_en": clinic.name_en,
            "detail": doctor.hours,
        }
        for doctor in clinic.doctors
    ]


def _way(clinic: ClinicEntry) -> dict[str, Any]:
    return {"text": clinic.name, "text_en": clinic.name_en, "detail": f"{clinic.room}. {clinic.way}"}
