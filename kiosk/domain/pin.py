"""The PIN of staff at a terminal: six digits, kept only as a salted slow hash (scrypt, RFC 7914)."""

import base64
import hashlib
import hmac
import os
import re
from dataclasses import dataclass, field
from typing import Final

DIGITS: Final = 6
_SALT: Final = 16
_KEY: Final = 32
_COST: Final = (15, 8, 1)
"""log2(N), r, p: 32 MB and about a tenth of a second on a terminal."""
_MOST_COST: Final = (17, 16, 4)
_FORM: Final = re.compile(r"scrypt\$(\d{2})\$(\d{1,2})\$(\d)\$([A-Za-z0-9+/]{22}==)\$([A-Za-z0-9+/]{43}=)")
_RUNS: Final = "01234567890", "09876543210"


class PinError(ValueError):
    """Not a PIN, or not the line of one. Says the wanted form, never the text."""


@dataclass(frozen=True, slots=True)
class PinHash:
    """What is kept of a PIN. Whoever holds it can try all PINs in a day: it is a secret too."""

    cost: tuple[int, int, int]
    salt: bytes = field(repr=False)
    key: bytes = field(repr=False)

    @classmethod
    def of(cls, pin: str, salt: bytes | None = None) -> "PinHash":
        """Of a fresh PIN. Raises PinError where it is none, or one that everybody tries first."""
        if not re.fullmatch(rf"[0-9]{{{DIGITS}}}", pin):
            raise PinError(f"a PIN has {DIGITS} digits")
        if guessable(pin):
            raise PinError("a PIN that nobody guesses is wanted: no run, no repeated digits")
        salt = os.urandom(_SALT) if salt is None else salt
        return cls(_COST, salt, _scrypt(pin, salt, _COST))

    @classmethod
    def parse(cls, text: str) -> "PinHash":
        """From `scrypt$15$8$1$salt$key`. Raises PinError."""
        found = _FORM.fullmatch(text.strip())
        if found is None:
            raise PinError("scrypt$N$r$p$salt$key is wanted")
        cost = (int(found[1]), int(found[2]), int(found[3]))
        if not all(0 < part <= most for part, most in zip(cost, _MOST_COST, strict=True)) or cost[0] < 10:
            raise PinError("scrypt with N from 2^10 to 2^17, r to 16, p to 4 is wanted")
        return cls(cost, base64.b64decode(found[4]), base64.b64decode(found[5]))

    @property
    def text(self) -> str:
        """The one line that is kept."""
        salt, key = (base64.b64encode(part).decode() for part in (self.salt, self.key))
        return "$".join(("scrypt", *map(str, self.cost), salt, key))

    def fits(self, pin: str) -> bool:
        """Whether it is this PIN. As slow for a wrong one, and compared in constant time."""
        return hmac.compare_digest(_scrypt(pin[:64], self.salt, self.cost), self.key)


def guessable(pin: str) -> bool:
    """Whether it is among what everybody tries first: up, down, one or two digits, a part repeated."""
    half = len(pin) // 2
    return (
        any(pin in run for run in _RUNS)
        or len(set(pin)) < 3
        or pin[:half] == pin[half:]
        or pin[:2] * (len(pin) // 2) == pin
    )


def _scrypt(pin: str, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    n, r, p = 2 ** cost[0], cost[1], cost[2]
    return hashlib.scrypt(pin.encode(), salt=salt, n=n, r=r, p=p, dklen=_KEY, maxmem=192 * n * r)
