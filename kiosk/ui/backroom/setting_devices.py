"""View-models of the set-up's devices, and of all that it has found out."""

from typing import Final

from kiosk.staff.found import Kind, first
from kiosk.staff.setup_states import Answers
from kiosk.ui.backroom import words
from kiosk.ui.backroom.board_view import BoardView
from kiosk.ui.backroom.row import Row, Said, Way
from kiosk.ui.backroom.sheet_view import SheetView
from kiosk.ui.wording.words import translate

_ORDER: Final = (Kind.PRINTER, Kind.SCANNER, Kind.CARD)
_ICONS: Final = {Kind.PRINTER: "receipt", Kind.SCANNER: "qr", Kind.CARD: "card"}


def devices_view(answers: Answers, moment: int) -> BoardView:
    """What is plugged in, and what can be tried of it."""
    missing = [kind for kind in _ORDER if first(answers.found, kind) is None]
    said = Said()
    if Kind.SCANNER in missing:
        #: Set-up: without a scanner nobody can be identified by a printed code
        said = Said(translate("Staff", "Cắm camera rồi bấm Tìm lại, hoặc đi tiếp và cắm sau."), "ask", "info")
    tasks = []
    if Kind.PRINTER not in missing:
        #: Staff: a task on the board
        tasks.append(Way("print", translate("Staff", "In thử"), "ticket"))
    if Kind.SCANNER not in missing:
        #: Staff: a task on the board
        tasks.append(Way("scan", translate("Staff", "Quét thử"), "qr"))
    if Kind.CARD not in missing:
        #: Staff: a task on the board
        tasks.append(Way("card", translate("Staff", "Thử thẻ"), "card"))
    #: Set-up: a task: type the address of a printer on the network
    tasks.append(Way("address", translate("Staff", "Máy in mạng"), "receipt"))
    #: Set-up: a task: look for devices once more
    tasks.append(Way("again", translate("Staff", "Tìm lại"), "refresh"))
    return BoardView(
        moment,
        #: Set-up: what is plugged in
        title=translate("Staff", "Thiết bị đã cắm"),
        #: Set-up: what to do with the devices
        lead=translate("Staff", "Thử từng thiết bị trước khi đi tiếp."),
        said=said,
        rows=tuple(_device(answers, kind) for kind in _ORDER),
        tasks=tuple(tasks),
        #: Set-up: go on with these devices
        ways=(Way("go", translate("Staff", "Đi tiếp"), "check"),),
    )


def _device(answers: Answers, kind: Kind) -> Row:
    one, name = first(answers.found, kind), words.device_name(kind.value)
    if one is None:
        #: Set-up: a device that is not plugged in
        return Row(f"{name}: " + translate("Staff", "không thấy"), icon="warning", ask=True)
    if not one.works:
        #: Set-up: a device that is there and does not answer
        return Row(f"{name}: " + translate("Staff", "chưa trả lời"), one.name, icon="warning", ask=True)
    if kind in answers.tried:
        #: Set-up: the device was tried and does what it is for
        return Row(f"{name}: " + translate("Staff", "đã thử, tốt"), one.name, icon="check", good=True)
    #: Set-up: the device is there and answers, and nobody has tried it yet
    return Row(f"{name}: " + translate("Staff", "có, chưa thử"), one.name, icon=_ICONS[kind])


def review_view(answers: Answers, moment: int) -> SheetView:
    """All of it, before anything is written."""
    #: Set-up: the language that every visit begins in
    language = translate("Staff", "Ngôn ngữ ban đầu") + ": " + ("English" if answers.language == "en" else "Tiếng Việt")
    #: Set-up: how large a pixel was measured; {size} is in millimetres
    pixels = translate("Staff", "Điểm ảnh: {size} mm").format(size=words.decimal(answers.mm_per_px, 3))
    #: Set-up: a PIN for staff was set here
    pin = translate("Staff", "PIN nhân viên: đã đặt")
    if not answers.pin:
        #: Set-up: no PIN for staff was set here
        pin = translate("Staff", "PIN nhân viên: máy chủ đặt sau")
    devices = []
    for kind in _ORDER:
        one = first(answers.found, kind)
        #: Set-up: the terminal goes without that device
        devices.append(
            Row(words.device_name(kind.value), one.name if one else translate("Staff", "không có"), _ICONS[kind])
        )
    return SheetView(
        moment,
        #: Set-up: all that was found out, before it is written
        title=translate("Staff", "Xem lại rồi ghi"),
        rows=(
            Row(f"{answers.terminal} · {answers.location}" if answers.location else answers.terminal,
                answers.hospital or "", icon="hospital"),
            Row(words.device_name("backend"), answers.url.removeprefix("https://"), icon="shield"),
            Row(language, pixels, icon="language"),
            *devices,
            Row(pin, icon="lock"),
        ),
        #: Set-up: write the configuration
        ways=(Way("go", translate("Staff", "Ghi cấu hình"), "check"),),
    )  # fmt: skip
