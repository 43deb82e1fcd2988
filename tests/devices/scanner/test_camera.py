from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import cv2
import numpy as np
import pytest

from kiosk.devices.scanner import opencv
from kiosk.devices.scanner.address import Address
from kiosk.devices.scanner.camera import Camera, CameraWish, ask, open_camera, stable_name
from kiosk.devices.scanner.faults import ScannerGone, ScannerRefused
from kiosk.devices.scanner.frame import Grey, Picture
from kiosk.devices.scanner.frames import open_source, settled
from kiosk.devices.scanner.pace import Pace
from kiosk.devices.scanner.video import VideoFile


class Driver:
    """A camera's driver: takes the settings it knows, gives one frame each time `let` is called."""

    def __init__(self, *, deaf: tuple[int, ...] = (), stubborn: tuple[int, ...] = ()) -> None:
        self.deaf, self.stubborn = deaf, stubborn
        self.asked: list[int] = []
        self.values: dict[int, float] = {}
        self.frames: list[Any] = []
        self.ready = Event()
        self.released = Event()

    def set(self, prop: int, value: float) -> bool:
        self.asked.append(prop)
        self.values[prop] = value - 1 if prop in self.stubborn else value
        return prop not in self.deaf

    def get(self, prop: int) -> float:
        return self.values[prop]

    def read(self) -> tuple[bool, Any]:
        assert self.ready.wait(10)
        frame = self.frames.pop(0)
        if not self.frames:
            self.ready.clear()
        if isinstance(frame, Exception):
            raise frame
        return frame is not None, frame

    def let(self, *frames: Any) -> None:
        self.frames.extend(frames)
        self.ready.set()

    def release(self) -> None:
        self.released.set()


def colour(shade: int) -> Any:
    return np.full((4, 6, 3), shade, np.uint8)


def shade_of(camera: Camera, timeout_s: float = 5) -> int | None:
    frame = camera.frame(timeout_s)
    assert frame is None or isinstance(frame, Picture)
    return None if frame is None else int(frame.grey[0, 0])


@pytest.fixture
def driver() -> Iterator[Driver]:
    made = Driver()
    yield made
    made.let(None)
    assert made.released.wait(30)


def test_the_newest_frame_counts(driver: Driver) -> None:
    camera = Camera(driver, CameraWish())
    driver.let(colour(10))
    assert shade_of(camera) == 10
    driver.let(colour(20), colour(30), colour(40))
    while driver.ready.is_set():
        pass
    shades = [shade_of(camera)]
    while shades[-1] != 40:
        shades.append(shade_of(camera))
    assert shade_of(camera, 0) is None


def test_a_frame_that_waited_is_forgotten(driver: Driver) -> None:
    camera = Camera(driver, CameraWish())
    driver.let(colour(10))
    assert shade_of(camera) == 10
    driver.let(colour(20))
    while driver.ready.is_set():
        pass
    camera.discard()
    driver.let(colour(30))
    assert shade_of(camera) in (20, 30)


def test_a_camera_that_answers_no_is_gone() -> None:
    driver = Driver()
    camera = Camera(driver, CameraWish())
    driver.let(None)
    with pytest.raises(ScannerGone):
        camera.frame(5)
    assert driver.released.wait(30)
    camera.close()


def test_a_camera_that_fails_inside_the_library_is_gone() -> None:
    driver = Driver()
    camera = Camera(driver, CameraWish())
    driver.let(cv2.error("ioctl"))
    with pytest.raises(ScannerGone):
        camera.frame(5)
    assert driver.released.wait(30)


def test_a_camera_that_falls_silent_is_gone_after_two_seconds(driver: Driver) -> None:
    now = [100.0]
    camera = Camera(driver, CameraWish(), lambda: now[0])
    assert camera.frame(0) is None
    now[0] += 1.9
    assert camera.frame(0) is None
    now[0] += 0.2
    with pytest.raises(ScannerGone):
        camera.frame(0)


def test_a_camera_that_shows_the_same_frame_for_ever_is_gone(driver: Driver) -> None:
    now = [100.0]
    camera = Camera(driver, CameraWish(), lambda: now[0])
    picture = np.arange(72, dtype=np.uint8).reshape(4, 6, 3)
    driver.let(picture)
    assert shade_of(camera) is not None
    now[0] += 4.9
    driver.let(picture)
    assert shade_of(camera) is not None
    now[0] += 0.2
    driver.let(picture)
    with pytest.raises(ScannerGone):
        camera.frame(5)


def test_a_covered_lens_is_no_frozen_camera(driver: Driver) -> None:
    now = [100.0]
    camera = Camera(driver, CameraWish(), lambda: now[0])
    for _ in range(4):
        driver.let(colour(0))
        assert shade_of(camera) == 0
        now[0] += 4.9


def test_the_last_frame_of_a_lost_camera_is_still_seen() -> None:
    driver = Driver()
    camera = Camera(driver, CameraWish())
    driver.let(colour(10), None)
    assert driver.released.wait(30)
    assert shade_of(camera) == 10
    with pytest.raises(ScannerGone):
        camera.frame(0)


def test_a_closed_camera_is_released_by_its_thread() -> None:
    driver = Driver()
    camera = Camera(driver, CameraWish())
    driver.let(*[colour(1)] * 50)
    camera.close()
    driver.let(None)
    assert driver.released.wait(30)
    camera.close()


def test_format_comes_before_size_and_size_before_rate() -> None:
    driver = Driver()
    assert ask(driver, CameraWish()) == ()
    assert driver.asked[:4] == [opencv.FORMAT, opencv.WIDTH, opencv.HEIGHT, opencv.RATE]
    assert driver.values[opencv.FORMAT] == opencv.MJPG
    assert driver.values[opencv.BUFFERS] == 1


def test_what_is_not_asked_for_stays_automatic() -> None:
    driver = Driver()
    ask(driver, CameraWish())
    assert not {opencv.FOCUS, opencv.AUTO_FOCUS, opencv.EXPOSURE, opencv.AUTO_EXPOSURE, opencv.AUTO_WHITE} & set(
        driver.asked
    )


def test_a_value_is_set_after_its_automatic_is_off() -> None:
    driver = Driver()
    assert ask(driver, CameraWish(exposure=150, focus=40, white_balance=4600, gain=10)) == ()
    order = [driver.asked.index(prop) for prop in (opencv.AUTO_EXPOSURE, opencv.EXPOSURE)]
    assert order == sorted(order)
    assert (
        driver.values[opencv.AUTO_EXPOSURE],
        driver.values[opencv.AUTO_FOCUS],
        driver.values[opencv.AUTO_WHITE],
    ) == (1, 0, 0)


def test_every_setting_is_checked_by_its_answer_and_by_its_value(caplog: pytest.LogCaptureFixture) -> None:
    driver = Driver(deaf=(opencv.FOCUS,), stubborn=(opencv.WIDTH,))
    assert ask(driver, CameraWish(focus=3)) == ("width", "focus")
    with caplog.at_level("INFO"):
        camera = Camera(driver, CameraWish(focus=3))
    assert camera.refused == ("width", "focus")
    assert [r.getMessage() for r in caplog.records if r.name.startswith("kiosk.devices.scanner")] == [
        "the camera did not take: width, focus"
    ]
    driver.let(None)
    assert driver.released.wait(30)


def test_the_address_says_what_is_wished() -> None:
    wish = CameraWish.parse(Address.parse("camera:0?width=1920&height=1080&exposure=150&roi=0,0,1,1"))
    assert wish == CameraWish(width=1920, height=1080, exposure=150)
    with pytest.raises(ScannerRefused):
        CameraWish.parse(Address.parse("camera:0?brightness=1"))


def test_an_absent_camera_is_gone(tmp_path: Path) -> None:
    with pytest.raises(ScannerGone):
        open_camera("0", CameraWish(), tmp_path)
    (tmp_path / "video0").write_bytes(b"no camera")
    with pytest.raises(ScannerGone):
        open_camera("0", CameraWish(), tmp_path)


def test_a_camera_is_known_by_the_name_that_stays(tmp_path: Path) -> None:
    names = tmp_path / "v4l" / "by-id"
    names.mkdir(parents=True)
    for number in (0, 1):
        (tmp_path / f"video{number}").touch()
        (names / f"usb-Camera-{number}").symlink_to(tmp_path / f"video{number}")
    assert stable_name(tmp_path / "video1", tmp_path) == names / "usb-Camera-1"
    assert stable_name(tmp_path / "video7", tmp_path) == tmp_path / "video7"


def test_an_address_without_a_name_that_stays_is_left_as_it_is() -> None:
    assert settled("images:x?fps=3") == "images:x?fps=3"
    assert settled("camera:97?width=640") == "camera:97?width=640"
    assert settled("camera:/dev/absent") == "camera:/dev/absent"


@pytest.mark.parametrize(
    ("raw", "grey"),
    [
        (np.full((2, 2), 7, np.uint8), 7),
        (np.full((2, 2, 3), 7, np.uint8), 7),
        (np.full((2, 2), 7 << 8, np.uint16), 7),
        (np.zeros((2, 2, 4), np.uint8), 255),
        (np.full((2, 2, 4), 255, np.uint8), 255),
        (np.dstack([np.full((2, 2), 9, np.uint8), np.zeros((2, 2), np.uint8)]), 9),
        (cv2.imencode(".jpg", np.full((8, 8), 50, np.uint8))[1].reshape(1, -1), 50),
        (cv2.imencode(".jpg", np.full((8, 8), 50, np.uint8))[1].ravel(), 50),
    ],
)
def test_a_frame_in_any_form_becomes_grey(raw: Any, grey: int) -> None:
    found = opencv.grey_of(raw)
    assert found is not None
    assert found.ndim == 2
    assert found[0, 0] == grey


@pytest.mark.parametrize(
    "raw", [np.zeros((2, 2), np.float32), np.zeros((0,), np.uint8), np.frombuffer(b"\xff\xd8broken", np.uint8)]
)
def test_a_frame_that_is_none_is_none(raw: Any) -> None:
    assert opencv.grey_of(raw) is None


def test_a_code_on_transparent_ground_is_seen(tmp_path: Path) -> None:
    picture = np.zeros((4, 4, 4), np.uint8)
    picture[1, 1] = (0, 0, 0, 255)
    assert cv2.imwrite(str(tmp_path / "a.png"), picture)
    grey = opencv.read_picture(tmp_path / "a.png")
    assert grey is not None
    assert (grey[0, 0], grey[1, 1]) == (255, 0)


@pytest.mark.parametrize(
    "data",
    [b"", b"x", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"BM" + b"\xff" * 60, b"P5\n60000 60000\n255\n"],
)
def test_a_broken_picture_is_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    assert opencv.read_picture(path) is None


def test_no_picture_is_read_from_what_is_not_there(tmp_path: Path) -> None:
    assert opencv.read_picture(tmp_path / "absent.png") is None
    assert opencv.read_picture(tmp_path) is None


def film(path: Path, *shades: int) -> Path:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15, (64, 48), True)
    for shade in shades:
        writer.write(np.full((48, 64, 3), shade, np.uint8))
    writer.release()
    return path


def test_a_video_begins_again_at_its_end(tmp_path: Path) -> None:
    video = VideoFile(film(tmp_path / "a.avi", 0, 100, 200), Pace(0))
    frames = [video.frame(1) for _ in range(5)]
    assert [round(frame.grey[0, 0] / 100) for frame in frames if isinstance(frame, Picture)] == [0, 1, 2, 0, 1]
    video.discard()
    video.close()
    video.close()
    with pytest.raises(ScannerGone):
        video.frame(0)


def test_a_video_that_is_absent_or_none_is_gone(tmp_path: Path) -> None:
    (tmp_path / "junk.avi").write_bytes(b"RIFF....AVI junk" * 9)
    for name in ("absent.avi", "junk.avi", ".", "%03d.png"):
        with pytest.raises(ScannerGone):
            VideoFile(tmp_path / name, Pace(0))


def test_a_region_of_interest_is_all_that_is_seen(tmp_path: Path) -> None:
    grey: Grey = np.zeros((100, 200), np.uint8)
    grey[25:75, 100:] = 255
    assert cv2.imwrite(str(tmp_path / "a.png"), grey)
    source = open_source(f"images:{tmp_path}?roi=0.5,0.25,0.5,0.5")
    frame = source.frame(1)
    assert isinstance(frame, Picture)
    assert frame.grey.shape == (50, 100)
    assert frame.grey.min() == 255
    source.discard()
    source.close()
