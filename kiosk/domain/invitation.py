"""What lets one new terminal in, as a QR code: `KE1:code:authority:host[:port]`, in capitals so that it stays small.

`code` is the enrolment code without its dashes, `authority` the SHA-256 of the hospital's own authority in hex. Whoever
holds it to a new terminal types nothing and compares nothing. It is good once, as long as its code is.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from kiosk.domain.address import address_of

PREFIX: Final = "KE1:"
CODE: Final = re.compile(r"[0-9A-Z]{12}", re.ASCII)
"""An enrolment code without its dashes."""
_FORM: Final = re.compile(r"KE1:([0-9A-Z]{12}):([0-9A-F]{64}):([0-9A-Z.:-]{1,260})", re.ASCII)


class InvitationError(ValueError):
    """Not an invitation. Says the wanted form, never the text."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """`url` is `https://host[:port]`; `digest` is SHA-256 in small hex digits."""

    url: str
    digest: str
    code: str = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> "Invitation":
        """Raises InvitationError."""
        found = _FORM.fullmatch(text.strip().upper())
        url = address_of(found[3]) if found is not None else None
        if found is None or url is None:
            raise InvitationError("KE1:code:authority:host is wanted")
        return cls(url, found[2].lower(), found[1])

    @property
    def text(self) -> str:
        """What the QR code says."""
        return f"{PREFIX}{self.code}:{self.digest}:{self.url.removeprefix('https://')}".upper()
