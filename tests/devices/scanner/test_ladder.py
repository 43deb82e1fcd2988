from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.devices.scanner.chain import first_look
from kiosk.devices.scanner.found import Sighted
from kiosk.devices.scanner.ladder import Ladder
from kiosk.devices.scanner.locate import WINDOW, tilt_of_bars, window
from kiosk.devices.scanner.opencv import turned
from kiosk.devices.scanner.zbar import Zbar
from kiosk.devices.scanner.zxing import read_qr
from tests.fixtures.frames import bar_frame, hard_frame, qr_frame, qr_set
from tests.fixtures.frames_codes import bar_modules, qr_modules


class Clock:
    """Each look at it takes a second."""

    now = 0.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


def test_frames_the_first_look_cannot_read_are_read_on_the_ladder_exactly() -> None:
    """Noise, worn print, moiré and blur at strengths where zxing-cpp alone fails."""
    missed = read = 0
    with Zbar() as zbar:
        ladder = Ladder(zbar)
        for frame in qr_set(seed=5, every=13):
            first = first_look(frame.grey)
            if first.found:
                assert [found.data for found in first.found] == [frame.data]
                continue
            missed += 1
            found = ladder.climb(frame.grey, first.sighted, 60)
            assert all(one.data == frame.data for one in found)
            read += bool(found)
    assert missed >= 12
    assert read >= missed * 0.35


def test_without_zbar_the_other_steps_remain() -> None:
    frame = hard_frame()
    assert [found.data for found in Ladder(None).climb(frame.grey, None, 60)] == [frame.data]


@pytest.mark.parametrize("degrees", [0, 8, 15, 30, 45, 60, 75, 90, 133, 175])
def test_a_bar_code_is_read_however_it_is_turned(degrees: int) -> None:
    bars = bar_modules("XN0123456789").repeat(3, axis=0).repeat(3, axis=1)
    grey = np.full((800, 1000), 235, np.uint8)
    grey[340 : 340 + bars.shape[0], 200 : 200 + bars.shape[1]] = bars
    grey = turned(grey, degrees)
    found = list(first_look(grey).found) or Ladder(None).climb(grey, None, 60)
    assert [one.data for one in found] == [b"XN0123456789"]


def test_bars_in_the_dark_are_read() -> None:
    frames = [bar_frame("low light", 3, severity, 77 + severity) for severity in range(4)]
    ladder = Ladder(None)
    found = [list(first_look(frame.grey).found) or ladder.climb(frame.grey, None, 60) for frame in frames]
    assert [one.data for one in chain(*found)] == [frame.data for frame in frames]


def test_no_step_is_begun_when_the_time_is_up() -> None:
    frame = qr_frame("noise", 4, 11, 1)
    clock = Clock()
    assert Ladder(None).climb(frame.grey, None, 0.5, clock) == []
    assert clock.now == 2


def test_the_window_holds_a_code_anywhere_in_the_frame() -> None:
    code = qr_modules(b"0123456789" * 10).repeat(4, axis=0).repeat(4, axis=1)
    side = code.shape[0]
    for left, top in ((0, 0), (1280 - side, 0), (500, 300), (1280 - side, 720 - side), (37, 411)):
        grey = np.full((720, 1280), 150, np.uint8)
        grey[top : top + side, left : left + side] = code
        near = window(grey)
        assert max(near.shape) < 350
        assert len(read_qr(near)[0]) == 1


def test_the_window_is_where_a_code_was_sighted() -> None:
    grey = np.zeros((720, 1280), np.uint8)
    grey[600, 1000] = 255
    near = window(grey, Sighted(((950, 550), (1050, 550), (1050, 650), (950, 650)), None))
    assert near.shape == (198, 198)
    assert near.max() == 255


@pytest.mark.parametrize("shape", [(1, 1), (2, 900), (15, 15), (40, 480), (481, 481), (4000, 3)])
def test_a_picture_of_any_shape_has_a_window(shape: tuple[int, int]) -> None:
    grey = np.random.default_rng(1).integers(0, 255, shape).astype(np.uint8)
    near = window(grey)
    assert 0 < near.shape[0] <= min(WINDOW, shape[0])
    assert 0 < near.shape[1] <= min(WINDOW, shape[1])
    tilt_of_bars(grey)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 90),
    st.integers(1, 90),
    st.integers(0, 2**32),
    st.sampled_from(["noise", "flat", "black", "stripes"]),
)
def test_any_picture_is_climbed_to_the_end(height: int, width: int, seed: int, kind: str) -> None:
    chance = np.random.default_rng(seed)
    grey = {
        "noise": chance.integers(0, 256, (height, width)).astype(np.uint8),
        "flat": np.full((height, width), seed % 256, np.uint8),
        "black": np.zeros((height, width), np.uint8),
        "stripes": np.tile((np.arange(width) % 4 < 2).astype(np.uint8) * 255, (height, 1)),
    }[kind]
    with Zbar() as zbar:
        assert Ladder(zbar).climb(grey, None, 60) == []


def test_stripes_have_a_tilt_and_a_qr_code_has_none() -> None:
    columns = np.arange(400)
    stripes = np.tile((columns % 12 < 6).astype(np.uint8) * 200, (400, 1))
    assert tilt_of_bars(stripes) == pytest.approx(0, abs=1)
    assert abs(tilt_of_bars(np.ascontiguousarray(stripes.T)) or 0) == pytest.approx(90, abs=1)
    assert tilt_of_bars(qr_modules(b"0123456789" * 10).repeat(6, axis=0).repeat(6, axis=1)) is None
