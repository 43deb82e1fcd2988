"""A whole backend for tests: its own database, a clock that stands still, an insurer that says what it is told."""

import threading
import uuid
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from kiosk.backend.compose import Backend, build
from kiosk.backend.config import (
    DatabaseSettings,
    HisSettings,
    HospitalSettings,
    InsuranceSettings,
    PaymentSettings,
    SecuritySettings,
    Settings,
)
from kiosk.backend.fleet import terminals
from kiosk.backend.insurance.insurer import Card, CardAnswer, CardQuery, InsurerSilentError
from kiosk.backend.store.vault import make_key
from tests.served import Served

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # Monday, 08:00 at the hospital
OWN_FACILITY = "01001"
GOOD_CARD = Card("DN4017901234577", date(2026, 1, 1), date(2026, 12, 31), OWN_FACILITY)


class SetClock:
    """Time that moves when it is told to."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **spans: float) -> None:
        """Move ahead."""
        self.at += timedelta(**spans)


class ToldInsurer:
    """Answers by number, else with a good card; keeps what it was asked. `gate` holds every answer back."""

    def __init__(self) -> None:
        self.answers: dict[str, CardAnswer | Exception] = {}
        self.asked: list[CardQuery] = []
        self.gate: threading.Event | None = None
        self.down = False

    def ask(self, query: CardQuery) -> CardAnswer:
        """The next answer."""
        self.asked.append(query)
        if self.gate is not None:
            self.gate.wait(10)
        if self.down:
            raise InsurerSilentError("told to be silent")
        answer = self.answers.get(query.number, CardAnswer("000", GOOD_CARD, name=query.name, born=query.born))
        if isinstance(answer, Exception):
            raise answer
        return answer


def settings_for(folder: Path, url: str | None = None, **parts: Any) -> Settings:
    """Settings over a database of its own."""
    settings = Settings(
        database=DatabaseSettings(url or f"sqlite:///{folder}/backend.db", folder / "data.key"),
        insurance=InsuranceSettings("none", "", "", "", "", "", 5, 6, "form", 15, 100_000),
        payment=PaymentSettings("payos", "http://127.0.0.1:9", "c", "k", "s", "970436", "0000000000", "BENH VIEN"),
        his=HisSettings("local", "", None),
        hospital=HospitalSettings("BỆNH VIỆN ĐA KHOA TỈNH", OWN_FACILITY, None, False, 75, 3, 0),
        security=SecuritySettings(None, None, None, None, 1_000_000),
    )
    return replace(settings, **parts)


def person(number: str = "001190000001", **changes: Any) -> dict[str, Any]:
    """The body of an identification."""
    citizen = {
        "number": number,
        "name": "Nguyễn Thị Mẫu",
        "born": "1990-01-15",
        "sex": "female",
        "residence": "Số 1 phố Ví Dụ",
        "old_number": None,
    }
    source = changes.pop("source", "qr")
    return {"citizen": {**citizen, **changes}, "source": source}


@dataclass
class House:
    """The backend as one terminal sees it."""

    backend: Backend
    served: Served
    client: httpx.Client
    clock: SetClock
    insurer: ToldInsurer
    keys: dict[str, str] = field(default_factory=dict)
    closing: ExitStack = field(default_factory=ExitStack)

    def enrol(self, terminal: str) -> str:
        """A key for a terminal."""
        with self.backend.core.sessions.begin() as session:
            self.keys[terminal] = terminals.enrol(session, terminal, "sảnh", self.clock())
        return self.keys[terminal]

    def post(self, path: str, body: Any, *, key: str | None = None, terminal: str = "t-1") -> httpx.Response:
        """A POST with an idempotency key of its own unless one is given."""
        headers = {"Authorization": f"Bearer {self.keys[terminal]}", "Idempotency-Key": key or str(uuid.uuid4())}
        return self.client.post(path, json=body, headers=headers)

    def get(self, path: str, *, terminal: str = "t-1") -> httpx.Response:
        """A GET."""
        return self.client.get(path, headers={"Authorization": f"Bearer {self.keys[terminal]}"})

    def token(self, number: str = "001190000001", *, terminal: str = "t-1", **changes: Any) -> str:
        """The token of an identified patient."""
        answer = self.post("/v1/patients/identify", person(number, **changes), terminal=terminal)
        assert answer.status_code == 200, answer.text
        token: str = answer.json()["patient_token"]
        return token

    def register(self, token: str | None, *clinics: str, kind: str = "self_pay", **more: Any) -> httpx.Response:
        """A registration."""
        key = more.pop("key", None)
        return self.post(
            "/v1/registrations", {"patient_token": token, "kind": kind, "clinics": list(clinics), **more}, key=key
        )


def open_house(settings: Settings, clock: SetClock, insurer: ToldInsurer) -> House:
    """A house with one enrolled terminal, not started: nothing runs in the background."""
    if not settings.database.data_key_file.exists():
        make_key(settings.database.data_key_file)
    backend = build(settings, now=clock, insurer=insurer)
    served = Served(backend.app).start()
    house = House(backend, served, httpx.Client(base_url=served.url, timeout=20), clock, insurer)
    house.enrol("t-1")
    return house


def close_house(house: House) -> None:
    """Let everything go."""
    house.closing.close()
    house.client.close()
    house.served.stop()
    backend = house.backend
    backend.rechecks.stop()
    backend.close()
