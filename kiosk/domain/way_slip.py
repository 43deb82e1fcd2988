"""The way to a room, on paper."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.route import Stretch


@dataclass(frozen=True, slots=True)
class WaySlip:
    """Where to go, step by step, with the drawing of each floor."""

    hospital: str
    title: str
    room: str
    place: str
    steps: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    issued: datetime
