"""Who this terminal is to the backend: a key it made itself and the certificate over it, in one file only it reads.

The file is replaced whole, so that key and certificate always belong together; the key never leaves the machine.
"""

import hashlib
import ssl
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from kiosk.app.durable import write_durably

RENEW_AFTER: Final = 2 / 3
"""Of a certificate's life: there is a third left in which to find out why it does not renew."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A fresh key and the request for a certificate over it."""

    key: ec.EllipticCurvePrivateKey = field(repr=False)
    request: str

    @classmethod
    def make(cls, terminal: str = "kiosk") -> "Identity":
        """A new key. The name in the request is a courtesy: the authority writes its own."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, terminal[:64])])
        asked = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, SHA256())
        return cls(key, asked.public_bytes(Encoding.PEM).decode())

    @classmethod
    def of(cls, private: str, request: str) -> "Identity":
        """One that was made before. Raises ValueError."""
        try:
            key = load_pem_private_key(private.encode("ascii"), None)
            asked = x509.load_pem_x509_csr(request.encode("ascii"))
        except (TypeError, UnsupportedAlgorithm):
            raise ValueError("a key and its request in PEM are wanted") from None
        if not isinstance(key, ec.EllipticCurvePrivateKey) or asked.public_key() != key.public_key():
            raise ValueError("a request by its own key is wanted")
        return cls(key, request)

    @property
    def private(self) -> str:
        """The key in PEM: only ever into a file that nobody else reads."""
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()

    def keep(self, certificate: str, path: Path) -> None:
        """Key and certificate into one file, in place of what was there. Raises ValueError where they do not belong
        together, and OSError."""
        if x509.load_pem_x509_certificate(certificate.encode("ascii")).public_key() != self.key.public_key():
            raise ValueError("a certificate over another key")
        write_durably(path, self.private + certificate)


def due(path: Path, now: datetime) -> bool:
    """Whether two thirds of the certificate's life are over. Raises ValueError and OSError."""
    certificate = x509.load_pem_x509_certificate(path.read_bytes())
    begun, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return now >= begun + (ends - begun) * RENEW_AFTER


def digest(pem: str) -> str:
    """SHA-256 (hex) of a certificate. Raises ValueError."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem.strip())).hexdigest()
