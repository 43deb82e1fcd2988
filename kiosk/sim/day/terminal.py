"""Terminals at work: each takes the patient who waits longest, and repeats every request until it is answered."""

import random
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from kiosk.sim.day.arrivals import Arrival

PATIENCE_S: Final = 180.0
_AGAIN_S: Final = 0.2


class GaveUp(Exception):
    """A request that nobody answered."""


@dataclass
class Figures:
    """What the terminals saw. Times in seconds; `waited` is from the first touch to the number."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    registered: list[float] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    given: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    coverage: Counter[str] = field(default_factory=Counter)
    hours: Counter[int] = field(default_factory=Counter)
    retries: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def document(self) -> dict[str, Any]:
        """The day in figures."""
        numbers = [number for places in self.given.values() for number in places]
        spent = sorted(self.registered) or [0.0]
        return {
            "registrations": len(self.given),
            "numbers": len(numbers),
            "duplicates": len(numbers) - len(set(numbers)),
            "gaps": _gaps(numbers),
            "registration_ms": {
                "p50": round(spent[len(spent) // 2] * 1e3),
                "p99": round(spent[int(len(spent) * 0.99)] * 1e3),
                "max": round(spent[-1] * 1e3),
            },
            "number_after_touch_max_s": round(max(self.waited, default=0.0), 2),
            "retries": self.retries,
            "coverage": dict(self.coverage),
            "refused": dict(self.refused),
            "by_hour": {f"{6 + hour:02}:00": count for hour, count in sorted(self.hours.items())},
        }


def _gaps(numbers: list[tuple[str, str]]) -> int:
    """Numbers below the highest of their letter that nobody got."""
    by_letter: dict[str, set[int]] = {}
    for _, label in numbers:
        letter, _, number = label.partition("-")
        by_letter.setdefault(letter, set()).add(int(number))
    return sum(max(given) - len(given) for given in by_letter.values())


class Terminal(threading.Thread):
    """One terminal. `next_patient` gives the next who is there, or None when the day is over."""

    def __init__(
        self,
        url: str,
        key: str,
        *,
        next_patient: Callable[[], Arrival | None],
        figures: Figures,
        seed: int,
        touch_s: float,
    ) -> None:
        super().__init__(daemon=True)
        self._client = httpx.Client(base_url=url, headers={"Authorization": f"Bearer {key}"}, timeout=15)
        self._next = next_patient
        self._figures = figures
        self._chance = random.Random(seed)
        self._touch_s = touch_s
        self._pause = threading.Event()
        self.failed: BaseException | None = None

    def run(self) -> None:
        """The day."""
        try:
            while (patient := self._next()) is not None:
                self._visit(patient)
        except BaseException as error:  # noqa: BLE001 - whoever started the day is told
            self.failed = error
        finally:
            self._client.close()

    def _visit(self, patient: Arrival) -> None:
        begun = time.monotonic()
        citizen = {"number": patient.number, "name": "Nguyễn Văn Đông", "born": "1980-05-05"}
        token = self._post("/v1/patients/identify", {"citizen": citizen, "source": "qr"})["patient_token"]
        coverage = self._post("/v1/eligibility", {"patient_token": token})["status"]
        open_ones = [
            clinic["id"]
            for group in self._get("/v1/clinics")["groups"]
            for clinic in group["clinics"]
            if clinic["open"] and not clinic["full"] and clinic["price"] == clinic["bhyt_price"]
        ]
        kind = "bhyt" if coverage in ("covered", "unverified") else "self_pay"
        asked = time.monotonic()
        made = self._register(token, kind, open_ones, patient.clinics)
        now = time.monotonic()
        with self._figures.lock:
            self._figures.registered.append(now - asked)
            self._figures.waited.append(now - begun)
            self._figures.given[made["id"]] = [(place["clinic_id"], place["number"]) for place in made["places"]]
            self._figures.coverage[coverage] += 1
            self._figures.hours[int(patient.at_s // 3600)] += 1
        self._pause.wait(self._touch_s)

    def _register(self, token: str, kind: str, clinics: list[str], wanted: int) -> Any:
        for _ in range(10):
            chosen = self._chance.sample(clinics, min(wanted, len(clinics)))
            body = {"patient_token": token, "kind": kind, "clinics": chosen}
            made = self._post("/v1/registrations", body)
            if "id" in made:
                return made
            with self._figures.lock:
                self._figures.refused[made["code"]] += 1
        raise GaveUp("no clinic took the patient")

    def _get(self, path: str) -> Any:
        return self._ask("GET", path, None)

    def _post(self, path: str, body: Any) -> Any:
        return self._ask("POST", path, body)

    def _ask(self, method: str, path: str, body: Any) -> Any:
        """The answer, or the problem of a refusal; anything else is asked again under the same key."""
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            try:
                answer = self._client.request(method, path, json=body, headers=headers)
                if answer.status_code in (200, 201, 409):
                    return answer.json()
                if answer.status_code < 500:
                    raise GaveUp(f"{path}: {answer.status_code}")
            except (httpx.HTTPError, ValueError):
                pass
            with self._figures.lock:
                self._figures.retries += 1
            self._pause.wait(_AGAIN_S)
        raise GaveUp(f"{path} was not answered")
