"""How Vietnamese says figures, dates and short forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_FIGURES: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS: Final = ("", "nghìn", "triệu")
_BILLION: Final = 10**9

_WORDS: Final = {
    "percent": "phần trăm", "to": "đến", "over": "trên", "star": "sao", "room": "phòng", "and": "và", "plus": "cộng",
    "times": "nhân", "dot": "chấm", "degrees": "độ",
}  # fmt: skip

_UNITS: Final = {
    "mg": "mi li gam", "g": "gam", "kg": "ki lô gam", "ml": "mi li lít", "l": "lít", "mm": "mi li mét",
    "cm": "xăng ti mét", "m": "mét", "km": "ki lô mét", "mmHg": "mi li mét thủy ngân", "°C": "độ xê", "h": "giờ",
}  # fmt: skip

_ABBREVIATIONS: Final = {
    "BHYT": "bảo hiểm y tế", "BHXH": "bảo hiểm xã hội", "CCCD": "căn cước công dân", "CMND": "chứng minh nhân dân",
    "QR": "quy rờ", "VietQR": "Việt quy rờ", "VNeID": "vi en i đi", "VssID": "vi ét ét i đi", "NFC": "en ép xê",
    "SĐT": "số điện thoại", "ĐT": "điện thoại", "BV": "bệnh viện", "PK": "phòng khám", "KCB": "khám chữa bệnh",
    "BS": "bác sĩ", "ThS": "thạc sĩ", "TS": "tiến sĩ", "PGS": "phó giáo sư", "GS": "giáo sư",
    "BSCKI": "bác sĩ chuyên khoa một", "BSCKII": "bác sĩ chuyên khoa hai",
    "CKI": "chuyên khoa một", "CKII": "chuyên khoa hai", "ĐD": "điều dưỡng",
    "KTV": "kỹ thuật viên", "RHM": "răng hàm mặt", "TMH": "tai mũi họng", "YHCT": "y học cổ truyền", "XN": "xét nghiệm",
    "CĐHA": "chẩn đoán hình ảnh", "CT": "xê tê", "MRI": "em rờ i", "ECG": "điện tâm đồ", "UBND": "ủy ban nhân dân",
    "TP": "thành phố", "HCM": "Hồ Chí Minh", "TPHCM": "thành phố Hồ Chí Minh", "HN": "Hà Nội",
    "PIN": "pin", "SMS": "tin nhắn", "VND": "đồng", "VNĐ": "đồng", "OK": "ô kê", "COVID": "cô vít",
    "HIV": "hát i vê", "X-quang": "ích quang",
    "X-Quang": "ích quang", "v.v": "vân vân", "NV": "nhân viên", "STT": "số thứ tự", "HĐ": "hóa đơn",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vietnamese:
    """Northern by default; the South says `lẻ` for `linh` and `ngàn` for `nghìn`."""

    southern: bool = False

    @property
    def code(self) -> str:
        """vi."""
        return "vi"

    @property
    def words(self) -> Mapping[str, str]:
        """Signs by their words."""
        return _WORDS

    @property
    def abbreviations(self) -> Mapping[str, str]:
        """Short forms of hospitals."""
        return _ABBREVIATIONS

    @property
    def units(self) -> Mapping[str, str]:
        """Units after a number."""
        return _UNITS

    def number(self, value: int) -> str:
        """15 is `mười lăm`, 105 `một trăm linh năm`, 1.005 `một nghìn không trăm linh năm`."""
        return f"trừ {self._whole(-value)}" if value < 0 else self._whole(value)

    def digits(self, figures: str) -> str:
        """`không bốn hai`."""
        return " ".join(_FIGURES[int(figure)] for figure in figures)

    def decimal(self, whole: str, fraction: str) -> str:
        """`hai phẩy năm`; a fraction of two figures is a number, a longer one is told figure by figure."""
        after = self.number(int(fraction)) if len(fraction) == 2 and fraction[0] != "0" else self.digits(fraction)
        return f"{self.number(int(whole))} phẩy {after}"

    def money(self, value: int) -> str:
        """In đồng."""
        return f"{self.number(value)} đồng"

    def date(self, day: int | None, month: int, year: int | None, before: str) -> str:
        """`ngày hai mươi mốt tháng mười một năm ...`; a word that was just said is not said again."""
        parts: list[str] = []
        if day is not None:
            parts += [] if before == "ngày" else ["ngày"]
            parts.append(self.number(day))
        parts += [] if before == "tháng" and day is None else ["tháng"]
        parts.append("tư" if month == 4 else self.number(month))
        if year is not None:
            parts += ["năm", self.number(year)]
        return " ".join(parts)

    def time(self, hour: int, minute: int) -> str:
        """`bảy giờ bốn mươi lăm phút`."""
        return f"{self.number(hour)} giờ" + (f" {self.number(minute)} phút" if minute else "")

    def _whole(self, value: int) -> str:
        if value >= _BILLION:
            rest = value % _BILLION
            return f"{self._whole(value // _BILLION)} tỷ" + (f" {self._below(rest, led=True)}" if rest else "")
        return self._below(value, led=False) if value else _FIGURES[0]

    def _below(self, value: int, *, led: bool) -> str:
        """Below a billion; `led` where something was said before, so that empty hundreds are named."""
        said: list[str] = []
        for place in (2, 1, 0):
            group = value // 1000**place % 1000
            if group:
                said.append(self._group(group, led=led or bool(said)))
                name = "ngàn" if self.southern and place == 1 else _GROUPS[place]
                said += [name] if name else []
        return " ".join(said)

    def _group(self, value: int, *, led: bool) -> str:
        hundreds, rest = divmod(value, 100)
        said = [_FIGURES[hundreds], "trăm"] if hundreds or led else []
        if rest and rest < 10:
            said += ["lẻ" if self.southern else "linh"] if said else []
            said.append(_FIGURES[rest])
        elif rest:
            said.append(_tens(rest))
        return " ".join(said)


def _tens(value: int) -> str:
    """10 to 99."""
    tens, ones = divmod(value, 10)
    if tens == 1:
        return "mười" + ("" if ones == 0 else " lăm" if ones == 5 else f" {_FIGURES[ones]}")
    last = {0: "", 1: " mốt", 4: " tư", 5: " lăm"}.get(ones, f" {_FIGURES[ones]}")
    return f"{_FIGURES[tens]} mươi{last}"
