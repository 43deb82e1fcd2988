"""The way to a room in words."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.plan import Room
from kiosk.domain.route import Arrive, Ride, Step, Turn, Walk
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, in_context

_WALKS: Final[Mapping[Turn, str]] = {
    #: One step of the way: {metres} is a number
    Turn.AHEAD: QT_TRANSLATE_NOOP("Way", "Đi thẳng {metres} m"),
    #: One step of the way: {metres} is a number
    Turn.LEFT: QT_TRANSLATE_NOOP("Way", "Rẽ trái, đi {metres} m"),
    #: One step of the way: {metres} is a number
    Turn.RIGHT: QT_TRANSLATE_NOOP("Way", "Rẽ phải, đi {metres} m"),
    #: One step of the way: turn round; {metres} is a number
    Turn.BACK: QT_TRANSLATE_NOOP("Way", "Quay ra sau, đi {metres} m"),
}
_SIDES: Final[Mapping[Turn, str]] = {
    #: The end of the way: {room} is what stands on the door
    Turn.AHEAD: QT_TRANSLATE_NOOP("Way", "{room} ở trước mặt"),
    #: The end of the way: {room} is what stands on the door
    Turn.LEFT: QT_TRANSLATE_NOOP("Way", "{room} ở bên trái"),
    #: The end of the way: {room} is what stands on the door
    Turn.RIGHT: QT_TRANSLATE_NOOP("Way", "{room} ở bên phải"),
}
#: One step of the way: {lift} is the lift's name, {level} the number of the floor
_RIDE: Final = QT_TRANSLATE_NOOP("Way", "{lift}, đến tầng {level}")
#: On the map: where the reader stands
_HERE: Final = QT_TRANSLATE_NOOP("Way", "Đang ở đây")
#: On the map of another floor: where the lift is left
_LIFT: Final = QT_TRANSLATE_NOOP("Way", "Ra thang máy")


def step_words(step: Step) -> str:
    """One step."""
    match step:
        case Walk(turn, metres):
            return in_context("Way", _WALKS[turn]).format(metres=metres)
        case Ride(lift, lift_en, floor):
            return in_context("Way", _RIDE).format(lift=in_language(lift, lift_en), level=floor.level)
        case Arrive(room, side):
            return in_context("Way", _SIDES[side]).format(room=short_sign(room))


def short_sign(room: Room) -> str:
    """What a room is called on a map: its number where it has one, else its name."""
    number = room.sign.partition(",")[0]
    return (
        number
        if any(c.isdigit() for c in number) and number.startswith("P.")
        else in_language(room.shown, room.shown_en)
    )


def sign_words(room: Room) -> str:
    """Where a room is, as the signs in the house say it."""
    return in_language(room.sign, room.sign_en)


def here_words(*, first: bool) -> str:
    """Where the stretch on a map begins: at the terminal, or at a lift."""
    return in_context("Way", _HERE if first else _LIFT)
