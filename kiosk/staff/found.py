"""A device that a new terminal finds plugged in."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What it is for."""

    CARD = "card"
    SCANNER = "scanner"
    PRINTER = "printer"


@dataclass(frozen=True, slots=True)
class Found:
    """`address`: as kiosk.toml has it; `name`: what the device calls itself; `works`: it answered."""

    kind: Kind
    address: str
    name: str
    works: bool = True


def first(found: tuple[Found, ...], kind: Kind) -> Found | None:
    """The one to use of a kind: the first that works, else the first."""
    of_kind = [one for one in found if one.kind is kind]
    return next((one for one in of_kind if one.works), next(iter(of_kind), None))
