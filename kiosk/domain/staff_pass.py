"""The pass of staff as a QR code: for one terminal or all, a few minutes, once, signed by the backend (ed25519).

`KS1:terminal:staff:issued:expires:nonce:signature`: times are seconds since 1970, nonce and signature base64url. What
is signed is everything before the last colon. Here is only the form: who signs and who checks know the key.
"""

import base64
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

PREFIX: Final = "KS1:"
FLEET: Final = "*"
LONGEST: Final = timedelta(hours=1)
_FORM: Final = re.compile(
    r"KS1:(\*|[A-Za-z0-9][A-Za-z0-9._-]{0,39}):([A-Za-z0-9][A-Za-z0-9._@-]{0,39}):(\d{9,11}):(\d{9,11})"
    r":([A-Za-z0-9_-]{22}):([A-Za-z0-9_-]{86})",
    re.ASCII,
)


class PassError(ValueError):
    """Not a pass. Says the wanted form, never the text."""


@dataclass(frozen=True, slots=True)
class StaffPass:
    """Well formed; whether it is genuine, in time and unused is for the terminal to find out."""

    terminal: str
    staff: str
    issued: datetime
    expires: datetime
    nonce: str
    signature: bytes = field(default=b"", repr=False)

    @classmethod
    def parse(cls, text: str) -> "StaffPass":
        """Raises PassError."""
        found = _FORM.fullmatch(text.strip())
        if found is None:
            raise PassError("KS1:terminal:staff:issued:expires:nonce:signature is wanted")
        terminal, staff, issued, expires, nonce, signature = found.groups()
        signed = base64.urlsafe_b64decode(signature + "==")
        if base64.urlsafe_b64encode(signed).decode().rstrip("=") != signature:
            raise PassError("a signature in its one spelling is wanted")
        return cls(terminal, staff, _moment(issued), _moment(expires), nonce, signed)

    @property
    def signed(self) -> bytes:
        """What the signature is over."""
        parts = (self.terminal, self.staff, _seconds(self.issued), _seconds(self.expires), self.nonce)
        return (PREFIX + ":".join(parts)).encode()

    @property
    def text(self) -> str:
        """What the QR code says."""
        return f"{self.signed.decode()}:{base64.urlsafe_b64encode(self.signature).decode().rstrip('=')}"


def _moment(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


def _seconds(moment: datetime) -> str:
    return str(int(moment.timestamp()))
