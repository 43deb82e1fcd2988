"""Words of the back room: why a door is shut, how a device is, what became of a trial. Context Staff: never spoken."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.condition import Fault, fault_of
from kiosk.domain.fault_words import FAULT_WORDS
from kiosk.domain.outcome import Printed
from kiosk.staff.dials import NoVolume
from kiosk.staff.trials import Act, DeviceLook, Door, EnrolFault, Refusal, Task
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, in_context, translate

_REFUSED: Final[Mapping[Refusal, str]] = {
    #: Staff: the code that was shown is not a staff pass
    Refusal.NO_PASS: QT_TRANSLATE_NOOP("Staff", "Đó không phải mã QR nhân viên."),
    #: Staff: the pass is not signed by this hospital's backend
    Refusal.FORGED: QT_TRANSLATE_NOOP("Staff", "Mã QR không do bệnh viện cấp. Xin mã mới."),
    #: Staff: the pass is too old, or the terminal's clock is wrong
    Refusal.EXPIRED: QT_TRANSLATE_NOOP("Staff", "Mã QR đã hết hạn. Xin mã mới, kiểm tra đồng hồ của máy."),
    #: Staff: the pass was used before
    Refusal.USED: QT_TRANSLATE_NOOP("Staff", "Mã QR đã dùng rồi. Xin mã mới."),
    #: Staff: the pass belongs to another terminal
    Refusal.OTHER_TERMINAL: QT_TRANSLATE_NOOP("Staff", "Mã QR này của máy khác."),
}
_DEVICES: Final[Mapping[str, tuple[str, str]]] = {
    #: Staff: a device
    "printer": (QT_TRANSLATE_NOOP("Staff", "Máy in"), "receipt"),
    #: Staff: a device
    "scanner": (QT_TRANSLATE_NOOP("Staff", "Camera đọc mã"), "qr"),
    #: Staff: a device
    "card": (QT_TRANSLATE_NOOP("Staff", "Đầu đọc thẻ"), "card"),
    #: Staff: the hospital's server, as a device among the others
    "backend": (QT_TRANSLATE_NOOP("Staff", "Máy chủ"), "hospital"),
}
_TASKS: Final[Mapping[Task, tuple[str, str]]] = {
    #: Staff: a task on the board
    Task.PRINT: (QT_TRANSLATE_NOOP("Staff", "In thử"), "ticket"),
    #: Staff: a task on the board
    Task.SCAN: (QT_TRANSLATE_NOOP("Staff", "Quét thử"), "qr"),
    #: Staff: a task on the board
    Task.CARD: (QT_TRANSLATE_NOOP("Staff", "Thử thẻ"), "card"),
    #: Staff: a task on the board: a new paper roll is in
    Task.PAPER: (QT_TRANSLATE_NOOP("Staff", "Đã thay giấy"), "receipt"),
    #: Staff: a task on the board: how loud, how bright
    Task.DIALS: (QT_TRANSLATE_NOOP("Staff", "Âm, sáng"), "sound"),
    #: Staff: a task on the board: read the log
    Task.LOG: (QT_TRANSLATE_NOOP("Staff", "Nhật ký"), "text"),
    #: Staff: a task on the board: version and addresses
    Task.ABOUT: (QT_TRANSLATE_NOOP("Staff", "Về máy"), "info"),
    #: Staff: a task on the board: let the terminal in again by a code
    Task.ENROL: (QT_TRANSLATE_NOOP("Staff", "Ghi danh"), "shield"),
    #: Staff: a task on the board
    Task.RESTART: (QT_TRANSLATE_NOOP("Staff", "Khởi động"), "refresh"),
    #: Staff: a task on the board of a terminal that cannot serve: the first start once more
    Task.SET_UP: (QT_TRANSLATE_NOOP("Staff", "Cài đặt lại"), "next"),
}
_SURE: Final[Mapping[Act, tuple[str, str, str, str]]] = {
    Act.OUT_OF_SERVICE: (
        #: Staff: a question
        QT_TRANSLATE_NOOP("Staff", "Ngừng phục vụ tại máy này?"),
        #: Staff: what follows
        QT_TRANSLATE_NOOP("Staff", "Người bệnh sẽ được mời sang máy khác cho đến khi mở lại."),
        #: Staff: yes
        QT_TRANSLATE_NOOP("Staff", "Ngừng phục vụ"),
        "lock",
    ),
    Act.IN_SERVICE: (
        #: Staff: a question
        QT_TRANSLATE_NOOP("Staff", "Cho máy phục vụ lại?"),
        #: Staff: what follows
        QT_TRANSLATE_NOOP("Staff", "Máy mở cho người bệnh ngay khi rời chế độ nhân viên."),
        #: Staff: yes
        QT_TRANSLATE_NOOP("Staff", "Phục vụ lại"),
        "check",
    ),
    Act.RESTART: (
        #: Staff: a question
        QT_TRANSLATE_NOOP("Staff", "Khởi động lại chương trình?"),
        #: Staff: what follows
        QT_TRANSLATE_NOOP("Staff", "Máy trở lại sau khoảng 10 giây."),
        #: Staff: yes
        QT_TRANSLATE_NOOP("Staff", "Khởi động lại"),
        "refresh",
    ),
    Act.SET_UP: (
        #: Staff: a question
        QT_TRANSLATE_NOOP("Staff", "Cài đặt lại từ đầu?"),
        #: Staff: what follows
        QT_TRANSLATE_NOOP("Staff", "Máy hỏi lại địa chỉ, mã ghi danh và thiết bị. Cần mã ghi danh mới."),
        #: Staff: yes
        QT_TRANSLATE_NOOP("Staff", "Cài đặt lại"),
        "refresh",
    ),
    Act.PAPER_CHANGED: (
        #: Staff: a question
        QT_TRANSLATE_NOOP("Staff", "Đã lắp cuộn giấy mới?"),
        #: Staff: what follows
        QT_TRANSLATE_NOOP("Staff", "Máy đếm lại từ đầu lượng giấy còn."),
        #: Staff: yes
        QT_TRANSLATE_NOOP("Staff", "Đã thay giấy"),
        "check",
    ),
}
_DONE: Final[Mapping[Act, str]] = {
    #: Staff: it is done
    Act.OUT_OF_SERVICE: QT_TRANSLATE_NOOP("Staff", "Máy đã ngừng phục vụ."),
    #: Staff: it is done
    Act.IN_SERVICE: QT_TRANSLATE_NOOP("Staff", "Máy sẽ phục vụ lại."),
    #: Staff: it is done
    Act.RESTART: QT_TRANSLATE_NOOP("Staff", "Đang khởi động lại."),
    #: Staff: it is done
    Act.SET_UP: QT_TRANSLATE_NOOP("Staff", "Đang mở phần cài đặt."),
    #: Staff: it is done
    Act.PAPER_CHANGED: QT_TRANSLATE_NOOP("Staff", "Đã đếm lại giấy từ đầu."),
}
_PRINTED: Final[Mapping[Printed, str]] = {
    #: Staff: the test ticket is on paper
    Printed.PRINTED: QT_TRANSLATE_NOOP("Staff", "Máy in báo đã in xong."),
    #: Staff: nobody knows whether the test ticket is on paper
    Printed.UNKNOWN: QT_TRANSLATE_NOOP("Staff", "Máy in không báo lại: hãy nhìn ở khe giấy."),
    #: Staff: the test ticket is not on paper
    Printed.NOT_PRINTED: QT_TRANSLATE_NOOP("Staff", "Không in được."),
}
_SILENT: Final[Mapping[NoVolume, str]] = {
    #: Staff: why there is no volume: the configuration has no speech
    NoVolume.SPEECH_OFF: QT_TRANSLATE_NOOP("Staff", "Máy này chưa bật giọng nói. Tổ CNTT bật trong cấu hình."),
    #: Staff: why there is no volume: the sound card has nothing to turn
    NoVolume.NO_MIXER: QT_TRANSLATE_NOOP(
        "Staff", "Không thấy loa, hoặc loa này không chỉnh được từ máy. Kiểm tra dây, chỉnh ở loa."
    ),
}
_ENROL: Final[Mapping[EnrolFault, str]] = {
    #: Set-up: what was typed is no address
    EnrolFault.ADDRESS: QT_TRANSLATE_NOOP("Staff", "Chưa đúng. Ví dụ: kiosk.benhvien.vn hoặc 192.168.1.10:8443"),
    #: Set-up: the backend does not answer
    EnrolFault.AWAY: QT_TRANSLATE_NOOP("Staff", "Máy chủ không trả lời. Kiểm tra dây mạng và địa chỉ."),
    #: Set-up: the backend's certificate bears another name than was typed
    EnrolFault.WRONG_NAME: QT_TRANSLATE_NOOP(
        "Staff", "Máy chủ mang tên khác trong chứng thư. Nhập đúng tên do tổ CNTT cấp."
    ),
    #: Set-up: the backend's own certificate is not of the authority that it shows, or is over
    EnrolFault.UNPROVEN: QT_TRANSLATE_NOOP("Staff", "Chứng thư của máy chủ không hợp lệ. Báo tổ CNTT."),
    #: Set-up: this terminal's clock is more than an hour off; the time it has stands in the bar above
    EnrolFault.CLOCK: QT_TRANSLATE_NOOP("Staff", "Ngày giờ của máy này sai. Chỉnh lại đồng hồ rồi thử lại."),
    #: Set-up: the digest is another one
    EnrolFault.OTHER_AUTHORITY: QT_TRANSLATE_NOOP(
        "Staff", "Dấu vân tay khác: đây không phải máy chủ đúng. Hỏi tổ CNTT."
    ),
    #: Set-up: the code is wrong, used or too old
    EnrolFault.CODE_REFUSED: QT_TRANSLATE_NOOP("Staff", "Mã sai, đã dùng hoặc quá 24 giờ. Xin mã mới."),
    #: Staff: the code is another terminal's
    EnrolFault.ANOTHER_TERMINAL: QT_TRANSLATE_NOOP("Staff", "Mã này của máy khác. Xin mã cho đúng máy."),
    #: Set-up: the key or the configuration could not be written, or this terminal has no certificate
    EnrolFault.NOT_KEPT: QT_TRANSLATE_NOOP("Staff", "Không ghi được vào máy. Kiểm tra ổ đĩa và quyền ghi."),
    #: Set-up: too many codes were tried
    EnrolFault.TOO_OFTEN: QT_TRANSLATE_NOOP("Staff", "Đã thử quá nhiều lần. Chờ một phút rồi thử lại."),
    #: Set-up: no room to write in
    EnrolFault.DISK_FULL: QT_TRANSLATE_NOOP("Staff", "Ổ đĩa đầy. Giải phóng chỗ trống rồi thử lại."),
    #: Set-up: the folder cannot be written in
    EnrolFault.READ_ONLY: QT_TRANSLATE_NOOP(
        "Staff", "Thư mục của máy chỉ đọc. Mở quyền ghi cho người dùng kiosk rồi thử lại."
    ),
    #: Staff: the configuration cannot be read, so nobody knows which backend
    EnrolFault.NOT_SET_UP: QT_TRANSLATE_NOOP("Staff", "Máy chưa có cấu hình đúng. Chọn Cài đặt lại."),
    #: Set-up: the backend says no for a reason of its own
    EnrolFault.BACKEND_SAYS_NO: QT_TRANSLATE_NOOP("Staff", "Máy chủ chưa cho ghi danh. Hỏi tổ CNTT."),
}


def refused_words(why: Refusal, door: Door) -> str:
    """Why the door is still shut."""
    if why is Refusal.WRONG_PIN:
        #: Staff: a wrong PIN; {count} tries are left before it is locked
        return translate("Staff", "PIN chưa đúng. Còn {count} lần thử.").format(count=door.left)
    return in_context("Staff", _REFUSED[why])


def locked_words(seconds: int) -> str:
    """For how long no PIN is taken."""
    minutes, rest = divmod(seconds, 60)
    #: Staff: the PIN is locked; {time} is minutes and seconds, m:ss
    return translate("Staff", "PIN bị khóa vì nhập sai nhiều lần. Thử lại sau {time}.").format(
        time=f"{minutes}:{rest:02}"
    )


def device_words(look: DeviceLook) -> tuple[str, str]:
    """What it is called, and its icon."""
    name, icon = _DEVICES.get(look.name, (look.name, "info"))
    return in_context("Staff", name), icon


def state_words(look: DeviceLook) -> tuple[str, str]:
    """How it is, and what to do."""
    if look.fault is not None:
        return fault_words(look.fault)
    match look.state:
        case "none":
            #: Staff: this terminal was set up without that device
            return translate("Staff", "Không lắp"), ""
        case "busy":
            #: Staff: the device does not answer because it works
            return translate("Staff", "Đang bận"), ""
    if look.detail == "card_there":
        #: Staff: the reader works and a card lies on it
        return translate("Staff", "Tốt, đang có thẻ"), ""
    #: Staff: the device works
    return translate("Staff", "Tốt"), ""


def fault_words(fault: Fault) -> tuple[str, str]:
    """A fault's own words: what it is, what to do."""
    said = FAULT_WORDS[fault]
    return in_language(said.vi, said.en), in_language(said.vi_do, said.en_do)


def paper_words(millimetres: int) -> str:
    """How much of the roll is left."""
    #: Staff: how much paper is left; {metres} is a whole number
    return translate("Staff", "Giấy còn khoảng {metres} m").format(metres=round(millimetres / 1000))


def task_words(task: Task, *, held: bool) -> tuple[str, str]:
    """What a tile says, and its icon."""
    if task is not Task.SERVICE:
        text, icon = _TASKS[task]
        return in_context("Staff", text), icon
    if held:
        #: Staff: a task on the board: the terminal serves again
        return translate("Staff", "Mở lại"), "check"
    #: Staff: a task on the board: the terminal stops serving
    return translate("Staff", "Tạm ngừng"), "lock"


def sure_words(act: Act) -> tuple[str, str, str, str]:
    """The question, what follows, yes, and its icon."""
    title, lead, yes, icon = _SURE[act]
    return in_context("Staff", title), in_context("Staff", lead), in_context("Staff", yes), icon


def silent_words(why: NoVolume) -> str:
    """Why there is no volume to turn."""
    return in_context("Staff", _SILENT[why])


def done_words(act: Act) -> str:
    """It is done."""
    return in_context("Staff", _DONE[act])


def printed_words(printed: Printed) -> str:
    """What became of the test ticket."""
    return in_context("Staff", _PRINTED[printed])


def enrol_words(fault: EnrolFault) -> str:
    """Why a terminal was not let in, and what to do."""
    return in_context("Staff", _ENROL[fault])


def seconds_words(seconds: float) -> str:
    """A length of time, finished."""
    #: Staff: a length of time in seconds
    return translate("Staff", "{seconds} giây").format(seconds=decimal(seconds))


def decimal(number: float, places: int = 1) -> str:
    """With so many places, as the language writes it."""
    text = f"{number:.{places}f}"
    return in_language(text.replace(".", ","), text)


def trouble_words(trouble: str) -> str:
    """Why a printer did not print: the fault's own words where it is one, else the driver's word."""
    fault = fault_of("printer", trouble)
    what, todo = fault_words(fault) if fault is not None else (trouble, "")
    return f"{what}. {todo}".strip(" .") + ("." if todo else "")


def device_name(name: str) -> str:
    """What a device is called."""
    return device_words(DeviceLook(name, "ok"))[0]
