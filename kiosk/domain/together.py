"""Words that no line may part: a Vietnamese word is often two or three, and a number belongs to what it counts."""

import re
from typing import Final

_BLANK: Final = "\u00a0"
_LAST_MOST: Final = 5
"""A last word as short as this does not stand alone on a line."""
_CHAIN_MOST: Final = 20
"""Longer chains would leave no place to end a line at all."""

_VIETNAMESE: Final = (
    "bảo hiểm y tế", "bảo hiểm", "y tế", "căn cước", "giấy tờ", "nhân viên", "người thân", "người bệnh",
    "người khác", "bệnh viện", "phòng khám", "tổng quát", "tim mạch", "tiêu hóa", "nội tiết", "hô hấp", "da liễu",
    "chấn thương", "chỉnh hình", "theo yêu cầu", "đái tháo đường", "cơ xương khớp", "xét nghiệm", "siêu âm",
    "chuyên khoa", "ngân hàng", "ứng dụng", "điện thoại", "tạm ứng", "viện phí", "biên lai", "mã qr", "mã hẹn",
    "ký tự", "màn hình", "quý khách", "cao tuổi", "trẻ em", "trẻ nhỏ", "ưu tiên", "đau ngực", "khó thở",
    "yếu nửa người", "cấp cứu", "cạnh cổng", "hướng dẫn", "tiếp đón", "thông tin", "kết quả", "kết nối", "liên lạc",
    "kiểm tra", "giải thích", "đăng ký", "xác nhận", "xác thực", "xếp hàng", "sử dụng", "dùng được", "số khám",
    "tiền khám", "họ tên", "họ và tên", "cơ quan", "năm sinh", "ngày sinh", "thứ hai", "thứ ba", "thứ tư",
    "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật", "đầu đọc", "bên dưới", "bên cạnh", "bên trái", "bên phải",
    "trước mặt", "thang máy", "thử lại", "gọi hỗ trợ", "gọi lại", "lần nữa", "làm giúp", "làm tiếp", "số lần",
    "máy khác", "phiếu khác", "vài giây", "một chút", "hôm nay", "chụp ảnh", "chuyển nhanh", "nội dung", "số tiền",
    "chuyển tiền", "quầy thu", "người cao tuổi", "trừ tiền", "trả tiền", "cơ sở khám", "khám lại", "khai sinh",
)  # fmt: skip
_ENGLISH: Final = (
    "qr code", "id card", "id number", "bank app", "health insurance", "insurance card", "try again", "call help",
)  # fmt: skip

_PHRASES: Final = re.compile(
    rf"\b(?:{'|'.join(re.escape(words) for words in sorted((*_VIETNAMESE, *_ENGLISH), key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_PLACES: Final = re.compile(r"\b((?i:nhà|tầng|phòng|khu|quầy|bước|floor|room|building|step)) (?=[\dA-ZĐ%{])")
_COUNTED: Final = re.compile(r"(\d|\{(?:count|metres|minutes)\}) (?=[^\W\d_])")
_END: Final = re.compile(r"([^ ]+) ([^ ]+)$")


def together(text: str) -> str:
    """The same words with blanks that do not break where a line must not end. Line ends of its own stay."""
    if " " not in text:
        return text
    text = _PHRASES.sub(lambda found: found.group().replace(" ", _BLANK), text)
    text = _PLACES.sub(lambda found: found.group(1) + _BLANK, text)
    text = _COUNTED.sub(lambda found: found.group(1) + _BLANK, text)
    return "\n".join(map(_not_alone, text.split("\n")))


def plain(text: str) -> str:
    """The words alone, for comparing: small letters, and blanks that are blanks."""
    return text.replace(_BLANK, " ").casefold()


def _not_alone(line: str) -> str:
    """A line whose short last word goes with the one before it."""
    found = _END.search(line)
    if found is None or line.count(" ") < 3:
        return line
    before, last = found.groups()
    if len(last.rstrip(".?!")) > _LAST_MOST or len(before) + len(last) >= _CHAIN_MOST:
        return line
    return f"{line[: found.end(1)]}{_BLANK}{last}"
