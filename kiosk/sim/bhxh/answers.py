"""What the played gateway answers about a card: the document of the 2024 function, with everything it carries.

The history, the remark and the employer are there on purpose: whoever asks must not let them through.
"""

import unicodedata
from datetime import date, timedelta
from typing import Any

from kiosk.sim.bhxh.people import Insured

TEXTS = {
    "000": "Thông tin thẻ BHYT chính xác",
    "001": "Thẻ do BHXH Bộ Quốc phòng quản lý, đề nghị kiểm tra thẻ và thông tin giấy tờ tùy thân",
    "002": "Thẻ do BHXH Bộ Công an quản lý, đề nghị kiểm tra thẻ và thông tin giấy tờ tùy thân",
    "003": "Thẻ cũ hết giá trị sử dụng nhưng đã được cấp thẻ mới",
    "004": "Thẻ cũ còn giá trị sử dụng nhưng đã được cấp thẻ mới",
    "010": "Thẻ hết giá trị sử dụng",
    "050": "Không thấy thông tin thẻ BHYT",
    "051": "Mã thẻ không đúng",
    "052": "Mã tỉnh cấp thẻ (ký tự thứ 4, 5) không đúng",
    "053": "Mã quyền lợi thẻ (ký tự thứ 3) không đúng",
    "054": "CCCD cán bộ tra cứu không có trong danh sách đăng ký",
    "055": "Họ tên cán bộ không khớp với CCCD",
    "060": "Thẻ sai họ tên",
    "061": "Thẻ sai họ tên (đúng ký tự đầu)",
    "070": "Thẻ sai ngày sinh",
    "110": "Thẻ đã thu hồi",
    "120": "Thẻ đã báo giảm",
    "121": "Thẻ đã báo giảm, giảm chuyển ngoại tỉnh",
    "122": "Thẻ đã báo giảm, giảm chuyển nội tỉnh",
    "123": "Thẻ đã báo giảm, giảm do tăng lại cùng đơn vị",
    "124": "Thẻ đã báo giảm, giảm ngừng tham gia",
    "130": "Trẻ em không xuất trình thẻ",
    "205": "Lỗi sai định dạng tham số truyền vào",
    "401": "Lỗi xác thực tài khoản",
}
CASES = {
    "ok": "000",
    "ok_elsewhere": "000",
    "open_stay": "000",
    "ok_expiring": "000",
    "army": "001",
    "police": "002",
    "old_card_out": "003",
    "old_card_in": "004",
    "expired": "010",
    "withdrawn": "110",
    "reduced": "120",
    "moved_out": "121",
    "moved_within": "122",
    "rejoined": "123",
    "stopped": "124",
    "child": "130",
    "name": "000",
    "first_letter": "000",
    "birth": "000",
    "birth_year": "000",
}
_WITH_CARD = {"000", "003", "004", "010", "110", "120", "121", "122", "123", "124"}
_PLACES = {"01001": "Bệnh viện Đa khoa tỉnh Mẫu", "48007": "Trung tâm Y tế quận Mẫu, Đà Nẵng"}


def find(people: tuple[Insured, ...], number: str) -> Insured | None:
    """By citizen number, short number or card; a card's benefit digit is not looked at here."""
    return next((p for p in people if number in (p.citizen, p.number, p.card, new_card(p))), None)


def anybody(number: str, name: str, born: str) -> Insured | None:
    """Numbers that begin with 099 belong to whoever is named; 23 in 100 of them are not found, as in real life."""
    if len(number) != 12 or not number.startswith("099") or int(number[-2:]) < 23:
        return None
    return Insured(number, number[2:], f"DN401{number[2:]}", name, born, "", "", "01001", "ok")


def code_for(person: Insured, name: str, born: str) -> str:
    """The code of a look-up about this person, by what was said of them."""
    if _plain(name) != _plain(person.name):
        same_start = _plain(name)[:1] == _plain(person.name)[:1]
        return "061" if same_start else "060"
    if born not in (person.born, person.born.replace("/", ""), person.born[-4:]):
        return "070"
    return CASES[person.case]


def new_card(person: Insured) -> str:
    """The replacement card of those who were given one."""
    return f"GD4{person.card[3:]}" if person.case in ("old_card_out", "old_card_in") else person.card


def document(code: str, person: Insured | None, day: date, asked: str) -> dict[str, Any]:
    """The whole answer."""
    empty = dict.fromkeys(_KEYS)
    if person is None or code not in _WITH_CARD:
        return {**empty, "maKetQua": code, "ghiChu": TEXTS.get(code, "")}
    start, end = _period(person, day)
    replaced = person.case in ("old_card_out", "old_card_in")
    switched = replaced and asked == new_card(person)
    new_start = end + timedelta(days=1) if replaced else start
    new_end = new_start + timedelta(days=364) if replaced else end
    card = new_card(person) if switched else person.card
    if switched:
        code, start, end = "000", new_start, new_end
    place = _PLACES[person.facility]
    return {
        **empty,
        "maKetQua": code,
        "ghiChu": f"{TEXTS[code]}! Họ tên: {person.name}, Ngày sinh: {person.born}, Địa chỉ: {person.address}; "
        f"Nơi KCBBĐ: {person.facility}; Hạn thẻ: {_day(start)} - {_day(end)}",
        "maThe": card,
        "hoTen": person.name,
        "ngaySinh": person.born,
        "gioiTinh": person.sex,
        "diaChi": person.address,
        "maDKBD": person.facility,
        "cqBHXH": "Bảo hiểm xã hội cơ sở Mẫu",
        "gtTheTu": _day(start),
        "gtTheDen": _day(end),
        "maKV": "",
        "ngayDu5Nam": _day(date(day.year - 1, 1, 1)),
        "maSoBHXH": person.number,
        "maTheCu": person.card if replaced else None,
        "maTheMoi": new_card(person),
        "gtTheTuMoi": _day(new_start),
        "gtTheDenMoi": _day(new_end),
        "maDKBDMoi": person.facility,
        "tenDKBDMoi": place,
        "dsLichSuKCB2018": _history(person, day),
        "dsLichSuKT2018": [
            {"userKT": "79001_BV", "thoiGianKT": f"{day:%Y%m%d}0630", "thongBao": "Tra cứu thành công", "maLoi": "000"}
        ],
    }


_KEYS = (
    "maKetQua", "ghiChu", "maThe", "hoTen", "ngaySinh", "gioiTinh", "diaChi", "maDKBD", "cqBHXH", "gtTheTu", "gtTheDen",
    "maKV", "ngayDu5Nam", "maSoBHXH", "maTheCu", "maTheMoi", "gtTheTuMoi", "gtTheDenMoi", "maDKBDMoi", "tenDKBDMoi",
    "dsLichSuKCB2018", "dsLichSuKT2018",
)  # fmt: skip


def _period(person: Insured, day: date) -> tuple[date, date]:
    year_end = date(day.year, 12, 31)
    match person.case:
        case "expired" | "old_card_out":
            return day - timedelta(days=400), day - timedelta(days=36)
        case "old_card_in":
            return day - timedelta(days=335), day + timedelta(days=30)
        case "ok_expiring":
            return day - timedelta(days=364), day
        case _:
            return date(day.year, 1, 1), year_end


def _history(person: Insured, day: date) -> list[dict[str, Any]]:
    ended = day - timedelta(days=90)
    stays = [_stay("7900123", ended, f"{ended:%Y%m%d}1530")]
    if person.case == "open_stay":
        stays.append(_stay("7900456", day - timedelta(days=2), f"{day + timedelta(days=5):%Y%m%d}1000"))
    return stays


def _stay(file: str, start: date, end: str) -> dict[str, Any]:
    return {
        "maHoSo": file,
        "maCSKCB": "79001",
        "ngayVao": f"{start:%Y%m%d}0800",
        "ngayRa": end,
        "tenBenh": "Bệnh không được lộ ra ngoài",
        "tinhTrang": "1",
        "kqDieuTri": "1",
        "lyDoVV": "1",
        "TEMP1": "TA0001",
        "TEMP2": "Công ty không được lộ ra ngoài",
        "TEMP3": None,
        "TEMP4": None,
        "TEMP5": None,
    }


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).upper().split())
