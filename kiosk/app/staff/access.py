"""Who counts as staff here: the hash of the PIN and the key that signs passes, as the backend gave or the site set.

What the backend sends (an order) lies in the terminal's own folder and goes before what kiosk.toml names.
"""

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.app.durable import write_durably
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.pin import PinHash
from kiosk.domain.staff_pass import StaffPass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Access:
    """Either may be missing: then there is no way in by it."""

    pin: PinHash | None = None
    key: bytes | None = None

    @classmethod
    def parse(cls, text: str) -> "Access":
        """From `{"pin": "scrypt$...", "key": "<64 hex>"}`, either null. Raises ValueError that quotes nothing."""
        try:
            fields = Fields(json.loads(text))
            pin, key = fields.text_or_none("pin", 200), fields.text_or_none("key", 64)
            return cls(PinHash.parse(pin) if pin else None, key_of(key) if key else None)
        except (ValueError, RecursionError):
            raise ValueError("a PIN's hash and a key are wanted") from None

    def signs(self, shown: StaffPass) -> bool:
        """Whether the pass is signed by the key."""
        if self.key is None:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(shown.signature, shown.signed)
        except (InvalidSignature, ValueError):
            return False
        return True

    def over(self, older: "Access") -> "Access":
        """This, and what it does not say as it was."""
        return Access(self.pin or older.pin, self.key or older.key)


def key_of(text: str) -> bytes:
    """An ed25519 public key as 64 hex digits. Raises ValueError."""
    key = bytes.fromhex(text)
    if len(key) != 32:
        raise ValueError("an ed25519 public key as 64 hex digits is wanted")
    return key


class AccessBook:
    """The file of it, readable by the terminal alone."""

    def __init__(self, file: Path, configured: Access) -> None:
        self._file = file
        self._configured = configured
        self._given = self._read()

    @property
    def now(self) -> Access:
        """What counts."""
        return self._given.over(self._configured)

    def take(self, text: str) -> bool:
        """From the backend; False where it is nothing of the kind. Raises OSError where it cannot be kept."""
        try:
            given = Access.parse(text).over(self._given)
        except ValueError:
            return False
        kept = {"pin": given.pin.text if given.pin else None, "key": given.key.hex() if given.key else None}
        write_durably(self._file, json.dumps(kept))
        self._given = given
        return True

    def _read(self) -> Access:
        try:
            return Access.parse(self._file.read_text("ascii"))
        except FileNotFoundError:
            return Access()
        except (OSError, ValueError, FieldError):
            log.warning("what the backend gave for staff cannot be read: give it again")
            return Access()
