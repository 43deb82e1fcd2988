"""Passive authentication: are these the issuer's files, and who is the issuer (ICAO 9303-11 §5.1)."""

from collections.abc import Mapping
from datetime import datetime

from kiosk.devices.card.anchors import TrustStore
from kiosk.devices.card.signature import signature_holds, signing_certificate
from kiosk.devices.card.sod import Signed, Sod
from kiosk.devices.card.trust import Integrity, Signer


def integrity_of(sod: Sod, files: Mapping[int, bytes]) -> Integrity:
    """Whether each file read, by data-group number, is the one that was signed."""
    return Integrity.OK if all(sod.holds(number, data) for number, data in files.items()) else Integrity.FAILED


def signer_of(signed: Signed, store: TrustStore, now: datetime) -> Signer:
    """Who signed: FAILED where the signature or, with anchors configured, the chain does not hold."""
    certificate = signing_certificate(signed)
    if certificate is None or not signature_holds(signed, certificate):
        return Signer.FAILED
    if not store.anchors:
        return Signer.UNKNOWN
    return Signer.TRUSTED if store.trusts(certificate, now) else Signer.FAILED
