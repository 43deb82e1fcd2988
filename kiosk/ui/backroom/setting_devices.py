"""View-models of the set-up's devices, and of all that it has found out."""

from typing import Final

from kiosk.staff.found import Kind, first, of
from kiosk.staff.setup_states import Answers, Choosing
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
    tasks += [Way(f"choose_{kind}", choose_words(kind), _ICONS[kind]) for kind in _ORDER if _several(answers, kind)]
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


def _several(answers: Answers, kind: Kind) -> bool:
    return len(of(answers.found, kind)) > 1


def choose_words(kind: Kind) -> str:
    """What is chosen."""
    match kind:
        case Kind.PRINTER:
            #: Set-up: a task, and the title of its screen: which of several printers
            return translate("Staff", "Chọn máy in")
        case Kind.SCANNER:
            #: Set-up: a task, and the title of its screen: which of several cameras or scanners
            return translate("Staff", "Chọn camera")
        case Kind.CARD:
            #: Set-up: a task, and the title of its screen: which of several card readers
            return translate("Staff", "Chọn đầu đọc")


def choosing_view(state: Choosing, moment: int) -> SheetView:
    """One of several, and what it sees."""
    answers, kind, sight = state.answers, state.kind, state.sight
    #: Set-up: of several devices this is the one that is looked at now
    one, now = first(answers.found, kind), translate("Staff", "đang chọn")
    lead = ""
    if kind is Kind.SCANNER:
        #: Set-up: what to do to see which camera this is
        lead = translate("Staff", "Đưa tay hoặc một mã vào trước máy để biết đang xem camera nào.")
        if sight.gone:
            #: Set-up: the camera that is looked through gives no picture
            now = translate("Staff", "đang chọn, không trả lời")
        elif sight.trial is not None:
            #: Set-up: the camera that is looked through has read a code
            now = translate("Staff", "đang chọn, đọc được mã")
    rows = tuple(
        Row(other.name, now, "warning" if sight.gone else "check", good=not sight.gone, ask=sight.gone)
        if other is one
        else Row(other.name, icon=_ICONS[kind])
        for other in of(answers.found, kind)
    )
    #: Set-up: this device is to be used
    ways = [Way("go", translate("Staff", "Dùng máy này"), "check")]
    if kind is Kind.PRINTER:
        #: Staff: a task on the board
        ways.append(Way("print", translate("Staff", "In thử"), "ticket"))
    #: Set-up: look at the next device of the kind
    ways.append(Way("other", translate("Staff", "Xem máy khác"), "refresh"))
    title, camera = choose_words(kind), kind is Kind.SCANNER
    picture = "" if camera else "ticket" if kind is Kind.PRINTER else "reader"
    return SheetView(
        moment,
        title=title,
        lead=lead,
        rows=rows,
        ways=tuple(ways),
        camera=camera,
        glimpsed=sight.seen,
        picture=picture,
    )


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
