"""Successful answers of every route, as a backend really gave them: the examples of the API document.

    python -m tests.backend.api.recorded --update && kiosk-backend openapi > docs/openapi.json

Everybody in them is invented; keys, tokens and certificates belong to a backend that is gone.
"""

import json
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.backend.api import describing
from kiosk.backend.fleet.authority import Authority
from kiosk.backend.fleet.enrolment import issue
from kiosk.backend.fleet.orders import give
from kiosk.backend.hospital.sample import load_sample_patients
from kiosk.backend.insurance.insurer import CardAnswer
from kiosk.backend.payment.providers.payos_sign import sign
from kiosk.backend.payment.providers.provider import Arrival
from kiosk.backend.store.base import open_engine
from kiosk.backend.store.migrate import migrate
from kiosk.backend.web.staff import hash_password
from kiosk.domain.money import Dong
from tests.backend.house import House, SetClock, ToldInsurer, close_house, open_house, settings_for

KEPT = Path(describing.__file__).with_name("answered.json")
WORD = "mat khau cua an"

Answers = dict[str, dict[str, dict[str, dict[str, Any]]]]


class Recorder:
    """Keeps what was answered: by route, status and media type, under a name."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.answers: Answers = {}

    def keep(self, route: str, answer: httpx.Response, name: str = "usual") -> Any:
        """One answer; its JSON."""
        assert answer.is_success, (route, answer.status_code, answer.text)
        media = answer.headers["content-type"].partition(";")[0]
        said = answer.json() if media == "application/json" else answer.text
        self.put(route, answer.status_code, media, said, name)
        return said

    def put(self, route: str, status: int, media: str, said: Any, name: str = "usual") -> None:
        """The same from its parts."""
        self.answers.setdefault(route, {}).setdefault(str(status), {}).setdefault(media, {})[name] = said

    def post(self, route: str, body: Any, as_: str = "usual", **parts: str) -> Any:
        """What this POST answers."""
        return self.keep(f"POST {route}", self.house.post(route.format(**parts), body), as_)

    def get(self, route: str, as_: str = "usual", **parts: str) -> Any:
        """What this GET answers."""
        return self.keep(f"GET {route}", self.house.get(route.format(**parts)), as_)


def record(folder: Path) -> Answers:
    """A morning at a terminal, every route once at least."""
    house = _house(folder, "vietqr_manual")
    try:
        found = Recorder(house)
        with house.backend.core.sessions.begin() as session:
            load_sample_patients(session, house.backend.core.vault, house.clock())
        registration = _visit(found)
        _money(found, registration)
        _terminals(found)
        _staff(found)
        for route in ("/healthz", "/readyz"):
            found.get(route)
        shown = house.get("/metrics").text.splitlines()
        found.put("GET /metrics", 200, "text/plain", "\n".join(line for line in shown if "kiosk_queue_" in line) + "\n")
    finally:
        close_house(house)
    (folder / "payos").mkdir()
    bank = _house(folder / "payos", "payos")
    try:
        hears = Recorder(bank)
        hears.keep("POST /webhooks/{provider}", _notice(bank))
    finally:
        close_house(bank)
    return {**found.answers, **hears.answers}


def _house(folder: Path, provider: str) -> House:
    engine = open_engine(f"sqlite:///{folder}/backend.db")
    migrate(engine)
    engine.dispose()
    (folder / "staff.toml").write_text(
        f'[[staff]]\nname = "an"\nroles = ["desk", "display"]\npassword = "{hash_password(WORD)}"\n', "utf-8"
    )
    clock = SetClock()
    Authority.make(folder, "kiosk", clock())
    usual = settings_for(folder)
    assert usual.payment is not None
    settings = replace(
        usual,
        payment=replace(usual.payment, provider=provider),
        hospital=replace(usual.hospital, offline_block=20),
        security=replace(
            usual.security,
            staff_file=folder / "staff.toml",
            kiosk_ca_file=folder / "ca.pem",
            kiosk_ca_key_file=folder / "ca.key",
        ),
    )
    return open_house(settings, clock, ToldInsurer())


def _visit(found: Recorder) -> dict[str, Any]:
    """Identified, covered, registered, seen again."""
    house = found.house
    patient = {"citizen": {"number": "004160000006", "name": "Vi Thị Nọi", "born": "1960-05"}, "source": "qr"}
    token = found.post("/v1/patients/identify", patient)["patient_token"]
    found.post("/v1/eligibility", {"patient_token": token}, "covered")
    found.get("/v1/clinics")
    wish = {"patient_token": token, "kind": "bhyt", "clinics": ["noi-tq", "mat"]}
    made: dict[str, Any] = found.post("/v1/registrations", wish, "made")
    found.post("/v1/registrations", wish, "held_already")
    found.post("/v1/patients/identify", patient, "registered_already")
    found.post("/v1/registrations/find", {"slip": made["tickets"][0]["qr"]})
    found.get("/v1/registrations/{registration_id}", registration_id=made["id"])
    found.post("/v1/registrations/{registration_id}/reprint", {}, registration_id=made["id"])
    found.post("/v1/info/results", {"patient_token": token})
    for topic in ("prices", "doctors", "way", "bring"):
        found.get("/v1/info/{name}", topic, name=topic)
    found.get("/v1/queues/{clinic}", clinic="noi-tq")
    house.insurer.answers["001085000002"] = CardAnswer("050")
    other = house.token("001085000002", name="Trần Văn Thử", born="1985-03-22", sex="male")
    found.post("/v1/eligibility", {"patient_token": other}, "not_found")
    house.insurer.down = True
    third = house.token("008092000007", name="Đặng Quang Huy", born="1992-11-30", sex="male")
    found.post("/v1/eligibility", {"patient_token": third}, "unverified")
    house.insurer.down = False
    quick = found.post("/v1/registrations", {"kind": "quick_number", "clinics": ["da-lieu"]}, "quick_number")
    found.post("/v1/registrations/{registration_id}/cancel", {}, registration_id=quick["id"])
    found.post("/v1/feedback", {"rating": 5, "about": "terminal"})
    return {"token": other, "slip": made["tickets"][0]["qr"]}


def _money(found: Recorder, who: dict[str, Any]) -> None:
    """A bill, its code, the money, the receipt."""
    house = found.house
    found.post("/v1/bills/find", {"slip": who["slip"]}, "by_slip")
    house.register(who["token"], "tim-mach", kind="self_pay")
    bill = found.post("/v1/bills/find", {"patient_token": who["token"]}, "by_patient")["bills"][0]
    wanted = {"bill_id": bill["id"], "amount": bill["due"], "kiosk_id": "t-1", "version": bill["version"]}
    payment = found.post("/v1/payments", wanted)
    found.get("/v1/payments/{payment_id}", "awaiting", payment_id=payment["id"])
    payments = house.backend.payments
    assert payments is not None
    house.clock.forward(seconds=40)
    moved = Arrival("vietqr_manual", "FT26327000001", Dong(bill["due"]), house.clock(), content=payment["ref"])
    payments.progress.take((moved,), "statement")
    payments.poller.tick()
    found.get("/v1/payments/{payment_id}", "paid", payment_id=payment["id"])
    found.post("/v1/bills/find", {"patient_token": who["token"]}, "paid_here")
    deposit = found.post("/v1/bills/deposit", {"patient_token": who["token"], "amount": 500_000})
    ahead = {"bill_id": deposit["id"], "amount": deposit["due"], "kiosk_id": "t-1"}
    left = house.post("/v1/payments", ahead).json()
    found.post("/v1/payments/{payment_id}/cancel", {}, payment_id=left["id"])


def _notice(bank: House) -> httpx.Response:
    data = {
        "orderCode": 123, "amount": 50600, "description": "VP26ABCDEF", "accountNumber": "0000000000",
        "reference": "FT26327000002", "transactionDateTime": "2026-11-23 08:05:12", "currency": "VND",
        "paymentLinkId": "124c33293c43417ab7879e14c8d9eb18", "code": "00", "desc": "success",
    }  # fmt: skip
    body = {"code": "00", "desc": "success", "success": True, "data": data, "signature": sign("s", data)}
    return bank.client.post("/webhooks/payos", json=body)


def _terminals(found: Recorder) -> None:
    """A heartbeat, a call, a block and its papers, a certificate and the next."""
    house = found.house
    with house.backend.core.sessions.begin() as session:
        give(session, ["t-1"], "out_of_service", "an", house.clock())
    found.post("/v1/kiosks/heartbeat", describing.EXAMPLES["/v1/kiosks/heartbeat"])
    found.get("/v1/kiosks/self")
    call = found.post("/v1/kiosks/help", {"screen": "ChooseClinic"})
    found.get("/v1/kiosks/help/{call_id}", call_id=call["id"])
    block = found.post("/v1/kiosks/block", {})
    issued = (house.clock() - timedelta(minutes=3)).isoformat()
    papers = {"block": block["id"], "signature": block["signature"], "papers": [{"seq": 1, "issued": issued}]}
    found.post("/v1/registrations/offline", papers)
    found.get("/v1/kiosks/authority")
    core = house.backend.core
    with core.sessions.begin() as session:
        code = issue(session, core.vault, "sanh-a-02", "Sảnh A", house.clock())
    found.post("/v1/kiosks/enrol", {"code": code, "request": _request()})
    # Only a terminal that came over TLS with its certificate is given the next: the same document.
    enrolled = found.answers["POST /v1/kiosks/enrol"]["200"]["application/json"]["usual"]
    found.put("POST /v1/kiosks/renew", 200, "application/json", enrolled)


def _request() -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "sanh-a-02")])
    request = x509.CertificateSigningRequestBuilder().subject_name(named).sign(key, SHA256())
    return request.public_bytes(Encoding.PEM).decode()


def _staff(found: Recorder) -> None:
    """The next number is called; a screen hears of it."""
    house = found.house
    with httpx.Client(base_url=house.served.url, timeout=20) as staff:
        assert staff.post("/login", data={"name": "an", "password": WORD}).status_code == 303
        called = staff.post("/v1/queues/noi-tq/next", headers={"Idempotency-Key": "k" * 12})
        found.keep("POST /v1/queues/{clinic}/next", called)
        with staff.stream("GET", "/v1/queues/stream?area=noi") as stream:
            heard = []
            for line in stream.iter_lines():
                heard.append(line)
                if line.startswith("data:"):
                    break
        found.put("GET /v1/queues/stream", 200, "text/event-stream", "\n".join(heard) + "\n\n")


def main() -> int:
    """Write them down."""
    if sys.argv[1:] != ["--update"]:
        sys.stderr.write("python -m tests.backend.api.recorded --update\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        found = record(Path(folder))
    KEPT.write_text(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
