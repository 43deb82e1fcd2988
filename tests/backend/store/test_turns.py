"""Writers of one SQLite file: one at a time, in the order they came."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError, OperationalError, PendingRollbackError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from kiosk.backend.store.base import open_engine, reading
from kiosk.backend.store.turns import Turns


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = open_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (who INTEGER, n INTEGER UNIQUE)")
    yield made
    made.dispose()


def begun(work: Callable[[int], None], number: int) -> threading.Thread:
    thread = threading.Thread(target=work, args=(number,))
    thread.start()
    return thread


def test_a_turn_goes_to_whoever_waited_longest() -> None:
    turns, order, queued = Turns(), [], [threading.Event() for _ in range(5)]

    def wait(number: int) -> None:
        queued[number].set()
        turns.take()
        order.append(number)
        turns.leave()

    turns.take()
    threads = []
    for number in range(5):
        threads.append(begun(wait, number))
        assert queued[number].wait(20)
        while turns.waiting <= number:
            pass
    turns.leave()
    for thread in threads:
        thread.join(20)
    assert order == [0, 1, 2, 3, 4]


def test_who_waits_too_long_is_told_and_takes_nobodys_turn() -> None:
    turns = Turns()
    turns.take()
    with pytest.raises(PoolTimeoutError):
        turns.take(0)
    assert turns.waiting == 0
    turns.leave()
    turns.take(0)


def drop(connection: Connection) -> None:
    connection.exec_driver_sql("DROP TABLE nothing")


def insert(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO t VALUES (1, 1)")


def lose(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO t VALUES (1, 2)")
    connection.invalidate()


def test_a_turn_is_given_back_however_a_transaction_ends(engine: Engine) -> None:
    ended: list[type[Exception] | None] = []
    for ending in (drop, insert, insert, lose):
        try:
            with engine.begin() as connection:
                ending(connection)
            ended.append(None)
        except SQLAlchemyError as error:
            ended.append(type(error))
    assert ended == [OperationalError, None, IntegrityError, PendingRollbackError]
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 1
        # Who looks waits for nobody who writes.
        with reading(engine).connect() as looking:
            assert looking.exec_driver_sql("SELECT count(*) FROM t").scalar() == 1


def test_twelve_writers_without_pause_all_come_to_their_turn(engine: Engine) -> None:
    refused: list[Exception] = []

    def write(who: int) -> None:
        try:
            for n in range(25):
                with engine.begin() as connection:
                    connection.exec_driver_sql("INSERT INTO t VALUES (?, ?)", (who, who * 100 + n))
        except (OperationalError, PoolTimeoutError) as error:
            refused.append(error)

    threads = [begun(write, who) for who in range(12)]
    for thread in threads:
        thread.join(120)
    assert refused == []
    with reading(engine).connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 12 * 25
