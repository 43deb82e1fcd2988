"""The whole way: a simulated camera's folder, the reader in a thread of its own, codes out."""

import shutil
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from kiosk.devices.scanner.codes import BhytCode, CccdCode, Code, SlipCode
from kiosk.devices.scanner.faults import ScannerGone
from kiosk.devices.scanner.reader import CodeReader
from kiosk.devices.scanner.sight import Hint, Sight
from kiosk.sim.camera import SimulatedCamera, presentation, write_video

CARD = "001190000001|012345678|Lê Thanh An|15011990|Nữ|Tân An, Long An|26062021"
SLIP = "Q1|A042|1763700000|ABCDEFGHIJKLM"
INSURANCE = "0123456789|4E67|1990|2|-|01 - X12|01/01/2026|-|20/12/2025|$"


class Terminal:
    """A reader at work in its thread, as the application runs it."""

    def __init__(self, address: str) -> None:
        self.stop = Event()
        self.reader = CodeReader(address)
        self.sights: list[tuple[float, Sight]] = []
        self.pool = ThreadPoolExecutor(1)

    def read(self) -> Future[Code | None]:
        return self.pool.submit(
            self.reader.read, self.stop, lambda sight: self.sights.append((time.monotonic(), sight))
        )

    def wait_for(self, condition: Callable[[Sight], bool]) -> None:
        until = time.monotonic() + 20
        while not any(condition(sight) for _, sight in list(self.sights)):
            assert time.monotonic() < until
            self.stop.wait(0.01)

    def end(self) -> None:
        self.stop.set()
        self.pool.shutdown()
        self.reader.close()


def test_cards_shown_one_after_the_other_are_read_one_after_the_other(tmp_path: Path) -> None:
    camera = SimulatedCamera(tmp_path)
    terminal = Terminal(f"images:{tmp_path}?fps=60")
    for payload, kind in ((CARD, CccdCode), (SLIP, SlipCode), (INSURANCE, BhytCode)):
        reading = terminal.read()
        terminal.wait_for(lambda sight: sight.hint is Hint.NOTHING)
        camera.show(payload)
        assert isinstance(reading.result(20), kind)
        camera.take_away()
        terminal.sights.clear()
    terminal.end()


def test_a_card_is_read_at_the_end_of_its_way_to_the_camera(tmp_path: Path) -> None:
    write_video(presentation(CARD, empty=2, moving=3, still=3), tmp_path / "a.avi")
    terminal = Terminal(f"video:{tmp_path / 'a.avi'}?fps=60")
    code = terminal.read().result(20)
    assert isinstance(code, CccdCode)
    assert code.citizen.name == "Lê Thanh An"
    assert terminal.sights[-1][1].hint is Hint.READ
    assert len(terminal.sights[-1][1].outline) == 4
    terminal.end()


def test_a_stopped_terminal_lets_go_within_a_second(tmp_path: Path) -> None:
    SimulatedCamera(tmp_path).cover()
    terminal = Terminal(f"images:{tmp_path}")
    reading = terminal.read()
    began = time.monotonic()
    terminal.end()
    assert reading.result(0) is None
    assert time.monotonic() - began < 10


@pytest.mark.expects_log("the scanner is gone")
def test_an_unplugged_camera_is_noticed_and_comes_back_without_a_restart(tmp_path: Path) -> None:
    eye = tmp_path / "eye"
    SimulatedCamera(eye)
    terminal = Terminal(f"images:{eye}")
    reading = terminal.read()
    terminal.wait_for(lambda _: True)
    began = time.monotonic()
    shutil.rmtree(eye)
    with pytest.raises(ScannerGone):
        reading.result(10)
    assert time.monotonic() - began < 10
    SimulatedCamera(eye).show(CARD)
    assert isinstance(terminal.read().result(10), CccdCode)
    terminal.end()
