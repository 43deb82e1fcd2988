"""A terminal's certificate from the code to the revocation, over TLS, between the real programs."""

import json
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.cli import app
from kiosk.app.exits import exit_code
from kiosk.app.identity import Identity, due
from kiosk.app.renewal import Renewal
from kiosk.backend.fleet.authority import TERMINAL_DAYS, Authority, AuthorityError
from kiosk.backend.fleet.enrolment import EnrolmentRow, issue
from kiosk.backend.housekeeping import Housekeeping
from kiosk.services.client import Away, Backend, Client, Rejected
from kiosk.services.enrolment import Enrolment
from tests.backend.day import PROGRAMS
from tests.backend.house import House
from tests.backend.postgres import free_port

CONFIG = """[security]
tls_cert_file = "server.pem"
tls_key_file = "server.key"
kiosk_ca_file = "ca.pem"
kiosk_ca_key_file = "ca.key"
"""


def backend_does(folder: Path, *args: str) -> str:
    done = subprocess.run([PROGRAMS / "kiosk-backend", *args], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@dataclass
class Room:
    """A backend with an authority of its own, and a place for a terminal's identity."""

    folder: Path
    url: str

    @property
    def identity(self) -> Path:
        return self.folder / "terminal" / "identity.pem"

    def code(self, terminal: str = "t-1") -> dict[str, str]:
        found: dict[str, str] = json.loads(backend_does(self.folder, "kiosk", "add", terminal, "--code", "--json"))
        return found

    def enrol(self, code: str, digest: str) -> int:
        out = str(self.folder / "terminal")
        return exit_code(app, "kiosk", ["enrol", self.url, code, "--ca-sha256", digest, "--out", out])

    def client(self) -> Client:
        return Client(Backend(self.url, "", 20.0, self.folder / "terminal" / "ca.pem", (self.identity, self.identity)))


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    folder = tmp_path_factory.mktemp("room")
    (folder / "backend.toml").write_text(CONFIG)
    backend_does(folder, "ca", "make", "--host", "127.0.0.1", "--host", "backend.hospital.example")
    backend_does(folder, "migrate")
    port = free_port()
    serving = subprocess.Popen(
        [PROGRAMS / "kiosk-backend", "serve", "--port", str(port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    made = Room(folder, f"https://127.0.0.1:{port}")
    context = ssl.create_default_context(cafile=str(folder / "ca.pem"))
    try:
        with httpx.Client(transport=httpx.HTTPTransport(verify=context, retries=8), timeout=20) as waiting:
            waiting.get(f"{made.url}/healthz")
        yield made
    finally:
        serving.terminate()
        serving.wait(20)


@pytest.mark.timeout(300)
@pytest.mark.expects_log("the certificate was not renewed")
def test_from_the_code_to_the_revocation(room: Room, capfd: pytest.CaptureFixture[str]) -> None:
    code = room.code()
    assert room.enrol(code["code"], "00" * 32) == 4, "another authority than the code came with"
    assert not room.identity.exists()
    assert room.enrol(code["code"].lower().replace("-", " "), code["ca_sha256"]) == 0
    assert 'client_cert_file = "' in capfd.readouterr().out
    assert room.identity.stat().st_mode & 0o777 == 0o600
    client = room.client()
    assert client.get("/v1/kiosks/self").text("id") == "t-1"

    assert room.enrol(code["code"], code["ca_sha256"]) == 4, "a code is good once"
    assert room.client().get("/v1/kiosks/self").text("id") == "t-1"

    ends = datetime.now(UTC) + timedelta(days=TERMINAL_DAYS)
    assert not due(room.identity, ends - timedelta(days=31))
    assert due(room.identity, ends - timedelta(days=29))
    before = room.identity.read_bytes()
    renewal = Renewal(room.identity, Enrolment(client), lambda: ends - timedelta(days=29), client.renewed)
    renewal.look()
    assert room.identity.read_bytes() != before
    assert client.get("/v1/kiosks/self").text("id") == "t-1"
    old = room.folder / "terminal" / "old.pem"
    old.write_bytes(before)
    lost = Client(Backend(room.url, "", 20.0, room.folder / "terminal" / "ca.pem", (old, old)))
    assert lost.get("/v1/kiosks/self").text("id") == "t-1", "an answer that is lost does not lock the terminal out"

    backend_does(room.folder, "kiosk", "revoke", "t-1")
    for gone in (client, lost):
        with pytest.raises(Rejected):
            gone.get("/v1/kiosks/self")  # over the connection that is open
    renewal.look()
    with pytest.raises(Rejected):
        Enrolment(client).renew(Identity.make().request)


def test_an_authority_is_made_once_and_only_its_owner_reads_its_keys(room: Room) -> None:
    for name in ("ca.key", "server.key", "data.key"):
        assert (room.folder / name).stat().st_mode & 0o777 == 0o600
    done = subprocess.run(
        [PROGRAMS / "kiosk-backend", "ca", "make", "--host", "x"], cwd=room.folder, capture_output=True, check=False
    )
    assert done.returncode == 2


def test_the_private_key_is_in_no_request(tmp_path: Path) -> None:
    identity = Identity.make("t-1")
    assert "PRIVATE" not in identity.request
    numbers = identity.key.private_numbers().private_value
    asked = x509.load_pem_x509_csr(identity.request.encode())
    assert numbers.to_bytes(32, "big") not in asked.public_bytes(Encoding.DER)
    authority = Authority.make(tmp_path, "x", datetime.now(UTC))
    other = authority.sign(Identity.make().request, "t-1", datetime.now(UTC)).public_bytes(Encoding.PEM).decode()
    with pytest.raises(ValueError, match="another key"):
        identity.keep(other, tmp_path / "identity.pem")
    assert not (tmp_path / "identity.pem").exists()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.make(tmp_path_factory.mktemp("ca"), "Bệnh viện", datetime.now(UTC))


def test_the_name_is_the_authoritys_own(authority: Authority) -> None:
    found = authority.sign(Identity.make("root").request, "t-1", datetime.now(UTC))
    assert found.subject.rfc4514_string() == "CN=t-1"
    assert not found.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_only_a_request_signed_by_its_own_p256_key_is_signed(authority: Authority) -> None:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "t-1")])
    builder = x509.CertificateSigningRequestBuilder().subject_name(name)
    wrong: list[Any] = [rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP384R1())]
    texts = [builder.sign(key, SHA256()).public_bytes(Encoding.PEM).decode() for key in wrong]
    good = Identity.make().request.splitlines()
    broken = bytearray(x509.load_pem_x509_csr("\n".join(good).encode()).public_bytes(Encoding.DER))
    broken[-4] ^= 1
    texts += ["", "x" * 200, "\n".join(good[:-1]), "é", _pem(bytes(broken))]
    for text in texts:
        with pytest.raises(AuthorityError):
            authority.sign(text, "t-1", datetime.now(UTC))


def _pem(der: bytes) -> str:
    import base64

    lines = base64.encodebytes(der).decode()
    return f"-----BEGIN CERTIFICATE REQUEST-----\n{lines}-----END CERTIFICATE REQUEST-----\n"


@given(st.text(max_size=400))
def test_no_text_makes_the_authority_stumble(text: str) -> None:
    with pytest.raises(AuthorityError):
        _SIGNER.sign(text, "t-1", datetime.now(UTC))


def _signer() -> Authority:
    import tempfile

    return Authority.make(Path(tempfile.mkdtemp()), "x", datetime.now(UTC))


_SIGNER = _signer()


def codes(house: House) -> int:
    with house.backend.core.sessions() as session:
        return session.query(EnrolmentRow).count()


def a_code(house: House, terminal: str = "t-9") -> str:
    with house.backend.core.sessions.begin() as session:
        return issue(session, house.backend.core.vault, terminal, "sảnh", house.clock())


def test_a_code_is_for_a_day_and_a_new_one_replaces_it(house: House) -> None:
    first, second = a_code(house), a_code(house)
    assert (first != second, codes(house)) == (True, 1)
    house.clock.forward(hours=25)
    Housekeeping(house.backend.core.sessions, house.clock).tick()
    assert codes(house) == 0


def test_a_backend_without_an_authority_says_so_and_guessing_is_slowed(house: House) -> None:
    body = {"code": "AAAA-BBBB-CCCC", "request": Identity.make().request}
    answers = [
        house.client.post("/v1/kiosks/enrol", json=body, headers={"Idempotency-Key": f"try-number-{n}"})
        for n in range(12)
    ]
    assert answers[0].json()["code"] == "no_authority"
    assert [answer.status_code for answer in answers[-2:]] == [429, 429]
    assert house.client.get("/v1/kiosks/authority").status_code == 409
    assert house.post("/v1/kiosks/renew", {"request": body["request"]}).json()["code"] == "certificate_wanted"


def test_an_answer_lost_on_the_way_is_given_again_to_the_same_key_alone(room: Room) -> None:
    body = {"code": room.code("t-lost")["code"], "request": Identity.make().request}
    context = ssl.create_default_context(cafile=str(room.folder / "ca.pem"))
    with httpx.Client(base_url=room.url, verify=context, timeout=20) as newcomer:
        answers = [
            newcomer.post("/v1/kiosks/enrol", json=body, headers={"Idempotency-Key": key})
            for key in ("first-try-key", "first-try-key", "another-key")
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 403]
    assert answers[0].json() == answers[1].json()


def test_a_code_that_is_wrong_costs_nothing_but_the_try(room: Room) -> None:
    out = room.folder / "nobody"
    args = ["enrol", room.url, "0000-0000-0000", "--ca-file", str(room.folder / "ca.pem"), "--out", str(out)]
    assert exit_code(app, "kiosk", args) == 4
    assert not (out / "identity.pem").exists()


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["http://127.0.0.1:1", "X", "--ca-sha256", "0"], 2),
        (["https://127.0.0.1:1", "X"], 2),
        (["https://127.0.0.1:1", "X", "--ca-sha256", "0"], 5),
        (["https://127.0.0.1:1", "X", "--ca-file", "/nowhere"], 2),
    ],
)
def test_what_cannot_work_is_said_in_a_line(
    tmp_path: Path, args: list[str], code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(app, "kiosk", ["enrol", *args, "--out", str(tmp_path)]) == code
    assert len(capfd.readouterr().err.strip().splitlines()) == 1


@pytest.mark.expects_log("the certificate was not renewed")
def test_a_renewal_that_fails_leaves_the_old_one_and_waits(tmp_path: Path, authority: Authority) -> None:
    identity = Identity.make()
    made = datetime.now(UTC) - timedelta(days=70)
    path = tmp_path / "identity.pem"
    identity.keep(authority.sign(identity.request, "t-1", made).public_bytes(Encoding.PEM).decode(), path)
    before = path.read_bytes()
    asked: list[str] = []

    class Deaf(Enrolment):
        """Nobody answers."""

        def __init__(self) -> None:
            """Needs no client."""

        def renew(self, request: str) -> Any:
            asked.append(request)
            raise Away("no answer")

    at = [datetime.now(UTC)]
    renewal = Renewal(path, Deaf(), lambda: at[0], lambda: None)
    renewal.look()
    renewal.look()
    assert (len(asked), path.read_bytes()) == (1, before)
    at[0] += timedelta(hours=7)
    renewal.look()
    assert len(asked) == 2
    # A clock that was a year ahead has been put right: it is not waited for until then.
    at[0] += timedelta(days=365)
    renewal.look()
    at[0] -= timedelta(days=365)
    renewal.look()
    assert len(asked) == 4
