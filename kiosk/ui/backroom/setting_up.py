"""View-models of the set-up."""

from kiosk.staff import setup_states as u
from kiosk.ui.backroom import words
from kiosk.ui.backroom.inside import inside_view
from kiosk.ui.backroom.measure_view import MeasureView
from kiosk.ui.backroom.row import Row, Said, Way
from kiosk.ui.backroom.setting_devices import choosing_view, devices_view, review_view
from kiosk.ui.backroom.sheet_view import SheetView
from kiosk.ui.backroom.type_view import TypeView
from kiosk.ui.backroom.view import RoomView
from kiosk.ui.wording.words import translate


def setup_view(state: u.SetupState, moment: int) -> RoomView:  # noqa: C901, PLR0912 - one arm per state
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
        case u.Upright(stays=stays):
            return _upright(moment, stays=stays)
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
        case u.AskAddress(_, typed, found, camera):
            return TypeView(
                moment,
                #: Set-up: where is the backend
                title=translate("Staff", "Địa chỉ máy chủ"),
                #: Set-up: what to type
                lead=translate("Staff", "Nhập địa chỉ do tổ CNTT cấp. Luôn dùng https."),
                kind="address",
                fault=words.enrol_words(found) if found else "",
                typed=typed,
                hint=_invitation() if camera else "",
            )
        case u.SureAuthority(_, digest):
            return _authority(digest, moment)
        case u.AskNewCode(fault=refused, camera=camera):
            return TypeView(
                moment,
                #: Set-up: the code that lets the terminal in
                title=translate("Staff", "Mã ghi danh"),
                #: Staff: where the code comes from
                lead=translate("Staff", "Nhập mã 12 ký tự do tổ CNTT cấp."),
                kind="code",
                fault=words.enrol_words(refused) if refused else "",
                hint=_invitation() if camera else "",
            )
        case u.DevicesShown(answers):
            return devices_view(answers, moment)
        case u.Choosing():
            return choosing_view(state, moment)
        case u.Trying(_, inner):
            return inside_view(inner, moment)
        case u.AskPrinter(_, typed, wrong):
            return _printer(typed, moment, wrong=wrong)
        case u.AskOwnPin(_, refusal):
            return _pin(refusal, moment)
        case u.RepeatPin():
            return TypeView(
                moment,
                #: Set-up: the PIN of staff once more
                title=translate("Staff", "Nhập lại PIN"),
                #: Set-up: the same as just now
                lead=translate("Staff", "Đúng 6 số vừa đặt."),
                kind="pin",
            )
        case u.Review(answers):
            return review_view(answers, moment)
        case u.NotKept(fault=fault):
            return SheetView(
                moment,
                #: Set-up: the configuration could not be written
                title=translate("Staff", "Chưa ghi được cấu hình"),
                said=Said(words.enrol_words(fault), "ask", "warning"),
                #: Staff: the same once more
                ways=(Way("go", translate("Staff", "Thử lại"), "refresh"),),
                picture="desk",
            )
        case u.Ready(answers):
            return _ready(answers, moment)
        case _:
            return _waits(state, moment)


def _waits(state: u.SetupState, moment: int) -> SheetView:
    match state:
        case u.FindingPrinter():
            #: Set-up: is there a printer at that address?
            title = translate("Staff", "Đang hỏi máy in")
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


def _upright(moment: int, *, stays: bool) -> SheetView:
    #: Set-up: the picture stands upright
    keep = translate("Staff", "Chữ đang đứng thẳng")
    #: Set-up: turn the picture; {degrees} clockwise
    turn = translate("Staff", "Quay phải {degrees}°")
    #: Set-up: which way the picture is turned could not be written down
    said = translate("Staff", "Chưa quay được: không ghi được vào máy. Báo tổ CNTT.")
    return SheetView(
        moment,
        #: Set-up: which way up is the panel
        title=translate("Staff", "Chữ có đứng thẳng không?"),
        #: Set-up: what follows where the picture is turned
        lead=translate("Staff", "Nếu chưa, chọn hướng quay. Máy tự khởi động lại và hỏi lại."),
        said=Said(said, "ask", "warning") if stays else None,
        ways=(Way("0", keep, "check"), *(Way(str(by), turn.format(degrees=by), "refresh") for by in (90, 180, 270))),
        picture="helper",
    )


def _invitation() -> str:
    #: Set-up: instead of typing address and code
    return translate("Staff", "Nếu có mã QR ghi danh, đưa vào camera.")


def _printer(typed: str, moment: int, *, wrong: bool) -> TypeView:
    #: Set-up: there is no printer at that address
    fault = translate("Staff", "Không có máy in trả lời ở đó. Kiểm tra dây mạng, nguồn và địa chỉ.")
    return TypeView(
        moment,
        #: Set-up: a printer that is not plugged in but on the network
        title=translate("Staff", "Máy in qua mạng"),
        #: Set-up: what to type; :9100 is added where there is none
        lead=translate("Staff", "Nhập địa chỉ máy in, ví dụ 192.168.10.40."),
        kind="printer",
        fault=fault if wrong else "",
        typed=typed,
    )


def _pin(refusal: u.PinFault | None, moment: int) -> TypeView:
    fault = ""
    if refusal is u.PinFault.DIFFERS:
        #: Set-up: the second PIN was another one
        fault = translate("Staff", "Hai lần nhập không giống nhau. Nhập lại từ đầu.")
    elif refusal is u.PinFault.GUESSABLE:
        #: Set-up: a PIN that everybody tries first
        fault = translate("Staff", "PIN này dễ đoán. Không dùng dãy liền nhau, không lặp một số.")
    return TypeView(
        moment,
        #: Set-up: with what staff come in at this terminal
        title=translate("Staff", "Đặt PIN nhân viên"),
        #: Set-up: what the PIN is for
        lead=translate("Staff", "6 số, để mở chế độ nhân viên tại máy này."),
        kind="pin",
        fault=fault,
        #: Set-up: the backend gives the PIN
        ways=(Way("later", translate("Staff", "Để máy chủ đặt sau"), "clock"),),
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


def _ready(answers: u.Answers, moment: int) -> SheetView:
    rows = (
        Row(answers.terminal, answers.location, icon="hospital"),
        Row(answers.hospital or "–", answers.url, icon="shield"),
    )
    return SheetView(
        moment,
        #: Set-up: everything is done
        title=translate("Staff", "Máy đã sẵn sàng"),
        #: Set-up: what follows where nobody touches it
        lead=translate("Staff", "Không cần làm gì thêm: máy tự vào phục vụ sau một phút."),
        rows=rows,
        #: Set-up: begin to serve patients
        ways=(Way("go", translate("Staff", "Bắt đầu phục vụ"), "check"),),
        back=False,
        picture="done",
    )
