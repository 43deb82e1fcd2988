"""The insurer is dead for an hour while terminals register all the while; then it comes back.

    python -m tests.backend.insurer_hour --minutes 60 --terminals 30

A quarter of the hour each: it takes the question and sends no byte; its port is closed; it answers after the far end's
own timeout; it answers after the patient's patience. Everything is real: processes, PostgreSQL, HTTP, the clock.
Prints one JSON object. Exit code 1 where a promise was not kept.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
from sqlalchemy import Engine, create_engine, text

from tests.backend.day import CLINICS, House
from tests.backend.postgres import Postgres, free_port

PROMISED_S: Final = 8.0
FAULTS: Final = ("silent:600", "refused", "slow:45", "slow:9")
_DURING: Final = "outage"
_AFTER: Final = "after"


@dataclass(frozen=True, slots=True)
class Visit:
    """What one patient saw."""

    registration: str
    phase: str
    status: str
    waited_s: float
    asked_s: float


class PlayedInsurer:
    """The gateway as a process that can be made ill, killed, and brought back."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def fall_ill(self, fault: str) -> None:
        """From now on it fails in this way; `none` heals it, `refused` closes its port."""
        self.stop()
        if fault == "refused":
            return
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kiosk.sim.bhxh", "--port", str(self.port), "--fault", fault],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        pause = threading.Event()
        for _ in range(300):
            try:
                httpx.get(f"{self.url}/_sim", timeout=2)
                return
            except httpx.HTTPError:
                pause.wait(0.1)
        raise AssertionError("the played insurer does not start")

    def stop(self) -> None:
        """Its port is closed."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            self._process = None


class Hall:
    """What all terminals share: the phase they are in, and what was seen."""

    def __init__(self) -> None:
        self.phase = _DURING
        self.over = threading.Event()
        self.visits: list[Visit] = []
        self.retries = 0
        self._numbers = 0
        self._lock = threading.Lock()

    def next_patient(self) -> int:
        """A patient nobody had before."""
        with self._lock:
            self._numbers += 1
            return self._numbers

    def saw(self, visit: Visit) -> None:
        """One more."""
        with self._lock:
            self.visits.append(visit)

    def repeated(self) -> None:
        """A request that was not answered."""
        with self._lock:
            self.retries += 1


class Terminal(threading.Thread):
    """One patient every `every_s` seconds, insured as far as anybody knows."""

    def __init__(self, url: str, key: str, hall: Hall, every_s: float) -> None:
        super().__init__(daemon=True)
        self._client = httpx.Client(base_url=url, headers={"Authorization": f"Bearer {key}"}, timeout=15)
        self._hall = hall
        self._every_s = every_s
        self._chance = random.Random(key)
        self.failed: BaseException | None = None

    def run(self) -> None:
        """Until the hall closes."""
        try:
            self._hall.over.wait(self._chance.random() * self._every_s)
            while not self._hall.over.is_set():
                began = time.monotonic()
                self._visit(self._hall.next_patient())
                self._hall.over.wait(max(self._every_s + began - time.monotonic(), 0))
        except BaseException as error:  # noqa: BLE001 - told to whoever waits
            self.failed = error
        finally:
            self._client.close()

    def _visit(self, n: int) -> None:
        phase, began = self._hall.phase, time.monotonic()
        citizen = {"number": f"099{n:07}{self._chance.randrange(100):02}", "name": "Nguyễn Văn Đông", "born": "1980"}
        token = self._post("/v1/patients/identify", {"citizen": citizen, "source": "qr"})["patient_token"]
        status = self._post("/v1/eligibility", {"patient_token": token})["status"]
        asked = time.monotonic() - began
        clinic = CLINICS[n % len(CLINICS)]
        body = {"patient_token": token, "kind": "bhyt", "clinics": [clinic]}
        made = self._post("/v1/registrations", body)
        self._hall.saw(Visit(made["id"], phase, status, time.monotonic() - began, asked))

    def _post(self, path: str, body: Any) -> Any:
        key = str(uuid.uuid4())
        for _ in range(100):
            try:
                answer = self._client.post(path, json=body, headers={"Idempotency-Key": key})
                if answer.status_code in (200, 201):
                    return answer.json()
                assert answer.status_code in (500, 502, 503), answer.text
            except httpx.HTTPError:
                pass
            self._hall.repeated()
            self._hall.over.wait(0.2)
        raise AssertionError(f"{path} was not answered")


@dataclass(frozen=True, slots=True)
class Books:
    """What the database says of registrations that were made while the insurer was dead."""

    unverified: int
    without_question: int
    without_evidence: int
    open: int


def books(engine: Engine, registrations: Sequence[str]) -> Books:
    """Of these registrations: how many have no verdict, no question that was kept, no look-up by a terminal in the
    audit, and how many questions are open."""
    query = text(
        "SELECT count(*) FILTER (WHERE r.coverage = 'unverified'), "
        "count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM rechecks q WHERE q.patient_ref = r.patient_ref)), "
        "count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM lookups l WHERE l.patient_ref = r.patient_ref "
        "AND l.reason = 'terminal')), "
        "count(*) FILTER (WHERE EXISTS "
        "(SELECT 1 FROM rechecks q WHERE q.patient_ref = r.patient_ref AND q.done_at IS NULL)) "
        "FROM registrations r WHERE r.id = ANY(:ids)"
    )
    with engine.connect() as connection:
        return Books(*connection.execute(query, {"ids": list(registrations)}).one())


@contextmanager
def hospital(folder: Path, insurer: str, terminals: int, calls_per_minute: int) -> Iterator[tuple[House, list[str]]]:
    """PostgreSQL and two workers, with so many enrolled terminals."""
    server = Postgres(folder / "server", durable=True).make().start()
    house = House(folder, server.fresh("hour"), workers=2, insurer=insurer, calls_per_minute=calls_per_minute)
    try:
        keys = house.enrol(terminals)
        house.start()
        yield house, keys
    finally:
        house.kill()
        server.stop()


def play(minutes: float, terminals: int, every_s: float, calls_per_minute: int) -> dict[str, Any]:
    """The hour and what comes after it, as one document."""
    insurer, hall = PlayedInsurer(), Hall()
    with (
        tempfile.TemporaryDirectory(prefix="hour") as folder,
        hospital(Path(folder), insurer.url, terminals, calls_per_minute) as (house, keys),
    ):
        engine = create_engine(house.database)
        working = [Terminal(house.url, key, hall, every_s) for key in keys]
        try:
            insurer.fall_ill(FAULTS[0])
            for terminal in working:
                terminal.start()
            found = _hour(hall, insurer, minutes)
            return {"terminals": terminals, "minutes": minutes, **found, **_after(hall, insurer, engine, minutes)}
        finally:
            hall.over.set()
            for terminal in working:
                terminal.join(60)
            insurer.stop()
            engine.dispose()
            failed = [terminal.failed for terminal in working if terminal.failed is not None]
            if failed:
                raise failed[0]


def _hour(hall: Hall, insurer: PlayedInsurer, minutes: float) -> dict[str, Any]:
    shares = {}
    for fault in FAULTS:
        if fault != FAULTS[0]:
            insurer.fall_ill(fault)
        before = len(hall.visits)
        hall.over.wait(minutes * 60 / len(FAULTS))
        shares[fault] = _waits(hall.visits[before:])
        sys.stderr.write(f"{fault}: {shares[fault]}\n")
    return {"while it was dead": shares}


def _after(hall: Hall, insurer: PlayedInsurer, engine: Engine, minutes: float) -> dict[str, Any]:
    """It is back: until every question of the hour is answered, patients keep coming."""
    hall.phase = "between"
    hall.over.wait(7)  # who began before has a number by now
    dead = [visit for visit in hall.visits if visit.phase == _DURING]
    ids = [visit.registration for visit in dead]
    before = books(engine, ids)
    insurer.fall_ill("none")
    hall.phase, back = _AFTER, time.monotonic()
    first, after = None, before
    while (after.open or after.unverified) and time.monotonic() - back < max(minutes * 60, 1800):
        hall.over.wait(0.5)
        after = books(engine, ids)
        if first is None and after.open < before.open:
            first = time.monotonic() - back
    took = time.monotonic() - back
    with engine.connect() as connection:
        tries = connection.execute(text("SELECT max(tries), sum(tries) FROM rechecks")).one()
        outcomes = connection.execute(text("SELECT outcome, count(*) FROM lookups GROUP BY outcome")).all()
    return {
        "hour": _waits(dead),
        "when asked": dict(Counter(visit.status for visit in dead)),
        "registrations": len(dead),
        "retries": hall.retries,
        "unverified at its end": before.unverified,
        "open at its end": before.open,
        "without a kept question": before.without_question,
        # A line is written when its question ends: those of the last moment are open longer than their patients wait.
        "without a line in the audit": after.without_evidence,
        "unverified afterwards": after.unverified,
        "open afterwards": after.open,
        "first answer after return_s": round(first or 0, 1),
        "all answered after return_s": round(took, 1),
        "most tries of one question": tries[0],
        "tries": int(tries[1] or 0),
        "look-ups by outcome": {row[0]: row[1] for row in outcomes},
        "patients after return": _waits([visit for visit in hall.visits if visit.phase == _AFTER]),
        "their coverage": dict(Counter(visit.status for visit in hall.visits if visit.phase == _AFTER)),
    }


def _waits(visits: Sequence[Visit]) -> dict[str, float]:
    spent = sorted(visit.waited_s for visit in visits) or [0.0]
    return {
        "patients": len(visits),
        "p50_s": round(spent[len(spent) // 2], 3),
        "p99_s": round(spent[int(len(spent) * 0.99)], 2),
        "max_s": round(spent[-1], 2),
    }


def kept(found: dict[str, Any]) -> bool:
    """Whether every promise was kept."""
    return (
        found["hour"]["max_s"] < PROMISED_S
        and set(found["when asked"]) == {"unverified"}
        and not found["without a kept question"]
        and not found["without a line in the audit"]
        and not found["unverified afterwards"]
        and not found["open afterwards"]
    )


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.backend.insurer_hour", description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--terminals", type=int, default=30)
    parser.add_argument("--every", type=float, default=60, help="seconds from one patient of a terminal to the next")
    parser.add_argument("--calls-per-minute", type=int, default=120, help="the account's limit")
    given = parser.parse_args()
    found = play(given.minutes, given.terminals, given.every, given.calls_per_minute)
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    return 0 if kept(found) else 1


if __name__ == "__main__":
    sys.exit(main())
