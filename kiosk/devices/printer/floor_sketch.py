"""A floor with the way on it, in black on white, for paper."""

from itertools import pairwise
from math import hypot
from typing import Final

from PIL import Image, ImageDraw

from kiosk.domain.plan import Box, Spot
from kiosk.domain.route import Stretch

_WAY: Final = 9
_START: Final = 15


def floor_sketch(stretch: Stretch, dots: int, goal: Box | None = None) -> Image.Image:
    """As wide as the paper, set dots are ink: walls thin, the way thick, a ring at its beginning, a tip at its end.

    The goal is black. What is empty above and below is left out.
    """
    floor = stretch.floor
    scale = dots / floor.width
    image = Image.new("1", (dots, round(floor.height * scale)))
    draw = ImageDraw.Draw(image)

    def box(found: Box, thickness: int) -> None:
        left, top = found.x * scale, found.y * scale
        edges = (left, top, left + found.width * scale - 1, top + found.height * scale - 1)
        draw.rectangle(edges, outline=1, width=thickness)

    def at(spot: Spot) -> tuple[float, float]:
        return spot.x * scale, spot.y * scale

    for building in floor.buildings:
        box(building.box, 4)
    for room in floor.rooms:
        box(room.box, 2)
    if goal is not None:
        left, top = goal.x * scale, goal.y * scale
        draw.rectangle((left, top, left + goal.width * scale - 1, top + goal.height * scale - 1), fill=1)
    spots = [at(spot) for spot in stretch.spots]
    for one, other in pairwise(spots):
        draw.line((one, other), fill=0, width=_WAY + 8)
    for one, other in pairwise(spots):
        draw.line((one, other), fill=1, width=_WAY)
    if len(spots) > 1:
        _tip(draw, spots[-2], spots[-1])
    x, y = spots[0]
    draw.ellipse((x - _START, y - _START, x + _START, y + _START), fill=0, outline=1, width=6)
    draw.ellipse((x - 5, y - 5, x + 5, y + 5), fill=1)
    _, first, _, last = image.getbbox() or (0, 0, dots, image.height)
    return image.crop((0, first, dots, last))


def _tip(draw: ImageDraw.ImageDraw, before: tuple[float, float], end: tuple[float, float]) -> None:
    length = hypot(end[0] - before[0], end[1] - before[1])
    ahead = ((end[0] - before[0]) / length, (end[1] - before[1]) / length)
    size = 2.2 * _WAY
    point = (end[0] + ahead[0] * size, end[1] + ahead[1] * size)
    side = (-ahead[1] * size * 0.8, ahead[0] * size * 0.8)
    draw.polygon([point, (end[0] + side[0], end[1] + side[1]), (end[0] - side[0], end[1] - side[1])], fill=1)
