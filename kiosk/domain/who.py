"""Who somebody says they are, by whatever they showed or typed, and what of it may be seen by others."""

from dataclasses import dataclass, field

from kiosk.domain.citizen import Citizen, Sex, mask_name
from kiosk.domain.dates import PartialDate
from kiosk.domain.identity import Typed, appointment_code, patient_number


@dataclass(frozen=True, slots=True)
class CardHolder:
    """Whom the printed code of an insurance card names."""

    number: str = field(repr=False)
    name: str = field(repr=False)
    born: PartialDate = field(repr=False)
    sex: Sex | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if patient_number(self.number) != self.number or len(self.number) == 12:
            raise ValueError("an insurance number of 10 digits or a card code of 15 characters is wanted")


@dataclass(frozen=True, slots=True)
class Booked:
    """The holder of an appointment, by its code."""

    number: str = field(repr=False)
    born: PartialDate = field(repr=False)

    def __post_init__(self) -> None:
        if appointment_code(self.number) != self.number:
            raise ValueError("an appointment code of 8 digits is wanted")


Identity = Citizen | Typed | CardHolder | Booked


def masked_name(who: Identity) -> str | None:
    """Enough for its owner, too little for the neighbour; None where only the hospital knows the name."""
    match who:
        case Citizen(name=name) | CardHolder(name=name) | Typed(name=str(name)):
            return mask_name(name)
        case _:
            return None


def masked_number(who: Identity) -> str:
    """Enough of the number for its owner."""
    return mask_number(who.number)


def mask_number(number: str) -> str:
    """The first and the last three characters: `001*** ***001`."""
    return f"{number[:3]}*** ***{number[-3:]}"
