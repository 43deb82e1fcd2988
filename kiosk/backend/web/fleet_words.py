"""The console's Vietnamese words for states, devices, outcomes, reasons, orders."""

from datetime import datetime, timedelta
from typing import Final

from kiosk.domain.condition import STOPS, WARNS, known_fault
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.fault_words import FAULT_WORDS

STATES: Final = {
    "ready": "sẵn sàng",
    "degraded": "có lỗi, vẫn phục vụ",
    "out_of_service": "ngừng phục vụ",
    "silent": "im lặng",
    "maintenance": "bảo trì",
    "updating": "đang cập nhật",
    "starting": "đang khởi động",
    "never": "chưa nối lần nào",
}
OUTCOMES: Final = {
    "registered": "lấy được số",
    "paid": "đã thanh toán",
    "informed": "xem thông tin",
    "desk": "chuyển quầy",
    "failed": "không thành",
    "left": "bỏ dở",
    "other": "khác",
}
DEVICES: Final = {
    "printer": "máy in",
    "card": "đầu đọc thẻ",
    "scanner": "camera",
    "voice": "loa",
    "display": "màn hình",
}
CONDITIONS: Final = {
    "online": "tốt",
    "offline": "không trực tuyến",
    "powerOff": "mất nguồn",
    "noDevice": "không thấy",
    "hardwareError": "hỏng phần cứng",
    "userError": "cần người xử lý",
    "deviceBusy": "đang bận",
    "fraudAttempt": "có người can thiệp",
    "potentialFraud": "nghi can thiệp",
    "unknown": "chưa rõ",
    "notSupported": "không có",
}
ORDERS: Final = {
    "reload": "Khởi động lại",
    "out_of_service": "Ngừng phục vụ",
    "in_service": "Phục vụ lại",
    "locale": "Đổi ngôn ngữ",
    "staff_access": "Đặt PIN nhân viên",
}
ORDER_STATES: Final = {
    "waiting": "đang chờ máy",
    "sent": "đã giao",
    "done": "đã làm",
    "refused": "máy từ chối",
    "failed": "không làm được",
    "expired": "hết hạn",
}
DEEDS: Final = {
    "signed_in": "đăng nhập",
    "sign_in_refused": "đăng nhập không thành",
    "signed_out": "đăng xuất",
    "signed_out_all": "đăng xuất mọi nơi",
    "kiosk_added": "thêm máy",
    "code_issued": "cấp mã cho máy",
    "kiosk_enrolled": "máy vào bằng mã",
    "kiosk_revoked": "thu hồi máy",
    "ordered": "gửi lệnh",
    "table_fetched": "tải bảng CSV",
    "forgotten": "xóa dữ liệu cũ",
    "erased": "xóa theo yêu cầu",
    "rekeyed": "đổi khóa dữ liệu",
    "pass_issued": "cấp mã QR nhân viên",
    "at_terminal": "làm tại máy",
}
RESULTS: Final = {
    "already_so": "đã như vậy từ trước",
    "not_possible": "lúc này không làm được",
    "unknown_order": "máy không biết lệnh này",
    "replaced": "đã có lệnh mới hơn",
}
_PAPERS: Final = {
    "ticket": "phiếu khám",
    "receipt": "biên lai",
    "slip": "phiếu hỗ trợ",
    "way": "phiếu chỉ đường",
    "copy": "bản in lại",
    "offline": "số tạm",
    "test": "phiếu thử",
}
_PRINTED: Final = {"not_printed": "chưa in được", "unknown": "không rõ đã in chưa"}
_TROUBLES: Final = {
    "absent": "không thấy máy in",
    "silent": "máy in không trả lời",
    "link_lost": "mất kết nối",
    "stalled": "máy in đứng",
    "paper_out": "hết giấy",
    "cover_open": "nắp mở",
    "cutter": "kẹt dao cắt",
    "unrecoverable": "máy in hỏng",
    "recoverable": "máy in báo lỗi",
    "offline": "máy in ngắt",
    "paper_jam": "kẹt giấy",
    "no_proof": "máy in không xác nhận",
    "too_slow": "quá lâu",
    "stopped": "dừng giữa chừng",
    "busy": "máy in đang bận",
}


def device_said(detail: str) -> str:
    """What a terminal adds about a device: the last paper that failed, and why; other texts as they are."""
    words = detail.split()
    tables = (_PAPERS, _PRINTED, _TROUBLES)[: len(words)]
    said = [table.get(word) for table, word in zip(tables, words, strict=False)]
    if not 2 <= len(words) <= len(tables) or None in said:
        return detail
    return f"{said[0]} {said[1]}" + (f": {said[2]}" if said[2:] else "")


def fault_name(code: str) -> str:
    """What a fault is."""
    fault = known_fault(code)
    return FAULT_WORDS[fault].vi if fault else code


def fault_todo(code: str) -> str:
    """What to do about it."""
    fault = known_fault(code)
    return FAULT_WORDS[fault].vi_do if fault else "Xem hướng dẫn của phiên bản máy này."


def span(moment: datetime | None, now: datetime) -> str:
    """How long ago, in the one unit that says it best."""
    if moment is None:
        return "–"
    seconds = max(0, int((now - moment).total_seconds()))
    if seconds < 60:
        return f"{seconds} giây"
    if seconds < 3600:
        return f"{seconds // 60} phút"
    if seconds < 2 * 86_400:
        return f"{seconds // 3600} giờ"
    return f"{seconds // 86_400} ngày"


def at(moment: datetime | None) -> str:
    """`dd/MM HH:mm:ss` on the hospital's clock."""
    return "–" if moment is None else moment.astimezone(HOSPITAL_TIME).strftime("%d/%m %H:%M:%S")


def became(word: str | None) -> str:
    """One side of a change: a state, a device's word, a time."""
    try:
        return at(datetime.fromisoformat(word or ""))
    except ValueError:
        return STATES.get(word or "", word or "–")


def decimal(number: float) -> str:
    """With one place after the comma."""
    return f"{number:.1f}".replace(".", ",")


def good_for(given: datetime, expires: datetime) -> str:
    """How long an order was good."""
    whole: timedelta = expires - given
    minutes = int(whole.total_seconds() // 60)
    return f"{minutes} phút" if minutes < 120 else f"{minutes // 60} giờ"


def worth_of(code: str) -> str:
    """ "stop", "hinder" or "warn": how much a fault weighs; a code of another version hinders."""
    fault = known_fault(code)
    return "stop" if fault in STOPS else "warn" if fault in WARNS else "hinder"
