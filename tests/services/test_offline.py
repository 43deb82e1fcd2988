"""Numbers given while the backend is away: from the block to paper, across crashes, and back into the line."""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from kiosk.backend.config import HospitalSettings
from kiosk.backend.queue.rows import CounterRow, PlaceRow
from kiosk.domain.fields import Fields
from kiosk.services.client import Backend, Client
from kiosk.services.journal import Journal
from kiosk.services.offline import OfflineNumbers
from tests.backend.conftest import empty_database
from tests.backend.house import OWN_FACILITY, House, SetClock, ToldInsurer, close_house, open_house, settings_for

__all__ = ["empty_database"]
SIZE = 20


@dataclass
class Alone:
    """A house that gives blocks, and one terminal of it."""

    house: House
    folder: Path
    journal: Journal
    numbers: OfflineNumbers

    def restart(self, client: Client | None = None) -> None:
        """As after a crash: only what is on the disk is left."""
        self.journal.close()
        self.journal = Journal(self.folder / "journal.db", now=self.house.clock)
        self.numbers = OfflineNumbers(self.folder, self.journal, client or self.client(), self.house.clock)

    def client(self, terminal: str = "t-1") -> Client:
        return Client(Backend(self.house.served.url, self.house.keys[terminal]))

    def give(self, count: int) -> list[str]:
        found = []
        for _ in range(count):
            given = self.numbers.give()
            assert given is not None
            found.append(given[1].number)
            self.house.clock.forward(seconds=7)
        return found

    def places(self) -> list[PlaceRow]:
        with self.house.backend.core.sessions() as session:
            order = PlaceRow.turn, PlaceRow.issued_at, PlaceRow.number
            return list(session.scalars(select(PlaceRow).order_by(*order)))


@pytest.fixture
def alone(tmp_path: Path, empty_database: Path) -> Iterator[Alone]:
    (tmp_path / "backend").mkdir()
    shutil.copy(empty_database, tmp_path / "backend" / "backend.db")
    hospital = HospitalSettings("BỆNH VIỆN ĐA KHOA TỈNH", OWN_FACILITY, None, False, 75, 3, SIZE)
    house = open_house(settings_for(tmp_path / "backend", hospital=hospital), SetClock(), ToldInsurer())
    journal = Journal(tmp_path / "journal.db", now=house.clock)
    client = Client(Backend(house.served.url, house.keys["t-1"]))
    found = Alone(house, tmp_path, journal, OfflineNumbers(tmp_path, journal, client, house.clock))
    yield found
    found.journal.close()
    close_house(house)


def test_without_a_block_there_is_no_number(alone: Alone) -> None:
    assert alone.numbers.give() is None


def test_a_number_says_what_it_is_and_takes_its_turn_afterwards(alone: Alone) -> None:
    house = alone.house
    alone.numbers.tick()
    house.register(house.token("001190000011"), "noi-tq")
    house.clock.forward(minutes=1)
    given = alone.numbers.give()
    assert given is not None
    job, ticket = given
    assert (ticket.number, ticket.title, ticket.name) == ("A-X01-01", "SỐ THỨ TỰ TẠM", None)
    assert (ticket.clinic_en, ticket.room_en) == ("General medicine", "P.105, floor 1, building A")
    assert "mất kết nối" in ticket.notes[0]
    assert job.startswith("offline:")
    house.clock.forward(minutes=1)
    late = house.register(house.token("001190000012"), "noi-tq").json()
    assert late["places"][0]["ahead"] == 1
    alone.numbers.tick()
    assert house.get(f"/v1/registrations/{late['id']}").json()["places"][0]["ahead"] == 2
    line = house.get("/v1/queues/noi-tq").json()
    assert line["next"] == ["A-001", "A-X01-01", "A-002"]


def test_two_terminals_alone_at_once_are_merged_by_the_time_of_their_papers(alone: Alone, tmp_path: Path) -> None:
    house = alone.house
    house.enrol("t-2")
    (tmp_path / "two").mkdir()
    journal = Journal(tmp_path / "two" / "journal.db", now=house.clock)
    other = OfflineNumbers(tmp_path / "two", journal, alone.client("t-2"), house.clock)
    alone.numbers.tick()
    other.tick()
    written = []
    for numbers in (alone.numbers, other, other, alone.numbers):
        given = numbers.give()
        assert given is not None
        written.append(given[1].number)
        house.clock.forward(seconds=30)
    other.tick()
    alone.numbers.tick()
    assert house.get("/v1/queues/noi-tq").json()["next"] == written == ["A-X01-01", "A-X02-01", "A-X02-02", "A-X01-02"]
    journal.close()


def test_a_block_ends_and_another_day_needs_another(alone: Alone) -> None:
    alone.numbers.tick()
    assert alone.give(SIZE)[-1] == f"A-X01-{SIZE}"
    assert alone.numbers.give() is None
    alone.numbers.tick()
    assert alone.give(1) == ["A-X02-01"]
    alone.house.clock.forward(days=1)
    assert alone.numbers.give() is None
    alone.numbers.tick()
    assert alone.give(1) == ["A-X01-01"]


def test_what_was_told_twice_or_half_is_there_once(alone: Alone) -> None:
    alone.numbers.tick()
    alone.give(3)
    alone.numbers.tick()
    alone.restart()
    alone.give(2)
    with alone.house.backend.core.sessions.begin() as session:
        session.execute(text("DELETE FROM answers"))
    shutil.copy(alone.folder / "journal.db", alone.folder / "copy.db")
    alone.numbers.tick()
    alone.numbers.tick()
    assert [place.label for place in alone.places()] == [f"A-X01-{n:02}" for n in range(1, 6)]
    with alone.house.backend.core.sessions() as session:
        assert session.get_one(CounterRow, ("noi-tq", alone.places()[0].day)).last == 5


def test_a_number_without_a_record_is_void_and_says_why(alone: Alone) -> None:
    alone.numbers.tick()
    block = alone.numbers._blocks[-1]
    for seq in (1, 3):
        alone.journal.offline_given(block.id, seq, alone.house.clock())
    alone.numbers.tick()
    states = {place.label: (place.state, place.reason) for place in alone.places()}
    assert states["A-X01-02"] == ("void", "the terminal has no record of it")
    assert [states[f"A-X01-0{n}"][0] for n in (1, 3)] == ["waiting", "waiting"]


@pytest.mark.parametrize("wrong", ["signature", "block", "seq", "day", "future", "terminal"])
def test_only_papers_of_the_terminals_own_block_are_taken(alone: Alone, wrong: str) -> None:
    house = alone.house
    house.enrol("t-2")
    alone.numbers.tick()
    block = alone.numbers._blocks[-1]
    paper = {"seq": 1, "issued": "2026-11-23T08:00:00+07:00"}
    body = {"block": block.id, "signature": block.signature, "papers": [paper]}
    match wrong:
        case "signature":
            body["signature"] = "0" * 32
        case "block":
            body["block"] = "0" * 32
        case "seq":
            paper["seq"] = SIZE + 1
        case "day":
            paper["issued"] = "2026-11-22T08:00:00+07:00"
        case "future":
            paper["issued"] = "2026-11-23T18:00:00+07:00"
    terminal = "t-2" if wrong == "terminal" else "t-1"
    answer = house.post("/v1/registrations/offline", body, terminal=terminal)
    assert (answer.status_code, answer.json()["code"]) == (409, "block_refused")
    assert alone.places() == []


def test_a_hospital_that_wants_none_gives_none(house_without: House, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.db", now=house_without.clock)
    client = Client(Backend(house_without.served.url, house_without.keys["t-1"]))
    numbers = OfflineNumbers(tmp_path, journal, client, house_without.clock)
    numbers.tick()
    assert numbers.give() is None
    journal.close()


@pytest.fixture
def house_without(tmp_path: Path, empty_database: Path) -> Iterator[House]:
    shutil.copy(empty_database, tmp_path / "backend.db")
    found = open_house(settings_for(tmp_path), SetClock(), ToldInsurer())
    yield found
    close_house(found)


def test_a_file_that_is_garbage_is_a_block_that_is_gone(alone: Alone) -> None:
    alone.numbers.tick()
    (alone.folder / "offline.json").write_bytes(b"\x00{")
    alone.restart()
    assert alone.numbers.give() is None
    alone.numbers.tick()
    assert alone.give(1) == ["A-X02-01"]


class Garbled(Client):
    """A backend whose answers are not of the contract."""

    def __init__(self) -> None:
        """Needs no backend."""

    def post(self, path: str, body: object, key: str, timeout_s: float | None = None) -> Fields:
        return Fields({"merged": [{"seq": "one"}]})


def test_an_answer_that_is_not_of_the_contract_is_no_answer(alone: Alone) -> None:
    alone.numbers.tick()
    first = alone.give(1)
    alone.restart(Garbled())
    alone.numbers.tick()
    assert (first, alone.give(1)) == (["A-X01-01"], ["A-X01-02"])
    assert alone.journal.offline_open(alone.numbers._blocks[-1].id) != ()


def test_a_block_that_cannot_be_kept_gives_no_number(alone: Alone) -> None:
    """Numbers of a block that nobody remembers after a power cut would never be told."""
    (alone.folder / "offline.new").mkdir()
    alone.numbers.tick()
    assert alone.numbers.give() is None
    (alone.folder / "offline.new").rmdir()
    alone.numbers.tick()
    assert len(alone.give(1)) == 1


def test_a_terminal_that_lost_its_disk_begins_another_block(alone: Alone) -> None:
    alone.numbers.tick()
    first = alone.give(2)
    alone.journal.close()
    for name in ("journal.db", "journal.db.lock", "offline.json"):
        (alone.folder / name).unlink()
    alone.journal = Journal(alone.folder / "journal.db", now=alone.house.clock)
    alone.restart()
    alone.numbers.tick()
    assert not set(alone.give(2)) & set(first)


def test_a_terminal_killed_again_and_again_never_writes_a_number_twice(alone: Alone) -> None:
    today = datetime.now().astimezone()
    alone.house.clock.at = today
    alone.numbers.tick()
    alone.journal.close()
    seed = random.Random(7)
    while True:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.services.alone", str(alone.folder)],
            stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        )  # fmt: skip
        assert process.stdout is not None
        for _ in range(seed.randint(1, 7)):
            if not process.stdout.readline():
                break
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        process.stdout.close()
        journal = Journal(alone.folder / "journal.db")
        done = journal.last_offline(alone.numbers._blocks[-1].id)
        journal.close()
        if done == SIZE:
            break
    papers = (alone.folder / "papers").read_text("utf-8").split()
    assert len(papers) == len(set(papers))
    alone.house.clock.at = datetime.now().astimezone() + timedelta(seconds=1)
    alone.journal = Journal(alone.folder / "journal.db", now=alone.house.clock)
    alone.numbers = OfflineNumbers(alone.folder, alone.journal, alone.client(), alone.house.clock)
    alone.numbers.tick()
    taken = {place.label for place in alone.places()}
    assert set(papers) <= taken
    assert taken == {f"A-X01-{n:02}" for n in range(1, SIZE + 1)}
