"""What a key means, wherever it comes from."""

from enum import Enum, auto


class Key(Enum):
    """Four keys; the last one held calls for help. Beside them a keypad may have volume, pause and a dark screen."""

    PREVIOUS = auto()
    NEXT = auto()
    CHOOSE = auto()
    REPEAT = auto()
    HELP = auto()
    LOUDER = auto()
    SOFTER = auto()
    PAUSE = auto()
    BLANK = auto()
