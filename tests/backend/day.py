"""A hospital day over HTTP: many terminals, patients who come at once, and a house in which things die."""

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Engine, text

from kiosk.backend.clock import wall_clock
from kiosk.backend.fleet import terminals
from kiosk.backend.store.base import open_engine
from kiosk.backend.store.sessions import open_sessions
from tests.backend.postgres import free_port

PROGRAMS = Path(sys.executable).parent
CLINICS = ("noi-tq", "tim-mach", "tieu-hoa", "noi-tiet", "ho-hap", "ngoai-tq", "chinh-hinh", "da-lieu", "mat")


@dataclass
class Figures:
    """What the terminals saw."""

    registered: list[float] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    retries: int = 0
    given: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def summary(self) -> str:
        """One line."""
        spent = sorted(self.registered)
        return (
            f"{len(spent)} registrations, registration p50 {spent[len(spent) // 2] * 1000:.0f} ms, "
            f"p99 {spent[int(len(spent) * 0.99)] * 1000:.0f} ms, max {spent[-1] * 1000:.0f} ms; "
            f"number after asking: max {max(self.waited):.1f} s; {self.retries} retries; {self.statuses}"
        )


class House:
    """The backend as processes: killed and started again without a word."""

    def __init__(
        self,
        folder: Path,
        url: str,
        *,
        workers: int = 1,
        insurer: str | None = None,
        calls_per_minute: int = 100_000,
        directory: Path | None = None,
    ) -> None:
        self.folder = folder
        self.port = free_port()
        self.database = url
        self.url = f"http://127.0.0.1:{self.port}"
        self._workers = workers
        self._process: subprocess.Popen[bytes] | None = None
        insurance = (
            f'[insurance]\nkind = "bhxh"\nbase_url = "{insurer}"\nusername = "01001_KIOSK"\npassword_file = "word"\n'
            f'officer_name = "Nguyễn Cán Bộ"\nofficer_id = "001080009999"\ncalls_per_minute = {calls_per_minute}\n'
            if insurer
            else ""
        )
        listed = f'directory_file = "{directory}"\n' if directory else ""
        (folder / "word").write_text("mat-khau-mau", "utf-8")
        (folder / "backend.toml").write_text(
            f'[database]\nurl = "{url}"\n{insurance}[hospital]\nfacility_code = "01001"\n{listed}'
            "[security]\nrequests_per_minute = 1000000\n",
            "utf-8",
        )

    def enrol(self, terminals_wanted: int) -> list[str]:
        """So many terminals' keys, over a schema that is made here."""
        subprocess.run([PROGRAMS / "kiosk-backend", "migrate"], cwd=self.folder, capture_output=True, check=True)
        engine = open_engine(self.database)
        with open_sessions(engine).begin() as session:
            keys = [terminals.enrol(session, f"t-{n}", "", wall_clock()) for n in range(terminals_wanted)]
        engine.dispose()
        return keys

    def start(self) -> None:
        """Serve; returns once it answers."""
        with (self.folder / "serve.log").open("ab") as log:
            self._process = subprocess.Popen(
                [PROGRAMS / "kiosk-backend", "serve", "--port", str(self.port), "--workers", str(self._workers)],
                cwd=self.folder, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        pause = threading.Event()
        for _ in range(600):
            try:
                if httpx.get(f"{self.url}/readyz", timeout=2).status_code == 200:
                    return
            except httpx.HTTPError:
                pause.wait(0.1)
        raise AssertionError((self.folder / "serve.log").read_text()[-2000:])

    @property
    def pid(self) -> int:
        """Of what was started; its workers are below it."""
        assert self._process is not None
        return self._process.pid

    def kill_a_worker(self) -> bool:
        """SIGKILL one worker of several; its supervisor starts another."""
        assert self._process is not None
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        workers = [int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
        if not workers:
            return False
        os.kill(workers[0], signal.SIGKILL)
        return True

    def kill(self) -> None:
        """SIGKILL everything."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(20)
            self._process = None

    def restart(self) -> None:
        """Kill everything and serve again."""
        self.kill()
        self.start()


@contextmanager
def played_insurer(*arguments: str) -> Iterator[str]:
    """The gateway as a process of its own."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk.sim", "bhxh", "--port", str(port), *arguments],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    pause = threading.Event()
    try:
        for _ in range(200):
            try:
                httpx.get(f"http://127.0.0.1:{port}/_sim", timeout=2)
                break
            except httpx.HTTPError:
                pause.wait(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


class TerminalAtWork(threading.Thread):
    """One terminal: patient after patient, every request retried under its own key until it is answered."""

    def __init__(self, house: House, key: str, patients: list[int], figures: Figures) -> None:
        super().__init__(daemon=True)
        self._client = httpx.Client(base_url=house.url, headers={"Authorization": f"Bearer {key}"}, timeout=15)
        self._patients = patients
        self._figures = figures
        self.failed: BaseException | None = None

    def run(self) -> None:
        """The day."""
        try:
            for n in self._patients:
                self._visit(n)
        except BaseException as error:  # noqa: BLE001 - told to the test
            self.failed = error
        finally:
            self._client.close()

    def _visit(self, n: int) -> None:
        number = f"099{int(hashlib.sha256(str(n).encode()).hexdigest(), 16) % 10**9:09}"
        citizen = {"number": number, "name": "Nguyễn Văn Đông", "born": "1980-05-05"}
        begun = time.monotonic()
        token = self._post("/v1/patients/identify", {"citizen": citizen, "source": "qr"})["patient_token"]
        coverage = self._post("/v1/eligibility", {"patient_token": token})
        clinics = [CLINICS[n % 9], CLINICS[(n + 4) % 9]] if n % 10 == 0 else [CLINICS[n % 9]]
        kind = "bhyt" if coverage["status"] in ("covered", "unverified") else "self_pay"
        asked = time.monotonic()
        made = self._post("/v1/registrations", {"patient_token": token, "kind": kind, "clinics": clinics})
        with self._figures.lock:
            self._figures.registered.append(time.monotonic() - asked)
            self._figures.waited.append(time.monotonic() - begun)
            self._figures.given[made["id"]] = [(p["clinic_id"], p["number"]) for p in made["places"]]
            status = coverage["status"]
            self._figures.statuses[status] = self._figures.statuses.get(status, 0) + 1

    def _post(self, path: str, body: Any) -> Any:
        key = str(uuid.uuid4())
        pause = threading.Event()
        end = time.monotonic() + 120
        while time.monotonic() < end:
            try:
                answer = self._client.post(path, json=body, headers={"Idempotency-Key": key})
                if answer.status_code in (200, 201):
                    return answer.json()
                assert answer.status_code in (500, 502, 503), answer.text
            except httpx.HTTPError:
                pass
            with self._figures.lock:
                self._figures.retries += 1
            pause.wait(0.2)
        raise AssertionError(f"{path} was not answered for two minutes")


def work_through(house: House, keys: list[str], patients: int, figures: Figures) -> list[TerminalAtWork]:
    """Every terminal begins; join them."""
    terminals = [TerminalAtWork(house, key, list(range(n, patients, len(keys))), figures) for n, key in enumerate(keys)]
    for terminal in terminals:
        terminal.start()
    return terminals


def check_numbers(engine: Engine, given: dict[str, list[tuple[str, str]]], letters: dict[str, str]) -> dict[str, int]:
    """No number twice, none left out, none that a terminal was `given` lost. Rows by kind."""
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT registration_id, clinic_id, number FROM places ORDER BY clinic_id, number")
        ).all()
        counters = {c: last for c, last in connection.execute(text("SELECT clinic_id, last FROM counters"))}  # noqa: C416 - rows are not pairs
    by_clinic: dict[str, list[int]] = {}
    held: dict[str, set[tuple[str, str]]] = {}
    for registration, clinic, number in rows:
        by_clinic.setdefault(clinic, []).append(number)
        held.setdefault(registration, set()).add((clinic, f"{letters[clinic]}-{number:03}"))
    duplicates = sum(len(numbers) - len(set(numbers)) for numbers in by_clinic.values())
    gaps = sum(counters[clinic] - len(set(numbers)) for clinic, numbers in by_clinic.items())
    lost = sum(1 for made, places in given.items() if held.get(made) != set(places))
    return {"numbers": len(rows), "duplicates": duplicates, "gaps": gaps, "lost": lost}
