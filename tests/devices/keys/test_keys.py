"""Four keys and a jack, as the kernel tells of them."""

import array
import os
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.keys.evdev import EventDevice, InputEvent, InputGoneError
from kiosk.devices.keys.key import Key
from kiosk.devices.keys.keypad import Keypad
from kiosk.devices.keys.watch import JackWatch, KeypadWatch

KEY, SWITCH, HEADPHONE = 1, 5, 2
ENTER, RIGHT, LEFT, F1, PLUS = 28, 106, 105, 59, 78


def event(code: int, value: int, at: float = 0.0, kind: int = KEY) -> bytes:
    """One struct input_event, as the kernel writes it."""
    return struct.pack("llHHi", int(at), round(at % 1 * 1e6), kind, code, value)


class Kernel:
    """A pipe in place of /dev/input/event*, and the calls that were made on it."""

    def __init__(self, path: Path, *, refused: bool = False, plugged: bool = False) -> None:
        os.mkfifo(path)
        self.path = path
        self.refused = refused
        self.plugged = plugged
        self.calls: list[int] = []
        # Open for both ends: the reader sees no end of file before it is meant.
        self.end = os.open(path, os.O_RDWR | os.O_NONBLOCK)

    def ioctl(self, file: int, request: int, argument: "int | array.array[int]") -> object:
        self.calls.append(request)
        if self.refused:
            raise OSError(16, "Device or resource busy")
        if isinstance(argument, array.array) and self.plugged:
            argument[0] = 1 << HEADPHONE
        return 0

    def types(self, *events: bytes) -> None:
        os.write(self.end, b"".join(events))

    def open(self, *, grab: bool = False) -> EventDevice:
        return EventDevice(self.path, grab=grab, ioctl=self.ioctl)

    def unplug(self) -> None:
        os.close(self.end)


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[Kernel]:
    found = Kernel(tmp_path / "event0")
    yield found
    try:
        found.unplug()
    except OSError:
        return


def meant(*events: bytes) -> list[Key]:
    """What a keypad makes of events."""
    keypad = Keypad()
    parts = [struct.unpack("llHHi", one) for one in events]
    found = [keypad.feed(InputEvent(s + us / 1e6, kind, code, value)) for s, us, kind, code, value in parts]
    return [key for key in found if key is not None]


def test_each_press_counts_once_and_the_kernels_repeats_for_nothing() -> None:
    assert meant(event(RIGHT, 1), event(RIGHT, 2), event(RIGHT, 2), event(RIGHT, 0)) == [Key.NEXT]
    assert meant(event(LEFT, 1), event(ENTER, 1), event(PLUS, 1)) == [Key.PREVIOUS, Key.CHOOSE, Key.LOUDER]
    assert meant(event(30, 1), event(RIGHT, 1, kind=4)) == []


def test_the_repeat_key_held_calls_for_help() -> None:
    assert meant(event(F1, 1, 10.0), event(F1, 0, 10.2)) == [Key.REPEAT]
    assert meant(event(F1, 1, 10.0), event(F1, 2, 11.0), event(F1, 0, 11.6)) == [Key.HELP]
    assert meant(event(F1, 0, 10.0)) == []


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(-1, 3), st.floats(0, 1e6)), max_size=40))
def test_no_row_of_events_is_more_than_its_presses(rows: list[tuple[int, int, float]]) -> None:
    keys = meant(*[event(code, value, at) for code, value, at in rows])
    assert len(keys) <= sum(value in (0, 1) for _, value, _ in rows)


def test_events_come_as_the_kernel_wrote_them(kernel: Kernel) -> None:
    device = kernel.open(grab=True)
    assert kernel.calls == [0x40044590]
    kernel.types(event(ENTER, 1, 12.5), event(ENTER, 0, 12.75))
    assert list(device.events(1)) == [InputEvent(12.5, KEY, ENTER, 1), InputEvent(12.75, KEY, ENTER, 0)]
    assert list(device.events(0)) == []
    device.close()


def test_half_an_event_is_no_event(kernel: Kernel) -> None:
    device = kernel.open()
    kernel.types(event(ENTER, 1)[:10])
    assert list(device.events(1)) == []
    device.close()


def test_a_device_that_is_not_there_or_not_ours_is_gone(tmp_path: Path) -> None:
    with pytest.raises(InputGoneError, match="No such file"):
        EventDevice(tmp_path / "none", grab=False)
    busy = Kernel(tmp_path / "busy", refused=True)
    with pytest.raises(InputGoneError, match="cannot be had alone"):
        busy.open(grab=True)
    device = busy.open()
    with pytest.raises(InputGoneError, match="busy"):
        device.switched(HEADPHONE)
    busy.unplug()
    with pytest.raises(InputGoneError, match="unplugged"):
        list(device.events(1))
    device.close()


def test_a_keypad_says_what_was_meant_from_its_own_thread(kernel: Kernel) -> None:
    heard: list[Key] = []
    came = threading.Event()

    def on_key(key: Key) -> None:
        heard.append(key)
        if len(heard) == 2:
            came.set()

    watch = KeypadWatch(kernel.path, on_key, lambda: kernel.open(grab=True))
    kernel.types(event(RIGHT, 1), event(RIGHT, 0), event(ENTER, 1), event(ENTER, 0))
    assert came.wait(30)
    watch.close()
    assert heard == [Key.NEXT, Key.CHOOSE]


def test_a_jack_knows_its_headset_from_the_start_and_follows_it(tmp_path: Path) -> None:
    kernel = Kernel(tmp_path / "jack", plugged=True)
    changes: list[bool] = []
    bell = threading.Condition()

    def on_change(plugged: bool) -> None:
        with bell:
            changes.append(plugged)
            bell.notify_all()

    def told(wanted: list[bool]) -> bool:
        with bell:
            return bell.wait_for(lambda: changes == wanted, 5)

    jack = JackWatch(kernel.path, on_change, kernel.open)
    assert told([True])
    assert [jack.plugged] == [True]
    kernel.types(event(HEADPHONE, 0, kind=SWITCH), event(9, 1, kind=SWITCH))
    assert told([True, False])
    assert not jack.plugged
    kernel.types(event(HEADPHONE, 1, kind=SWITCH))
    assert told([True, False, True])
    jack.close()
    assert not jack.plugged
    kernel.unplug()


@pytest.mark.expects_log("jack: ")
def test_a_jack_that_is_unplugged_counts_as_no_headset_and_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kernel = Kernel(tmp_path / "jack", plugged=True)
    there, gone = threading.Event(), threading.Event()
    jack = JackWatch(kernel.path, lambda plugged: (there if plugged else gone).set(), kernel.open)
    assert there.wait(20)
    kernel.path.unlink()
    kernel.unplug()
    assert gone.wait(20)
    assert not jack.plugged
    jack.close()
    assert len([r for r in caplog.records if r.levelname == "WARNING"]) == 1
