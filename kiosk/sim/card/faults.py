"""What can be made to go wrong with a simulated card, by a short text.

A fault is `name`, `name@N` (at the N-th command after insertion, from 1) or `name:value`; several are joined by commas:

    tear@N         the card leaves before command N is answered; `tear@N:after` once it has been carried out
    tear@N:back    it leaves and is put back (with :back2, :back3 it does so this often, at each further N commands)
    status@N:XXXX  command N is answered with this status word, and keys are lost
    silent@N       command N is never answered
    garble@N       one bit of the answer to command N is wrong
    max-le:N       reads of more than N bytes are refused
    sw:XXXX        ... with this status word (6C00: the right length is told)
    no-ext         no commands of extended length
    no-sfi         no short file identifiers
    mf:XXXX        SELECT of the master file answers this
    no-access      EF.CardAccess is hidden
    no-pace        no PACE; no-bac: no BAC; no-pace-mrz: PACE takes the CAN only
    needs-group    PACE wants the group's number (6A87)
    drops          any error status ends secure messaging
    wrong-key:XXXX the status word for a wrong password
    penalty:MS     after each wrong password the card takes that much longer, once more each time
    hash:DGn       one byte of that file is not what was signed
    signature      the security object's signature is wrong
    unknown-signer another root signed it
    clone          the chip's private keys are others
    new-atr        the answer to reset is another one each time
    not-an-id      there is no travel-document application
    no-photo, jp2, j2k, broken-photo   what DG2 holds
    hostile:KIND   DG13 is made of hostile lengths: long, deep, many, open, empty
"""

import re
from dataclasses import dataclass
from typing import Self

_FAULT = re.compile(r"(?P<name>[a-z0-9-]+)(?:@(?P<at>\d+))?(?::(?P<value>[A-Za-z0-9]+))?")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong."""

    name: str
    at: int | None = None
    value: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `name[@N][:value]`. Raises ValueError."""
        match = _FAULT.fullmatch(text.strip())
        if match is None or match["name"] not in NAMES:
            raise ValueError(f"no such fault; known are: {', '.join(sorted(NAMES))}")
        at = None if match["at"] is None else int(match["at"])
        if (match["name"] in _TIMED) != (at is not None):
            raise ValueError(f"{match['name']} {'needs' if at is None else 'takes no'} @N")
        value = match["value"] or ""
        if match["name"] in _HEX and not re.fullmatch("[0-9A-Fa-f]{4}", value):
            raise ValueError(f"{match['name']} needs a status word of four hex digits")
        if match["name"] == "penalty" and not value.isdigit():
            raise ValueError("penalty needs milliseconds")
        return cls(match["name"], at, value)


_TIMED = {"tear", "status", "silent", "garble"}
_HEX = {"status", "sw", "mf", "wrong-key"}
NAMES = _TIMED | {
    "max-le",
    "sw",
    "no-ext",
    "no-sfi",
    "mf",
    "no-access",
    "no-pace",
    "no-bac",
    "no-pace-mrz",
    "needs-group",
    "drops",
    "wrong-key",
    "penalty",
    "hash",
    "signature",
    "unknown-signer",
    "clone",
    "new-atr",
    "not-an-id",
    "no-photo",
    "jp2",
    "j2k",
    "broken-photo",
    "hostile",
}


def parse_faults(text: str) -> tuple[Fault, ...]:
    """From a list joined by commas; empty for an empty text. Raises ValueError."""
    return tuple(Fault.parse(part) for part in text.split(",") if part.strip())
