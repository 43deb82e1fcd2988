"""How a call for help stands."""

from enum import Enum, auto


class Call(Enum):
    """What became of a call for help: staff see it, somebody comes, nobody has answered yet, it could not be made."""

    HEARD = auto()
    COMING = auto()
    NOBODY = auto()
    UNHEARD = auto()
