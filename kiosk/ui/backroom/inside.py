"""View-models of staff mode."""

from kiosk.domain.outcome import Printed
from kiosk.staff import states as s
from kiosk.staff.board import tasks_of
from kiosk.staff.dials import Dials
from kiosk.staff.trials import Act, CardStep, CardTrial, Look, PrintTrial
from kiosk.ui.backroom import words
from kiosk.ui.backroom.board_view import BoardView
from kiosk.ui.backroom.dials_view import DialsView
from kiosk.ui.backroom.pin_view import PinView
from kiosk.ui.backroom.reading import card_rows, fact_rows, scan_rows, step_rows
from kiosk.ui.backroom.row import Row, Said, Way
from kiosk.ui.backroom.sheet_view import SheetView
from kiosk.ui.backroom.type_view import TypeView
from kiosk.ui.backroom.view import RoomView
from kiosk.ui.wording.words import translate


def inside_view(state: s.StaffState, moment: int) -> RoomView:  # noqa: C901, PLR0912 - one arm per state
    """In the language that is spoken now."""
    match state:
        case s.AskPin():
            return _pin(state, moment)
        case s.Judging() | s.JudgingPass():
            #: Staff: the PIN or the pass is looked at
            return _works(moment, translate("Staff", "Đang kiểm tra"), back=False)
        case s.Board(look, done):
            return _board(look, done, moment)
        case s.Sure(act, look):
            return _sure(act, look, moment)
        case s.Doing():
            #: Staff: something is being done
            return _works(moment, translate("Staff", "Đang thực hiện"), back=False)
        case s.TryingPrinter():
            #: Staff: the test ticket is printed
            return _works(moment, translate("Staff", "Đang in phiếu thử"), picture="ticket", back=False)
        case s.PrinterTried(trial):
            return _printed(trial, moment)
        case s.TryingScanner():
            return _scans(state, moment)
        case s.GivingKey():
            return TypeView(
                moment,
                #: Staff: test of the card reader
                title=translate("Staff", "Thử đầu đọc thẻ"),
                #: Staff: what opens a card's chip
                lead=translate(
                    "Staff", "Đặt thẻ lên đầu đọc. Nhập 6 số cuối của thẻ, hoặc đưa mã QR của thẻ vào camera."
                ),
                kind="digits",
            )
        case s.TryingCard(steps=steps, lifted=lifted):
            return _reads(steps, moment, lifted=lifted)
        case s.CardTried(trial):
            return _card(trial, moment)
        case s.ReadingLog(lines):
            return SheetView(
                moment,
                #: Staff: the log
                title=translate("Staff", "Nhật ký"),
                #: Staff: what the log never holds
                lead=translate("Staff", "Mới nhất ở trên. Không có dữ liệu người bệnh."),
                rows=tuple(Row(line.message, detail=f"{line.at}  {line.level}") for line in lines or ()),
                busy=lines is None,
            )
        case s.About(facts):
            #: Staff: version, addresses, numbers of this terminal
            return SheetView(
                moment, title=translate("Staff", "Về máy này"), rows=fact_rows(facts or ()), busy=facts is None
            )
        case s.Adjusting(dials):
            return _dials(dials, moment)
        case s.AskCode(fault):
            return TypeView(
                moment,
                #: Staff: let the terminal in again
                title=translate("Staff", "Ghi danh lại máy"),
                #: Staff: where the code comes from
                lead=translate("Staff", "Nhập mã 12 ký tự do tổ CNTT cấp."),
                kind="code",
                fault=words.enrol_words(fault) if fault else "",
            )
        case s.Enrolling():
            #: Staff: the backend is asked to let the terminal in
            return _works(moment, translate("Staff", "Đang hỏi máy chủ"), back=False)
        case s.Enrolled(until):
            #: Staff: the terminal was let in again; {until} is dd/MM/yyyy
            said = translate("Staff", "Máy đã được ghi danh lại, đến {until}.").format(until=until)
            #: Staff: let the terminal in again
            return SheetView(
                moment, title=translate("Staff", "Ghi danh lại máy"), said=Said(said, "good", "check"), picture="ticket"
            )
        case s.Gone():
            return RoomView("", moment, title="", back=False)


def _pin(state: s.AskPin, moment: int) -> PinView:
    door = state.door
    said = Said()
    if door is not None and door.locked_s:
        said = Said(words.locked_words(door.locked_s))
    elif state.refused is not None and door is not None:
        said = Said(words.refused_words(state.refused, door))
    elif door is not None and not door.pin:
        #: Staff: nobody has set a PIN for this terminal
        said = Said(translate("Staff", "Máy này chưa được đặt PIN."))
    hint = ""
    if door is not None and door.passes and door.scanner:
        if door.pin and not door.locked_s:
            #: Staff: the other way in
            hint = translate("Staff", "Hoặc đưa mã QR nhân viên vào camera.")
        else:
            #: Staff: the one way in, where no PIN can be typed now
            hint = translate("Staff", "Đưa mã QR nhân viên vào camera.")
    return PinView(
        moment,
        #: Staff: the door
        title=translate("Staff", "Dành cho nhân viên"),
        #: Staff: what the door asks
        lead=translate("Staff", "Nhập PIN 6 số."),
        said=said,
        pad=door is None or (door.pin and not door.locked_s),
        hint=hint,
    )


def _dials(dials: Dials | None, moment: int) -> DialsView:
    said = Said()
    if dials is not None and not dials.kept:
        #: Staff: volume or brightness was set and could not be written down
        said = Said(translate("Staff", "Không ghi được vào máy: khởi động lại sẽ mất."), "ask", "warning")
    dark = ""
    if dials is not None:
        #: Staff: why the brightness cannot be set from here
        dark = translate("Staff", "Màn hình này không chỉnh được từ máy: chỉnh bằng nút trên màn hình.")
    return DialsView(
        moment,
        #: Staff: volume and brightness
        title=translate("Staff", "Âm thanh, độ sáng"),
        #: Staff: volume and brightness: what happens at a touch
        lead=translate("Staff", "Đổi là nghe, thấy ngay. Máy giữ mức này cả sau khi khởi động lại."),
        said=said,
        dials=dials,
        silent=words.silent_words(dials.silent) if dials is not None and dials.silent else "",
        dark=dark,
    )


def _works(moment: int, title: str, *, picture: str = "clockface", back: bool = True) -> SheetView:
    return SheetView(moment, title=title, busy=True, picture=picture, back=back)


def _board(look: Look | None, done: Act | None, moment: int) -> BoardView:
    said = Said()
    if done is not None:
        said = Said(words.done_words(done), "good", "check")
    elif look is not None and look.held:
        #: Staff: on the board while the terminal serves nobody
        said = Said(translate("Staff", "Máy đang ngừng phục vụ."), "ask", "lock")
    tasks = []
    for task in tasks_of(look):
        text, icon = words.task_words(task, held=look is not None and look.held)
        tasks.append(Way(task.value, text, icon))
    #: Staff: everything at a glance
    title = translate("Staff", "Tình trạng máy")
    return BoardView(moment, title=title, said=said, rows=_device_rows(look), tasks=tuple(tasks))


def _device_rows(look: Look | None) -> tuple[Row, ...]:
    if look is None:
        #: Staff: the devices are being asked
        return (Row(translate("Staff", "Đang hỏi các thiết bị..."), icon="clock"),)
    well, ill = [], []
    for device in look.devices:
        name, icon = words.device_words(device)
        how, todo = words.state_words(device)
        if device.fault is not None:
            ill.append(Row(f"{name}: {how}", todo, icon="warning", ask=True))
            continue
        paper = words.paper_words(device.paper_left_mm) if device.paper_left_mm is not None else todo
        well.append(Row(f"{name}: {how}", paper, icon=icon, good=device.state not in ("none", "busy")))
    for fault in look.others:
        what, todo = words.fault_words(fault)
        ill.append(Row(what, todo, icon="warning", ask=True))
    # What somebody has to do something about comes first.
    return (*ill, *well)


def _sure(act: Act, look: Look, moment: int) -> SheetView:
    title, lead, yes, icon = words.sure_words(act)
    said = Said()
    if look.payments_open and act is not Act.PAPER_CHANGED:
        #: Staff: payments that are not settled yet; {count} of them. A restart does not lose them.
        text = translate("Staff", "Còn {count} khoản thu đang chờ. Máy vẫn theo dõi tiếp, không mất.")
        said = Said(text.format(count=look.payments_open), "ask", "money")
    return SheetView(moment, title=title, lead=lead, said=said, ways=(Way("yes", yes, icon),), picture="desk")


def _printed(trial: PrintTrial, moment: int) -> SheetView:
    rows = [Row(words.printed_words(trial.printed), words.seconds_words(trial.seconds), icon="receipt")]
    if trial.trouble:
        rows.append(Row(words.trouble_words(trial.trouble), icon="warning", ask=True))
    said = Said()
    if trial.read_back is True:
        #: Staff: the printed code was held to the camera and says what was printed
        said = Said(translate("Staff", "Mã QR trên phiếu đọc lại đúng."), "good", "check")
    elif trial.read_back is False:
        #: Staff: another code was held to the camera
        said = Said(translate("Staff", "Mã vừa đọc không phải mã trên phiếu này."), "ask", "warning")
    #: Staff: the test ticket
    title = translate("Staff", "Phiếu in thử")
    lead = ""
    if trial.printed is not Printed.NOT_PRINTED:
        #: Staff: what to look at on the test ticket
        lead = translate("Staff", "Xem đủ dấu tiếng Việt, rồi đưa mã QR trên phiếu vào camera.")
    #: Staff: the same once more
    again = Way("again", translate("Staff", "In lại"), "refresh")
    # What did not come out is not held to the camera.
    came = trial.printed is not Printed.NOT_PRINTED
    return SheetView(
        moment,
        title=title,
        lead=lead,
        said=said,
        rows=tuple(rows),
        ways=(again,),
        camera=came,
        picture="" if came else "trouble",
    )


def _scans(state: s.TryingScanner, moment: int) -> SheetView:
    said = Said()
    if state.gone:
        #: Staff: the camera does not answer
        said = Said(translate("Staff", "Camera không trả lời. Kiểm tra dây USB."), "ask", "warning")
    elif state.seen:
        #: Staff: a code stands there and cannot be read yet
        said = Said(translate("Staff", "Thấy mã nhưng chưa đọc được: lại gần hơn, giữ yên."), "ask", "eye")
    return SheetView(
        moment,
        #: Staff: test of the scanner
        title=translate("Staff", "Thử camera đọc mã"),
        #: Staff: what to do; what the code says is not shown
        lead=translate("Staff", "Đưa một mã bất kỳ vào camera. Nội dung mã không hiện ra."),
        said=said,
        rows=scan_rows(state.trial, state.per_module if state.seen else None),
        camera=True,
        glimpsed=state.seen,
    )


def _reads(steps: tuple[CardStep, ...], moment: int, *, lifted: bool) -> SheetView:
    #: Staff: the chip is being read
    title = translate("Staff", "Đang đọc chip")
    said = Said()
    if lifted:
        #: Staff: the card left the reader too soon
        said = Said(translate("Staff", "Đặt thẻ trở lại đầu đọc."), "ask", "card")
    #: Staff: while the chip is read
    lead = translate("Staff", "Giữ thẻ yên trên đầu đọc.")
    return SheetView(moment, title=title, lead=lead, said=said, rows=step_rows(steps), busy=not steps, picture="reader")


def _card(trial: CardTrial, moment: int) -> SheetView:
    if trial.error:
        #: Staff: the chip could not be read; {error} and {stage} are codes of the guide
        text = translate("Staff", "Không đọc được: {error}, ở bước {stage}.").format(
            error=trial.error, stage=trial.stage
        )
        said = Said(text, "ask", "warning")
    else:
        #: Staff: the chip was read to its end
        said = Said(translate("Staff", "Đọc xong. Không giữ lại gì của thẻ."), "good", "check")
    return SheetView(
        moment,
        #: Staff: what the test of the card reader came to
        title=translate("Staff", "Kết quả đọc thẻ"),
        said=said,
        rows=card_rows(trial),
        #: Staff: the same once more
        ways=(Way("again", translate("Staff", "Thử lại"), "refresh"),),
    )
