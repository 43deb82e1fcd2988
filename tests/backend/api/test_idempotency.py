"""One key, one answer: whoever comes second gets the first one's, and what they did is undone."""

import json
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.backend.api.idempotency import Answer, Once, once_for
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.clock import hospital_day
from kiosk.backend.queue.rows import CounterRow
from tests.backend.house import House


def under(house: House, key: str, asked: bytes = b"") -> Once:
    return once_for(house.backend.core, "t-1", key, asked)


def traces(house: House) -> int:
    with house.backend.core.sessions() as session:
        return session.execute(select(func.count()).select_from(CounterRow)).scalar_one()


def leave_a_trace(house: House, session: Session) -> Answer:
    name = uuid.uuid4().hex[:20]
    session.add(CounterRow(clinic_id=name, day=hospital_day(house.clock()), last=1))
    session.flush()
    return Answer(201, {"trace": name})


def test_of_two_that_work_at_once_under_one_key_one_stays(postgres_house: House) -> None:
    house, key, meeting = postgres_house, str(uuid.uuid4()), threading.Barrier(2)

    def work(session: Session) -> Answer:
        answer = leave_a_trace(house, session)
        meeting.wait(60)  # both have done their work, neither has kept its answer
        return answer

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: under(house, key).in_transaction(work), range(2)))
    assert len({bytes(answer.body) for answer in answers}) == 1
    assert sorted("idempotent-replay" in answer.headers for answer in answers) == [False, True]
    assert traces(house) == 1


def test_work_that_is_repeated_under_its_key_is_undone(house: House) -> None:
    key = str(uuid.uuid4())
    first, second = (under(house, key).in_transaction(lambda session: leave_a_trace(house, session)) for _ in range(2))
    assert (first.status_code, first.body) == (second.status_code, second.body)
    assert traces(house) == 1


def test_what_is_refused_the_second_time_is_answered_as_the_first(house: House) -> None:
    key = str(uuid.uuid4())

    def refuse(_session: Session) -> Answer:
        raise ProblemError(409, "gone", "it was taken")

    with pytest.raises(ProblemError, match="409 gone"):
        under(house, key).in_transaction(refuse)
    first = under(house, key).in_transaction(lambda session: leave_a_trace(house, session))
    assert under(house, key).in_transaction(refuse).body == first.body
    assert json.loads(bytes(first.body)).keys() == {"trace"}


def test_another_request_under_a_used_key_leaves_nothing(house: House) -> None:
    key = str(uuid.uuid4())
    under(house, key).in_transaction(lambda session: leave_a_trace(house, session))
    with pytest.raises(ProblemError, match="409 idempotency_mismatch"):
        under(house, key, b"other").in_transaction(lambda session: leave_a_trace(house, session))
    assert traces(house) == 1


def test_a_registrations_key_is_known_after_its_answer_was_dropped(house: House) -> None:
    key = str(uuid.uuid4())
    first = house.register(None, "noi-tq", kind="quick_number", key=key)
    house.clock.forward(hours=25)
    house.backend.housekeeping.tick()
    again = house.register(None, "noi-tq", kind="quick_number", key=key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["id"] == first.json()["id"]
    assert again.json()["existing"] is True
    other = house.register(house.token(), "mat", key=key)
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_mismatch")
