"""From the text of a code to what it says: strict, and total (it never raises)."""

import re
import unicodedata
from typing import Final

from kiosk.devices.scanner.bhyt import read_bhyt
from kiosk.devices.scanner.cccd import read_cccd
from kiosk.devices.scanner.codes import (
    Code,
    ForeignCode,
    InvitationCode,
    LabCode,
    SlipCode,
    StaffCode,
    UnknownCode,
)
from kiosk.devices.scanner.foreign import looks_foreign
from kiosk.domain.invitation import PREFIX as NEWCOMER
from kiosk.domain.invitation import Invitation, InvitationError
from kiosk.domain.staff_pass import PREFIX as STAFF

QR: Final = "QRCode"
CODE128: Final = "Code128"

LONGEST: Final = 4096
"""A QR code holds at most 2,953 bytes; what is longer came from something else."""

_SLIP = re.compile(r"Q1\|([A-Za-z0-9._-]{1,64})\|(?:([0-9A-Z]{1,15})\|)?([A-Za-z0-9_=-]{8,128})", re.ASCII)
_LAB = re.compile(r"[0-9A-Z][0-9A-Z-]{4,22}[0-9A-Z]", re.ASCII)


def text_of(data: bytes) -> str | None:
    """The bytes of a code as strict UTF-8 in NFC, or None. No other encoding is ever tried: a guess may look right."""
    try:
        return unicodedata.normalize("NFC", data.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def read_payload(text: str, symbology: str) -> Code:
    """What a text says. `symbology` is `QRCode`, `Code128` or empty where the scanner does not tell.

    A bar code says nothing but a lab number, and only a code known to be Code 128 says one.
    """
    if len(text) > LONGEST:
        return UnknownCode()
    bare = unicodedata.normalize("NFC", text).strip("\ufeff\r\n\t ")
    if symbology == CODE128:
        return LabCode(bare) if _LAB.fullmatch(bare) else UnknownCode()
    if symbology not in ("", QR):
        return UnknownCode()
    slip = _SLIP.fullmatch(bare)
    if slip is not None:
        return SlipCode(bare, *slip.groups())
    if bare.startswith(STAFF):
        return StaffCode(bare)
    if bare.startswith(NEWCOMER):
        return _invitation(bare)
    kind = looks_foreign(bare)
    if kind is not None:
        return ForeignCode(kind)
    return read_cccd(bare) or read_bhyt(bare) or UnknownCode()


def _invitation(bare: str) -> Code:
    try:
        return InvitationCode(Invitation.parse(bare))
    except InvitationError:
        return UnknownCode()
