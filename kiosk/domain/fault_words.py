"""What staff read about a fault: what it is and what to do, on the terminal's screen and on the console."""

from dataclasses import dataclass
from typing import Final

from kiosk.domain.condition import Fault


@dataclass(frozen=True, slots=True)
class FaultWords:
    """One fault in two languages: what it is, what to do."""

    vi: str
    vi_do: str
    en: str
    en_do: str

    def name(self, language: str) -> str:
        """What it is."""
        return self.en if language == "en" else self.vi

    def todo(self, language: str) -> str:
        """What to do."""
        return self.en_do if language == "en" else self.vi_do


FAULT_WORDS: Final = {
    Fault.BACKEND_AWAY: FaultWords(
        "Không nối được với máy chủ",
        "Kiểm tra dây mạng, tường lửa và máy chủ.",
        "The backend cannot be reached",
        "Check the cable, the firewall and the backend.",
    ),
    Fault.NOT_ENROLLED: FaultWords(
        "Máy chưa được ghi danh hoặc đã bị thu hồi",
        "Ghi danh lại bằng mã mới.",
        "This terminal is not enrolled, or was revoked",
        "Enrol it again with a new code.",
    ),
    Fault.CERTIFICATE_ENDING: FaultWords(
        "Chứng thư sắp hết hạn",
        "Máy tự gia hạn; nếu còn dưới 7 ngày, ghi danh lại.",
        "The certificate ends soon",
        "It renews itself; with less than 7 days left, enrol again.",
    ),
    Fault.CERTIFICATE_EXPIRED: FaultWords(
        "Chứng thư đã hết hạn",
        "Kiểm tra đồng hồ; nếu đúng giờ, ghi danh lại bằng mã mới.",
        "The certificate has expired",
        "Check the clock; if it is right, enrol again with a new code.",
    ),
    Fault.CLOCK_OFF: FaultWords(
        "Đồng hồ lệch quá 1 phút",
        "Kiểm tra dịch vụ giờ (chrony) và pin CMOS.",
        "The clock is more than a minute off",
        "Check the time service (chrony) and the CMOS battery.",
    ),
    Fault.CONFIG_INVALID: FaultWords(
        "Tệp cấu hình có lỗi",
        "Chạy kiosk config check và sửa từng dòng được nêu.",
        "The configuration has faults",
        "Run kiosk config check and mend each line it names.",
    ),
    Fault.CONFIG_BEFORE: FaultWords(
        "Tệp cấu hình có lỗi, máy đang dùng bản trước",
        "Chạy kiosk config check, sửa tệp rồi khởi động lại máy.",
        "The configuration has faults, the one before it is used",
        "Run kiosk config check, mend the file and restart the terminal.",
    ),
    Fault.DISK_FULL: FaultWords(
        "Ổ đĩa đã đầy",
        "Giải phóng chỗ trống; đến khi đó máy không phục vụ.",
        "The disk is full",
        "Make room; the terminal does not serve until then.",
    ),
    Fault.DISK_LOW: FaultWords(
        "Ổ đĩa sắp đầy",
        "Tìm tệp lớn và dọn trước khi đầy.",
        "The disk is nearly full",
        "Find what is large and clear it before it is full.",
    ),
    Fault.HOT: FaultWords(
        "Máy quá nóng",
        "Kiểm tra quạt và khe thoáng.",
        "The terminal is too hot",
        "Check the fan and the vents.",
    ),
    Fault.JOURNAL_BROKEN: FaultWords(
        "Nhật ký của máy bị hỏng",
        "Không xóa. Làm theo mục này trong hướng dẫn.",
        "The terminal's journal is damaged",
        "Do not delete it. Follow this entry of the guide.",
    ),
    Fault.SECRET_OPEN: FaultWords(
        "Tệp khóa bí mật đọc được bởi người khác",
        "Đặt quyền 0600 và chủ là người dùng của dịch vụ.",
        "A secret file can be read by others",
        "Set mode 0600 and the service's user as its owner.",
    ),
    Fault.DEVICE_UNKNOWN: FaultWords(
        "Có thiết bị lạ cắm vào máy",
        "Xem máy và gỡ thứ không thuộc máy; thứ thuộc máy thì thêm vào danh sách USBGuard.",
        "An unknown device is plugged in",
        "Go and remove what does not belong; add what does to the list of USBGuard.",
    ),
    Fault.CARD_ABSENT: FaultWords(
        "Không thấy đầu đọc thẻ",
        "Kiểm tra dây USB và dịch vụ pcscd.",
        "The chip reader is missing",
        "Check its USB cable and the service pcscd.",
    ),
    Fault.SCANNER_ABSENT: FaultWords(
        "Không thấy camera quét mã",
        "Kiểm tra dây USB của camera.",
        "The camera is missing",
        "Check the camera's USB cable.",
    ),
    Fault.PRINTER_ABSENT: FaultWords(
        "Không thấy máy in",
        "Kiểm tra nguồn và dây máy in.",
        "The printer is missing",
        "Check its power and its cable.",
    ),
    Fault.PRINTER_COVER: FaultWords(
        "Nắp máy in đang mở",
        "Đóng nắp máy in.",
        "The printer's cover is open",
        "Close the cover.",
    ),
    Fault.PRINTER_CUTTER: FaultWords(
        "Dao cắt giấy bị kẹt",
        "Mở nắp, gỡ giấy kẹt ở dao, đóng lại.",
        "The cutter is stuck",
        "Open the cover, free the cutter of paper, close it.",
    ),
    Fault.PRINTER_ERROR: FaultWords(
        "Máy in báo lỗi",
        "Tắt và bật lại máy in; nếu còn lỗi, thay máy in.",
        "The printer reports an error",
        "Turn the printer off and on; if it stays, replace it.",
    ),
    Fault.PRINTER_JAM: FaultWords(
        "Giấy bị kẹt",
        "Mở nắp, lấy giấy kẹt, lắp lại cuộn.",
        "The paper is jammed",
        "Open the cover, take the paper out, put the roll back.",
    ),
    Fault.PRINTER_PAPER_LOW: FaultWords(
        "Sắp hết giấy",
        "Chuẩn bị cuộn giấy mới.",
        "The paper is running low",
        "Have a new roll ready.",
    ),
    Fault.PRINTER_PAPER_OUT: FaultWords(
        "Hết giấy",
        "Thay cuộn giấy.",
        "The paper is out",
        "Put in a new roll.",
    ),
}
"""Every fault has its words: a test looks."""
