"""Heartbeats into rows: the last word, what changed, hours, visits, orders."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from kiosk.backend.deeds import Deed, DeedRow
from kiosk.backend.fleet import orders
from kiosk.backend.fleet.heartbeats import HeartbeatRow
from kiosk.backend.fleet.history import EventRow, HourRow, TotalRow, VisitRow, forget_history, spread
from kiosk.backend.housekeeping import Housekeeping
from tests.backend.house import MORNING, House

BEAT = "/v1/kiosks/heartbeat"
OLD: dict[str, Any] = {"version": "0.1.0", "screen": "Welcome", "devices": [{"name": "printer", "state": "ok"}]}


def beat(**changes: Any) -> dict[str, Any]:
    """A whole heartbeat."""
    usual: dict[str, Any] = {
        **OLD,
        "standing": "ready",
        "faults": [],
        "started_at": "2026-11-23T05:00:00+07:00",
        "paper_left_mm": 52_000,
        "payments_open": 0,
        "clock_offset_s": 0.2,
        "disk_free_mb": 41_200,
        "temperature_c": 48.5,
        "certificate_until": None,
        "visits": [],
        "orders": [],
    }
    return {**usual, **changes}


def visit(n: int, outcome: str = "registered", seconds: float = 50.0, **changes: Any) -> dict[str, Any]:
    at = (MORNING - timedelta(minutes=5)).isoformat()
    return {"id": f"{n:024x}", "ended_at": at, "outcome": outcome, "reason": None, "seconds": seconds, **changes}


def events(house: House) -> list[tuple[str, str | None, str | None]]:
    with house.backend.core.sessions() as session:
        rows = session.scalars(select(EventRow).order_by(EventRow.id))
        return [(row.name, row.was, row.became) for row in rows]


def give(house: House, what: str, **more: Any) -> None:
    with house.backend.core.sessions.begin() as session:
        orders.give(session, ["t-1"], what, "an", house.clock(), **more)


def given_now(house: House, body: dict[str, Any]) -> list[str]:
    answer = house.post(BEAT, body)
    assert answer.status_code == 200, answer.text
    return [command["command"] for command in answer.json()["commands"]]


def states(house: House) -> list[tuple[str, str | None]]:
    with house.backend.core.sessions() as session:
        rows = session.scalars(select(orders.OrderRow).order_by(orders.OrderRow.given_at, orders.OrderRow.id))
        return [(row.state, row.result) for row in rows]


def test_the_last_word_is_kept_and_only_changes_become_history(house: House) -> None:
    house.post(BEAT, beat())
    first = events(house)
    assert ("standing", None, "ready") in first
    house.clock.forward(seconds=15)
    house.post(BEAT, beat())
    assert events(house) == first
    house.clock.forward(seconds=15)
    broken = [{"name": "printer", "state": "cover_open", "since": "2026-11-23T08:00:20+07:00"}]
    house.post(BEAT, beat(devices=broken, standing="degraded", paper_left_mm=None))
    assert events(house)[len(first) :] == [("printer", "ok", "cover_open"), ("standing", "ready", "degraded")]
    with house.backend.core.sessions() as session:
        row = session.get_one(HeartbeatRow, "t-1")
        assert (row.standing, row.standing_since) == ("degraded", house.clock())
        assert row.devices[0]["condition"] == "userError"


def test_a_terminal_of_an_earlier_version_is_understood(house: House) -> None:
    body = {**OLD, "devices": [{"name": "printer", "state": "paper_out"}], "journal_head": "7:ab"}
    assert house.post(BEAT, body).status_code == 200
    with house.backend.core.sessions() as session:
        row = session.get_one(HeartbeatRow, "t-1")
        assert (row.standing, row.devices[0]["condition"]) == ("degraded", "userError")


def test_a_visit_is_counted_once_however_often_it_is_told(house: House) -> None:
    visits = [visit(1), visit(2, "left", 200.0, reason="give_key"), visit(3, seconds=14.0)]
    house.post(BEAT, beat(visits=visits))
    house.post(BEAT, beat(visits=visits))
    with house.backend.core.sessions() as session:
        assert session.scalar(select(func.count()).select_from(VisitRow)) == 3
        total = session.get_one(TotalRow, ("t-1", "registered", ""))
        assert (total.count, total.seconds, total.within_15, total.within_45, total.within_60) == (2, 64.0, 1, 1, 2)
        assert session.get_one(TotalRow, ("t-1", "left", "give_key")).within_180 == 0


def test_an_outcome_of_a_newer_version_is_counted_as_another(house: House) -> None:
    house.post(BEAT, beat(visits=[visit(1, "beamed_up")]))
    with house.backend.core.sessions() as session:
        assert session.scalars(select(VisitRow)).one().outcome == "other"


@pytest.mark.parametrize("at", ["1999-01-01T00:00:00+00:00", "2110-01-01T00:00:00+00:00", "2026-11-24T08:00:00+07:00"])
def test_a_visit_of_a_clock_that_is_far_off_ended_now(house: House, at: str) -> None:
    house.post(BEAT, beat(visits=[visit(1, ended_at=at)]))
    with house.backend.core.sessions() as session:
        assert session.scalars(select(VisitRow)).one().ended_at == MORNING


def test_hours_hold_every_second_between_beats_and_silence_is_its_own(house: House) -> None:
    house.post(BEAT, beat())
    house.clock.forward(seconds=15)
    house.post(BEAT, beat(standing="degraded"))
    house.clock.forward(hours=1)
    house.post(BEAT, beat())
    with house.backend.core.sessions() as session:
        rows = session.scalars(select(HourRow).order_by(HourRow.hour)).all()
    assert [(row.ready_s, row.degraded_s, row.silent_s) for row in rows] == [(15.0, 40.0, 3545.0), (0.0, 0.0, 15.0)]


@given(
    standing=st.sampled_from(["ready", "degraded", "out_of_service", "starting", "updating", "?"]),
    start=st.integers(0, 86_400),
    seconds=st.floats(0, 172_800, allow_nan=False),
)
def test_no_second_is_lost_or_counted_twice(standing: str, start: int, seconds: float) -> None:
    since = datetime(2026, 11, 23, tzinfo=UTC) + timedelta(seconds=start)
    until = since + timedelta(seconds=seconds)
    parts = spread(standing, since, until)
    assert sum(part for _, _, part in parts) == pytest.approx((until - since).total_seconds(), abs=1e-3)
    assert all(hour.minute == 0 and 0 < part <= 3600 for hour, _, part in parts)
    assert len({(hour, column) for hour, column, _ in parts}) == len(parts)


def test_a_terminal_that_was_gone_for_a_year_costs_no_year_of_rows() -> None:
    since = datetime(2025, 1, 1, tzinfo=UTC)
    assert len(spread("ready", since, since + timedelta(days=400))) <= 51


def test_an_order_comes_until_it_is_answered(house: House) -> None:
    give(house, "reload")
    assert [given_now(house, beat()) for _ in range(2)] == [["reload"]] * 2
    with house.backend.core.sessions() as session:
        order_id = session.scalars(select(orders.OrderRow)).one().id
    assert given_now(house, beat(orders=[{"id": order_id, "state": "done", "result": None}])) == []
    assert given_now(house, beat(orders=[{"id": order_id, "state": "failed", "result": "late"}])) == []
    assert states(house) == [("done", None)]


def test_a_terminal_that_does_not_answer_gets_an_order_once(house: House) -> None:
    give(house, "reload")
    assert [given_now(house, OLD) for _ in range(2)] == [["reload"], []]
    assert states(house) == [("sent", None)]


def test_an_order_that_nobody_fetched_expires(house: House) -> None:
    give(house, "reload", good_for=timedelta(minutes=5))
    give(house, "locale", value="en")
    house.clock.forward(minutes=6)
    Housekeeping(house.backend.core.sessions, house.clock).tick()
    assert given_now(house, beat()) == ["locale"]
    assert sorted(states(house)) == [("expired", None), ("sent", None)]


def test_the_same_order_pressed_twice_comes_once(house: House) -> None:
    give(house, "out_of_service")
    house.clock.forward(seconds=1)
    give(house, "out_of_service")
    assert given_now(house, beat()) == ["out_of_service"]
    assert states(house) == [("expired", "replaced"), ("sent", None)]


def test_no_terminal_answers_for_another(house: House) -> None:
    house.enrol("t-2")
    give(house, "reload")
    with house.backend.core.sessions() as session:
        order_id = session.scalars(select(orders.OrderRow)).one().id
    house.post(BEAT, beat(orders=[{"id": order_id, "state": "done", "result": None}]), terminal="t-2")
    assert states(house) == [("waiting", None)]


def test_history_goes_after_its_time_and_totals_stay(house: House) -> None:
    house.post(BEAT, beat(visits=[visit(1)]))
    house.clock.forward(seconds=10)
    house.post(BEAT, beat())
    with house.backend.core.sessions.begin() as session:
        forget_history(session, house.clock() + timedelta(days=91))
    with house.backend.core.sessions() as session:
        counts = [
            session.scalar(select(func.count()).select_from(table)) for table in (EventRow, VisitRow, HourRow, TotalRow)
        ]
    assert counts == [0, 0, 1, 1]


@pytest.mark.parametrize(
    "wrong",
    [
        {"standing": "fine"}, {"faults": [{"code": "Nguyễn", "since": "2026-11-23T08:00:20+07:00"}]},
        {"visits": [visit(1, reason="Nguyễn Thị Mẫu")]}, {"visits": [visit(1, id="001190000001")]},
        {"visits": [visit(1, seconds=-1)]}, {"visits": [visit(n) for n in range(51)]}, {"started_at": "yesterday"},
        {"started_at": "2026-11-23T08:00:20"}, {"disk_free_mb": -1}, {"patient": "x"}, {"clock_offset_s": "NaN"},
    ],
)  # fmt: skip
def test_what_a_heartbeat_may_not_carry_is_refused(house: House, wrong: dict[str, Any]) -> None:
    assert house.post(BEAT, beat(**wrong)).status_code == 422


def test_a_look_at_oneself_changes_nothing_and_takes_no_order(house: House) -> None:
    give(house, "reload")
    answer = house.get("/v1/kiosks/self")
    assert answer.json() == {
        "id": "t-1",
        "location": "sảnh",
        "time": "2026-11-23T08:00:00+07:00",
        "hospital": "BỆNH VIỆN ĐA KHOA TỈNH",
    }
    assert states(house) == [("waiting", None)]


def test_what_staff_did_at_a_terminal_is_an_event_and_a_deed_once_however_often_it_is_told(house: House) -> None:
    deed = {"id": "ab" * 8, "at": MORNING.isoformat(), "what": "entered", "who": "lan.pham", "result": "pass"}
    for _ in range(3):
        assert house.post(BEAT, beat(staff=[deed])).status_code == 200
    assert [event for event in events(house) if event[0] == "staff_entered"] == [
        ("staff_entered", "ab" * 8, "lan.pham pass")
    ]
    with house.backend.core.sessions() as session:
        rows = session.scalars(select(DeedRow).where(DeedRow.what == Deed.AT_TERMINAL)).all()
    assert [(row.who, row.target) for row in rows] == [("lan.pham", "t-1 entered pass")]


def test_the_hash_of_a_pin_is_forgotten_once_the_terminal_has_it(house: House) -> None:
    give(house, orders.STAFF_ACCESS, value="secret")
    command = house.post(BEAT, beat()).json()["commands"][0]
    assert (command["command"], command["value"]) == ("staff_access", "secret")
    house.post(BEAT, beat(orders=[{"id": command["id"], "state": "done", "result": None}]))
    with house.backend.core.sessions() as session:
        assert [row.value for row in session.scalars(select(orders.OrderRow))] == [None]


@pytest.mark.parametrize("end", ["too late", "replaced"])
def test_the_hash_of_a_pin_is_forgotten_where_no_terminal_came_for_it(house: House, end: str) -> None:
    give(house, orders.STAFF_ACCESS, value="secret")
    if end == "replaced":
        give(house, orders.STAFF_ACCESS, value="another")
    else:
        house.clock.forward(days=30)
        house.backend.housekeeping.tick()
    with house.backend.core.sessions() as session:
        ended = session.scalars(select(orders.OrderRow).where(orders.OrderRow.state == "expired")).all()
    assert [row.value for row in ended] == [None]


@pytest.mark.parametrize(
    "far", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59Z", "1066-10-14T09:00:00Z"]
)
def test_a_time_no_calendar_here_has_is_refused_before_the_console_must_show_it(house: House, far: str) -> None:
    for more in (
        {"started_at": far}, {"certificate_until": far}, {"faults": [{"code": "x", "since": far}]},
        {"devices": [{"name": "printer", "state": "ok", "since": far}]},
        {"staff": [{"id": "ab" * 8, "at": far, "what": "entered"}]},
    ):  # fmt: skip
        assert house.post(BEAT, beat(**more)).status_code == 422, more
