"""The invented people the played gateway insures."""

import json
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Insured:
    """One person as the gateway knows them; `case` names what a look-up answers."""

    citizen: str
    number: str
    card: str
    name: str
    born: str
    sex: str
    address: str
    facility: str
    case: str


def insured_people() -> tuple[Insured, ...]:
    """Everybody in people.json."""
    rows = json.loads(resources.files(__package__).joinpath("people.json").read_text("utf-8"))
    return tuple(Insured(**row) for row in rows)
