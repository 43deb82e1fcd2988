"""Many terminals at once: every number once, none left out, whatever is retried."""

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import select

from kiosk.backend.queue.offline import open_block
from kiosk.backend.queue.rows import CounterRow, PlaceRow
from tests.backend.house import House

CLINICS = ("noi-tq", "tim-mach", "mat")


def numbers(house: House) -> dict[str, list[int]]:
    with house.backend.core.sessions() as session:
        rows = session.scalars(select(PlaceRow).order_by(PlaceRow.clinic_id, PlaceRow.number)).all()
        counters = {row.clinic_id: row.last for row in session.scalars(select(CounterRow))}
    found: dict[str, list[int]] = {}
    for row in rows:
        found.setdefault(row.clinic_id, []).append(row.number)
    assert counters == {clinic: taken[-1] for clinic, taken in found.items()}
    return found


def assert_whole(found: dict[str, list[int]]) -> None:
    for clinic, taken in found.items():
        assert taken == list(range(1, len(taken) + 1)), clinic


def at_once(workers: int, work: Callable[[int], Any]) -> list[Any]:
    start = threading.Barrier(workers)

    def begin(n: int) -> Any:
        start.wait(20)
        return work(n)

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(begin, range(workers)))


def test_terminals_that_register_at_once_leave_no_gap_and_no_duplicate(house: House) -> None:
    tokens = [house.token(f"0010850{n:05}") for n in range(24)]

    def register(n: int) -> list[tuple[str, str]]:
        clinics = [CLINICS[n % 3], CLINICS[(n + 1) % 3]] if n % 2 else [CLINICS[n % 3]]
        answer = house.register(tokens[n], *clinics)
        assert answer.status_code == 201, answer.text
        return [(place["clinic_id"], place["number"]) for place in answer.json()["places"]]

    given = [place for places in at_once(24, register) for place in places]
    assert len(set(given)) == len(given)
    assert_whole(numbers(house))


def test_one_request_that_is_sent_many_times_at_once_takes_one_number(house: House) -> None:
    token, key = house.token(), str(uuid.uuid4())
    answers = at_once(8, lambda _: house.register(token, "noi-tq", "mat", key=key))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert numbers(house) == {"noi-tq": [1], "mat": [1]}


def test_one_patient_at_two_terminals_at_once_holds_one_number(house: House) -> None:
    tokens = [house.token() for _ in range(8)]
    answers = at_once(8, lambda n: house.register(tokens[n], "noi-tq"))
    assert sorted(answer.status_code for answer in answers) == [200] * 7 + [201]
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert numbers(house) == {"noi-tq": [1]}


def test_the_last_places_of_a_clinic_go_to_as_many_as_there_are(house: House) -> None:
    tokens = [house.token(f"0010850{n:05}") for n in range(34)]
    answers = at_once(34, lambda n: house.register(tokens[n], "yc-tim"))
    assert sorted(answer.status_code for answer in answers) == [201] * 30 + [409] * 4
    assert numbers(house) == {"yc-tim": list(range(1, 31))}


def test_cancelling_while_others_register_loses_nothing(house: House) -> None:
    held = [house.register(house.token(f"0010850{n:05}"), "noi-tq").json()["id"] for n in range(6)]
    tokens = [house.token(f"0010860{n:05}") for n in range(6)]

    def work(n: int) -> int:
        if n % 2:
            return house.post(f"/v1/registrations/{held[n // 2]}/cancel", {}).status_code
        return house.register(tokens[n // 2], "noi-tq").status_code

    assert set(at_once(12, work)) == {200, 201}
    assert_whole(numbers(house))


def test_terminals_that_fetch_blocks_at_once_are_all_given_one(postgres_house: House) -> None:
    core = postgres_house.backend.core

    def fetch(_n: int) -> int:
        with core.sessions.begin() as session:
            row = open_block(
                session, core.vault, terminal="t-1", clinic_id="noi-tq", size=5, now=postgres_house.clock()
            )
            return row.no

    assert sorted(at_once(12, fetch)) == list(range(1, 13))
