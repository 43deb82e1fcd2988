"""A code as staff see it when they try a scanner: what kind it is and how well it stood there, never what it says."""

import hashlib
import hmac
from dataclasses import dataclass, field

from kiosk.devices.scanner.found import Found
from kiosk.devices.scanner.payload import read_payload, text_of


@dataclass(frozen=True, slots=True)
class Sampled:
    """`kind`: as contract §3 has it; `seconds`: since the scanner began to look; `mark`: tells two texts apart."""

    symbology: str
    kind: str
    decoder: str
    seconds: float
    per_module: float | None
    mark: bytes = field(repr=False)

    def says(self, text: str) -> bool:
        """Whether it is the code of this very text."""
        return hmac.compare_digest(self.mark, _mark(text.encode()))


def sampled(found: Found, seconds: float) -> Sampled:
    """Figures of a code; its text ends here."""
    text = text_of(found.data)
    kind = "unknown" if text is None else str(read_payload(text, found.symbology).to_json()["kind"])
    return Sampled(found.symbology, kind, found.decoder, seconds, found.per_module, _mark(found.data))


def _mark(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
