"""What a key means, wherever it comes from."""

from enum import Enum, auto


class Key(Enum):
    """Four keys; the last one held calls for help. A keypad may have volume keys beside them."""

    PREVIOUS = auto()
    NEXT = auto()
    CHOOSE = auto()
    REPEAT = auto()
    HELP = auto()
    LOUDER = auto()
    SOFTER = auto()
