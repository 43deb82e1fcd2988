"""The issuers this terminal trusts: country signing certificates and revocation lists in one directory."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from asn1crypto import crl, pem, x509

from kiosk.devices.card.asn1 import ASN1_FAULTS
from kiosk.devices.card.signature import issued_by, verify

_log = logging.getLogger(__name__)

_CERTIFICATES: Final = (".cer", ".crt", ".der", ".pem")
_LARGEST: Final = 1 << 20


class TrustFault(ValueError):
    """The trust directory cannot be used as it is. Names the file."""


@dataclass(frozen=True, slots=True)
class TrustStore:
    """Anchors, and serial numbers they revoked. Without anchors nothing is ever trusted."""

    anchors: tuple[Any, ...] = field(default=(), repr=False)
    revoked: frozenset[tuple[bytes, int]] = field(default=frozenset(), repr=False)

    @classmethod
    def load(cls, directory: Path) -> "TrustStore":
        """Every certificate (.cer .crt .der .pem) and revocation list (.crl) in a directory. Raises TrustFault.

        A list counts only if an anchor signed it; one that none signed is a fault, as is a file that cannot be read.
        """
        try:
            paths = sorted(path for path in directory.iterdir() if path.is_file())
        except OSError:
            raise TrustFault(f"{directory}: a directory is wanted") from None
        anchors = [certificate for path in paths if path.suffix in _CERTIFICATES for certificate in _certificates(path)]
        revoked: set[tuple[bytes, int]] = set()
        for path in paths:
            if path.suffix == ".crl":
                revoked |= _revoked(path, anchors)
        return cls(tuple(anchors), frozenset(revoked))

    @classmethod
    def of_certificates(cls, certificates: Iterable[bytes]) -> "TrustStore":
        """From encoded certificates. Raises ValueError."""
        return cls(tuple(x509.Certificate.load(der, strict=True) for der in certificates))

    def trusts(self, certificate: Any, now: datetime) -> bool:
        """Whether an anchor signed this certificate, both are in force, and it is not revoked."""
        try:
            key = (certificate.issuer.dump(), int(certificate.serial_number))
            if key in self.revoked or not _in_force(certificate, now):
                return False
        except ASN1_FAULTS:
            return False
        return any(_in_force(anchor, now) and issued_by(certificate, anchor) for anchor in self.anchors)


def _in_force(certificate: Any, now: datetime) -> bool:
    return bool(certificate.not_valid_before <= now <= certificate.not_valid_after)


def _read(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise TrustFault(f"{path.name}: larger than any certificate")
    return path.read_bytes()


def _certificates(path: Path) -> list[Any]:
    data = _read(path)
    try:
        encoded = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        found = [x509.Certificate.load(der, strict=True) for der in encoded]
        for certificate in found:
            _ = certificate.subject.dump(), certificate.not_valid_after, certificate.not_valid_before
    except ASN1_FAULTS:
        raise TrustFault(f"{path.name}: an X.509 certificate is wanted") from None
    return found


def _revoked(path: Path, anchors: list[Any]) -> set[tuple[bytes, int]]:
    try:
        data = _read(path)
        loaded = crl.CertificateList.load(pem.unarmor(data)[2] if pem.detect(data) else data, strict=True)
        body = loaded["tbs_cert_list"]
        issuer = body["issuer"].dump()
        signed = any(
            verify(
                anchor["tbs_certificate"]["subject_public_key_info"].dump(),
                loaded["signature_algorithm"],
                None,
                bytes(loaded["signature"].native),
                body.dump(),
            )
            for anchor in anchors
            if anchor.subject.dump() == issuer
        )
        serials = {int(entry["user_certificate"].native) for entry in body["revoked_certificates"]}
    except ASN1_FAULTS:
        raise TrustFault(f"{path.name}: a revocation list is wanted") from None
    if not signed:
        raise TrustFault(f"{path.name}: no anchor here signed this revocation list")
    return {(issuer, serial) for serial in serials}
