"""View-models of the set-up."""

from typing import Final

from kiosk.staff import setup_states as u
from kiosk.staff.found import Kind, first
from kiosk.staff.trials import EnrolFault
from kiosk.ui.backroom import words
from kiosk.ui.backroom.view import RoomView
from kiosk.ui.backroom.views import MeasureView, Row, Said, SheetView, TypeView, Way
from kiosk.ui.wording.words import translate

_ICONS: Final = {Kind.PRINTER: "receipt", Kind.SCANNER: "qr", Kind.CARD: "card"}


def setup_view(state: u.SetupState, moment: int) -> RoomView:
    """In the language that is spoken now."""
    match state:
        case u.Tongue():
            return SheetView(
                moment,
                title="Ngôn ngữ của máy\nLanguage",
                back=False,
                ways=(Way("vi", "Tiếng Việt", "language"), Way("en", "English", "language")),
                picture="helper",
            )
        case u.Upright():
            return _upright(moment)
        case u.Turning():
            #: Set-up: the picture is being turned
            return SheetView(
                moment, title=translate("Staff", "Đang quay màn hình"), busy=True, picture="clockface", back=False
            )
        case u.Measuring(wrong=wrong):
            #: Set-up: the outline fits no card
            fault = (
                translate("Staff", "Khung quá lớn hoặc quá nhỏ. Đặt thẻ sát mặt kính và chỉnh lại.") if wrong else ""
            )
            return MeasureView(
                moment,
                #: Set-up: how large is a pixel
                title=translate("Staff", "Đo màn hình"),
                #: Set-up: what to do with a bank or identity card
                lead=translate("Staff", "Áp thẻ ngân hàng hoặc căn cước vào khung. Chỉnh khung cho bằng đúng thẻ."),
                fault=fault,
            )
        case u.AskAddress(_, typed, found):
            return TypeView(
                moment,
                #: Set-up: where is the backend
                title=translate("Staff", "Địa chỉ máy chủ"),
                #: Set-up: what to type
                lead=translate("Staff", "Nhập địa chỉ do tổ CNTT cấp. Luôn dùng https."),
                kind="address",
                fault=words.enrol_words(found) if found else "",
                typed=typed,
            )
        case u.SureAuthority(_, digest):
            return _authority(digest, moment)
        case u.AskNewCode(fault=refused):
            return TypeView(
                moment,
                #: Set-up: the code that lets the terminal in
                title=translate("Staff", "Mã ghi danh"),
                #: Staff: where the code comes from
                lead=translate("Staff", "Nhập mã 12 ký tự do tổ CNTT cấp."),
                kind="code",
                fault=words.enrol_words(refused) if refused else "",
            )
        case u.DevicesShown(answers):
            return _devices(answers, moment)
        case u.NotKept():
            return SheetView(
                moment,
                #: Set-up: the configuration could not be written
                title=translate("Staff", "Chưa ghi được cấu hình"),
                said=Said(words.enrol_words(EnrolFault.NOT_KEPT), "ask", "warning"),
                #: Staff: the same once more
                ways=(Way("go", translate("Staff", "Thử lại"), "refresh"),),
                back=False,
            )
        case u.Ready(answers):
            return _ready(answers, moment)
        case _:
            return _waits(state, moment)


def _waits(state: u.SetupState, moment: int) -> SheetView:
    match state:
        case u.FindingDevices():
            #: Set-up: what is plugged in?
            title = translate("Staff", "Đang tìm thiết bị")
        case u.Keeping():
            #: Set-up: the configuration is written
            title = translate("Staff", "Đang ghi cấu hình")
        case _:
            #: Staff: the backend is asked to let the terminal in
            title = translate("Staff", "Đang hỏi máy chủ")
    return SheetView(moment, title=title, busy=True, picture="clockface", back=isinstance(state, u.FindingAuthority))


def _upright(moment: int) -> SheetView:
    #: Set-up: the picture stands upright
    keep = translate("Staff", "Chữ đang đứng thẳng")
    #: Set-up: turn the picture; {degrees} clockwise
    turn = translate("Staff", "Quay phải {degrees}°")
    return SheetView(
        moment,
        #: Set-up: which way up is the panel
        title=translate("Staff", "Chữ có đứng thẳng không?"),
        ways=(Way("0", keep, "check"), *(Way(str(by), turn.format(degrees=by), "refresh") for by in (90, 180, 270))),
        picture="helper",
    )


def _authority(digest: str, moment: int) -> SheetView:
    groups = [digest[at : at + 4] for at in range(0, len(digest), 4)]
    lines = tuple(Row("  ".join(groups[at : at + 4])) for at in range(0, len(groups), 4))
    return SheetView(
        moment,
        #: Set-up: is that the right backend
        title=translate("Staff", "So dấu vân tay máy chủ"),
        #: Set-up: what to compare
        lead=translate("Staff", "Phải giống từng ký tự với dòng “ca sha256” đi cùng mã ghi danh."),
        rows=lines,
        ways=(
            #: Set-up: the digest is the same
            Way("same", translate("Staff", "Giống hệt"), "check"),
            #: Set-up: the digest is another one
            Way("other", translate("Staff", "Có chỗ khác"), "warning"),
        ),
    )


def _devices(answers: u.Answers, moment: int) -> SheetView:
    rows = []
    for kind in Kind:
        one = first(answers.found, kind)
        name = words.device_name(kind.value)
        if one is None:
            #: Set-up: a device that is not plugged in
            rows.append(Row(f"{name}: " + translate("Staff", "không thấy"), icon="warning", ask=True))
        else:
            #: Set-up: a device that is there and does not answer
            how = one.name if one.works else one.name + ", " + translate("Staff", "chưa trả lời")
            rows.append(Row(f"{name}: {how}", one.address, icon=_ICONS[kind], good=one.works, ask=not one.works))
    scanner = first(answers.found, Kind.SCANNER)
    said = Said()
    if scanner is None:
        #: Set-up: without a scanner nobody can be identified by a printed code
        said = Said(translate("Staff", "Cắm camera rồi bấm Tìm lại, hoặc đi tiếp và cắm sau."), "ask", "info")
    return SheetView(
        moment,
        #: Set-up: what is plugged in
        title=translate("Staff", "Thiết bị đã cắm"),
        said=said,
        rows=tuple(rows),
        back=False,
        ways=(
            #: Set-up: go on with these devices
            Way("go", translate("Staff", "Ghi cấu hình"), "check"),
            #: Set-up: look for devices once more
            Way("again", translate("Staff", "Tìm lại"), "refresh"),
        ),
    )


def _ready(answers: u.Answers, moment: int) -> SheetView:
    rows = (
        Row(answers.terminal, answers.location, icon="hospital"),
        Row(answers.hospital or "–", answers.url, icon="shield"),
    )
    return SheetView(
        moment,
        #: Set-up: everything is done
        title=translate("Staff", "Máy đã sẵn sàng"),
        rows=rows,
        #: Set-up: begin to serve patients
        ways=(Way("go", translate("Staff", "Bắt đầu phục vụ"), "check"),),
        back=False,
        picture="done",
    )
