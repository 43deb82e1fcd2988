from pathlib import Path
from threading import Event

import numpy as np
import pytest

from kiosk.devices.scanner.faults import ScannerGone
from kiosk.devices.scanner.folder import ImageFolder
from kiosk.devices.scanner.frame import Grey, Picture
from kiosk.devices.scanner.pace import Pace


def look(path: Path) -> Grey | None:
    """An image here is a text file that holds one shade."""
    text = path.read_text() if path.exists() else ""
    return np.full((2, 2), int(text), np.uint8) if text else None


def folder_of(path: Path) -> ImageFolder:
    return ImageFolder(path, look, Pace(0))


def shade(folder: ImageFolder) -> int | None:
    frame = folder.frame(0)
    assert frame is None or isinstance(frame, Picture)
    return None if frame is None else int(frame.grey[0, 0])


def put(path: Path, **shades: int) -> None:
    for name, value in shades.items():
        (path / f"{name}.png").write_text(str(value))


def test_images_play_in_the_order_of_their_names_again_and_again(tmp_path: Path) -> None:
    put(tmp_path, c=3, a=1, b=2)
    folder = folder_of(tmp_path)
    assert [shade(folder) for _ in range(7)] == [1, 2, 3, 1, 2, 3, 1]


def test_an_image_that_comes_is_played_and_one_that_goes_is_not(tmp_path: Path) -> None:
    put(tmp_path, a=1, c=3)
    folder = folder_of(tmp_path)
    assert shade(folder) == 1
    put(tmp_path, b=2)
    assert shade(folder) == 2
    (tmp_path / "c.png").unlink()
    assert shade(folder) == 1


def test_an_emptied_folder_shows_nothing_until_something_is_put_in(tmp_path: Path) -> None:
    put(tmp_path, a=1)
    folder = folder_of(tmp_path)
    assert shade(folder) == 1
    (tmp_path / "a.png").unlink()
    assert shade(folder) is None
    assert shade(folder) is None
    put(tmp_path, a=4)
    assert shade(folder) == 4


def test_an_image_still_being_written_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, a=1, c=3)
    (tmp_path / "b.png").write_text("")
    folder = folder_of(tmp_path)
    assert [shade(folder) for _ in range(4)] == [1, 3, 1, 3]


def test_a_folder_of_broken_images_shows_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("")
    assert shade(folder_of(tmp_path)) is None


def test_other_files_are_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.part").write_text("1")
    (tmp_path / "note.txt").write_text("1")
    assert shade(folder_of(tmp_path)) is None


def test_without_the_folder_the_scanner_is_gone(tmp_path: Path) -> None:
    with pytest.raises(ScannerGone):
        folder_of(tmp_path / "absent")


def test_a_folder_removed_while_playing_is_an_unplugged_camera(tmp_path: Path) -> None:
    inner = tmp_path / "camera"
    inner.mkdir()
    folder = folder_of(inner)
    inner.rmdir()
    with pytest.raises(ScannerGone):
        folder.frame(0)


def test_a_closed_folder_plays_nothing(tmp_path: Path) -> None:
    put(tmp_path, a=1)
    folder = folder_of(tmp_path)
    folder.discard()
    folder.close()
    folder.close()
    with pytest.raises(ScannerGone):
        folder.frame(0)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Gate(Event):
    """Waiting moves the clock instead of the day."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock

    def wait(self, timeout: float | None = None) -> bool:
        self.clock.now += timeout or 0
        return self.is_set()


def test_pictures_come_at_the_pace_of_a_camera() -> None:
    clock = Clock()
    gate, pace = Gate(clock), Pace(10, clock)
    moments = []
    for _ in range(4):
        assert pace.wait(gate, 1)
        moments.append(round(clock.now - 100, 3))
    assert moments == [0, 0.1, 0.2, 0.3]


def test_a_picture_that_is_not_due_in_time_does_not_come() -> None:
    clock = Clock()
    gate, pace = Gate(clock), Pace(2, clock)
    assert pace.wait(gate, 0)
    assert not pace.wait(gate, 0.2)
    assert round(clock.now, 3) == 100.2
    assert pace.wait(gate, 0.4)
    assert round(clock.now, 3) == 100.5


def test_a_late_reader_is_not_flooded_with_what_it_missed() -> None:
    clock = Clock()
    gate, pace = Gate(clock), Pace(10, clock)
    assert pace.wait(gate, 0)
    clock.now += 5
    assert pace.wait(gate, 0)
    assert not pace.wait(gate, 0)


def test_a_closed_source_stops_waiting() -> None:
    clock = Clock()
    gate, pace = Gate(clock), Pace(10, clock)
    assert pace.wait(gate, 1)
    gate.set()
    assert not pace.wait(gate, 1)
