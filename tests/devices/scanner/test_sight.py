import numpy as np
import pytest

from kiosk.devices.scanner.found import Found, Sighted
from kiosk.devices.scanner.frame import Grey
from kiosk.devices.scanner.sight import Hint, sight_of

CORNERS = ((100, 50), (300, 50), (300, 250), (100, 250))


def flat(width: int, height: int, shade: int = 128) -> Grey:
    return np.full((height, width), shade, np.uint8)


@pytest.mark.parametrize(
    ("width", "height"),
    [(1280, 720), (1920, 1080), (640, 480), (320, 240), (100, 80), (1, 1), (321, 3), (4000, 3000), (1279, 719)],
)
def test_the_preview_is_small_and_whole(width: int, height: int) -> None:
    sight = sight_of(flat(width, height), None, None)
    assert 0 < sight.width <= 320
    assert len(sight.grey) == sight.width * sight.height
    assert abs(sight.width / sight.height - width / height) <= 0.1 * width / height + 0.1 or height < 20


def test_the_preview_shows_the_picture() -> None:
    grey = flat(1280, 720, 0)
    grey[:, 640:] = 200
    sight = sight_of(grey, None, None)
    row = sight.grey[: sight.width]
    assert (row[10], row[-10]) == (0, 200)


def test_a_frame_without_a_code_has_no_hint() -> None:
    assert sight_of(flat(640, 480), None, None).hint is Hint.NOTHING


def test_a_dark_frame_asks_for_light() -> None:
    assert sight_of(flat(640, 480, 10), None, None).hint is Hint.LIGHT


def test_a_code_too_small_asks_to_come_closer() -> None:
    sight = sight_of(flat(640, 480), None, Sighted(CORNERS, 1.6))
    assert (sight.hint, sight.seen, sight.per_module) == (Hint.CLOSER, True, 1.6)


def test_a_code_that_is_large_enough_but_not_read_asks_to_hold_still() -> None:
    assert sight_of(flat(640, 480), None, Sighted(CORNERS, 4.0)).hint is Hint.STEADY
    assert sight_of(flat(640, 480), None, Sighted(CORNERS, None)).hint is Hint.STEADY


def test_a_code_that_was_read_is_outlined_in_fractions_of_the_picture() -> None:
    sight = sight_of(flat(400, 500), Found(b"x", "QRCode", "zxing", CORNERS, 4.2), None)
    assert sight.hint is Hint.READ
    assert not sight.seen
    assert sight.outline == ((0.25, 0.1), (0.75, 0.1), (0.75, 0.5), (0.25, 0.5))
    assert sight.per_module == 4.2


def test_the_picture_is_not_in_what_is_logged() -> None:
    assert len(repr(sight_of(flat(640, 480), None, None))) < 200
