"""What every source of codes promises."""

import time
from typing import Protocol

import numpy as np
import pytest

from kiosk.devices.scanner.faults import ScannerGone
from kiosk.devices.scanner.frame import Frame, Picture, Scanned
from kiosk.devices.scanner.frames import FrameSource

SOON_S = 2.0
ONCE_S = 1.0
"""A scanner that sends a code again sooner would answer the next question with the code of the one before."""


class Rig(Protocol):
    """A source and the hands that work on what it looks at. `patience_s` is how long a hand may need."""

    source: FrameSource
    patience_s: float

    def show(self) -> None:
        """Put something before it."""
        ...

    def lose(self) -> bool:
        """Pull the plug; False where nobody can."""
        ...


def next_frame(source: FrameSource, seconds: float = 10) -> Frame:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        frame = source.frame(0.5)
        if frame is not None:
            return frame
    raise AssertionError("no frame came")


def read_on(source: FrameSource) -> None:
    """Read until it raises, a hundred frames at most."""
    for _ in range(100):
        source.frame(0.1)


def test_what_is_shown_comes_as_a_frame(rig: Rig) -> None:
    rig.source.discard()
    rig.show()
    frame = next_frame(rig.source, rig.patience_s)
    if isinstance(frame, Picture):
        assert frame.grey.ndim == 2
        assert frame.grey.dtype == np.uint8
        assert frame.grey.flags.c_contiguous
        assert min(frame.grey.shape) >= 16
    else:
        assert frame.data
        assert frame.symbology in ("", "QRCode", "Code128")


def test_frames_keep_coming(rig: Rig) -> None:
    for _ in range(5):
        rig.show()
        next_frame(rig.source, rig.patience_s)


def test_a_wait_ends_in_time(rig: Rig) -> None:
    for timeout_s in (0, 0.05, 0.3):
        began = time.monotonic()
        rig.source.frame(timeout_s)
        assert time.monotonic() - began < timeout_s + SOON_S


def test_a_code_scanned_while_nobody_asked_is_not_delivered(rig: Rig) -> None:
    rig.show()
    rig.source.frame(0)
    rig.source.discard()
    frame = rig.source.frame(0)
    assert not isinstance(frame, Scanned)


def test_one_showing_of_a_code_is_delivered_once(rig: Rig) -> None:
    rig.source.discard()
    rig.show()
    if not isinstance(next_frame(rig.source, rig.patience_s), Scanned):
        pytest.skip("a camera goes on seeing what is before it")
    again, until = 0, time.monotonic() + ONCE_S
    while time.monotonic() < until:
        again += rig.source.frame(0.1) is not None
    assert not again, f"one showing of a code was delivered {1 + again} times within {ONCE_S:g} s"


def test_a_lost_device_is_said_within_two_seconds_and_again(rig: Rig) -> None:
    rig.show()
    next_frame(rig.source, rig.patience_s)
    if not rig.lose():
        pytest.skip("nobody can pull this plug")
    began = time.monotonic()
    for _ in range(3):
        with pytest.raises(ScannerGone):
            read_on(rig.source)
    assert time.monotonic() - began < SOON_S + 1


def test_closing_twice_is_closing_once_and_afterwards_it_is_gone(rig: Rig) -> None:
    rig.source.close()
    rig.source.close()
    with pytest.raises(ScannerGone):
        read_on(rig.source)


def test_a_picture_is_not_in_what_is_logged(rig: Rig) -> None:
    rig.show()
    assert len(repr(next_frame(rig.source, rig.patience_s))) < 100
