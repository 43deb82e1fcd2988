"""The hospital's own small certificate authority: it signs what terminals ask for, and the backend's own name.

One key in one file beside the data key; P-256 throughout. A terminal's certificate is good for 90 days and renewed
after 60; who may come in is decided by the database on every request, so a revoked terminal is out at once and no list
of revoked certificates is needed.

AuthorityError     a request that is not signed by its own key, of another kind of key, or no request at all
"""

import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID

TERMINAL_DAYS: Final = 90
AUTHORITY_DAYS: Final = 3653
SERVER_DAYS: Final = 397
_SLACK: Final = timedelta(minutes=5)


class AuthorityError(Exception):
    """Not something this authority signs."""


class Authority:
    """A key and its certificate."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
        self._key = key
        self._certificate = certificate

    @property
    def pem(self) -> str:
        """Its certificate: whom terminals trust."""
        return self._certificate.public_bytes(Encoding.PEM).decode()

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of its certificate: short enough to be read out and put into a QR code."""
        return self._certificate.fingerprint(SHA256()).hex()

    @classmethod
    def read(cls, certificate: Path, key: Path) -> "Authority":
        """From PEM files. Raises AuthorityError and OSError."""
        try:
            found = load_pem_private_key(key.read_bytes(), None)
            signed = x509.load_pem_x509_certificate(certificate.read_bytes())
        except (ValueError, TypeError, UnsupportedAlgorithm):
            raise AuthorityError("an authority's certificate and key in PEM are wanted") from None
        if not isinstance(found, ec.EllipticCurvePrivateKey) or signed.public_key() != found.public_key():
            raise AuthorityError("the authority's key is not the key of its certificate")
        return cls(found, signed)

    @classmethod
    def make(cls, folder: Path, name: str, now: datetime) -> "Authority":
        """A new one, as `ca.pem` and `ca.key`. Never overwrites. Raises OSError."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name[:64])])
        usage = _usage(authority=True)
        certificate = (
            _builder((subject, key.public_key()), subject, key.public_key(), now, AUTHORITY_DAYS)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(usage, critical=True)
            .sign(key, SHA256())
        )
        write_secret(folder / "ca.key", _private(key))
        made = cls(key, certificate)
        (folder / "ca.pem").write_text(made.pem, "ascii")
        return made

    def serve(self, folder: Path, hosts: Sequence[str], now: datetime) -> None:
        """A certificate for the backend's own names, as `server.pem` and `server.key`. Raises OSError."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, hosts[0][:64])])
        names = x509.SubjectAlternativeName([_name(host) for host in hosts])
        certificate = (
            self._issue(subject, key.public_key(), now, SERVER_DAYS)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(authority=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(names, critical=False)
            .sign(self._key, SHA256())
        )
        write_secret(folder / "server.key", _private(key))
        (folder / "server.pem").write_bytes(certificate.public_bytes(Encoding.PEM))

    def sign(self, request: str, terminal: str, now: datetime) -> x509.Certificate:
        """A terminal's certificate over the key of its request; the name is ours, whatever it asks for.

        Raises AuthorityError.
        """
        try:
            asked = x509.load_pem_x509_csr(request.encode("ascii"))
            key = asked.public_key()
            proven = asked.is_signature_valid
        except (ValueError, TypeError, UnsupportedAlgorithm, InvalidSignature):
            raise AuthorityError("a certificate request in PEM is wanted") from None
        if not proven or not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.name != "secp256r1":
            raise AuthorityError("a request for a P-256 key, signed by that key, is wanted")
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, terminal)])
        return (
            self._issue(subject, key, now, TERMINAL_DAYS)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(authority=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
            .sign(self._key, SHA256())
        )

    def _issue(
        self, subject: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, days: int
    ) -> x509.CertificateBuilder:
        return _builder((self._certificate.subject, self._key.public_key()), subject, key, now, days)


def write_secret(path: Path, content: bytes) -> None:
    """A file only its owner reads, from its first byte on; never overwrites one. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _builder(
    issuer: tuple[x509.Name, ec.EllipticCurvePublicKey],
    subject: x509.Name,
    key: ec.EllipticCurvePublicKey,
    now: datetime,
    days: int,
) -> x509.CertificateBuilder:
    """With both key identifiers (RFC 5280 §4.2.1.1, §4.2.1.2): Python 3.13 believes no certificate without them."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer[0])
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _SLACK)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer[1]), critical=False)
    )


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)
