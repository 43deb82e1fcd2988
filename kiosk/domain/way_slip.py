"""The way to a room, on paper."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.plan import Box
from kiosk.domain.route import Stretch


@dataclass(frozen=True, slots=True)
class WaySlip:
    """Where to go, step by step, with the drawing of each floor; `goal` is the room on the last of them."""

    hospital: str
    title: str
    room: str
    place: str
    steps: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    goal: Box
    issued: datetime
