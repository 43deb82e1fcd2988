"""Terminals that come with a client certificate, over TLS, against the real program."""

import ssl
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kiosk.services.client import Away, Backend, Client
from tests.backend.postgres import free_port

PROGRAM = Path(sys.executable).parent / "kiosk-backend"
NO_USE = dict.fromkeys(("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"), False)
NO_USE |= dict.fromkeys(("encipher_only", "decipher_only"), False)
USAGE = {ca: x509.KeyUsage(digital_signature=not ca, key_cert_sign=ca, crl_sign=ca, **NO_USE) for ca in (True, False)}


class Authority:
    """A small certificate authority."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        self.path = folder / f"{name}.pem"
        self._write(self.path, self._certificate(self._name, self._key, ca=True))

    def issue(self, name: str, ends: timedelta = timedelta(days=1)) -> tuple[Path, Path]:
        """A certificate and its key, good until so long from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        certificate, key_path = self.folder / f"{name}.pem", self.folder / f"{name}.key"
        self._write(certificate, self._certificate(subject, key, ca=False, ends=ends))
        key_path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return certificate, key_path

    def _certificate(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, *, ca: bool, ends: timedelta = timedelta(days=1)
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=2))
            .not_valid_after(now + ends)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(USAGE[ca], critical=True)
            .add_extension(names, critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False)
            .sign(self._key, SHA256())
        )

    def _write(self, path: Path, certificate: x509.Certificate) -> None:
        path.write_bytes(certificate.public_bytes(Encoding.PEM))


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[tuple[str, Authority]]:
    ours = Authority(tmp_path, "authority")
    ours.issue("server")
    terminal, _ = ours.issue("terminal")
    (tmp_path / "backend.toml").write_text(
        '[security]\ntls_cert_file = "server.pem"\ntls_key_file = "server.key"\nkiosk_ca_file = "authority.pem"\n'
    )
    added = subprocess.run(
        [PROGRAM, "kiosk", "add", "t-1", "--certificate", str(terminal)], cwd=tmp_path, capture_output=True, check=True
    )
    (tmp_path / "bearer").write_bytes(added.stdout.strip())
    port = free_port()
    serving = subprocess.Popen(
        [PROGRAM, "serve", "--port", str(port)], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield f"https://127.0.0.1:{port}", ours
    serving.terminate()
    serving.wait(20)


def client(url: str, ours: Authority, certificate: tuple[Path, Path] | None = None) -> httpx.Client:
    context = ssl.create_default_context(cafile=str(ours.path))
    context.verify_flags |= ssl.VERIFY_X509_STRICT  # as Python 3.13 has it by itself
    if certificate is not None:
        context.load_cert_chain(*map(str, certificate))
    return httpx.Client(base_url=url, transport=httpx.HTTPTransport(verify=context, retries=8), timeout=20)


def test_a_terminal_is_known_by_its_certificate_or_by_its_key_and_by_nothing_else(
    secured: tuple[str, Authority], tmp_path: Path
) -> None:
    url, ours = secured
    with client(url, ours, (tmp_path / "terminal.pem", tmp_path / "terminal.key")) as known:
        assert known.get("/v1/clinics").status_code == 200
    with client(url, ours, ours.issue("stranger")) as unknown:
        assert unknown.get("/v1/clinics").status_code == 401
    with client(url, ours) as bare:
        assert bare.get("/v1/clinics").status_code == 401
        headers = {"Authorization": f"Bearer {(tmp_path / 'bearer').read_text()}"}
        assert bare.get("/v1/clinics", headers=headers).status_code == 200
        claimed = {"kiosk.client_certificate": "x", "X-Client-Certificate": "x"}
        assert bare.get("/v1/clinics", headers=claimed).status_code == 401
    (tmp_path / "other").mkdir()
    theirs = Authority(tmp_path / "other", "authority")
    with client(url, ours, theirs.issue("forged")) as forged, pytest.raises(httpx.HTTPError):
        forged.get("/v1/clinics")


def test_a_certificate_that_is_refused_is_told_apart_from_a_backend_that_is_away(
    secured: tuple[str, Authority], tmp_path: Path
) -> None:
    url, ours = secured
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    right = (tmp_path / "terminal.pem", tmp_path / "terminal.key")
    over = ours.issue("over", ends=-timedelta(hours=1))
    foreign = Authority(elsewhere, "somebody").issue("terminal")
    with client(url, ours, right) as waits_until_it_serves:
        waits_until_it_serves.get("/healthz")
    for certificate in (over, foreign):
        line = Client(Backend(url, "", 5.0, ours.path, certificate))
        with pytest.raises(Away):
            line.get("/v1/clinics")
        assert line.refuses_certificate()
        line.close()
    known = Client(Backend(url, "", 5.0, ours.path, right))
    known.get("/v1/clinics")
    known.close()
    nobody = Client(Backend("https://127.0.0.1:1", "", 5.0, ours.path, foreign))
    assert not nobody.refuses_certificate()
    bearer = Client(Backend(url, "k", 5.0, ours.path))
    assert not bearer.refuses_certificate()
