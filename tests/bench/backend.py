"""Registrations a second: the bare database doing the same rows, ours in one process, ours over HTTP with workers.

python -m tests.bench.backend
"""

import os
import sqlite3
import statistics
import subprocess
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psycopg

from kiosk.backend.clock import wall_clock
from kiosk.backend.compose import build
from kiosk.backend.config import read_settings
from kiosk.backend.his.local import LocalHis
from kiosk.backend.hospital.directory import read_directory
from kiosk.backend.registration.identification import Identified
from kiosk.backend.registration.person import of_citizen, patient_ref
from kiosk.backend.registration.register import Desk, Wish
from kiosk.backend.registration.tokens import give_token
from kiosk.backend.store.vault import Vault, read_key
from kiosk.domain.citizen import Citizen, Source
from kiosk.domain.dates import PartialDate
from kiosk.domain.registration import Kind
from tests.backend.day import CLINICS, PROGRAMS, House
from tests.backend.postgres import Postgres

_SECONDS = 4.0
_CLIENTS = 8

_BARE = (
    "INSERT INTO registrations (id, request, patient_ref, day, kind, terminal, priority, companion, due, state, "
    "made_at) VALUES (%s, %s, NULL, '2030-01-01', 'self_pay', 't', false, false, 0, 'active', '2030-01-01 00:00:00')",
    "INSERT INTO counters (clinic_id, day, last) VALUES (%s, '2030-01-01', 1) "
    "ON CONFLICT (clinic_id, day) DO UPDATE SET last = counters.last + 1 RETURNING last",
    "INSERT INTO places (id, registration_id, request, clinic_id, day, number, rank, priority, state, issued_at, "
    "calls, copies) VALUES (%s, %s, %s, %s, '2030-01-01', %s, 0, false, 'waiting', '2030-01-01 00:00:00+00', 0, 0)",
)


def citizen(n: int) -> Citizen:
    """One of very many people."""
    return Citizen(f"0980{n:08}", "Nguyễn Văn Đông", PartialDate(1980, 5, 5), None, Source.QR)


def per_second(work: Callable[[int, int], Any], clients: int = _CLIENTS) -> float:
    """How often a second so many threads do the work, each call with its thread and a number of its own."""
    stop = threading.Event()
    counts = [0] * clients

    def run(who: int) -> None:
        n = 0
        while not stop.is_set():
            work(who, n)
            n += 1
        counts[who] = n

    threads = [threading.Thread(target=run, args=(who,)) for who in range(clients)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    threading.Event().wait(_SECONDS)
    stop.set()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.monotonic() - begun)


def bare_postgres(server: Postgres) -> float:
    """The same three rows by hand, a connection a client."""
    dsn = f"host=127.0.0.1 port={server.port} user=kiosk dbname=bench"
    connections = [psycopg.connect(dsn) for _ in range(_CLIENTS)]

    def work(who: int, _n: int) -> None:
        name, clinic = uuid.uuid4().hex, CLINICS[who % len(CLINICS)]
        with connections[who].transaction():
            connections[who].execute(_BARE[0], (name, name))
            row = connections[who].execute(_BARE[1], (clinic,)).fetchone()
            assert row is not None
            connections[who].execute(_BARE[2], (name, name, name, clinic, row[0]))

    try:
        return per_second(work)
    finally:
        for connection in connections:
            connection.close()


def bare_sqlite(path: Path) -> float:
    """The same three rows by hand, one writer: SQLite has no more."""

    def work(_who: int, _n: int) -> None:
        name, clinic = uuid.uuid4().hex, CLINICS[0]
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_BARE[0].replace("%s", "?"), (name, name))
        number = connection.execute(_BARE[1].replace("%s", "?"), (clinic,)).fetchone()[0]
        connection.execute(_BARE[2].replace("%s", "?"), (name, name, name, clinic, number))
        connection.execute("COMMIT")

    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as connection:
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("PRAGMA synchronous=FULL")
        return per_second(work, 1)


def whose(vault: Vault, known: Citizen) -> Identified:
    return Identified(patient_ref(vault, known.number), of_citizen(known))


def in_process(folder: Path, clients: int) -> float:
    """Our registration without HTTP: patient, number, bill, sealed names."""
    settings = read_settings(folder / "backend.toml")
    backend = build(settings)
    his = LocalHis("Mẫu", "01001", read_directory(None))
    desk = Desk(his, backend.core.vault, 75, 3)

    def work(who: int, n: int) -> None:
        clinic = CLINICS[(who + n) % len(CLINICS)]
        person = citizen(who * 1_000_000 + n)
        with backend.core.sessions.begin() as session:
            desk.register(
                session,
                Wish(Kind.SELF_PAY, (clinic,), "bench", uuid.uuid4().hex, whose(backend.core.vault, person)),
                wall_clock(),
            )

    try:
        return per_second(work, clients)
    finally:
        backend.close()


def cpu_s(pid: int) -> float:
    """Processor seconds of a process and everything below it, living or reaped (proc(5))."""
    below: dict[int, list[int]] = {}
    spent: dict[int, float] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        below.setdefault(int(fields[1]), []).append(int(entry.name))
        spent[int(entry.name)] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    waiting, total = [pid], 0.0
    while waiting:
        one = waiting.pop()
        total += spent.get(one, 0.0)
        waiting += below.get(one, [])
    return total


@dataclass(frozen=True, slots=True)
class Through:
    """What came of asking through processes. Times in milliseconds; `server`, `database` and `load` are processor time
    for one registration: neighbours on the machine do not disturb them much."""

    rate: float
    p50: float
    p99: float
    server: float
    database: float
    load: float

    def line(self) -> str:
        """One row of the table."""
        return (
            f"{self.rate:8.0f}   p50 {self.p50:6.1f} ms   p99 {self.p99:6.1f} ms   "
            f"CPU ms each: server {self.server:.2f}, database {self.database:.2f}, load {self.load:.2f}"
        )


def over_http(folder: Path, url: str, workers: int, offset: int, database: int | None) -> Through:
    """Registrations a second through processes; `database` is its process, where it has one."""
    house = House(folder, url, workers=workers)
    key = (folder / "key").read_text()
    house.start()
    vault = Vault(read_key(folder / "data.key"))
    clients = [httpx.Client(base_url=house.url, timeout=30) for _ in range(_CLIENTS)]
    spent: list[float] = []

    def work(who: int, n: int) -> None:
        token = give_token(vault, whose(vault, citizen(offset + who * 1_000_000 + n)), "bench", wall_clock())
        body = {"patient_token": token, "kind": "self_pay", "clinics": [CLINICS[(who + n) % len(CLINICS)]]}
        headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": str(uuid.uuid4())}
        begun = time.perf_counter()
        answer = clients[who].post("/v1/registrations", json=body, headers=headers)
        spent.append(time.perf_counter() - begun)
        assert answer.status_code in (201, 409), answer.text

    try:
        for who in range(_CLIENTS):
            work(who, 900_000)  # connections are open and workers warm
        spent.clear()
        before = (cpu_s(house.pid), cpu_s(database) if database else 0.0, time.process_time())
        rate = per_second(work)
        after = (cpu_s(house.pid), cpu_s(database) if database else 0.0, time.process_time())
    finally:
        house.kill()
        for client in clients:
            client.close()
    spent.sort()
    each = [(later - earlier) * 1e3 / len(spent) for earlier, later in zip(before, after, strict=True)]
    return Through(rate, statistics.median(spent) * 1e3, spent[int(len(spent) * 0.99)] * 1e3, *each)


def _enrol(folder: Path) -> None:
    done = subprocess.run(
        [PROGRAMS / "kiosk-backend", "kiosk", "add", "bench"], cwd=folder, capture_output=True, check=True, text=True,
    )  # fmt: skip
    (folder / "key").write_text(done.stdout.strip())


def main() -> None:
    """Print the table."""
    print("registrations a second (8 clients; one clinic each; durable commits)")
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        top = Path(name)
        server = Postgres(top / "server", durable=True).make().start()
        try:
            for label, url, workers in (
                ("SQLite", f"sqlite:///{top}/bench.db", (1,)),
                ("PostgreSQL", server.fresh("bench"), (1, 2, 4)),
            ):
                folder = top / label
                folder.mkdir()
                House(folder, url)
                _enrol(folder)
                bare = bare_sqlite(top / "bench.db") if label == "SQLite" else bare_postgres(server)
                ours = in_process(folder, 1 if label == "SQLite" else _CLIENTS)
                print(f"{label:<12} bare rows {bare:8.0f}   ours in one process {ours:8.0f}   ratio {bare / ours:5.1f}")
                for count in workers:
                    through = over_http(folder, url, count, count * 10_000_000, server.pid if workers[1:] else None)
                    print(f"{'':<12} over HTTP, {count} worker(s) {through.line()}")
        finally:
            server.stop()


if __name__ == "__main__":
    main()
