"""Who is called before whom, and when a patient may expect it."""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from kiosk.backend.queue.line import ahead_of, in_line, minutes_each, waiting_everywhere
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.store.base import Base
from tests.backend.postgres import Postgres

DAY = date(2026, 3, 2)
SEVEN = datetime(2026, 3, 2, 0, tzinfo=UTC)  # 7:00 in Vietnam


@pytest.fixture(params=["sqlite", "postgresql"])
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    # The registrations that places belong to are of no matter here: no reference is looked at.
    if request.param == "sqlite":
        engine = create_engine("sqlite://")
    else:
        server: Postgres = request.getfixturevalue("postgres")
        url = server.fresh(f"line_{uuid.uuid4().hex}")
        engine = create_engine(url, connect_args={"options": "-c session_replication_role=replica"})
    Base.metadata.create_all(engine)
    with Session(engine) as opened:
        yield opened
    engine.dispose()


def place(session: Session, number: int, **fields: object) -> PlaceRow:
    """One number of the clinic, waiting since a minute after the one before."""
    usual: dict[str, object] = {
        "id": uuid.uuid4().hex,
        "registration_id": uuid.uuid4().hex,
        "request": uuid.uuid4().hex,
        "clinic_id": "noi",
        "day": DAY,
        "number": number,
        "turn": number * 1000,
        "priority": False,
        "state": "waiting",
        "issued_at": SEVEN + timedelta(minutes=number),
    }
    row = PlaceRow(**{**usual, **fields})
    session.add(row)
    session.flush()
    return row


def done(session: Session, number: int, minutes: float, ended: datetime) -> None:
    """One that was examined."""
    place(session, number, state="done", called_at=ended - timedelta(minutes=minutes), done_at=ended)


def test_those_with_priority_go_first_and_each_lane_in_its_turn(session: Session) -> None:
    first, second = place(session, 1), place(session, 2)
    elder, child = place(session, 3, priority=True), place(session, 4, priority=True)
    assert [ahead_of(session, row) for row in (elder, child, first, second)] == [0, 1, 2, 3]


def test_only_those_who_wait_here_today_stand_before_one(session: Session) -> None:
    for number, state in enumerate(("called", "done", "skipped", "cancelled", "transferred", "void"), 1):
        place(session, number, state=state)
    place(session, 7, clinic_id="mat")
    place(session, 8, day=DAY - timedelta(days=1))
    last = place(session, 9)
    assert ahead_of(session, last) == 0
    assert waiting_everywhere(session, DAY) == {"noi": 1, "mat": 1}


def test_who_was_called_has_nobody_before_them(session: Session) -> None:
    place(session, 1)
    assert ahead_of(session, place(session, 2, state="called")) == 0


def test_a_number_given_by_a_terminal_alone_stands_where_its_paper_was_given(session: Session) -> None:
    before, after = place(session, 1), place(session, 2)
    alone = place(session, 501, turn=1500)
    assert [ahead_of(session, row) for row in (before, alone, after)] == [0, 1, 2]


def test_of_two_with_the_same_turn_the_earlier_paper_goes_first(session: Session) -> None:
    late = place(session, 501, turn=1500, issued_at=SEVEN + timedelta(minutes=2))
    early = place(session, 601, turn=1500, issued_at=SEVEN + timedelta(minutes=1))
    assert [ahead_of(session, early), ahead_of(session, late)] == [0, 1]


def test_the_plan_counts_until_three_were_examined_then_what_was_seen(session: Session) -> None:
    done(session, 1, 4, SEVEN + timedelta(minutes=4))
    done(session, 2, 6, SEVEN + timedelta(minutes=10))
    assert minutes_each(session, "noi", DAY, 15) == 15
    done(session, 3, 11, SEVEN + timedelta(minutes=21))
    assert minutes_each(session, "noi", DAY, 15) == pytest.approx(7)


def test_only_the_last_ten_count_and_nothing_is_faster_than_half_a_minute(session: Session) -> None:
    done(session, 1, 500, SEVEN)
    for number in range(2, 12):
        done(session, number, 0.01, SEVEN + timedelta(minutes=number))
    assert minutes_each(session, "noi", DAY, 15) == 0.5


def test_an_expected_time_begins_with_the_opening_and_is_a_whole_minute(session: Session) -> None:
    rows = [place(session, number) for number in range(1, 4)]
    early = SEVEN - timedelta(minutes=30)
    assert in_line(session, rows[2], 6, SEVEN, early).expected == SEVEN + timedelta(minutes=12)
    late = SEVEN + timedelta(minutes=40, seconds=1)
    assert in_line(session, rows[2], 6, SEVEN, late).expected == SEVEN + timedelta(minutes=53)
    assert in_line(session, rows[0], 6, SEVEN, late).expected == SEVEN + timedelta(minutes=41)


def test_a_ticket_says_what_its_line_and_its_clinic_say(session: Session) -> None:
    for number, minutes in enumerate((4, 6, 11), 1):
        done(session, number, minutes, SEVEN + timedelta(minutes=10 * number))
    for number, state in enumerate(("called", "skipped", "cancelled", "transferred", "void"), 10):
        place(session, number, state=state)
    place(session, 20, clinic_id="mat")
    rows = [
        place(session, number, priority=number % 3 == 0, turn=turn * 1000)
        for number, turn in enumerate((24, 23, 22, 25, 26, 21), 21)
    ]
    shown = [in_line(session, row, 15, SEVEN, SEVEN) for row in rows]
    assert [line.ahead for line in shown] == [ahead_of(session, row) for row in rows] == [0, 4, 3, 1, 5, 2]
    assert [line.expected for line in shown] == [SEVEN + timedelta(minutes=7 * line.ahead) for line in shown]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=1, max_size=12))
def test_the_line_is_an_order(lane_and_turn: list[tuple[bool, int]]) -> None:
    """However they come, the places before each are 0, 1, 2, ...: nobody shares one, nobody is forgotten."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        rows = [
            place(session, number, priority=priority, turn=turn)
            for number, (priority, turn) in enumerate(lane_and_turn, 1)
        ]
        assert sorted(ahead_of(session, row) for row in rows) == list(range(len(rows)))
    engine.dispose()
