from collections.abc import Iterable
from threading import Event

import numpy as np
import pytest

from kiosk.devices.scanner.codes import BhytCode, CccdCode, Code, LabCode
from kiosk.devices.scanner.faults import ScannerGone, ScannerRefused
from kiosk.devices.scanner.frame import Frame, Picture, Scanned
from kiosk.devices.scanner.reader import CodeReader
from kiosk.devices.scanner.sight import Hint, Sight
from tests.fixtures.frames_codes import Pixels, bar_modules, qr_modules

CARD = "001190000001|012345678|Lê Thanh An|15011990|Nữ|Tân An, Long An|26062021"


class Clock:
    """Time that passes only where something is waited for."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Stop(Event):
    """A stop event on the same time: set when the story is over."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.waited: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.waited.append(round(timeout or 0, 3))
        self.clock.now += timeout or 0
        return self.is_set()


class Story:
    """A source that plays given frames, one a twentieth of a second; at the end it sets the stop event.

    An exception among the frames is raised.
    """

    def __init__(self, clock: Clock, stop: Event, frames: Iterable[Frame | Exception | None]) -> None:
        self.clock, self.stop = clock, stop
        self.frames = list(frames)
        self.discards = self.closes = 0

    def frame(self, timeout_s: float) -> Frame | None:
        assert 0 < timeout_s <= 1
        self.clock.now += 0.05
        if not self.frames:
            self.stop.set()
            return None
        frame = self.frames.pop(0)
        if isinstance(frame, Exception):
            raise frame
        return frame

    def discard(self) -> None:
        self.discards += 1

    def close(self) -> None:
        self.closes += 1


class Lobby:
    """A reader over stories, one for each time the scanner is opened; None where it cannot be opened."""

    def __init__(self, *stories: Iterable[Frame | Exception | None] | None) -> None:
        self.clock = Clock()
        self.stop = Stop(self.clock)
        self.sights: list[Sight] = []
        self.sources: list[Story] = []
        self.plan = list(stories)
        self.reader = CodeReader("camera:0", opener=self.open, clock=self.clock)

    def open(self, address: str) -> Story:
        assert address == "camera:0"
        frames = self.plan.pop(0)
        if frames is None:
            raise ScannerGone("not there")
        self.sources.append(Story(self.clock, self.stop, frames))
        return self.sources[-1]

    def read(self) -> Code | None:
        return self.reader.read(self.stop, self.sights.append)


def seen(modules: Pixels, per_module: int = 4) -> Picture:
    grey = np.full((360, 640), 190, np.uint8)
    code = modules.repeat(per_module, axis=0).repeat(per_module, axis=1)
    grey[40 : 40 + code.shape[0], 40 : 40 + code.shape[1]] = code
    return Picture(grey)


EMPTY = Picture(np.full((360, 640), 120, np.uint8))
CARD_SEEN = seen(qr_modules(CARD.encode()))
LAB_SEEN = seen(bar_modules("XN0123456789"), 3)


def test_a_card_held_before_the_camera_is_read() -> None:
    lobby = Lobby([EMPTY, None, EMPTY, CARD_SEEN])
    code = lobby.read()
    assert isinstance(code, CccdCode)
    assert code.citizen.name == "Lê Thanh An"


def test_every_frame_is_shown_on_the_way() -> None:
    lobby = Lobby([EMPTY, None, CARD_SEEN])
    lobby.read()
    assert [sight.hint for sight in lobby.sights] == [Hint.NOTHING, Hint.READ]
    assert lobby.sights[1].per_module == pytest.approx(4, abs=0.2)


def test_a_stopped_reader_answers_nothing() -> None:
    lobby = Lobby([EMPTY] * 5)
    assert lobby.read() is None
    assert len(lobby.sights) == 5


def test_a_reader_stopped_before_it_began_does_not_read() -> None:
    lobby = Lobby([CARD_SEEN])
    lobby.stop.set()
    assert lobby.read() is None
    assert lobby.sights == []


def test_a_lab_order_is_read_in_two_frames() -> None:
    lobby = Lobby([LAB_SEEN, EMPTY, LAB_SEEN, EMPTY])
    assert lobby.read() == LabCode("XN0123456789")
    assert len(lobby.sights) == 3


def test_the_device_stays_open_between_reads_and_forgets_what_came_meanwhile() -> None:
    lobby = Lobby([CARD_SEEN, LAB_SEEN, LAB_SEEN])
    assert isinstance(lobby.read(), CccdCode)
    assert isinstance(lobby.read(), LabCode)
    assert len(lobby.sources) == 1
    assert lobby.sources[0].discards == 2


def test_a_card_held_on_is_one_scan_for_three_seconds() -> None:
    lobby = Lobby([CARD_SEEN] * 100)
    assert lobby.read() is not None
    began = lobby.clock.now
    assert lobby.read() is not None
    assert lobby.clock.now - began == pytest.approx(3, abs=0.11)


def test_a_scanner_that_decodes_by_itself_is_believed_at_once() -> None:
    lobby = Lobby([Scanned(CARD.encode(), "")])
    assert isinstance(lobby.read(), CccdCode)
    assert lobby.sights == []


def test_an_insurance_card_from_a_scanner() -> None:
    text = "0123456789|4E67|1990|2|-|01 - X12|01/01/2026|-|20/12/2025|$"
    assert isinstance(Lobby([Scanned(text.encode(), "QRCode")]).read(), BhytCode)


@pytest.mark.expects_log("the scanner is gone")
def test_an_unplugged_scanner_is_closed_and_said_once(caplog: pytest.LogCaptureFixture) -> None:
    lobby = Lobby([EMPTY, ScannerGone("pulled")], None, None, [CARD_SEEN])
    for _ in range(3):
        with pytest.raises(ScannerGone):
            lobby.read()
    assert lobby.sources[0].closes == 1
    with caplog.at_level("INFO"):
        assert isinstance(lobby.read(), CccdCode)
    said = [record.getMessage() for record in caplog.records if "the scanner is" in record.getMessage()]
    assert said == ["the scanner is gone", "the scanner is back"]


def test_a_scanner_that_is_closed_under_its_reader_at_the_end_is_not_said_to_be_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The terminal ends while the scanner's thread still waits for a picture: no warning, and nobody is answered."""
    lobby = Lobby([EMPTY])

    def closed(timeout_s: float) -> Frame | None:
        lobby.stop.set()
        lobby.reader.close()
        raise ScannerGone("closed")

    monkeypatch.setattr(Story, "frame", lambda _, timeout_s: closed(timeout_s))
    assert lobby.read() is None


@pytest.mark.expects_log("the scanner is gone")
def test_a_scanner_that_is_away_is_tried_less_and_less_often_and_every_two_seconds_at_least() -> None:
    lobby = Lobby(*[None] * 7, [CARD_SEEN])
    for _ in range(7):
        with pytest.raises(ScannerGone):
            lobby.read()
    assert lobby.read() is not None
    assert lobby.stop.waited == [0, 0.25, 0.5, 1, 2, 2, 2, 2, 0]


@pytest.mark.expects_log("the scanner is gone")
def test_a_stop_is_heard_while_waiting_to_try_again() -> None:
    lobby = Lobby(None, [CARD_SEEN])
    with pytest.raises(ScannerGone):
        lobby.read()
    lobby.stop.set()
    assert lobby.read() is None


@pytest.mark.expects_log("the scanner is gone")
def test_a_scanner_can_be_opened_again_without_reading() -> None:
    lobby = Lobby(None, [CARD_SEEN])
    with pytest.raises(ScannerGone):
        lobby.reader.reopen(lobby.stop)
    assert lobby.reader.reopen(lobby.stop)
    assert lobby.reader.reopen(lobby.stop)
    assert len(lobby.sources) == 1
    assert isinstance(lobby.read(), CccdCode)
    lobby.stop.set()
    assert not lobby.reader.reopen(lobby.stop)


def test_an_address_that_cannot_work_is_said_to_the_caller() -> None:
    with pytest.raises(ScannerRefused):
        CodeReader("nonsense:0").read(Event(), print)


def test_a_closed_reader_lets_go_of_the_device() -> None:
    lobby = Lobby([CARD_SEEN])
    lobby.read()
    lobby.reader.close()
    lobby.reader.close()
    assert lobby.sources[0].closes == 1


def test_two_thousand_cards_one_after_the_other() -> None:
    cards = [f"{number:012}||Lê An|15011990|Nữ||26062021".encode() for number in range(2000)]
    lobby = Lobby([Scanned(card, "QRCode") for card in cards])
    read = [code.citizen.number for code in (lobby.read() for _ in cards) if isinstance(code, CccdCode)]
    assert read == [f"{number:012}" for number in range(2000)]


def test_pictures_are_looked_at_fifteen_times_a_second_at_most() -> None:
    lobby = Lobby([EMPTY] * 30)
    began = lobby.clock.now
    assert lobby.read() is None
    assert lobby.clock.now - began == pytest.approx(30 * (1 / 15 + 0.05), abs=0.2)
