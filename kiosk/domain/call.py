"""How a call for help stands."""

from dataclasses import dataclass
from enum import Enum, auto


class Call(Enum):
    """What became of a call for help: staff see it, somebody comes, nobody has answered yet, it could not be made."""

    HEARD = auto()
    COMING = auto()
    NOBODY = auto()
    UNHEARD = auto()


@dataclass(frozen=True, slots=True)
class Comer:
    """Who comes, in words for a public hall: a desk or a role; a person's name only where the hospital wrote it so."""

    name: str
    name_en: str
