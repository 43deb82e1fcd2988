"""Certificates as the strictest of our own readers takes them."""

import contextlib
import ssl
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import CertificateSigningRequestBuilder, Name

from kiosk.backend.fleet.authority import Authority


def test_terminal_and_backend_believe_each_other_by_the_letter_of_the_standard(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    authority = Authority.make(tmp_path, "authority", now)
    authority.serve(tmp_path, ["localhost"], now)
    key = ec.generate_private_key(ec.SECP256R1())
    asked = CertificateSigningRequestBuilder().subject_name(Name([])).sign(key, SHA256())
    given = authority.sign(asked.public_bytes(Encoding.PEM).decode(), "t-1", now)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "terminal.pem").write_bytes(private + given.public_bytes(Encoding.PEM))

    ours = ssl.create_default_context(cafile=str(tmp_path / "ca.pem"))
    ours.load_cert_chain(tmp_path / "terminal.pem")
    theirs = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(tmp_path / "ca.pem"))
    theirs.load_cert_chain(tmp_path / "server.pem", tmp_path / "server.key")
    theirs.verify_mode = ssl.CERT_REQUIRED
    for context in (ours, theirs):
        context.verify_flags |= ssl.VERIFY_X509_STRICT  # as Python 3.13 has it by itself

    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    terminal = ours.wrap_bio(down, up, server_hostname="localhost")
    backend = theirs.wrap_bio(up, down, server_side=True)
    for _ in range(4):
        for side in (terminal, backend):
            with contextlib.suppress(ssl.SSLWantReadError):
                side.do_handshake()
    assert "'commonName', 't-1'" in str(backend.getpeercert())
