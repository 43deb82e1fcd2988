"""How one simulated chip behaves: what it offers, what it refuses, where it is fussy."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Behaviour:
    """The default is a strict card of 2021: PACE and BAC, extended length, and no mercy beyond a file's end."""

    pace: bool = True
    pace_mrz: bool = True
    bac: bool = True
    application: bool = True
    shown_access: bool = True
    short_access: bool = True
    master_file: int = 0x9000
    wants_group: bool = False
    extended: bool = True
    most: int = 65_000
    too_much: int = 0x6700
    short_names: bool = True
    strict_end: bool = True
    drops_on_error: bool = False
    chip_key: bool = True
    wrong_key: int = 0x6300
    der_signature: bool = False
    chained_answers: bool = False
