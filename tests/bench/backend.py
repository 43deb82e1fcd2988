"""Registrations a second: the bare database doing the same rows, ours in one process, ours over HTTP with workers.

python -m tests.bench.backend

The bare side writes what a registration of a named patient who pays writes, into the same tables under the same
constraints: patient, registration, bill, bill line, counter, place; one commit each, as durable, from as many
connections and threads of one Python process. It reads nothing, seals nothing and decides nothing: less cannot be done.
Once with a statement for each row, as anybody would write it, and once with all of them in one statement. Ours is
measured against both, each turn beside its peers in the same seconds; the least and the middle of the turns are shown.

The hospital has room: a clinic that is full would refuse, and a refusal is not a registration.
"""

import os
import re
import sqlite3
import statistics
import string
import subprocess
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
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
from tests.backend.day import PROGRAMS, House
from tests.backend.postgres import Postgres

_SECONDS = 3.0
_TURNS = 3
_CLIENTS = 8

_CLINICS = tuple(f"p-{n:03}" for n in range(180))
_SEALED = b"x" * 180  # as long as a sealed identity
_NAME = b"x" * 45  # as a sealed name
_ROWS = (
    "INSERT INTO patients (ref, sealed, level, first_seen, last_seen) "
    "VALUES (%(name)s, %(sealed)s, 'qr', '2030-01-01 00:00:00', '2030-01-01 00:00:00')",
    "INSERT INTO registrations (id, request, patient_ref, day, kind, terminal, source, way, name, priority, companion, "
    "due, bill_id, state, made_at) VALUES (%(name)s, %(name)s, %(name)s, '2030-01-01', 'self_pay', 'bench', 'qr', "
    "'qr', %(masked)s, false, false, 50600, %(name)s, 'active', '2030-01-01 00:00:00')",
    "INSERT INTO bill (id, registration_id, patient_ref, payer_name_masked, due, deducted, version, kind, opened_at) "
    "VALUES (%(name)s, %(name)s, %(name)s, 'N', 50600, 0, %(name)s, 'fee', '2030-01-01 00:00:00')",
    "INSERT INTO bill_line (bill_id, n, text, amount) VALUES (%(name)s, 0, 'Khám', 50600)",
    "INSERT INTO counters (clinic_id, day, last) VALUES (%(clinic)s, '2030-01-01', 1) "
    "ON CONFLICT (clinic_id, day) DO UPDATE SET last = counters.last + 1 RETURNING last",
    "INSERT INTO places (id, registration_id, patient_ref, request, clinic_id, day, number, turn, rank, priority, "
    "state, issued_at, calls, copies) VALUES (%(name)s, %(name)s, %(name)s, %(name)s, %(clinic)s, '2030-01-01', "
    "%(number)s, %(number)s, 0, false, 'waiting', '2030-01-01 00:00:00', 0, 0)",
)
_LAST = _ROWS[-1].replace("VALUES (", "SELECT ")[:-1].replace("%(number)s", "last")
_AT_ONCE = "WITH a AS ({}), b AS ({}), c AS ({}), d AS ({}), e AS ({}) {} FROM e".format(*_ROWS[:-1], _LAST)


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

    with ThreadPoolExecutor(clients) as pool:
        begun = time.monotonic()
        running = [pool.submit(run, who) for who in range(clients)]
        wait(running, timeout=_SECONDS, return_when=FIRST_EXCEPTION)
        stop.set()
        for one in running:
            one.result()  # who fell out is not counted as slow
    return sum(counts) / (time.monotonic() - begun)


def bare_postgres(server: Postgres, *, at_once: bool) -> float:
    """The same rows by hand, a connection a client."""
    dsn = f"host=127.0.0.1 port={server.port} user=kiosk dbname=bench"
    connections = [psycopg.connect(dsn) for _ in range(_CLIENTS)]

    def work(who: int, n: int) -> None:
        connection, values = connections[who], _values(_CLINICS[(who + n) % len(_CLINICS)])
        if at_once:
            connection.execute(_AT_ONCE, values)
        else:
            for row in _ROWS[:-1]:
                cursor = connection.execute(row, values)
            found = cursor.fetchone()
            assert found is not None
            connection.execute(_ROWS[-1], {**values, "number": found[0]})
        connection.commit()

    try:
        return per_second(work)
    finally:
        for connection in connections:
            connection.close()


def _values(clinic: str) -> dict[str, object]:
    return {"name": uuid.uuid4().hex, "clinic": clinic, "sealed": _SEALED, "masked": _NAME}


def bare_sqlite(path: Path) -> float:
    """The same rows by hand, one writer: SQLite has no more."""
    rows = [re.sub(r"%\((\w+)\)s", r":\1", row) for row in _ROWS]

    def work(_who: int, n: int) -> None:
        values = _values(_CLINICS[n % len(_CLINICS)])
        connection.execute("BEGIN IMMEDIATE")
        for row in rows[:-1]:
            cursor = connection.execute(row, values)
        connection.execute(rows[-1], {**values, "number": cursor.fetchone()[0]})
        connection.execute("COMMIT")

    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as connection:
        for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        return per_second(work, 1)


def whose(vault: Vault, known: Citizen) -> Identified:
    return Identified(patient_ref(vault, known.number), of_citizen(known))


def in_process(folder: Path, clients: int, offset: int) -> float:
    """Our registration without HTTP: what stands in the way is looked for, names are sealed, all rows written."""
    settings = read_settings(folder / "backend.toml")
    backend = build(settings)
    his = LocalHis("Mẫu", "01001", read_directory(folder / "clinics.toml"))
    desk = Desk(his, backend.core.vault, 75, 3)

    def work(who: int, n: int) -> None:
        clinic = _CLINICS[(who + n) % len(_CLINICS)]
        person = citizen(offset + who * 100_000 + n)
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


def over_http(folder: Path, url: str, workers: int, database: int | None) -> Through:
    """Registrations a second through processes; `database` is its process, where it has one."""
    offset = (workers + 5) * 1_000_000
    house = House(folder, url, workers=workers, directory=folder / "clinics.toml")
    key = (folder / "key").read_text()
    house.start()
    vault = Vault(read_key(folder / "data.key"))
    clients = [httpx.Client(base_url=house.url, timeout=30) for _ in range(_CLIENTS)]
    spent: list[float] = []

    def work(who: int, n: int) -> None:
        token = give_token(vault, whose(vault, citizen(offset + who * 100_000 + n)), "bench", wall_clock())
        body = {"patient_token": token, "kind": "self_pay", "clinics": [_CLINICS[(who + n) % len(_CLINICS)]]}
        headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": str(uuid.uuid4())}
        begun = time.perf_counter()
        answer = clients[who].post("/v1/registrations", json=body, headers=headers)
        spent.append(time.perf_counter() - begun)
        assert answer.status_code == 201, answer.text

    try:
        for who in range(_CLIENTS):
            work(who, 90_000)  # connections are open and workers warm
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


def write_clinics(path: Path) -> None:
    """A hospital nobody fills in a minute: 180 rooms of 999 numbers."""
    letters = [first + second for first in string.ascii_uppercase for second in string.ascii_uppercase]
    lines = []
    for n, clinic in enumerate(_CLINICS):
        if n % 6 == 0:
            lines += ["[[group]]", f'id = "g-{n}"', 'name = "Khối"', 'name_en = "Block"']
        lines += [
            "[[group.clinic]]", f'id = "{clinic}"', f'name = "Phòng {n}"', f'name_en = "Room {n}"',
            f'letter = "{letters[n]}"', f'room = "P.{n}"', 'way = "Đi thẳng"', "price = 50600", "bhyt_price = 50600",
            'opens = "00:00"', 'closes = "23:59"', "daily_cap = 999", "minutes = 6", "doctor = []",
        ]  # fmt: skip
    path.write_text("\n".join(lines), "utf-8")


def _line(label: str, rates: Sequence[float], ours: Sequence[float] = ()) -> str:
    ratios = sorted(theirs / own for theirs, own in zip(rates, ours, strict=True)) if ours else []
    ratio = (
        f"   ours is within {ratios[0]:.1f} at best, {statistics.median(ratios):.1f} in the middle" if ratios else ""
    )
    return f"  {label:<34} {min(rates):8.0f} least {statistics.median(rates):8.0f} middle{ratio}"


def compare(label: str, bares: dict[str, Callable[[], float]], ours: Callable[[int], float]) -> None:
    """Print the turns of one database, all peers in every turn."""
    rates: dict[str, list[float]] = {name: [] for name in bares}
    own = []
    for turn in range(_TURNS):
        for name, bare in bares.items():
            rates[name].append(bare())
        own.append(ours(turn))
    print(label)
    for name, found in rates.items():
        print(_line(name, found, own))
    print(_line("ours in one process", own))


def main() -> None:
    """Print the tables."""
    print(f"registrations a second ({_CLIENTS} clients, durable commits, {_TURNS} turns of {_SECONDS:.0f} s)")
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        top = Path(name)
        server = Postgres(top / "server", durable=True).make().start()
        try:
            folder = _prepared(top / "sqlite", f"sqlite:///{top}/bench.db")
            bare_one = {"bare, a statement a row": lambda: bare_sqlite(top / "bench.db")}
            compare("SQLite, one writer", bare_one, lambda turn: in_process(folder, 1, turn * 1_000_000))
            # A database of its own: nothing that the bare peers wrote opens with a key, and a backend would not start.
            alone = f"sqlite:///{top}/http.db"
            through = over_http(_prepared(top / "sqlite-http", alone), alone, 1, None)
            print(f"  {'ours over HTTP, 1 worker':<34} {through.line()}")
            url = server.fresh("bench")
            on_server = _prepared(top / "postgresql", url)
            bares = {
                "bare, a statement a row": lambda: bare_postgres(server, at_once=False),
                "bare, one statement": lambda: bare_postgres(server, at_once=True),
            }
            compare("PostgreSQL", bares, lambda turn: in_process(on_server, _CLIENTS, turn * 1_000_000))
            url = server.fresh("bench_http")
            on_server = _prepared(top / "postgresql-http", url)
            for workers in (1, 2, 4):
                through = over_http(on_server, url, workers, server.pid)
                print(f"  {f'ours over HTTP, {workers} worker(s)':<34} {through.line()}")
        finally:
            server.stop()


def _prepared(folder: Path, url: str) -> Path:
    folder.mkdir()
    write_clinics(folder / "clinics.toml")
    House(folder, url, directory=folder / "clinics.toml")
    _enrol(folder)
    return folder


if __name__ == "__main__":
    main()
