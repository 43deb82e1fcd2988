"""Status bytes as an independent emulator answered them, and as the manual draws them."""

import pytest

from kiosk.devices.printer.status import Cover, Cutter, Paper, PrinterStatus, Proof, RealTimeStatus, Trouble


@pytest.mark.parametrize(
    ("answers", "online", "paper", "cover", "trouble"),
    [
        ((0x12, 0x12, 0x12, 0x12), True, Paper.OK, Cover.CLOSED, None),
        ((0x12, 0x12, 0x12, 0x1E), True, Paper.LOW, Cover.CLOSED, None),
        ((0x1A, 0x32, 0x12, 0x7E), False, Paper.OUT, Cover.CLOSED, Trouble.PAPER_OUT),
        ((0x1A, 0x16, 0x12, 0x12), False, Paper.OK, Cover.OPEN, Trouble.COVER_OPEN),
        ((0x1A, 0x12, 0x12, 0x12), False, Paper.OK, Cover.CLOSED, Trouble.OFFLINE),
        ((0x1A, 0x52, 0x1A, 0x12), False, Paper.OK, Cover.CLOSED, Trouble.CUTTER),
        ((0x1A, 0x52, 0x32, 0x12), False, Paper.OK, Cover.CLOSED, Trouble.UNRECOVERABLE),
        ((0x1A, 0x52, 0x52, 0x12), False, Paper.OK, Cover.CLOSED, Trouble.RECOVERABLE),
        ((0x1A, 0x36, 0x12, 0x7E), False, Paper.OUT, Cover.OPEN, Trouble.COVER_OPEN),
        ((0x12, 0x12, 0x12, 0x72), True, Paper.OUT, Cover.CLOSED, Trouble.PAPER_OUT),
    ],
)
def test_the_four_answers_are_read_as_the_manual_draws_them(
    answers: tuple[int, int, int, int], online: bool, paper: Paper, cover: Cover, trouble: Trouble | None
) -> None:
    status = RealTimeStatus(*answers)
    assert (status.online, status.paper, status.cover, status.trouble) == (online, paper, cover, trouble)


def test_silence_is_not_ready_and_never_plenty_of_paper() -> None:
    silent = PrinterStatus.unreachable(Trouble.SILENT)
    assert not silent.ready
    assert silent.paper is None
    assert silent.to_json()["paper"] is None


def test_low_paper_still_prints_and_no_paper_does_not() -> None:
    low = PrinterStatus.of(RealTimeStatus(0x12, 0x12, 0x12, 0x1E), Proof.FENCE)
    out = PrinterStatus.of(RealTimeStatus(0x12, 0x12, 0x12, 0x7E), Proof.FENCE)
    assert low.ready
    assert not out.ready


def test_the_json_is_the_contract() -> None:
    status = PrinterStatus.of(RealTimeStatus(0x1A, 0x52, 0x1A, 0x12), Proof.PROCESS_ID)
    assert status.cutter is Cutter.ERROR
    said = status.to_json()
    assert said["online"] is False
    assert said["cutter"] == "error"
    assert said["cover"] == "closed"
    assert said["error"] == "cutter"
    assert said["proof"] == "process-id"
