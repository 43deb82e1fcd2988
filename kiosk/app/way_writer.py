"""What the slip of a way says. Printed in Vietnamese, as the signs in the house are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.domain.route import Arrive, Ride, Route, Step, Turn, Walk
from kiosk.domain.way_slip import WaySlip

_WALKS: Final = {
    Turn.AHEAD: "Đi thẳng {} m",
    Turn.LEFT: "Rẽ trái, đi {} m",
    Turn.RIGHT: "Rẽ phải, đi {} m",
    Turn.BACK: "Quay ra sau, đi {} m",
}
_SIDES: Final = {Turn.AHEAD: "ở trước mặt", Turn.LEFT: "ở bên trái", Turn.RIGHT: "ở bên phải"}


@dataclass(frozen=True, slots=True)
class WayWriter:
    """Writes the way from one terminal."""

    hospital: str
    now: Callable[[], datetime]

    def write(self, route: Route) -> WaySlip:
        """The way, step by step."""
        return WaySlip(
            hospital=self.hospital,
            title="ĐƯỜNG ĐI",
            room=route.goal.shown,
            place=route.goal.sign,
            steps=tuple(f"{number}. {_told(step)}" for number, step in enumerate(route.steps, 1)),
            stretches=route.stretches,
            goal=route.goal.box,
            issued=self.now(),
        )


def _told(step: Step) -> str:
    match step:
        case Walk(turn, metres):
            return _WALKS[turn].format(metres)
        case Ride(lift, _, floor):
            return f"{lift}, đến tầng {floor.level}"
        case Arrive(room, side):
            return f"{room.shown} {_SIDES[side]}"
