from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.sim.camera import (
    SIZE,
    SimulatedCamera,
    draw_card,
    empty_frame,
    presentation,
    serve,
    write_folder,
    write_video,
)

CARD = "001190000001|012345678|Lê Thanh An|15011990|Nữ|Tân An, Long An|26062021"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_frames_have_the_size_of_a_camera() -> None:
    frame = empty_frame()
    assert frame.shape == (SIZE[1], SIZE[0])
    assert frame.dtype == np.uint8


def test_a_card_comes_and_goes() -> None:
    frames = list(presentation(CARD, empty=1, moving=2, still=1))
    assert len(frames) == 1 + 2 + 1 + 1 + 1
    assert frames[0].mean() < frames[3].mean() > frames[-1].mean()


def test_the_same_seed_gives_the_same_frames() -> None:
    first, second = (
        [frame.tobytes() for frame in presentation(CARD, seed=3, empty=1, moving=1, still=1)] for _ in range(2)
    )
    assert first == second


def test_a_long_code_still_fits_on_the_card() -> None:
    assert draw_card("x" * 700).size == draw_card("x").size


def test_a_folder_holds_the_frames_in_order(tmp_path: Path) -> None:
    assert write_folder([empty_frame(1), empty_frame(2)], tmp_path / "new") == 2
    assert names(tmp_path / "new") == ["frame-0001.png", "frame-0002.png"]
    stored = cv2.imread(str(tmp_path / "new" / "frame-0002.png"), cv2.IMREAD_UNCHANGED)
    assert stored is not None
    assert stored.tobytes() == empty_frame(2).tobytes()


def test_a_video_holds_the_frames(tmp_path: Path) -> None:
    path = tmp_path / "a.avi"
    assert write_video([empty_frame(1)] * 3, path) == 3
    film = cv2.VideoCapture(str(path))
    count = 0
    while film.read()[0]:
        count += 1
    assert count == 3


def test_a_video_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cannot be written"):
        write_video([], tmp_path / "absent" / "a.avi")


def test_a_simulated_camera_shows_a_card_until_it_is_taken_away(tmp_path: Path) -> None:
    camera = SimulatedCamera(tmp_path)
    assert all(name.startswith("empty-") for name in names(tmp_path))
    camera.show(CARD)
    assert all(name.startswith("held-") for name in names(tmp_path))
    camera.show(CARD, seed=5)
    camera.take_away()
    assert all(name.startswith("empty-") for name in names(tmp_path))
    camera.cover()
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["frames", "a.avi"])
def test_one_command_writes_a_whole_presentation(tmp_path: Path, name: str) -> None:
    serve("x", tmp_path / name)
    assert (tmp_path / name).exists()
    assert name == "a.avi" or len(names(tmp_path / name)) == 28
