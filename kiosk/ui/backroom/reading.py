"""Figures of trials as lines to read."""

from collections.abc import Mapping
from typing import Final

from kiosk.staff.trials import CardStep, CardTrial, Fact, ScanTrial
from kiosk.ui.backroom import words
from kiosk.ui.backroom.row import Row
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, in_context, translate

_KINDS: Final[Mapping[str, str]] = {
    #: Staff: a kind of code
    "cccd": QT_TRANSLATE_NOOP("Staff", "mã căn cước"),
    #: Staff: a kind of code
    "bhyt": QT_TRANSLATE_NOOP("Staff", "mã thẻ bảo hiểm"),
    #: Staff: a kind of code
    "slip": QT_TRANSLATE_NOOP("Staff", "phiếu của bệnh viện"),
    #: Staff: a kind of code
    "lab": QT_TRANSLATE_NOOP("Staff", "mã xét nghiệm"),
    #: Staff: a kind of code
    "vietqr": QT_TRANSLATE_NOOP("Staff", "mã chuyển khoản"),
    #: Staff: a kind of code
    "staff": QT_TRANSLATE_NOOP("Staff", "mã nhân viên"),
    #: Staff: a kind of code: it lets a new terminal in
    "enrolment": QT_TRANSLATE_NOOP("Staff", "mã ghi danh máy mới"),
}
_FACTS: Final[Mapping[str, str]] = {
    #: Staff: about this terminal
    "terminal": QT_TRANSLATE_NOOP("Staff", "Tên máy"),
    #: Staff: about this terminal
    "location": QT_TRANSLATE_NOOP("Staff", "Nơi đặt"),
    #: Staff: about this terminal
    "version": QT_TRANSLATE_NOOP("Staff", "Phiên bản"),
    #: Staff: about this terminal: its own address in the network
    "address": QT_TRANSLATE_NOOP("Staff", "Địa chỉ mạng"),
    #: Staff: about this terminal
    "backend": QT_TRANSLATE_NOOP("Staff", "Máy chủ"),
    #: Staff: about this terminal: until when its certificate is good
    "certificate": QT_TRANSLATE_NOOP("Staff", "Chứng thư đến"),
    #: Staff: about this terminal
    "printer": QT_TRANSLATE_NOOP("Staff", "Máy in"),
    #: Staff: about this terminal
    "scanner": QT_TRANSLATE_NOOP("Staff", "Camera đọc mã"),
    #: Staff: about this terminal
    "card": QT_TRANSLATE_NOOP("Staff", "Đầu đọc thẻ"),
    #: Staff: about this terminal: room on its disk
    "disk": QT_TRANSLATE_NOOP("Staff", "Ổ đĩa còn trống"),
    #: Staff: about this terminal
    "started": QT_TRANSLATE_NOOP("Staff", "Chạy từ"),
    #: Staff: about this terminal: millimetres of a pixel
    "millimetres": QT_TRANSLATE_NOOP("Staff", "Milimét mỗi điểm ảnh"),
}


def fact_rows(facts: tuple[Fact, ...]) -> tuple[Row, ...]:
    """What it is, and its value."""
    return tuple(Row(fact.value, detail=in_context("Staff", _FACTS.get(fact.name, fact.name))) for fact in facts)


def scan_rows(trial: ScanTrial | None, per_module: float | None) -> tuple[Row, ...]:
    """The last code that was read; while one is only seen, how large it stands there."""
    rows = []
    if per_module is not None:
        rows.append(Row(_pixels(per_module), icon="eye"))
    if trial is not None:
        #: Staff: a code was read; {kind} is what kind of code
        read = translate("Staff", "Đã đọc: {kind}").format(kind=_kind(trial.kind))
        more = [trial.symbology or "–", trial.decoder, words.seconds_words(trial.seconds)]
        rows.append(Row(read, " · ".join(more), icon="check", good=True))
        if trial.per_module is not None:
            rows.append(Row(_pixels(trial.per_module), icon="qr"))
    return tuple(rows)


def step_rows(steps: tuple[CardStep, ...]) -> tuple[Row, ...]:
    """Each file, how much of it came, and when."""
    return tuple(
        Row(
            f"{step.file}: {100 * step.done // max(1, step.total)}%",
            f"{step.done}/{step.total} B · {step.ms} ms",
            icon="check" if step.done >= step.total else "clock",
            good=step.done >= step.total,
        )
        for step in steps
    )


def card_rows(trial: CardTrial) -> tuple[Row, ...]:
    """What opened it, what it proved, what it took; then each file."""
    rows = []
    if trial.access:
        proven = trial.trust == "genuine"
        #: Staff: whether the chip is genuine; {word} is what was proven
        text = translate("Staff", "Xác thực chip: {word}")
        rows.append(Row(text.format(word=_trust(trial.trust)), trial.access, icon="shield", good=proven))
    #: Staff: how long a reading took; {count} commands went to the chip
    took = translate("Staff", "{count} lệnh").format(count=trial.commands)
    rows.append(Row(words.seconds_words(trial.seconds), took if trial.commands else "", icon="clock"))
    return (*rows, *step_rows(trial.steps))


def _kind(kind: str) -> str:
    if kind in _KINDS:
        return in_context("Staff", _KINDS[kind])
    #: Staff: a code of no kind that is known
    return translate("Staff", "mã khác")


def _trust(word: str) -> str:
    if word == "genuine":
        #: Staff: the chip is proven to be genuine
        return translate("Staff", "chip thật")
    if word == "unknown":
        #: Staff: this terminal has no certificates to judge a signer by
        return translate("Staff", "chưa có chứng thư gốc để so")
    return word


def _pixels(per_module: float) -> str:
    #: Staff: how large a code stands in the picture; {pixels} per module, {least} at least are wanted
    text = translate("Staff", "{pixels} điểm ảnh mỗi ô (cần từ {least})")
    return text.format(pixels=words.decimal(per_module), least=words.decimal(2.5))
