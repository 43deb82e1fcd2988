"""What was proven about a card, in four answers."""

from dataclasses import dataclass
from enum import StrEnum


class Integrity(StrEnum):
    """Whether the files are those the security object lists."""

    OK = "ok"
    FAILED = "failed"
    ABSENT = "absent"


class Signer(StrEnum):
    """Who signed the security object. Only TRUSTED may be shown as genuine; UNKNOWN: no anchor is configured."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"
    FAILED = "failed"
    ABSENT = "absent"


class Chip(StrEnum):
    """Whether the chip holds the private key its signed files name."""

    AUTHENTIC = "authentic"
    FAILED = "failed"
    UNSUPPORTED = "unsupported"


class CrossCheck(StrEnum):
    """Whether the chip's own files, and the QR or lines it was opened with, tell of the same person."""

    OK = "ok"
    MISMATCH = "mismatch"


@dataclass(frozen=True, slots=True)
class Trust:
    """The four answers."""

    integrity: Integrity
    signer: Signer
    chip: Chip
    cross_check: CrossCheck

    @property
    def genuine(self) -> bool:
        """Whether the terminal may say that the chip verifies this person: nothing less than all four."""
        return (self.integrity, self.signer, self.chip, self.cross_check) == (
            Integrity.OK,
            Signer.TRUSTED,
            Chip.AUTHENTIC,
            CrossCheck.OK,
        )
