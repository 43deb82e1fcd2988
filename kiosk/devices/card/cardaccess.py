"""What a card offers, as its EF.CardAccess and DG14 list it: SecurityInfos (ICAO 9303-11 §9.2)."""

from dataclasses import dataclass, field
from typing import Final

from kiosk.devices.card import tlv
from kiosk.devices.card.curves import Curve
from kiosk.devices.card.domains import STANDARDIZED
from kiosk.devices.card.suites import Strength

# What the citizen cards of 2021 announce; used where a card hides the file and has no other way in.
FALLBACK: Final = bytes.fromhex(
    "3134300D060804007F0007020202020101300F060A04007F000702020302020201013012060A04007F0007020204020202010202010D"
)
_BSI = bytes.fromhex("04007F00070202")
_GM, _CAM = 2, 6
_STRENGTHS = {1: Strength.DES3, 2: Strength.AES128, 3: Strength.AES192, 4: Strength.AES256}


@dataclass(frozen=True, slots=True)
class SecurityInfo:
    """One entry: the object identifier's bytes, and the encoded objects behind it."""

    oid: bytes
    rest: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PaceInfo:
    """PACE over an elliptic curve as a card offers it. `cam`: with chip authentication mapping."""

    oid: bytes
    curve: Curve
    parameter: int
    strength: Strength
    cam: bool


def security_infos(data: bytes) -> tuple[SecurityInfo, ...]:
    """The entries of a SecurityInfos set. Raises Malformed."""
    found = []
    for entry in tlv.walk(tlv.only(data, 0x31)):
        if entry.tag != 0x30:
            raise tlv.Malformed("a SecurityInfo is a sequence")
        oid = tlv.read(entry.value)
        if oid.tag != 0x06 or not oid.value:
            raise tlv.Malformed("a SecurityInfo begins with an object identifier")
        found.append(SecurityInfo(oid.value, entry.value[oid.end :]))
    return tuple(found)


def pace_infos(data: bytes) -> tuple[PaceInfo, ...]:
    """The offers this reader can take, best first: chip authentication mapping, then the stronger cipher.

    Raises Malformed for bytes that are no SecurityInfos; integrated mapping, classic groups and unknown curves are
    passed over.
    """
    found = []
    for entry in security_infos(data):
        kind = entry.oid[len(_BSI) :]
        if not entry.oid.startswith(_BSI) or len(kind) != 3 or kind[0] != 4 or kind[1] not in (_GM, _CAM):
            continue
        numbers = [node.value for node in tlv.walk(entry.rest) if node.tag == 0x02]
        curve = STANDARDIZED.get(numbers[1][-1]) if len(numbers) == 2 and len(numbers[1]) in (1, 2) else None
        strength = _STRENGTHS.get(kind[2])
        if curve is not None and strength is not None:
            found.append(PaceInfo(entry.oid, curve, numbers[1][-1], strength, kind[1] == _CAM))
    return tuple(sorted(found, key=lambda info: (not info.cam, -info.strength.value[1])))
