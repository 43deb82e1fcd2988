"""A device that a new terminal finds plugged in."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What it is for."""

    CARD = "card"
    SCANNER = "scanner"
    PRINTER = "printer"


@dataclass(frozen=True, slots=True)
class Found:
    """`address`: as kiosk.toml has it; `name`: what the device calls itself; `works`: it answered.

    `chosen`: somebody has said that it is this one.
    """

    kind: Kind
    address: str
    name: str
    works: bool = True
    chosen: bool = False


def of(found: tuple[Found, ...], kind: Kind) -> tuple[Found, ...]:
    """All of a kind, in their order."""
    return tuple(one for one in found if one.kind is kind)


def first(found: tuple[Found, ...], kind: Kind) -> Found | None:
    """The one to use of a kind: the one that was chosen, else the first that works, else the first."""
    there = of(found, kind)
    chosen = next((one for one in there if one.chosen), None)
    return chosen or next((one for one in there if one.works), next(iter(there), None))


def choose(found: tuple[Found, ...], one: Found) -> tuple[Found, ...]:
    """This one, and no other of its kind."""
    return tuple(
        other if other.kind is not one.kind else replace(other, chosen=other.address == one.address) for other in found
    )


def choose_next(found: tuple[Found, ...], kind: Kind) -> tuple[Found, ...]:
    """The one after the one that is used now; after the last comes the first."""
    there, now = of(found, kind), first(found, kind)
    return choose(found, there[(there.index(now) + 1) % len(there)]) if now is not None else found


def choose_again(found: tuple[Found, ...], before: tuple[Found, ...]) -> tuple[Found, ...]:
    """What was chosen before, where it is still there."""
    for one in before:
        if one.chosen and any((other.kind, other.address) == (one.kind, one.address) for other in found):
            found = choose(found, one)
    return found
