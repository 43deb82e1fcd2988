"""A hospital day of 1,745 patients (436,208 a year) at fifty terminals, while workers, servers and links die.

Long campaigns, run by hand: `pytest -m long tests/backend/test_hospital_day.py --log-cli-level=INFO`.
"""

import logging
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from kiosk.backend.hospital.directory import read_directory
from kiosk.sim.day.arrivals import arrivals
from kiosk.sim.day.play import play
from tests.backend.day import Figures, House, check_numbers, played_insurer, work_through
from tests.backend.postgres import Postgres, free_port, ground

TERMINALS = 50
PATIENTS = 1745
LETTERS = {clinic.id: clinic.letter for clinic in read_directory(None).clinics}
WHOLE = {"duplicates": 0, "gaps": 0, "lost": 0}

log = logging.getLogger(__name__)

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]


@pytest.fixture
def durable() -> Iterator[Postgres]:
    with ground() as top:
        server = Postgres(top / "a", durable=True).make().start()
        yield server
        server.stop()


def day(house: House, url: str, trouble: "threading.Timer | None" = None, patients: int = PATIENTS) -> Figures:
    figures = Figures()
    keys = house.enrol(TERMINALS)
    house.start()
    terminals = work_through(house, keys, patients, figures)
    if trouble is not None:
        trouble.start()
    for terminal in terminals:
        terminal.join(600)
        assert terminal.failed is None, repr(terminal.failed)
    engine = create_engine(url)
    found = check_numbers(engine, figures.given, LETTERS)
    engine.dispose()
    log.info("%s %s", figures.summary(), found)
    assert {name: found[name] for name in WHOLE} == WHOLE
    assert len(figures.given) == patients
    return figures


class Every(threading.Timer):
    """Does something every so many seconds until it is cancelled."""

    times = 0

    def run(self) -> None:
        while not self.finished.wait(self.interval):
            self.times += 1
            self.function(*self.args, **self.kwargs)


def test_a_day_on_four_workers_of_which_one_is_killed_every_fifteen_seconds(tmp_path: Path, durable: Postgres) -> None:
    with played_insurer() as insurer:
        url = durable.fresh("day")
        house = House(tmp_path, url, workers=4, insurer=insurer)
        killer = Every(15, house.kill_a_worker)
        try:
            day(house, url, killer)
        finally:
            killer.cancel()
            house.kill()
        log.info("%d workers killed", killer.times)
        assert killer.times


def test_a_day_on_sqlite_whose_server_is_killed_and_started_again(tmp_path: Path) -> None:
    with played_insurer() as insurer:
        url = f"sqlite:///{tmp_path}/day.db"
        house = House(tmp_path, url, insurer=insurer)
        lock = threading.Lock()

        def restart() -> None:
            with lock:
                house.kill()
                house.start()

        killer = Every(15, restart)
        try:
            day(house, url, killer)
        finally:
            killer.cancel()
            with lock:
                house.kill()
        log.info("the server was killed %d times", killer.times)


def by_the_clock(house: House, url: str, trouble: Every | None = None) -> None:
    """The day with its morning peak, sixty times as fast as it is: ten minutes."""
    keys = house.enrol(TERMINALS)
    house.start()
    if trouble is not None:
        trouble.start()
    figures = play(house.url, keys, arrivals(PATIENTS), 60)
    engine = create_engine(url)
    found = check_numbers(engine, figures.given, LETTERS)
    with engine.connect() as connection:
        registrations = connection.execute(text("SELECT count(*) FROM registrations")).scalar_one()
    engine.dispose()
    log.info("%s %s", figures.document(), found)
    assert {name: found[name] for name in WHOLE} == WHOLE
    assert registrations == len(figures.given) == PATIENTS


@pytest.mark.timeout(1500)
@pytest.mark.parametrize("killed", [False, True])
def test_a_day_by_the_clock_on_four_workers_of_which_one_is_killed_every_minute(
    tmp_path: Path, durable: Postgres, killed: bool
) -> None:
    with played_insurer() as insurer:
        url = durable.fresh("day")
        house = House(tmp_path, url, workers=4, insurer=insurer)
        killer = Every(60, house.kill_a_worker)
        try:
            by_the_clock(house, url, killer if killed else None)
        finally:
            killer.cancel()
            house.kill()
        log.info("%d workers killed", killer.times)


@pytest.mark.timeout(1500)
def test_a_day_by_the_clock_on_sqlite_whose_server_is_killed_every_minute(tmp_path: Path) -> None:
    with played_insurer() as insurer:
        url = f"sqlite:///{tmp_path}/day.db"
        house = House(tmp_path, url, insurer=insurer)
        killer = Every(60, house.restart)
        try:
            by_the_clock(house, url, killer)
        finally:
            killer.cancel()
            if killer.is_alive():
                killer.join(120)
            house.kill()
        log.info("the server was killed %d times", killer.times)


def test_a_day_without_the_insurer_gives_everybody_a_number_within_eight_seconds(
    tmp_path: Path, durable: Postgres
) -> None:
    with played_insurer("--fault", "silent:60") as insurer:
        url = durable.fresh("dead_insurer")
        house = House(tmp_path, url, workers=2, insurer=insurer)
        try:
            figures = day(house, url, patients=400)
        finally:
            house.kill()
        assert max(figures.waited) < 8
        assert set(figures.statuses) == {"unverified"}


class Link:
    """A TCP link that can be cut so that nothing passes and nobody is told."""

    def __init__(self, target: int) -> None:
        self.port = free_port()
        self._target = target
        self._cut = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self._cut.set()

    def close(self) -> None:
        self._cut.set()
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._target))
            for a, b in ((near, far), (far, near)):
                threading.Thread(target=self._pump, args=(a, b), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                if self._cut.is_set():
                    return  # the sockets stay open: nobody hears of it
                sink.sendall(data)
        except OSError:
            return


@pytest.fixture
def pair() -> Iterator[Path]:
    with ground() as top:
        yield top


def test_a_failover_loses_and_repeats_no_number(tmp_path: Path, pair: Path) -> None:
    primary = Postgres(pair / "a", durable=True).make().start(wal_level="replica", max_wal_senders="5")
    link = Link(primary.port)
    standby = Postgres(pair / "b", durable=True)
    try:
        primary.fresh("day")
        standby.folder.mkdir()
        standby.own()
        standby.run(
            "pg_basebackup", "-h", "127.0.0.1", "-p", str(primary.port), "-U", "kiosk", "-D",
            str(standby.folder / "data"), "-R", "-X", "stream",
        )  # fmt: skip
        conninfo = f"host=127.0.0.1 port={link.port} user=kiosk application_name=b"
        standby.start(primary_conninfo=conninfo, hot_standby="on")
        primary.execute("ALTER SYSTEM SET synchronous_standby_names = 'b'", "SELECT pg_reload_conf()")
        hosts = f"host=127.0.0.1:{primary.port}&host=127.0.0.1:{standby.port}"
        url = f"postgresql+psycopg://kiosk@/day?{hosts}&target_session_attrs=read-write"
        house = House(tmp_path, url, workers=2)
        figures = Figures()
        keys = house.enrol(20)
        house.start()
        try:
            terminals = work_through(house, keys, 1000, figures)
            pause = threading.Event()
            while len(figures.registered) < 250:
                assert any(terminal.is_alive() for terminal in terminals)
                pause.wait(0.05)
            link.cut()
            pause.wait(1.0)
            primary.stop(kill=True)
            before = len(figures.registered)
            standby.run("pg_ctl", "promote", "-D", str(standby.folder / "data"), "-w")
            for terminal in terminals:
                terminal.join(300)
                assert terminal.failed is None, repr(terminal.failed)
        finally:
            house.kill()
        engine = create_engine(standby.url("day"))
        found = check_numbers(engine, figures.given, LETTERS)
        with engine.connect() as connection:
            registrations = connection.execute(text("SELECT count(*) FROM registrations")).scalar_one()
        engine.dispose()
        log.info("%s; before the kill %d; %s; %d rows", figures.summary(), before, found, registrations)
        assert {name: found[name] for name in WHOLE} == WHOLE
        assert registrations == len(figures.given) == 1000
    finally:
        link.close()
        primary.stop(kill=True)
        standby.stop()
