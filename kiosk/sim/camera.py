"""A simulated camera: a citizen card is brought before it, swims into focus, is held still and is taken away.

Its frames go into a folder of images, which is a scanner's eye while it lasts, or into a video file. Run by itself:
`python -m kiosk.sim.camera --payload TEXT --out DIR`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import cv2
import numpy as np
import qrcode
import typer
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from qrcode.constants import ERROR_CORRECT_M
from qrcode.util import MODE_8BIT_BYTE, QRData

Pixels = NDArray[np.uint8]
SIZE = (1280, 720)
CARD = (856, 540)


@dataclass(frozen=True, slots=True)
class Pose:
    """How one frame sees the card: place and size as parts of the picture, turn in degrees, blur in pixels."""

    x: float
    y: float
    scale: float
    turn: float
    blur: float
    noise: float = 3.0


def draw_code(payload: str, module: int) -> Image.Image:
    """The payload as a QR code in byte mode, `module` pixels a module, with its quiet zone."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, box_size=module, border=4)
    code.add_data(QRData(payload.encode(), mode=MODE_8BIT_BYTE))
    code.make(fit=True)
    image: Image.Image = code.make_image().get_image().convert("L")
    return image


def draw_card(payload: str) -> Image.Image:
    """A card in grey: a tinted face, lines where text would be, a portrait's box, and the code top right."""
    card = Image.new("L", CARD, 95)
    pen = ImageDraw.Draw(card)
    pen.rounded_rectangle((0, 0, CARD[0] - 1, CARD[1] - 1), 28, fill=214, outline=120, width=3)
    pen.rectangle((40, 170, 240, 440), fill=150)
    pen.ellipse((90, 200, 190, 320), fill=190)
    for row, width in enumerate((300, 240, 330, 210, 280, 320)):
        pen.rectangle((280, 190 + 44 * row, 280 + width, 206 + 44 * row), fill=110)
    for row in range(2):
        pen.rectangle((200, 40 + 40 * row, 470, 58 + 40 * row), fill=90)
    code = draw_code(payload, 4)
    side = min(code.width, 300)
    card.paste(
        code if code.width == side else code.resize((side, side), Image.Resampling.LANCZOS), (CARD[0] - side - 20, 16)
    )
    return card


def empty_frame(seed: int = 0) -> Pixels:
    """What the camera sees while nobody stands there: a dim hall, out of focus."""
    return _grain(_hall(), 3.0, np.random.default_rng(seed))


def see(card: Image.Image, pose: Pose, seed: int = 0) -> Pixels:
    """One frame with the card in it."""
    chance = np.random.default_rng(seed)
    face = np.asarray(card, np.uint8)
    matrix = cv2.getRotationMatrix2D((CARD[0] / 2, CARD[1] / 2), pose.turn, pose.scale)
    matrix[0, 2] += pose.x * SIZE[0] - CARD[0] / 2
    matrix[1, 2] += pose.y * SIZE[1] - CARD[1] / 2
    seen = cv2.warpAffine(face, matrix, SIZE, flags=cv2.INTER_AREA)
    where = cv2.warpAffine(np.full_like(face, 255), matrix, SIZE)
    frame = np.where(where > 127, seen, _hall()).astype(np.uint8)
    if pose.blur > 0.2:
        frame = np.asarray(cv2.GaussianBlur(frame, (0, 0), pose.blur), np.uint8)
    return _grain(frame, pose.noise, chance)


def presentation(payload: str, *, seed: int = 0, empty: int = 4, moving: int = 8, still: int = 8) -> Iterator[Pixels]:
    """A whole visit to the camera: nothing, the card moving in blurred, held still, moving out, nothing."""
    card = draw_card(payload)
    for number in range(empty):
        yield empty_frame(seed + number)
    for number in range(moving):
        far = 1 - number / moving
        yield see(
            card, Pose(0.5 + far * 0.5, 0.52 + far * 0.3, 1.2 - far * 0.3, 12 * far, 1 + 8 * far), seed + 100 + number
        )
    for number in range(still):
        shake = np.random.default_rng(seed + number).normal(0, 0.002, 2)
        yield see(card, Pose(0.5 + shake[0], 0.52 + shake[1], 1.2, 1.0, 0.6), seed + 200 + number)
    for number in range(1, moving // 2 + 1):
        far = number / (moving // 2)
        yield see(card, Pose(0.5 - far * 0.7, 0.52, 1.2, -8 * far, 6 * far), seed + 300 + number)
    for number in range(empty):
        yield empty_frame(seed + 400 + number)


def write_folder(frames: Sequence[Pixels] | Iterator[Pixels], folder: Path) -> int:
    """Each frame as `frame-0001.png`, whole from the moment it has its name. Answers how many."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for frame in frames:
        count += 1
        _put(frame, folder / f"frame-{count:04}.png")
    return count


def write_video(frames: Sequence[Pixels] | Iterator[Pixels], path: Path, per_second: int = 15) -> int:
    """The frames as a Motion-JPEG AVI. Answers how many. Raises OSError if it cannot be written."""
    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), per_second, SIZE, True)
    if not film.isOpened():
        raise OSError("the video cannot be written")
    count = 0
    for frame in frames:
        film.write(cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR))
        count += 1
    film.release()
    return count


class SimulatedCamera:
    """A folder that a kiosk watches as `images:DIR`, and hands that hold cards before it and take them away."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.take_away()

    def show(self, payload: str, seed: int = 0) -> None:
        """Hold a card with this code still before the camera until it is taken away."""
        card = draw_card(payload)
        for number in range(4):
            pose = Pose(0.5 + 0.002 * number, 0.52, 1.2, 1.0, 1.5 if number == 0 else 0.6)
            _put(see(card, pose, seed + number), self._folder / f"held-{number}.png")
        for path in self._folder.glob("empty-*.png"):
            path.unlink(missing_ok=True)

    def take_away(self) -> None:
        """Show the empty hall."""
        for number in range(2):
            _put(empty_frame(number), self._folder / f"empty-{number}.png")
        for path in self._folder.glob("held-*.png"):
            path.unlink(missing_ok=True)

    def cover(self) -> None:
        """Show nothing at all: no frame comes any more."""
        for path in self._folder.glob("*.png"):
            path.unlink(missing_ok=True)


def _hall() -> Pixels:
    rough = np.random.default_rng(7).integers(60, 130, (9, 16)).astype(np.uint8)
    return np.asarray(cv2.resize(rough, SIZE, interpolation=cv2.INTER_CUBIC), np.uint8)


def _grain(frame: Pixels, noise: float, chance: np.random.Generator) -> Pixels:
    grains: Pixels = np.clip(frame + chance.normal(0, noise, frame.shape), 0, 255).astype(np.uint8)
    return grains


def _put(frame: Pixels, path: Path) -> None:
    """A reader never meets half a file: it is written beside and renamed."""
    done, data = cv2.imencode(".png", frame, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    if not done:
        raise OSError("the frame cannot be encoded")
    beside = path.with_suffix(".part")
    beside.write_bytes(data.tobytes())
    beside.replace(path)


def serve(
    payload: Annotated[str, typer.Option(help="the text of the card's code")],
    out: Annotated[Path, typer.Option(help="a folder, or FILE.avi")],
    seed: int = 0,
) -> None:
    """Write one presentation of a card before the camera into a folder of images or a video."""
    write = write_video if out.suffix == ".avi" else write_folder
    write(presentation(payload, seed=seed), out)


if __name__ == "__main__":
    typer.run(serve)
